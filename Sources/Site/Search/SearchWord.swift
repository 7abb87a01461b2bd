/// A word as it is read letter by letter: what tells it from others, without the letters.
struct SearchWord {
  /// How many bytes it has.
  private(set) var count = 0
  /// The last letters, at most eight, that `mixed` does not hold yet.
  private var open: UInt64 = 0
  private var mixed: UInt64 = 0

  private static let longest = 40

  /// Words of one byte are left out; words beyond the longest are none, and nobody types them.
  var isKept: Bool { count > 1 && count <= Self.longest }

  /// A hash over the letters.
  var hash: UInt64 { Self.mix(mixed ^ open) }

  mutating func append(_ letter: UInt8) {
    if count & 7 == 0 {
      mixed = Self.mix(mixed ^ open)
      open = 0
    }
    open = open << 8 | UInt64(letter)
    count += 1
  }

  /// Spreads each bit over all others; nought stays nought.
  private static func mix(_ bits: UInt64) -> UInt64 {
    var bits = bits &* 0x9E37_79B9_7F4A_7C15
    bits ^= bits >> 32
    return bits &* 0xD6E8_FEB8_6659_FD93
  }
}
