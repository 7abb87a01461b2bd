/// The %-codes of addresses.
public enum PercentCodes {
  /// A text in which each byte that is not in a set is `%XX`.
  public static func encoded(_ text: String, keeping kept: ByteSet) -> String {
    let bytes = text.utf8Span.span
    guard let first = bytes.indices.first(where: { !kept.contains(bytes[$0]) }) else { return text }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + 16)
    for index in bytes.indices {
      let byte = bytes[index]
      if index < first || kept.contains(byte) { out.append(byte) } else { append(byte, to: &out) }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Appends the code of a byte.
  public static func append(_ byte: UInt8, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "%"))
    out.append(Hexadecimal.digit(byte >> 4, from: UInt8(ascii: "A")))
    out.append(Hexadecimal.digit(byte & 15, from: UInt8(ascii: "A")))
  }

  /// A text with its %-codes read; as it is where that gives no UTF-8.
  public static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = Hexadecimal.value(bytes[index + 1]),
        let low = Hexadecimal.value(bytes[index + 2])
      {
        out.append(high << 4 | low)
        index += 3
      } else {
        out.append(bytes[index])
        index += 1
      }
    }
    return String(validating: out, as: UTF8.self) ?? text
  }
}
