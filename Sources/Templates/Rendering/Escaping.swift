/// Writes values as HTML.
enum Escaping {
  /// Text, an address or a number, escaped for text and quoted attributes.
  static func append(_ value: Value, to out: inout [UInt8]) {
    switch value {
    case .text(let text), .url(let text), .number(let text):
      let start = out.count
      out.append(contentsOf: text.utf8)
      escape(from: start, &out)
    case .html(let bytes):
      let start = out.count
      out.append(contentsOf: bytes)
      escape(from: start, &out)
    case .flag(let flag): out.append(contentsOf: (flag ? "true" : "false").utf8)
    case .none, .list, .object: break
    }
  }

  /// An address in an attribute; one that could run a script is replaced.
  static func append(address value: Value, to out: inout [UInt8]) {
    guard case .url(let address) = value else { return append(value, to: &out) }
    let start = out.count
    out.append(contentsOf: address.utf8)
    if isSafe(out[start...]) {
      escape(from: start, &out)
    } else {
      out.removeLast(out.count - start)
      out.append(contentsOf: "about:invalid".utf8)
    }
  }

  /// Trusted HTML; other values only in the mode of the specification.
  static func append(raw value: Value, to out: inout [UInt8]) {
    switch value {
    case .html(let bytes): out.append(contentsOf: bytes)
    case .text(let text), .url(let text), .number(let text): out.append(contentsOf: text.utf8)
    case .flag(let flag): out.append(contentsOf: (flag ? "true" : "false").utf8)
    case .none, .list, .object: break
    }
  }

  /// Replaces `&`, `<`, `>` and both quotes in what was appended last; most often there are none.
  private static func escape(from start: Int, _ out: inout [UInt8]) {
    var from = out.count
    var more = 0
    for index in start..<from where isSpecial(out[index]) {
      more += entity(out[index]).utf8.count - 1
    }
    if more == 0 { return }
    out.append(contentsOf: repeatElement(0, count: more))
    // From the end on, so that no byte is overwritten before it is moved.
    var to = out.count
    while from < to {
      from -= 1
      let byte = out[from]
      if isSpecial(byte) {
        for part in entity(byte).utf8.reversed() {
          to -= 1
          out[to] = part
        }
      } else {
        to -= 1
        out[to] = byte
      }
    }
  }

  /// All five are below 64, so that one word answers.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte < 64 && (0x5000_00C4_0000_0000 as UInt64) >> UInt64(byte) & 1 == 1
  }

  private static func entity(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    default: "&#39;"
    }
  }

  /// Whether an address has no scheme or one that only leads somewhere.
  static func isSafe(_ address: ArraySlice<UInt8>) -> Bool {
    let end = address.firstIndex { byte in
      byte == UInt8(ascii: ":") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?")
        || byte == UInt8(ascii: "#")
    }
    guard let end, address[end] == UInt8(ascii: ":") else { return true }
    let scheme = address[..<end].map { $0 | 0x20 }
    return ["http", "https", "mailto", "tel"].contains { scheme.elementsEqual($0.utf8) }
  }
}
