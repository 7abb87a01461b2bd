/// A position in a line by byte and by column; a tab ends at a multiple of four, as in cmark.
struct LineCursor {
  var offset: Int
  let end: Int
  var column = 0

  init(_ line: Range<Int>) {
    offset = line.lowerBound
    end = line.upperBound
  }

  /// The columns of blank space from here and the byte after them.
  func indent(in bytes: [UInt8]) -> (columns: Int, offset: Int) {
    var index = offset
    var position = column
    while index < end {
      if bytes[index] == 0x20 {
        position += 1
      } else if bytes[index] == 0x09 {
        position += 4 - position % 4
      } else {
        break
      }
      index += 1
    }
    return (position - column, index)
  }

  /// Moves on by columns of blank space.
  mutating func skip(columns count: Int, in bytes: [UInt8]) {
    var count = count
    while count > 0, offset < end {
      let width = bytes[offset] == 0x09 ? 4 - column % 4 : 1
      let taken = min(count, width)
      column += taken
      count -= taken
      if taken < width { return }
      offset += 1
    }
  }

  /// Moves on by bytes that are no tabs.
  mutating func skip(bytes count: Int) {
    offset += count
    column += count
  }

  /// Moves to the first byte that is not blank.
  mutating func skipBlanks(in bytes: [UInt8]) {
    let indent = indent(in: bytes)
    column += indent.columns
    offset = indent.offset
  }
}
