public import Diagnostics

/// Turns byte offsets into places, whatever the length of a line and the number of places in it.
///
/// `SourceText.position` counts from the line's start each time: quadratic on a line of a megabyte
/// with many places. This remembers the columns along the line it was last asked about.
public struct PlaceFinder: Sendable {
  private let source: SourceText
  private var line = 0
  /// The columns at every `step` bytes of the line, as far as they were needed.
  private var columns = [1]

  private static let step = 256

  /// A finder that has counted nothing yet.
  public init(_ source: SourceText) { self.source = source }

  /// The range between two byte offsets.
  public mutating func range(ofBytes range: Range<Int>) -> SourceRange {
    let start = position(ofByte: range.lowerBound)
    return SourceRange(file: source.file, start: start, end: position(ofByte: range.upperBound))
  }

  /// The position of the byte at `offset` (clamped to the file).
  public mutating func position(ofByte offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), source.bytes.count)
    if offset < source.lineStarts[line] || offset >= lineEnd { seek(offset) }
    let start = source.lineStarts[line]
    let mark = (offset - start) / PlaceFinder.step
    while columns.count <= mark {
      let from = start + (columns.count - 1) * PlaceFinder.step
      columns.append(columns[columns.count - 1] + scalars(from..<(from + PlaceFinder.step)))
    }
    let column = columns[mark] + scalars((start + mark * PlaceFinder.step)..<offset)
    return SourcePosition(line: line + 1, column: column)
  }

  private func scalars(_ range: Range<Int>) -> Int {
    var count = 0
    for index in range where source.bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  private var lineEnd: Int {
    line + 1 < source.lineStarts.count ? source.lineStarts[line + 1] : source.bytes.count + 1
  }

  private mutating func seek(_ offset: Int) {
    line = InputText.line(at: offset, in: source.lineStarts)
    columns.removeLast(columns.count - 1)
  }
}
