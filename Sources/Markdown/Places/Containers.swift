/// The quotations and list items around a block: what its lines must begin with.
struct Containers {
  enum Frame {
    case quote
    /// So many columns of blank space.
    case item(width: Int)
  }

  private(set) var frames: [Frame] = []
  /// The position of the mark of each frame's container.
  private var starts: [Int] = []

  /// The cursor after the frames that a line matches, and their number.
  func match(_ line: Range<Int>, in bytes: [UInt8]) -> (cursor: LineCursor, matched: Int) {
    var cursor = LineCursor(line)
    for (number, frame) in frames.enumerated() where !step(frame, &cursor, bytes) {
      return (cursor, number)
    }
    return (cursor, frames.count)
  }

  private func step(_ frame: Frame, _ cursor: inout LineCursor, _ bytes: [UInt8]) -> Bool {
    let indent = cursor.indent(in: bytes)
    switch frame {
    case .quote:
      guard indent.columns <= 3, indent.offset < cursor.end,
        bytes[indent.offset] == UInt8(ascii: ">")
      else { return false }
      cursor.skip(columns: indent.columns, in: bytes)
      cursor.skip(bytes: 1)
      skipOneBlank(&cursor, bytes)
    case .item(let width):
      if indent.columns < width { return false }
      cursor.skip(columns: width, in: bytes)
    }
    return true
  }

  private func skipOneBlank(_ cursor: inout LineCursor, _ bytes: [UInt8]) {
    guard cursor.offset < cursor.end, isBlank(bytes[cursor.offset]) else { return }
    cursor.skip(columns: 1, in: bytes)
  }

  /// What a new line must begin with to be inside the first `count` frames.
  func prefix(_ count: Int) -> [UInt8] {
    frames.prefix(count).flatMap { frame -> [UInt8] in
      switch frame {
      case .quote: Array("> ".utf8)
      case .item(let width): Array(repeating: 0x20, count: width)
      }
    }
  }
}

extension Containers {
  /// The containers around a block of cmark's tree, outermost first.
  init(around index: Int, in tree: Tree, _ input: InputText) {
    var chain: [Int] = []
    var above = tree.parent(index)
    while let container = above {
      if Containers.isFrame(tree.nodes[container].kind) { chain.append(container) }
      above = tree.parent(container)
    }
    for container in chain.reversed() { enter(container, in: tree, input) }
  }

  private static func isFrame(_ kind: NodeKind) -> Bool {
    switch kind {
    case .blockQuote, .callout, .item, .footnoteDefinition: true
    default: false
    }
  }

  /// Adds the frame of a container that is inside those added before.
  ///
  /// cmark's interface does not give an item's width, so the line of its marker is read again.
  private mutating func enter(_ container: Int, in tree: Tree, _ input: InputText) {
    let node = tree.nodes[container]
    if node.kind == .blockQuote || node.kind == .callout {
      frames.append(.quote)
    } else {
      var cursor = cursorAtContent(of: input.lineRange(at: Int(node.start)), input.bytes)
      let outer = cursor.column
      Containers.skipMarker(&cursor, input.bytes)
      frames.append(.item(width: cursor.column - outer))
    }
    starts.append(Int(node.start))
  }

  /// The end of the containers' marks on a line that is inside all of them or opens some.
  func cursorAtContent(of line: Range<Int>, _ bytes: [UInt8]) -> LineCursor {
    var cursor = LineCursor(line)
    for (frame, start) in zip(frames, starts) {
      if case .item = frame, start >= line.lowerBound {
        Containers.skipMarker(&cursor, bytes)
      } else {
        _ = step(frame, &cursor, bytes)
      }
    }
    return cursor
  }

  /// Whether one of the containers begins on a line.
  func opens(on line: Range<Int>) -> Bool {
    starts.last.map { $0 >= line.lowerBound } ?? false
  }

  /// Moves past blanks, a list marker and the blank space that belongs to it.
  private static func skipMarker(_ cursor: inout LineCursor, _ bytes: [UInt8]) {
    cursor.skipBlanks(in: bytes)
    while cursor.offset < cursor.end, isDigit(bytes[cursor.offset]) { cursor.skip(bytes: 1) }
    cursor.skip(bytes: 1)
    let blank = cursor.indent(in: bytes)
    if blank.columns == 0 || blank.offset >= cursor.end || blank.columns > 4 {
      // The item's first line is blank or code: one column belongs to the marker.
      if blank.columns == 0 {
        cursor.column += 1
      } else {
        cursor.skip(columns: 1, in: bytes)
      }
    } else {
      cursor.skip(columns: blank.columns, in: bytes)
    }
  }
}

func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
