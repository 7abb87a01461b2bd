/// Texts of cells, whose controls are written as `_x000B_`, since XML can hold none.
enum EscapedText {
  private static let underscore = UInt8(ascii: "_")

  /// A text as its cell shows it.
  static func read(_ text: String) -> String {
    guard text.utf8.contains(underscore) else { return text }
    let bytes = Array(text.utf8)
    var units: [UInt16] = []
    var index = bytes.startIndex
    var plain = index
    func take(to end: Int) {
      units += String(decoding: bytes[plain..<end], as: UTF8.self).utf16
    }
    while index < bytes.endIndex {
      guard let code = code(in: bytes, at: index) else {
        index += 1
        continue
      }
      take(to: index)
      units.append(code)
      index += 7
      plain = index
    }
    take(to: bytes.endIndex)
    return String(decoding: units, as: UTF16.self)
  }

  /// Adds the bytes of a text as XML holds it in an element.
  static func append(_ text: String, to out: inout [UInt8]) {
    let bytes = Array(text.utf8)
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "&"): out += "&amp;".utf8
      case UInt8(ascii: "<"): out += "&lt;".utf8
      case UInt8(ascii: ">"): out += "&gt;".utf8
      case 0x09, 0x0A: out.append(byte)
      case ..<0x20:
        out += "_x00\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))_".utf8
      // U+FFFE and U+FFFF: their last byte.
      case 0xBE where bytes[..<index].suffix(2) == [0xEF, 0xBF]: replaceLast("_xFFFE_", in: &out)
      case 0xBF where bytes[..<index].suffix(2) == [0xEF, 0xBF]: replaceLast("_xFFFF_", in: &out)
      case underscore where code(in: bytes, at: index) != nil: out += "_x005F_".utf8
      default: out.append(byte)
      }
    }
  }

  private static func replaceLast(_ text: String, in out: inout [UInt8]) {
    out.removeLast(2)
    out += text.utf8
  }

  /// The code that `_x000B_` at a place means.
  private static func code(in bytes: [UInt8], at index: Int) -> UInt16? {
    guard bytes[index] == underscore, index + 6 < bytes.count, bytes[index + 6] == underscore,
      bytes[index + 1] == UInt8(ascii: "x")
    else { return nil }
    let digits = bytes[(index + 2)..<(index + 6)]
    guard digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else {
      return nil
    }
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
