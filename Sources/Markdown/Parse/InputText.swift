import Diagnostics

/// The bytes that cmark reads, and the position of each of their lines in the original file.
///
/// They are the file itself, shared, unless lines had to be rewritten or the text is the body of a
/// block.
struct InputText: Sendable {
  /// The bytes that contain the text.
  var bytes: [UInt8]
  /// The part of `bytes` that is the text; begins at a line's start but for a byte order mark.
  var range: Range<Int>
  /// The start of each line in `bytes`; the text's own begin at `firstLine`.
  var lineStarts: [Int]
  /// For each of `lineStarts`, the position of the line's first byte in the original file.
  var origins: [Int]
  /// The index in `lineStarts` of the text's first line.
  var firstLine: Int
  /// Whether the text is not the file's own.
  let isRewritten: Bool

  /// The text of a file from a byte offset on.
  init(_ source: SourceText, from offset: Int) {
    bytes = source.bytes
    lineStarts = source.lineStarts
    origins = source.lineStarts
    isRewritten = false
    let start = min(max(offset, 0), source.bytes.count)
    firstLine = InputText.line(at: start, in: source.lineStarts)
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let marked = start == 0 && source.bytes.starts(with: mark)
    range = (marked ? mark.count : start)..<source.bytes.count
  }

  /// A text of its own whose lines have the given places in the original file.
  init(bytes: [UInt8], lineStarts: [Int], origins: [Int]) {
    self.bytes = bytes
    self.lineStarts = lineStarts
    self.origins = origins
    range = 0..<bytes.count
    firstLine = 0
    isRewritten = true
  }

  /// The byte in `bytes` at cmark's 1-based line and byte column.
  func byte(line: Int, column: Int) -> Int {
    let index = firstLine + max(line, 1) - 1
    guard index < lineStarts.count else { return range.upperBound }
    let shift = line == 1 ? range.lowerBound - lineStarts[firstLine] : 0
    return min(max(lineStarts[index] + shift + column - 1, range.lowerBound), range.upperBound)
  }

  /// The position of a byte of `bytes` in the original file.
  func origin(ofByte byte: Int) -> Int {
    let line = InputText.line(at: byte, in: lineStarts)
    return max(0, origins[line] + byte - lineStarts[line])
  }

  /// The range of a stretch of `bytes` in the original file.
  func origin(ofBytes range: Range<Int>) -> Range<Int> {
    let start = origin(ofByte: range.lowerBound)
    return start..<max(start, range.isEmpty ? start : origin(ofByte: range.upperBound - 1) + 1)
  }

  static func line(at byte: Int, in starts: [Int]) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= byte { low = middle } else { high = middle }
    }
    return low
  }
}
