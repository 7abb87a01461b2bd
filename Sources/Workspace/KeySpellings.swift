import Diagnostics

/// Keys by what is left of them without capitals, `-`, `_` and blanks: another key that looks the same
/// was meant for one of them.
struct KeySpellings: Sendable {
  private let byHash: [UInt64: String]

  init(_ keys: [String]) {
    byHash = Dictionary(firstOf: keys.map { (Self.hash($0), $0) })
  }

  /// The key that a name spells otherwise; nil where there is none.
  ///
  /// A page may have very many keys, so that nothing is made of a name before one is found.
  func meant(by name: String) -> String? {
    guard name.utf8.count <= 40, let key = byHash[Self.hash(name)],
      Self.folded(name).elementsEqual(Self.folded(key))
    else { return nil }
    return key
  }

  /// Blanks, `-` and `_`; a blank that does not break a line is two bytes.
  private static let dropped: [UInt8] = [0x20, 0x09, 0x2D, 0x5F, 0xC2, 0xA0]

  private static func hash(_ name: String) -> UInt64 {
    folded(name).reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private static func folded(_ name: String) -> some Sequence<UInt8> {
    name.utf8.lazy.filter { !dropped.contains($0) }.map { byte in
      (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }
  }
}
