/// The paragraphs of a section by their ids, as the catalog asks for them.
struct SectionView {
  let section: LawText.Section
  private let byID: [String: LawText.Paragraph]
  /// By their ids without terms; nil where several share one.
  private let byMarks: [String: LawText.Paragraph?]

  init(_ section: LawText.Section) {
    self.section = section
    byID = Dictionary(section.paragraphs.map { ($0.id, $0) }) { first, _ in first }
    byMarks = Dictionary(
      section.paragraphs.filter { $0.id.contains(" ") && $0.id.last == ")" }.map { paragraph in
        (Self.marks(paragraph.id), Optional(paragraph))
      },
      uniquingKeysWith: { _, _ in nil }
    )
  }

  /// `164.402(2)` of `164.402 Breach (2)`.
  private static func marks(_ id: String) -> String {
    let pieces = id.split(separator: " ")
    return pieces.filter { $0.last == ")" || $0 == pieces.first }.joined()
  }

  private func paragraph(_ id: String) -> LawText.Paragraph? { byID[id] ?? byMarks[id] ?? nil }

  /// Whether it has a paragraph; a first one may be printed without its mark.
  func has(_ id: String) -> Bool {
    if paragraph(id) != nil { return true }
    return id.hasSuffix("(1)") && paragraph(String(id.dropLast(3)) + "(2)") != nil
  }

  /// The paragraph of an entry, by its id or another of the same text.
  func paragraph(of entry: Requirement) -> LawText.Paragraph? {
    ([entry.id] + entry.aliases).lazy.compactMap { self.paragraph($0) }.first
  }

  /// The headings that may be an entry's, each with that of the paragraph above: its own, those of its
  /// other ids, and that of its first paragraph.
  func headings(of entry: Requirement) -> [(own: String, above: String)] {
    ([entry.id] + entry.aliases + ["\(entry.id)(i)", "\(entry.id)(1)"]).compactMap { id in
      guard let own = paragraph(id)?.heading, !own.isEmpty else { return nil }
      let above = above(id).flatMap { paragraph($0)?.heading }
      return (own, above ?? "")
    }
  }

  private func above(_ id: String) -> String? {
    id.lastIndex(of: "(").map { String(id[..<$0]) }
  }

  /// The label that a paragraph's own heading has.
  func label(of entry: Requirement) -> Obligation? {
    paragraph(of: entry).flatMap { Self.label(in: $0.heading) }
  }

  /// The label that a heading above has, which holds for all below it.
  func labelAbove(_ entry: Requirement) -> Obligation? {
    var id = entry.id
    while let next = above(id) {
      id = next
      if let label = paragraph(id).flatMap({ Self.label(in: $0.heading) }) { return label }
    }
    return nil
  }

  private static func label(in heading: String) -> Obligation? {
    if heading.contains("(Required)") { return .required }
    return heading.contains("(Addressable)") ? .addressable : nil
  }

  /// The words of a paragraph and of those below it, and the line where they begin.
  func words(from id: String) -> (words: String, line: Int)? {
    let found = section.paragraphs.filter { paragraph in
      paragraph.id == id || id == section.number || paragraph.id.hasPrefix(id + "(")
    }
    guard let first = found.first else { return nil }
    return (found.map(\.words).joined(separator: " "), first.line)
  }
}
