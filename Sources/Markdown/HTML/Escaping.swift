/// Appends a stretch of a text with `& < > "` as entities, as CommonMark's suite has them.
///
/// The text is passed whole: a slice would cost reference counting for every node.
func escapeHTML(_ text: [UInt8], _ range: Range<Int>, to out: inout [UInt8]) {
  text.withUnsafeBufferPointer { escapeHTML($0, range, to: &out) }
}

private func escapeHTML(
  _ text: UnsafeBufferPointer<UInt8>,
  _ range: Range<Int>,
  to out: inout [UInt8]
) {
  var done = range.lowerBound
  for index in range {
    let entity: StaticString
    switch text[index] {
    case UInt8(ascii: "&"): entity = "&amp;"
    case UInt8(ascii: "<"): entity = "&lt;"
    case UInt8(ascii: ">"): entity = "&gt;"
    case UInt8(ascii: "\""): entity = "&quot;"
    default: continue
    }
    out.append(contentsOf: UnsafeBufferPointer(rebasing: text[done..<index]))
    out.append(entity)
    done = index + 1
  }
  out.append(contentsOf: UnsafeBufferPointer(rebasing: text[done..<range.upperBound]))
}

/// Appends a destination as an attribute's value: what a URL may not hold becomes `%XX`.
func escapeURL(_ text: [UInt8], _ range: Range<Int>, to out: inout [UInt8]) {
  var done = range.lowerBound
  for index in range where !isURLByte(text[index]) {
    out.append(text, done..<index)
    appendEscapedURLByte(text[index], to: &out)
    done = index + 1
  }
  out.append(text, done..<range.upperBound)
}

private func isURLByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "&"), UInt8(ascii: "'"): false
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "#")...UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "="),
    UInt8(ascii: "?"), UInt8(ascii: "@"), UInt8(ascii: "_"), UInt8(ascii: "~"):
    true
  default: false
  }
}

private func appendEscapedURLByte(_ byte: UInt8, to out: inout [UInt8]) {
  switch byte {
  case UInt8(ascii: "&"): out.append("&amp;")
  case UInt8(ascii: "'"): out.append("&#x27;")
  default: out.append(contentsOf: [UInt8(ascii: "%"), hexDigit(byte >> 4), hexDigit(byte & 15)])
  }
}

private func hexDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
}

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
    let bytes = Array(string.utf8)
    escapeHTML(bytes, bytes.indices, to: &self)
  }

  /// Appends a number in decimal digits.
  mutating func append(number: Int) { append(contentsOf: String(number).utf8) }

  /// Begins a new line unless at the start of one.
  mutating func freshLine() {
    if let last, last != 0x0A { append(0x0A) }
  }
}
