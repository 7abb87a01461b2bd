import Formats

/// Appends a stretch of a text with `& < > "` as entities.
///
/// The text is passed whole: a slice would cost reference counting for every node.
func escapeHTML(_ text: [UInt8], _ range: Range<Int>, to out: inout [UInt8]) {
  HTMLText.escape(text.span.extracting(range), .commonMark, to: &out)
}

/// Appends a destination as an attribute's value: what a URL may not hold becomes `%XX`.
func escapeURL(_ text: [UInt8], _ range: Range<Int>, to out: inout [UInt8]) {
  var done = range.lowerBound
  for index in range where !urlBytes.contains(text[index]) {
    out.append(text, done..<index)
    switch text[index] {
    case UInt8(ascii: "&"): out.append("&amp;")
    case UInt8(ascii: "'"): out.append("&#x27;")
    case let byte: PercentCodes.append(byte, to: &out)
    }
    done = index + 1
  }
  out.append(text, done..<range.upperBound)
}

/// What an address holds as it is.
private let urlBytes = ByteSet(lettersDigitsAnd: "#$%()*+,-./:;!=?@_~")

extension [UInt8] {
  /// Appends a literal's bytes.
  mutating func append(_ string: StaticString) {
    string.withUTF8Buffer { append(contentsOf: $0) }
  }

  /// Appends a stretch of another array; a slice would cost reference counting for every node.
  mutating func append(_ text: [UInt8], _ range: Range<Int>) {
    text.withUnsafeBufferPointer { append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// Appends a text with `& < > "` as entities.
  mutating func appendEscaped(_ string: String) {
    HTMLText.escape(string.utf8.span, .commonMark, to: &self)
  }

  /// Appends a number in decimal digits.
  mutating func append(number: Int) { append(contentsOf: String(number).utf8) }

  /// Begins a new line unless at the start of one.
  mutating func freshLine() {
    if let last, last != 0x0A { append(0x0A) }
  }
}
