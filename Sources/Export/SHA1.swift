/// The SHA-1 digest (RFC 3174), for names alone: UUID version 5 is defined by it.
func sha1(_ message: [UInt8]) -> [UInt8] {
  var state = SHA1State()
  var words = [UInt32](repeating: 0, count: 80)
  let padded = padded(message)
  for start in stride(from: 0, to: padded.count, by: 64) {
    schedule(padded, from: start, into: &words)
    state.mix(words)
  }
  return state.bytes
}

/// The message, one bit, noughts up to a whole block, and the length in bits.
private func padded(_ message: [UInt8]) -> [UInt8] {
  let zeros = (119 - message.count % 64) % 64
  let length = UInt64(message.count) * 8
  var out = message
  out.reserveCapacity(message.count + zeros + 9)
  out.append(0x80)
  out.append(contentsOf: repeatElement(0, count: zeros))
  for shift in stride(from: UInt64(56), through: 0, by: -8) {
    out.append(UInt8(truncatingIfNeeded: length >> shift))
  }
  return out
}

/// The eighty words of a block.
private func schedule(_ bytes: [UInt8], from start: Int, into words: inout [UInt32]) {
  for index in 0..<16 {
    let at = start + 4 * index
    words[index] =
      UInt32(bytes[at]) << 24 | UInt32(bytes[at + 1]) << 16 | UInt32(bytes[at + 2]) << 8
      | UInt32(bytes[at + 3])
  }
  for index in 16..<80 {
    let mixed = words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16]
    words[index] = rotated(mixed, 1)
  }
}

private func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
  word << count | word >> (32 - count)
}

private struct SHA1State {
  private var a: UInt32 = 0x6745_2301
  private var b: UInt32 = 0xEFCD_AB89
  private var c: UInt32 = 0x98BA_DCFE
  private var d: UInt32 = 0x1032_5476
  private var e: UInt32 = 0xC3D2_E1F0

  mutating func mix(_ words: [UInt32]) {
    let before = self
    for round in 0..<80 {
      let (choice, constant): (UInt32, UInt32) =
        switch round {
        case ..<20: ((b & c) | (~b & d), 0x5A82_7999)
        case ..<40: (b ^ c ^ d, 0x6ED9_EBA1)
        case ..<60: ((b & c) | (b & d) | (c & d), 0x8F1B_BCDC)
        default: (b ^ c ^ d, 0xCA62_C1D6)
        }
      let next = rotated(a, 5) &+ choice &+ e &+ constant &+ words[round]
      (a, b, c, d, e) = (next, a, rotated(b, 30), c, d)
    }
    (a, b, c) = (a &+ before.a, b &+ before.b, c &+ before.c)
    (d, e) = (d &+ before.d, e &+ before.e)
  }

  var bytes: [UInt8] {
    [a, b, c, d, e].flatMap { word in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
    }
  }
}
