import Markdown

/// The assessors' opinion: the first section of their summary, and what follows it.
struct Opinion {
  /// What the first page shows.
  private(set) var shown: Prose
  /// Whether that is all of the first section.
  let isWhole: Bool
  /// What follows the first section; nil where nothing does.
  let rest: Prose?

  /// The opinion of a summary; nil where the summary is empty.
  ///
  /// `longest` is how many letters of it a page has room for; longer ones are cut between two blocks,
  /// and so is one with a table, a picture or a block of ours. Nil: all of it.
  init?(_ summary: Prose, longest: Int? = nil) {
    let document = summary.document
    let blocks = document.children(of: document.root).filter {
      document.kind(of: $0) != .footnotes
    }
    let first = Self.firstSection(of: blocks, in: document)
    let kept = longest.map { Self.prefix(of: first, in: document, longest: $0) } ?? first
    guard !kept.isEmpty else { return nil }
    shown = summary.removing(Array(blocks.dropFirst(kept.count)))
    isWhole = kept.count == first.count
    rest = first.count == blocks.count ? nil : summary.removing(first)
  }

  /// The same for a page that the first section is on once more: its ids begin otherwise.
  func repeated(under prefix: String) -> Opinion {
    var other = self
    other.shown = shown.prefixed(by: prefix)
    return other
  }

  /// What precedes the first heading, if it says something by itself; else with the section of that
  /// heading.
  private static func firstSection(of blocks: [NodeID], in document: Document) -> [NodeID] {
    let headings = blocks.indices.filter { document.kind(of: blocks[$0]) == .heading }
    guard let first = headings.first else { return blocks }
    let lead = blocks[..<first]
    let isOpinion = lead.contains { [.paragraph, .list].contains(document.kind(of: $0)) }
    if isOpinion { return Array(lead) }
    let level = document.level(of: blocks[first])
    let next = headings.first { $0 > first && document.level(of: blocks[$0]) <= level }
    return Array(blocks[..<(next ?? blocks.endIndex)])
  }

  private static let wordy: Set<NodeKind> = [
    .paragraph, .list, .heading, .callout, .blockQuote, .thematicBreak,
  ]

  /// The blocks that a page has room for, without a heading at their end.
  private static func prefix(
    of blocks: [NodeID],
    in document: Document,
    longest: Int
  ) -> [NodeID] {
    var letters = 0
    var kept: [NodeID] = []
    for block in blocks {
      letters += document.plainText(of: block).count
      let hasPicture = document.descendants(of: block).contains {
        document.kind(of: $0) == .image
      }
      let isWordy = wordy.contains(document.kind(of: block)) && !hasPicture
      guard isWordy, letters <= longest else { break }
      kept.append(block)
    }
    while let last = kept.last, kept.count < blocks.count, document.kind(of: last) == .heading {
      kept.removeLast()
    }
    return kept
  }
}

extension Prose {
  fileprivate func removing(_ blocks: [NodeID]) -> Prose {
    var prose = self
    for block in blocks { prose.document.remove(block) }
    return prose
  }
}
