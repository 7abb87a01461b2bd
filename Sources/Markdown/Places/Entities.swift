/// A character reference in the source, such as `&amp;` or `&#x41;`.
struct EntityReference {
  /// The byte after the semicolon.
  let end: Int
  private let name: ArraySlice<UInt8>

  /// What looks like a reference at a byte; whether the name exists is not known here.
  init?(in bytes: [UInt8], at index: Int) {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "&") else { return nil }
    var close = index + 1
    while close < bytes.count, close - index < 40,
      isLetter(bytes[close]) || isDigit(bytes[close]) || bytes[close] == UInt8(ascii: "#")
    {
      close += 1
    }
    guard close > index + 1, close < bytes.count, bytes[close] == UInt8(ascii: ";") else {
      return nil
    }
    name = bytes[(index + 1)..<close]
    end = close + 1
  }

  /// Whether the reference is decoded to an ampersand.
  private var isAmpersand: Bool {
    if name.elementsEqual("amp".utf8) || name.elementsEqual("AMP".utf8) { return true }
    guard name.first == UInt8(ascii: "#") else { return false }
    let digits = String(decoding: name.dropFirst(), as: UTF8.self)
    let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
    return (isHexadecimal ? Int(digits.dropFirst(), radix: 16) : Int(digits)) == 0x26
  }

  /// How many bytes of decoded text the reference became, given that text; nil if it was left
  /// as written.
  ///
  /// No table of names is needed: only `&amp;` is decoded to what an undecoded reference begins
  /// with. Some names mean two characters, the second of a few kinds.
  func decodedCount(in text: ArraySlice<UInt8>) -> Int? {
    guard let first = text.first else { return nil }
    if first == UInt8(ascii: "&") { return isAmpersand ? 1 : nil }
    let count = scalarCount(first)
    let rest = text.dropFirst(count)
    let seconds: [String] = [
      "\u{338}", "\u{20D2}", "\u{20E5}", "\u{FE00}", "\u{333}", "\u{331}", "\u{200A}",
    ]
    if let second = seconds.first(where: { rest.starts(with: $0.utf8) }) {
      return count + second.utf8.count
    }
    return name.elementsEqual("fjlig".utf8) ? 2 : count
  }

  private func scalarCount(_ lead: UInt8) -> Int {
    switch lead {
    case 0..<0xC0: 1
    case 0xC0..<0xE0: 2
    case 0xE0..<0xF0: 3
    default: 4
    }
  }
}
