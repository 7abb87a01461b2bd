/// Where the lines of Yams' parser begin, of a text in which it ends lines at signs that end none of a
/// file's: U+0085, U+2028 and U+2029, which come with text that was pasted.
struct YAMLLines {
  private let starts: [(line: Int, column: Int)]

  private static let breaks: Set<Unicode.Scalar> = ["\u{85}", "\u{2028}", "\u{2029}"]

  /// Nil for a text without such a sign, which is nearly every one.
  init?(_ text: String) {
    guard Self.hasBreak(text) else { return nil }
    var (line, column) = (1, 0)
    var starts = [(line: line, column: column)]
    var rest = Substring(text).unicodeScalars
    while let scalar = rest.popFirst() {
      column += 1
      if scalar == "\n" || scalar == "\r" {
        if scalar == "\r", rest.first == "\n" { rest.removeFirst() }
        (line, column) = (line + 1, 0)
      } else if !Self.breaks.contains(scalar) {
        continue
      }
      starts.append((line, column))
    }
    self.starts = starts
  }

  /// Whether one of the signs is in a text, by its bytes: dashes and quotation marks begin as they do.
  private static func hasBreak(_ text: String) -> Bool {
    var (before, last): (UInt8, UInt8) = (0, 0)
    for byte in text.utf8 {
      // C2 85, E2 80 A8 and E2 80 A9.
      if last == 0xC2, byte == 0x85 { return true }
      if before == 0xE2, last == 0x80, byte == 0xA8 || byte == 0xA9 { return true }
      (before, last) = (last, byte)
    }
    return false
  }

  /// The line and the column in the text, from 1, of those of the parser.
  func position(line: Int, column: Int) -> (line: Int, column: Int) {
    let start = starts[min(max(line, 1), starts.count) - 1]
    return (start.line, start.column + column)
  }
}
