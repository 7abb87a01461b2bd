/// The bytes of one file with the starts of its lines: turns byte offsets into positions.
///
/// A line ends at LF, CR LF or a lone CR, as in CommonMark.
public struct SourceText: Sendable {
  /// The file as the workspace names it.
  public let file: String
  /// The content, as read.
  public let bytes: [UInt8]
  /// The byte offset of each line's first byte.
  public let lineStarts: [Int]

  /// Indexes the lines of a file.
  public init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
    var starts = [0]
    // Every file is read through here: what ends no line, all but always, costs one comparison.
    var index = 0
    for byte in bytes {
      index += 1
      guard byte <= 0x0D else { continue }
      if byte == 0x0A || (byte == 0x0D && !(index < bytes.count && bytes[index] == 0x0A)) {
        starts.append(index)
      }
    }
    lineStarts = starts
  }

  /// The position of the byte at `offset` (clamped to the file).
  public func position(ofByte offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), bytes.count)
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return SourcePosition(line: low + 1, column: scalars(from: lineStarts[low], to: offset) + 1)
  }

  /// The range between two byte offsets.
  public func range(ofBytes range: Range<Int>) -> SourceRange {
    SourceRange(
      file: file,
      start: position(ofByte: range.lowerBound),
      end: position(ofByte: range.upperBound)
    )
  }

  /// The bytes of a 1-based line without its ending; empty where there is none such.
  public func line(_ number: Int) -> ArraySlice<UInt8> {
    guard number >= 1, number <= lineStarts.count else { return [] }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return bytes[start..<end]
  }

  /// The byte offset of a position (clamped to its line).
  public func byte(of position: SourcePosition) -> Int {
    guard position.line >= 1, position.line <= lineStarts.count else { return bytes.count }
    let line = line(position.line)
    var column = 1
    var index = line.startIndex
    while index < line.endIndex, column < position.column {
      index += 1
      while index < line.endIndex, bytes[index] & 0xC0 == 0x80 { index += 1 }
      column += 1
    }
    return index
  }

  private func scalars(from start: Int, to end: Int) -> Int {
    var count = 0
    for index in start..<max(start, end) where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
