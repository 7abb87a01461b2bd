/// Which bytes a text holds anywhere: what it has none of need not be looked for.
struct TextFeatures: OptionSet {
  let rawValue: UInt16

  static let null = TextFeatures(rawValue: 1)
  static let nonASCII = TextFeatures(rawValue: 2)
  static let pipe = TextFeatures(rawValue: 4)
  static let colon = TextFeatures(rawValue: 8)
  static let tilde = TextFeatures(rawValue: 16)
  static let brace = TextFeatures(rawValue: 32)
  static let caret = TextFeatures(rawValue: 64)
  static let exclamation = TextFeatures(rawValue: 128)

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The features of a text; one loop without branches, which the compiler turns into vectors.
  init(of bytes: ArraySlice<UInt8>) {
    var found: UInt8 = 0
    var high: UInt8 = 0
    for byte in bytes {
      high |= byte
      found |= (byte == 0 ? 1 : 0) | (byte == 0x7C ? 4 : 0) | (byte == 0x3A ? 8 : 0)
      found |= (byte == 0x7E ? 16 : 0) | (byte == 0x7B ? 32 : 0) | (byte == 0x5E ? 64 : 0)
      found |= byte == 0x21 ? 128 : 0
    }
    rawValue = UInt16(found) | (high >= 0x80 ? 2 : 0)
  }
}
