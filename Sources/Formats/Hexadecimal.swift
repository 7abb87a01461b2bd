/// Bytes and code points in hexadecimal digits.
public enum Hexadecimal {
  /// Two small digits a byte.
  public static func text(_ bytes: [UInt8]) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count * 2)
    for byte in bytes { append(byte, to: &out) }
    return String(decoding: out, as: UTF8.self)
  }

  /// Appends the two small digits of a byte.
  public static func append(_ byte: UInt8, to out: inout [UInt8]) {
    out.append(digit(byte >> 4, from: UInt8(ascii: "a")))
    out.append(digit(byte & 15, from: UInt8(ascii: "a")))
  }

  /// A code point as Unicode names it, such as `U+FEFF`.
  public static func codePoint(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The digit of a value below 16; `a` is the letter for ten, small or capital.
  static func digit(_ value: UInt8, from a: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : a + value - 10
  }

  /// The value of a digit, small or capital; nil for another byte.
  public static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
