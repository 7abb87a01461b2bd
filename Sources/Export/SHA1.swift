/// The SHA-1 digest (RFC 3174), for names alone: UUID version 5 is defined by it.
func sha1(_ message: [UInt8]) -> [UInt8] {
  var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
  let padded = padded(message)
  for start in stride(from: 0, to: padded.count, by: 64) {
    mix(padded[start..<(start + 64)], into: &state)
  }
  return state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) } }
}

/// The message, one bit, noughts up to a whole block, and the length in bits.
private func padded(_ message: [UInt8]) -> [UInt8] {
  let zeros = (119 - message.count % 64) % 64
  let length = UInt64(message.count) * 8
  return message + [0x80] + Array(repeating: 0, count: zeros)
    + (0..<8).map { UInt8(truncatingIfNeeded: length >> (56 - 8 * UInt64($0))) }
}

private func mix(_ block: ArraySlice<UInt8>, into state: inout [UInt32]) {
  let words = schedule(block)
  var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
  for (round, word) in words.enumerated() {
    let (choice, constant): (UInt32, UInt32) =
      switch round {
      case ..<20: ((b & c) | (~b & d), 0x5A82_7999)
      case ..<40: (b ^ c ^ d, 0x6ED9_EBA1)
      case ..<60: ((b & c) | (b & d) | (c & d), 0x8F1B_BCDC)
      default: (b ^ c ^ d, 0xCA62_C1D6)
      }
    let next = rotated(a, 5) &+ choice &+ e &+ constant &+ word
    (a, b, c, d, e) = (next, a, rotated(b, 30), c, d)
  }
  state = zip(state, [a, b, c, d, e]).map { $0 &+ $1 }
}

private func schedule(_ block: ArraySlice<UInt8>) -> [UInt32] {
  var words: [UInt32] = []
  words.reserveCapacity(80)
  for start in stride(from: block.startIndex, to: block.endIndex, by: 4) {
    words.append(block[start..<(start + 4)].reduce(0) { $0 << 8 | UInt32($1) })
  }
  for index in 16..<80 {
    let mixed = words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16]
    words.append(rotated(mixed, 1))
  }
  return words
}

private func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
  word << count | word >> (32 - count)
}
