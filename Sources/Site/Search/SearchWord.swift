/// A word as it is read, byte by byte, without a place in memory of its own.
struct SearchWord {
  private var letters = InlineArray<40, UInt8>(repeating: 0)
  private var count = 0
  /// FNV-1a over the letters.
  private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Words of one byte are left out; words beyond the longest are none, and nobody types them.
  var isKept: Bool { count > 1 && count <= letters.count }

  mutating func append(_ byte: UInt8) {
    if count < letters.count { letters[count] = byte }
    count += 1
    hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// Appends the letters to a text.
  func write(to text: inout [UInt8]) {
    for index in 0..<min(count, letters.count) { text.append(letters[index]) }
  }
}
