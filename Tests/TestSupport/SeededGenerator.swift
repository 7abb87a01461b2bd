/// The same numbers on every machine for the same seed: SplitMix64.
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// Numbers of a seed.
  public init(seed: Int) {
    state = UInt64(truncatingIfNeeded: seed)
  }

  /// The next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// True so often of so many times.
  public mutating func chance(_ one: Int, in all: Int) -> Bool {
    Int.random(in: 0..<all, using: &self) < one
  }

  /// One of some items, of which there is one at least.
  public mutating func pick<Item>(_ items: [Item]) -> Item {
    items[Int.random(in: 0..<items.count, using: &self)]
  }

  /// Some of the items, each once, in any order.
  public mutating func some<Item>(_ items: [Item], atMost count: Int) -> [Item] {
    Array(items.shuffled(using: &self).prefix(Int.random(in: 0...count, using: &self)))
  }
}
