extension Parsing {
  /// Lets cmark read as Markdown what it took for raw HTML: the content of `<details>` and `<summary>`,
  /// text after a comment on its line, and a line that begins with `<br>` or another tag that has a
  /// meaning here.
  ///
  /// The tags that hold blocks become lines of their own, which are found again in the tree.
  mutating func splitHTML(_ block: Int, _ rewriting: inout Rewriting) {
    let html = tree.bytes(tree.nodes[block].literal)
    guard !html.starts(with: "<!--gapbook".utf8), tree.nodes[block].start != Node.none else {
      return
    }
    let leaf = LeafLines(of: block, in: tree, input)
    var pieces = HTMLPieces(input.bytes)
    for line in leaf.lines { pieces.add(line) }
    guard pieces.isMeant(input.bytes) else { return }
    if let open = unclosedComment(in: tree.nodes[block].bytes) {
      reportUnclosedComment(at: open, endOfBlock: Int(tree.nodes[block].end))
    }
    let lines = newLines(pieces.pieces, leaf)
    for (number, line) in leaf.lines.enumerated() {
      rewriting.replace(line.number, with: number == 0 ? lines : [])
    }
  }

  private mutating func newLines(
    _ pieces: [HTMLPieces.Piece],
    _ leaf: LeafLines
  ) -> [Rewriting.NewLine] {
    guard let first = leaf.lines.first else { return [] }
    let whole = input.lineRange(first.number)
    let beginning = Array(input.bytes[whole.lowerBound..<first.bytes.lowerBound])
    let rest = leaf.containers.prefix(leaf.containers.frames.count)
    var lines: [Rewriting.NewLine] = []
    var isAfterText = false
    for piece in pieces {
      let prefix = lines.isEmpty ? beginning : rest
      switch piece {
      case .tag(let tag, let range):
        // The text may be a block of HTML, which only a blank line ends.
        if isAfterText { lines.append(line(prefix, [], at: range.lowerBound)) }
        let mark = LineMark.tag(tag, Array(input.bytes[range]))
        lines.append(line(prefix, Rewriting.tagComment, at: range.lowerBound, mark))
        isAfterText = false
      case .text(let range, let indent):
        var start = prefix + [UInt8](repeating: 0x20, count: indent)
        if !isAfterText, beginsWithTag(range) {
          start += [takeStartPlaceholder()].compactMap(\.self)
        }
        lines.append(line(start, input.bytes[range], at: range.lowerBound))
        isAfterText = true
      case .heading(let range, let level):
        let sign = [UInt8](repeating: UInt8(ascii: "#"), count: level) + [0x20]
        lines.append(line(prefix + sign, input.bytes[range], at: range.lowerBound))
        isAfterText = false
      }
    }
    return lines
  }

  private func line(
    _ prefix: [UInt8],
    _ bytes: some Collection<UInt8>,
    at byte: Int,
    _ mark: LineMark? = nil
  ) -> Rewriting.NewLine {
    let origin = input.origin(ofByte: byte) - prefix.count
    return Rewriting.NewLine(bytes: prefix + bytes + [0x0A], origin: origin, mark: mark)
  }

  private func beginsWithTag(_ line: Range<Int>) -> Bool {
    HTMLTag(in: input.bytes, at: line.lowerBound, before: line.upperBound) != nil
  }

  private mutating func takeStartPlaceholder() -> UInt8? {
    if startPlaceholder == nil { startPlaceholder = placeholder() }
    return startPlaceholder
  }
}

/// A block of raw HTML in pieces: tags that hold blocks, and the text between them.
private struct HTMLPieces {
  enum Piece {
    case tag(HTMLTag, Range<Int>)
    /// A line, or a part of one, with the columns of blank space before it.
    case text(Range<Int>, indent: Int)
    /// The line of a heading of this level.
    case heading(Range<Int>, level: Int)
  }

  private(set) var pieces: [Piece] = []
  private let bytes: [UInt8]
  private var isInComment = false
  private var beganWithComment = false
  private var isFirst = true
  /// The level of the heading that is open.
  private var level: Int?
  /// The indent of the text lines since the last tag: what is deeper than the first keeps the rest.
  private var margin: Int?

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func add(_ line: LeafLine) {
    var start = line.bytes.lowerBound
    let end = line.bytes.upperBound
    if isFirst {
      beganWithComment = Comments.begins(at: start, in: bytes, before: end)
      isFirst = false
    }
    var index = start
    while index < end {
      if isInComment {
        guard let close = Comments.close(from: index, in: bytes, before: end) else { return }
        isInComment = false
        (start, index) = (close, close)
        continue
      }
      guard let angle = Cmark.index(of: UInt8(ascii: "<"), in: bytes, index..<end) else { break }
      if Comments.begins(at: angle, in: bytes, before: end) {
        flush(start..<angle, line)
        let close = Comments.end(from: angle, in: bytes, before: end)
        isInComment = close == nil
        (start, index) = (close ?? end, close ?? end)
      } else if let tag = HTMLTag(in: bytes, at: angle, before: end), tag.holdsBlocks {
        flush(start..<angle, line)
        if let own = tag.name.headingLevel { level = tag.isClosing ? nil : own }
        pieces.append(.tag(tag, angle..<tag.end))
        margin = nil
        (start, index) = (tag.end, tag.end)
      } else {
        index = angle + 1
      }
    }
    if !isInComment { flush(start..<end, line) }
  }

  private mutating func flush(_ range: Range<Int>, _ line: LeafLine) {
    guard let first = range.first(where: { !isBlank(bytes[$0]) }) else { return }
    let isAtStart = range.lowerBound == line.bytes.lowerBound
    let columns = isAtStart ? line.indent : 0
    if margin == nil { margin = columns }
    let indent = max(0, columns - (margin ?? 0))
    pieces.append(
      level.map { .heading(first..<range.upperBound, level: $0) }
        ?? .text(first..<range.upperBound, indent: indent)
    )
  }

  /// Whether the block holds more than raw HTML.
  func isMeant(_ bytes: [UInt8]) -> Bool {
    // What begins with another element, such as a table, is that element: no tag in it makes it less.
    var hasDetails = false
    var hasText = false
    for piece in pieces {
      switch piece {
      case .tag(let tag, _): hasDetails = hasDetails || [.details, .summary].contains(tag.name)
      case .text: hasText = true
      case .heading: break
      }
    }
    guard case .text(let range, _) = pieces.first else { return !pieces.isEmpty }
    if beganWithComment { return hasText }
    if Self.isVerbatim(bytes[range]) { return false }
    return hasDetails || HTMLTag(in: bytes, at: range.lowerBound, before: range.upperBound) != nil
  }

  /// Whether a block shows or runs what it holds, or is no element at all.
  private static func isVerbatim(_ text: ArraySlice<UInt8>) -> Bool {
    let start = text.prefix(10).map { isLetter($0) ? $0 | 0x20 : $0 }
    return ["<pre", "<script", "<style", "<textarea", "<!", "<?"].contains {
      start.starts(with: $0.utf8)
    }
  }
}

extension HTMLTag {
  /// Whether it contains blocks.
  var holdsBlocks: Bool { name.isOfBlocks }
}
