public import Diagnostics
import Starter

/// The words of the interface, as `templates/words/en.yml` gives them.
public struct WordList: Sendable {
  /// The words of one key; `one` is the form for a count of one, where it has its own.
  public struct Phrase: Sendable, Hashable {
    /// The form for one.
    public let one: String?
    /// The form for any other count, and where nothing is counted.
    public let other: String

    /// What stands in braces.
    var placeholders: Set<Substring> {
      Set([one, other].compactMap(\.self).flatMap(Self.placeholders))
    }

    private static func placeholders(_ text: String) -> [Substring] {
      text.split(separator: "{").dropFirst().compactMap { part in
        part.firstIndex(of: "}").map { part[..<$0] }
      }
    }
  }

  /// The phrases by their keys.
  public let phrases: [String: Phrase]

  /// The words that the program carries.
  public static let builtIn: WordList = {
    let file = Starter.files.first { $0.path == "templates/words/en.yml" }
    let source = SourceText(file: "(built-in)/templates/words/en.yml", bytes: file?.bytes ?? [])
    let log = Log()
    let root = utf8Text(of: source, log: log).flatMap {
      YAMLDocument.read($0, of: source, log: log)
    }
    let keys = root?.members?.compactMap(\.key.text) ?? []
    return WordList(phrases: read(source, known: keys, log: log))
  }()

  /// These words with those that a file gives in their place.
  public func overridden(by source: SourceText) -> Diagnosed<WordList> {
    let log = Log()
    let own = Self.read(source, known: phrases.keys.sorted(), log: log).filter { key, phrase in
      let known = phrases[key]?.placeholders ?? []
      let strange = phrase.placeholders.subtracting(known).sorted()
      for name in strange {
        log.error(
          "unknown-placeholder",
          "\"\(key)\" has nothing to fill in for {\(name)}",
          at: .file(source.file),
          help: known.isEmpty
            ? "it stands without braces"
            : "allowed: \(known.sorted().map { "{\($0)}" }.joined(separator: ", "))"
        )
      }
      return strange.isEmpty
    }
    let joined = WordList(phrases: phrases.merging(own) { _, own in own })
    return Diagnosed(joined, log.diagnostics)
  }

  private static func read(_ source: SourceText, known: [String], log: Log) -> [String: Phrase] {
    guard let text = utf8Text(of: source, log: log),
      let root = YAMLDocument.read(text, of: source, log: log), !root.isNull,
      let map = YAMLMap(root, of: source.file, known: known, log: log)
    else { return [:] }
    var phrases: [String: Phrase] = [:]
    for key in known {
      guard let node = map.node(key) else { continue }
      if node.members != nil {
        let forms = map.map(key, known: ["one", "other"])
        guard let other = forms?.requiredText("other", of: "\"\(key)\"") else { continue }
        phrases[key] = Phrase(one: forms?.text("one")?.value, other: other.value)
      } else if let text = map.text(key) {
        phrases[key] = Phrase(one: nil, other: text.value)
      }
    }
    return phrases
  }
}
