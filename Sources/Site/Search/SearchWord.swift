/// A word as it is read letter by letter: what tells it from others, without the letters.
struct SearchWord {
  /// FNV-1a over the letters.
  private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  /// How many bytes it has.
  private(set) var count = 0

  private static let longest = 40

  /// Words of one byte are left out; words beyond the longest are none, and nobody types them.
  var isKept: Bool { count > 1 && count <= Self.longest }

  mutating func append(_ letter: UInt8) {
    hash = (hash ^ UInt64(letter)) &* 0x100_0000_01B3
    count += 1
  }
}
