import Diagnostics
import Words
import Workspace

/// The language of a site, and where its words come from.
struct SiteLanguage {
  /// The tag, such as `es-US`.
  let tag: String
  /// The language without script and region.
  private var primary: String { String(tag.prefix { $0 != "-" }).lowercased() }

  init(_ tag: String) {
    self.tag = tag
  }

  /// The built-in words; English ones where the language is not built in.
  var builtIn: Words { Words.builtIn(tag: tag) ?? .english }

  /// The files of `templates/` that replace words, the later over the earlier.
  var files: [String] {
    let base = Words.builtIn(primary) == nil ? ["en"] : []
    let own = tag == primary ? [primary] : [primary, tag]
    return (base + own).map { "words/\($0).yml" }
  }

  /// Whether its words are built in or given by a file.
  func hasWords(among files: [TemplateFile]) -> Bool {
    let own = Set(self.files).subtracting(["words/en.yml"])
    return Words.builtIn(primary) != nil || files.contains { own.contains($0.path) }
  }

  /// That there are no words of it, so that those of the interface are English.
  func untranslated(at place: SourceRange) -> Diagnostic {
    .warning(
      "language-untranslated",
      "there are no words for the language \"\(tag)\", so those of the interface are English",
      at: place,
      help:
        "there are \(Words.builtInLanguages.joined(separator: ", ")); templates/words/\(primary).yml gives those of another"
    )
  }
}
