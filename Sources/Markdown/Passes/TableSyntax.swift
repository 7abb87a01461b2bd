/// How GFM takes the lines of a table apart; all ranges are in the bytes given.
enum TableSyntax {
  private static let pipe = UInt8(ascii: "|")
  private static let dash = UInt8(ascii: "-")
  private static let colon = UInt8(ascii: ":")

  /// Calls `body` with each cell of a row, without the blanks around it; returns their number.
  ///
  /// A pipe after a backslash separates nothing, whatever is before the backslash.
  static func forEachCell(
    of line: Range<Int>,
    in bytes: [UInt8],
    _ body: (Int, Range<Int>) -> Void
  ) -> Int {
    var index = skipBlanks(line.lowerBound, line.upperBound, bytes)
    if index < line.upperBound, bytes[index] == pipe {
      index = skipBlanks(index + 1, line.upperBound, bytes)
    }
    var count = 0
    while index < line.upperBound {
      let start = index
      while index < line.upperBound, bytes[index] != pipe {
        let isEscape = bytes[index] == UInt8(ascii: "\\")
        index += isEscape && index + 1 < line.upperBound && bytes[index + 1] == pipe ? 2 : 1
      }
      body(count, trimmed(start, index, bytes))
      count += 1
      if index < line.upperBound { index = skipBlanks(index + 1, line.upperBound, bytes) }
    }
    return count
  }

  /// The number of cells in a row.
  static func cellCount(of line: Range<Int>, in bytes: [UInt8]) -> Int {
    forEachCell(of: line, in: bytes) { _, _ in }
  }

  /// The alignments that a delimiter row such as `| :-- | --: |` gives; nil if it is none.
  static func alignments(of line: Range<Int>, in bytes: [UInt8]) -> [Alignment]? {
    guard isDelimiterRow(line, bytes) else { return nil }
    var alignments: [Alignment] = []
    _ = forEachCell(of: line, in: bytes) { _, cell in
      let left = bytes[cell.lowerBound] == colon
      let right = bytes[cell.upperBound - 1] == colon
      alignments.append(left ? (right ? .center : .left) : (right ? .right : .natural))
    }
    return alignments
  }

  /// Whether a line could be a delimiter row by its first bytes: cheap, asked of many lines.
  static func mayBeDelimiterRow(_ byte: UInt8) -> Bool {
    byte == pipe || byte == dash || byte == colon
  }

  private static func isDelimiterRow(_ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
    var index = line.lowerBound
    let end = line.upperBound
    if index < end, bytes[index] == pipe { index += 1 }
    while true {
      index = skipBlanks(index, end, bytes)
      if index < end, bytes[index] == colon { index += 1 }
      let dashes = index
      while index < end, bytes[index] == dash { index += 1 }
      if index == dashes { return false }
      if index < end, bytes[index] == colon { index += 1 }
      index = skipBlanks(index, end, bytes)
      if index == end { return true }
      if bytes[index] != pipe { return false }
      index += 1
      if skipBlanks(index, end, bytes) == end { return true }
    }
  }

  private static func skipBlanks(_ index: Int, _ end: Int, _ bytes: [UInt8]) -> Int {
    var index = index
    while index < end, isSpace(bytes[index]) { index += 1 }
    return index
  }

  private static func trimmed(_ start: Int, _ end: Int, _ bytes: [UInt8]) -> Range<Int> {
    var end = end
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0B || byte == 0x0C
  }
}
