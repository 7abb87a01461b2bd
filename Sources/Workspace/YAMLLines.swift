/// Where the lines of Yams' parser begin, of a text in which it ends lines at signs that end none of a
/// file's: U+0085, U+2028 and U+2029, which come with text that was pasted.
struct YAMLLines {
  private let starts: [(line: Int, column: Int)]

  private static let breaks: Set<Unicode.Scalar> = ["\u{85}", "\u{2028}", "\u{2029}"]

  /// Nil for a text without such a sign, which is nearly every one.
  init?(_ text: String) {
    // Their first bytes.
    guard text.utf8.contains(where: { $0 == 0xC2 || $0 == 0xE2 }),
      text.unicodeScalars.contains(where: Self.breaks.contains)
    else { return nil }
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

  /// The line and the column in the text, from 1, of those of the parser.
  func position(line: Int, column: Int) -> (line: Int, column: Int) {
    let start = starts[min(max(line, 1), starts.count) - 1]
    return (start.line, start.column + column)
  }
}
