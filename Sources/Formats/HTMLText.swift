/// Text as HTML, the one way in which this program escapes it.
public enum HTMLText {
  /// Which signs become entities.
  public enum Signs: UInt64, Sendable {
    // All signs are below 64: the bit of a byte says whether it is one.
    /// `& < > "`, as the suite of CommonMark has them.
    case commonMark = 0x5000_0044_0000_0000
    /// Those and `'`: for an attribute between quotes of either kind.
    case all = 0x5000_00C4_0000_0000
  }

  /// Appends UTF-8 with its special signs as entities; most often there are none.
  public static func escape(_ text: Span<UInt8>, _ signs: Signs, to out: inout [UInt8]) {
    let special = signs.rawValue
    var rest = text
    while !rest.isEmpty {
      let start = out.count
      out.append(addingCapacity: rest.count) { out in
        for index in rest.indices {
          let byte = rest[index]
          if byte < 64 && special >> UInt64(byte) & 1 == 1 { break }
          out.append(byte)
        }
      }
      let done = out.count - start
      if done == rest.count { return }
      out.append(contentsOf: entity(of: rest[done]).utf8)
      rest = rest.extracting((done + 1)...)
    }
  }

  /// A text with `& < > "` as entities.
  public static func escaped(_ text: String) -> String {
    var out: [UInt8] = []
    escape(text.utf8Span.span, .commonMark, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  private static func entity(of sign: UInt8) -> String {
    switch sign {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    default: "&#39;"
    }
  }
}
