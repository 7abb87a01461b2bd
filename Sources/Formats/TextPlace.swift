/// A place in a text that is read in pieces: line and column from 1, columns in Unicode scalars.
///
/// A line ends at LF, CR LF or a lone CR.
public struct TextPlace: Sendable, Hashable {
  /// The line, from 1.
  public private(set) var line = 1
  /// The column in Unicode scalars, from 1.
  public private(set) var column = 1
  /// Whether the last byte was CR: an LF behind it ends no further line.
  private var isBehindReturn = false

  /// The beginning of a text; behind its byte order mark, which is a character of the first line.
  public init(afterMark: Bool = false) {
    if afterMark { column = 2 }
  }

  /// A place from its parts.
  public init(line: Int, column: Int = 1) {
    self.line = line
    self.column = column
  }

  /// Goes on behind a byte.
  @inline(__always)
  public mutating func advance(over byte: UInt8) {
    if byte > 0x0D {
      if byte & 0xC0 != 0x80 { column += 1 }
      isBehindReturn = false
    } else if byte == 0x0A {
      if !isBehindReturn { line += 1 }
      column = 1
      isBehindReturn = false
    } else if byte == 0x0D {
      line += 1
      column = 1
      isBehindReturn = true
    } else {
      column += 1
      isBehindReturn = false
    }
  }

  /// Goes on behind bytes.
  public mutating func advance(over bytes: ArraySlice<UInt8>) {
    let span = bytes.span
    // Most bytes are those of plain ASCII, which are counted many at a time.
    var (least, all): (UInt8, UInt8) = (0xFF, 0)
    for index in span.indices {
      least = min(least, span[index])
      all |= span[index]
    }
    if !span.isEmpty, least >= 0x20, all < 0x80 {
      column += span.count
      isBehindReturn = false
      return
    }
    var place = self
    for index in span.indices { place.advance(over: span[index]) }
    self = place
  }
}
