/// A YAML text that is nothing but lines of `key: plain words` and `key: "words"`, as most front matter
/// is.
///
/// It is read in a fraction of the time that the parser takes; nil for a text of which anything is
/// less plain, a key that occurs twice included.
struct PlainMapping {
  /// A key with its value, each with its bytes in the text; lines count from 1.
  struct Line {
    let key: Substring
    /// Without the quotes around it.
    let value: Substring
    let isQuoted: Bool
    /// The column at which the value begins, its quote included, from 1.
    let column: Int
  }

  let lines: [Line]

  /// Longer texts are left to the parser.
  private static let most = 64

  init?(_ text: String) {
    let bytes = text.utf8Span.span
    var lines: [Line] = []
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      guard lines.count < Self.most, let line = Self.line(text, bytes, start..<end),
        !lines.contains(where: { $0.key == line.key })
      else { return nil }
      lines.append(line)
      start = end + 1
    }
    guard !lines.isEmpty else { return nil }
    self.lines = lines
  }

  private static func line(_ text: String, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Line? {
    var colon = range.lowerBound
    while colon < range.upperBound, isKey(bytes[colon]) { colon += 1 }
    guard colon > range.lowerBound, isLetter(bytes[range.lowerBound]), colon < range.upperBound,
      bytes[colon] == UInt8(ascii: ":")
    else { return nil }
    var value = colon + 1
    while value < range.upperBound, bytes[value] == 0x20 { value += 1 }
    var end = range.upperBound
    while end > value, bytes[end - 1] == 0x20 { end -= 1 }
    guard value > colon + 1, value < end else { return nil }
    let isQuoted = isQuoted(bytes, value..<end)
    guard isQuoted || isPlain(bytes, value..<end) else { return nil }
    let words = isQuoted ? value + 1..<end - 1 : value..<end
    let index = { text.utf8.index(text.startIndex, offsetBy: $0) }
    return Line(
      key: text[index(range.lowerBound)..<index(colon)],
      value: text[index(words.lowerBound)..<index(words.upperBound)],
      isQuoted: isQuoted,
      column: value - range.lowerBound + 1
    )
  }

  /// Whether words are printable ASCII between quotes of which nothing is escaped.
  private static func isQuoted(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let quote = bytes[range.lowerBound]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), range.count > 1,
      bytes[range.upperBound - 1] == quote
    else { return false }
    for index in range.dropFirst().dropLast() {
      let byte = bytes[index]
      guard (0x20...0x7E).contains(byte), byte != quote, byte != UInt8(ascii: "\\") else {
        return false
      }
    }
    return true
  }

  /// Whether words are plain: printable ASCII from a letter or digit on, without a comment and
  /// without what could be a key.
  private static func isPlain(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard isLetter(bytes[range.lowerBound]) || isDigit(bytes[range.lowerBound]) else {
      return false
    }
    for index in range {
      let byte = bytes[index]
      guard (0x20...0x7E).contains(byte) else { return false }
      if byte == UInt8(ascii: "#"), bytes[index - 1] == 0x20 { return false }
      if byte == UInt8(ascii: ":"), index + 1 == range.upperBound || bytes[index + 1] == 0x20 {
        return false
      }
    }
    return true
  }

  private static func isKey(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
