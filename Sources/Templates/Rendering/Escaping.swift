import Formats

/// Writes values as HTML.
enum Escaping {
  /// Text, an address or a number, escaped for text and quoted attributes.
  static func append(_ value: Value, to out: inout [UInt8]) {
    switch value {
    case .text(let text), .url(let text), .number(let text): escape(text, &out)
    case .html(let bytes): escape(bytes.span, &out)
    case .none, .flag, .list, .object, .known: break
    }
  }

  /// An address in an attribute; one that could run a script is replaced.
  static func append(address value: Value, to out: inout [UInt8]) {
    guard case .url(let address) = value else { return append(value, to: &out) }
    let bytes = address.utf8.span
    if isSafe(bytes) {
      escape(bytes, &out)
    } else {
      out.append(contentsOf: "about:invalid".utf8)
    }
  }

  /// Trusted HTML.
  static func append(raw value: Value, to out: inout [UInt8]) {
    if case .html(let bytes) = value { out.append(contentsOf: bytes) }
  }

  private static func escape(_ text: String, _ out: inout [UInt8]) {
    escape(text.utf8.span, &out)
  }

  private static func escape(_ bytes: Span<UInt8>, _ out: inout [UInt8]) {
    HTMLText.escape(bytes, .all, to: &out)
  }

  /// Whether an address has no scheme or one that only leads somewhere.
  static func isSafe(_ address: Span<UInt8>) -> Bool {
    for index in address.indices {
      switch address[index] {
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return true
      case UInt8(ascii: ":"): return isSafe(scheme: address.extracting(..<index))
      default: break
      }
    }
    return true
  }

  private static func isSafe(scheme: Span<UInt8>) -> Bool {
    var letters: [UInt8] = []
    for index in scheme.indices { letters.append(scheme[index] | 0x20) }
    return ["http", "https", "mailto", "tel"].contains { letters.elementsEqual($0.utf8) }
  }
}

extension [UInt8] {
  /// Appends bytes unchanged, whoever holds them.
  mutating func append(copying bytes: Span<UInt8>) {
    append(addingCapacity: bytes.count) { out in
      for index in bytes.indices { out.append(bytes[index]) }
    }
  }
}
