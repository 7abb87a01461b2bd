import Diagnostics
import Markdown

/// The words of one paragraph, heading or cell, each scalar with its place in the file.
///
/// What is no prose (code, a value, an image, a footnote's mark) stands as one U+FFFC, so that the
/// words around it are never read as one.
struct Passage {
  private(set) var scalars: [Unicode.Scalar] = []
  /// The byte of the file at which each scalar stands, and one more for the end.
  private var offsets: [Int] = []
  private let source: SourceText
  /// The words around it, the headings above included, for what tells law as history.
  let context: String

  /// The words of a block that holds inlines; nil for a document built by hand.
  init?(_ block: NodeID, of document: Document, context: String) {
    guard let source = document.source else { return nil }
    self.source = source
    self.context = context
    var hidden: NodeID?
    for node in document.descendants(of: block) {
      if let above = hidden, Self.isBelow(node, above, document) { continue }
      hidden = nil
      switch document.kind(of: node) {
      case .text: append(document.literal(of: node), at: document.range(of: node))
      case .softBreak, .lineBreak: append(" ", end)
      case .emphasis, .strong, .strikethrough, .link: break
      default:
        append("\u{FFFC}", document.range(of: node).map { source.byte(of: $0.start) } ?? end)
        hidden = node
      }
    }
    offsets.append(end)
  }

  /// The whole as one string.
  var words: String {
    var words = ""
    words.unicodeScalars.append(contentsOf: scalars)
    return words
  }

  /// The place of a stretch of scalars.
  func place(_ range: Range<Int>) -> SourceRange {
    guard let last = range.last else { return place(range.lowerBound..<range.lowerBound + 1) }
    let end = offsets[last] + UTF8.width(scalars[last])
    return source.range(ofBytes: offsets[range.lowerBound]..<max(end, offsets[range.lowerBound]))
  }

  private var end: Int {
    guard let offset = offsets.last, let scalar = scalars.last else { return 0 }
    return offset + UTF8.width(scalar)
  }

  private static func isBelow(_ node: NodeID, _ above: NodeID, _ document: Document) -> Bool {
    var current = document.parent(of: node)
    while let next = current {
      if next == above { return true }
      current = document.parent(of: next)
    }
    return false
  }

  private mutating func append(_ scalar: Unicode.Scalar, _ offset: Int) {
    scalars.append(scalar)
    offsets.append(offset)
  }

  /// Walks along text and source at once: the source may say more, by escapes and entities.
  private mutating func append(_ text: String, at range: SourceRange?) {
    var byte = range.map { source.byte(of: $0.start) } ?? end
    let last = range.map { source.byte(of: $0.end) } ?? byte
    for scalar in text.unicodeScalars {
      if byte < last, source.bytes[byte] == UInt8(ascii: "\\"), scalar != "\\" { byte += 1 }
      append(scalar, min(byte, max(0, source.bytes.count - 1)))
      byte = min(last, byte + width(of: scalar, at: byte, before: last))
    }
  }

  private func width(of scalar: Unicode.Scalar, at byte: Int, before last: Int) -> Int {
    guard byte < last, source.bytes[byte] == UInt8(ascii: "&"), scalar != "&" else {
      return UTF8.width(scalar)
    }
    let entity = source.bytes[byte..<last].prefix(32)
    return (entity.firstIndex(of: UInt8(ascii: ";")).map { $0 + 1 } ?? byte + 1) - byte
  }
}
