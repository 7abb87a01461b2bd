import Diagnostics
import Markdown

/// The words of one paragraph, heading or cell, each scalar with the node it came from.
///
/// What is no prose (code, a value, an image, a footnote's mark) is one U+FFFC here, so that the
/// words around it are never read as one. Places are worked out only for what is reported.
final class CheckedText {
  let scalars: [Unicode.Scalar]
  /// The citations of 45 CFR Part 164 in reading order.
  private(set) lazy var citations = CitationScanner(known).citations(in: scalars)
  /// Its sentences in reading order.
  private(set) lazy var sentences = Self.sentences(scalars, vocabulary)
  /// The words of the vocabulary in it and around it.
  private(set) lazy var vocabularyAround = Set(
    Sentences(Array(wordsAround().unicodeScalars), vocabulary).tokens.map(\.word)
  )
  /// Whether one of them says that something ended.
  private(set) lazy var saysEnded = sentences.contains { $0.has(.history) }
  /// The scalars that are words of links to requirements and facts.
  private var linked: [Range<Int>] = []

  private let document: Document
  private let block: NodeID
  /// The words around it, in small letters.
  private(set) lazy var context = SearchedWords(wordsAround().lowercased())
  /// The words of the headings above.
  private let headings: [String]
  private let known: KnownCitations
  private let vocabulary: Vocabulary
  /// Nodes in reading order with the first of their scalars.
  private var runs: [(first: Int, node: NodeID)] = []
  /// The bytes of the nodes in the file.
  private lazy var bytes = document.bytesOfInlines(in: block)
  private lazy var finder = document.source.map { PlaceFinder($0) }
  /// The scalar whose place was asked for last, with its run and its byte.
  private var reached: (run: Int, scalar: Int, byte: Int)?

  /// The words of a block that holds inlines, below headings.
  init(
    _ block: NodeID,
    of document: Document,
    below headings: [String],
    _ known: KnownCitations,
    _ vocabulary: Vocabulary = .base
  ) {
    self.document = document
    self.block = block
    self.headings = headings
    self.known = known
    self.vocabulary = vocabulary
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(256)
    var hidden: NodeID?
    var link: NodeID?
    for node in document.descendants(of: block) {
      if let above = hidden, Self.isBelow(node, above, document) { continue }
      hidden = nil
      let first = scalars.count
      switch document.kind(of: node) {
      case .text: document.appendLiteral(of: node, to: &scalars)
      case .softBreak, .lineBreak: scalars.append(" ")
      case .link:
        if Self.isOwn(document.destination(of: node)) { link = node }
        continue
      case .emphasis, .strong, .strikethrough, .lowered, .raised, .keyboard, .anchor: continue
      default:
        scalars.append("\u{FFFC}")
        hidden = node
      }
      runs.append((first, node))
      if let link, Self.isBelow(node, link, document) { linked.append(first..<scalars.count) }
    }
    self.scalars = scalars
  }

  /// Whether some of the scalars are words of a link to a requirement or fact.
  func isLinked(_ range: Range<Int>) -> Bool {
    var (low, high) = (0, linked.count)
    while low < high {
      let middle = (low + high) / 2
      if linked[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < linked.count && linked[low].overlaps(range)
  }

  private static func sentences(
    _ scalars: [Unicode.Scalar],
    _ vocabulary: Vocabulary
  ) -> [Sentence] {
    let sentences = Sentences(scalars, vocabulary)
    return sentences.ranges.map { Sentence(sentences.tokens, $0) }
  }

  private static func isOwn(_ destination: String) -> Bool {
    destination.hasPrefix("req:") || destination.hasPrefix("fact:")
  }

  private static func isBelow(_ node: NodeID, _ above: NodeID, _ document: Document) -> Bool {
    var current = document.parent(of: node)
    while let next = current {
      if next == above { return true }
      current = document.parent(of: next)
    }
    return false
  }
}

extension CheckedText {
  /// The sentence around scalars; nil where they are in none.
  func sentence(at scalars: Range<Int>) -> Sentence? {
    var (low, high) = (0, sentences.count)
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].start <= scalars.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? sentences[low - 1] : nil
  }

  /// The whole as one string.
  var words: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count)
    for scalar in scalars {
      if scalar.isASCII {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        bytes.append(contentsOf: String(scalar).utf8)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The words around it, which may say that law is history: of the block, of the row around a cell, of
  /// the sentence that leads to a list or a table, and of the headings above.
  private func wordsAround() -> String {
    let isCell = document.kind(of: block) == .tableCell
    let whole = isCell ? document.parent(of: block) ?? block : block
    let lead = lead.map { document.plainText(of: $0) } ?? ""
    return (headings + [lead, document.plainText(of: whole)]).joined(separator: "\n")
  }

  /// The paragraph right before the outermost list or table around the block.
  private var lead: NodeID? {
    var outermost: NodeID?
    var current = document.parent(of: block)
    while let above = current {
      if [.list, .table].contains(document.kind(of: above)) { outermost = above }
      current = document.parent(of: above)
    }
    let before = outermost.flatMap { document.previous(before: $0) }
    return before.flatMap { document.kind(of: $0) == .paragraph ? $0 : nil }
  }
}

extension CheckedText {
  /// The place of a node in it; nil in a document built by hand.
  func place(of node: NodeID) -> SourceRange? { bytes[node].flatMap(range) }

  /// The place of a stretch of scalars; nil in a document built by hand.
  func place(_ range: Range<Int>) -> SourceRange? {
    guard let source = document.source, let first = bytes(of: range.lowerBound, source),
      let last = bytes(of: max(range.lowerBound, range.upperBound - 1), source)
    else { return nil }
    return self.range(ofBytes: first.lowerBound..<max(first.upperBound, last.upperBound))
  }

  private func range(ofBytes range: Range<Int>) -> SourceRange? {
    finder?.range(ofBytes: range)
  }

  /// Walks along text and source at once, on from where it was: the source may say more, by escapes
  /// and entities.
  private func bytes(of scalar: Int, _ source: SourceText) -> Range<Int>? {
    let run = run(of: scalar)
    guard run >= 0, let place = bytes[runs[run].node] else { return nil }
    if reached.map({ $0.run != run || $0.scalar > scalar }) ?? true {
      reached = (run, runs[run].first, place.lowerBound)
    }
    guard var (_, current, byte) = reached else { return nil }
    let end = place.upperBound
    while true {
      let before = byte
      let value = scalars[current]
      if byte < end, source.bytes[byte] == UInt8(ascii: "\\"), value != "\\" { byte += 1 }
      let width = Self.width(of: value, at: byte, before: end, source)
      guard current < scalar else {
        reached = (run, current, before)
        return byte..<byte + width
      }
      byte = min(end, byte + width)
      current += 1
    }
  }

  /// The position among the runs of the one that holds a scalar; -1 where there is none.
  private func run(of scalar: Int) -> Int {
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].first <= scalar { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }

  private static func width(
    of scalar: Unicode.Scalar,
    at byte: Int,
    before end: Int,
    _ source: SourceText
  ) -> Int {
    guard byte < end, source.bytes[byte] == UInt8(ascii: "&"), scalar != "&" else {
      return UTF8.width(scalar)
    }
    let entity = source.bytes[byte..<end].prefix(32)
    return (entity.firstIndex(of: UInt8(ascii: ";")).map { $0 + 1 } ?? byte + 1) - byte
  }
}
