/// Appends text with `& < > "` as entities, as CommonMark's suite has them.
func escapeHTML(_ bytes: ArraySlice<UInt8>, to out: inout [UInt8]) {
  var done = bytes.startIndex
  var index = done
  while index < bytes.endIndex {
    let entity: String
    switch bytes[index] {
    case UInt8(ascii: "&"): entity = "&amp;"
    case UInt8(ascii: "<"): entity = "&lt;"
    case UInt8(ascii: ">"): entity = "&gt;"
    case UInt8(ascii: "\""): entity = "&quot;"
    default:
      index += 1
      continue
    }
    out.append(contentsOf: bytes[done..<index])
    out.append(entity)
    index += 1
    done = index
  }
  out.append(contentsOf: bytes[done...])
}

/// Appends a destination as an attribute's value: what a URL may not hold becomes `%XX`.
func escapeURL(_ bytes: ArraySlice<UInt8>, to out: inout [UInt8]) {
  for byte in bytes {
    switch byte {
    case UInt8(ascii: "&"): out.append("&amp;")
    case UInt8(ascii: "'"): out.append("&#x27;")
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "#")...UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "="),
      UInt8(ascii: "?"), UInt8(ascii: "@"), UInt8(ascii: "_"), UInt8(ascii: "~"):
      out.append(byte)
    default:
      out.append(UInt8(ascii: "%"))
      out.append(hexDigit(byte >> 4))
      out.append(hexDigit(byte & 15))
    }
  }
}

private func hexDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
}

extension [UInt8] {
  /// Appends a literal's bytes.
  mutating func append(_ string: String) { append(contentsOf: string.utf8) }

  /// Appends a text with `& < > "` as entities.
  mutating func appendEscaped(_ string: String) { escapeHTML(Array(string.utf8)[...], to: &self) }

  /// Appends a number in decimal digits.
  mutating func append(number: Int) { append(contentsOf: String(number).utf8) }

  /// Begins a new line unless at the start of one.
  mutating func freshLine() {
    if let last, last != 0x0A { append(0x0A) }
  }
}
