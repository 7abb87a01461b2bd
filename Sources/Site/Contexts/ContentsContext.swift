import Report
import Templates

/// A line of the table of contents.
struct ContentsEntryContext: TemplateContext {
  static let model = Model<Self>("ContentsEntry", "A heading of the page") {
    Field.url("href", "Where it stands") { "#" + $0.id }
    Field.text("title", "Its words") { $0.title }
    Field.list("below", "The headings below it") { $0.below }
    Field.flag("has_below", "Whether there are any") { !$0.below.isEmpty }
    Field.text("language", "The language of the words, where it is not the site's") { $0.language }
  }

  let id: String
  let title: String
  let language: String?
  var below: [ContentsEntryContext] = []
}

extension BlockWriter {
  /// The headings of sections and of the prose in sections without one.
  func contents(of page: Page) -> [ContentsEntryContext] {
    page.sections.flatMap { section -> [ContentsEntryContext] in
      guard let title = section.title else { return section.blocks.flatMap(headings) }
      let language = place.mark(section.titleLanguage)
      return [ContentsEntryContext(id: section.id, title: title, language: language)]
    }
  }

  private func headings(_ block: Block) -> [ContentsEntryContext] {
    guard case .prose(let prose) = block else { return [] }
    return contents(prose)
  }

  /// The two upper levels of headings of prose: those of the second are below the one before them.
  private func contents(_ prose: Prose) -> [ContentsEntryContext] {
    let headings = prose.headings
    let top = headings.map(\.level).min() ?? 2
    var entries: [ContentsEntryContext] = []
    for heading in headings
    where heading.level <= top + 1 && !heading.id.isEmpty && heading.hasWords {
      let entry = ContentsEntryContext(
        id: heading.id,
        title: heading.text,
        language: prose.language
      )
      if heading.level > top, !entries.isEmpty {
        entries[entries.count - 1].below.append(entry)
      } else {
        entries.append(entry)
      }
    }
    return entries
  }
}

extension ProseHeading {
  /// Whether a list of contents can name it.
  fileprivate var hasWords: Bool { !text.allSatisfy(\.isWhitespace) }
}
