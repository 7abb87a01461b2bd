/// Makes identifiers unreadable wherever they would be printed.
public enum PHIMask {
  private static let grave = PHIScanner(PHIKind.grave)
  private static let all = PHIScanner(Set(PHIKind.allCases).subtracting([.npi]))

  /// A text in which no identifier can be read: each of its letters and digits is a `*`.
  ///
  /// There are as many signs as before, so that a caret below keeps its place; `hidesAll` is for what
  /// is said of an identifier, where weaker ones are hidden as well.
  public static func masked(_ bytes: [UInt8], hidesAll: Bool = false) -> [UInt8] {
    let hits = (hidesAll ? all : grave).hits(in: bytes)
    guard !hits.isEmpty else { return bytes }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = 0
    for hit in hits {
      out += bytes[index..<hit.range.lowerBound]
      out += hidden(bytes[hit.range])
      index = hit.range.upperBound
    }
    return out + bytes[index...]
  }

  /// A stretch without the tags that a number may have between its digits.
  public static func withoutTags(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var isTag = false
    return bytes.filter { byte in
      if byte == 0x3C { isTag = true }
      defer { if byte == 0x3E { isTag = false } }
      return !isTag
    }
  }

  /// A stretch with a `*` in the place of each letter and digit.
  public static func hidden(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.compactMap { byte in
      if byte & 0xC0 == 0x80 { return nil }
      let isSign = byte < 0x30 || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
      return isSign || (0x7B...0x7F).contains(byte) ? byte : 0x2A
    }
  }
}
