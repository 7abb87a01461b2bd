import CCmark

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

  /// The features of a text.
  ///
  /// Asked of every byte of every page: the C library's search costs a fiftieth of a loop over the
  /// array.
  init(of bytes: ArraySlice<UInt8>) {
    var found: TextFeatures = []
    bytes.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      for (feature, byte) in TextFeatures.bytes where memchr(start, byte, bytes.count) != nil {
        found.insert(feature)
      }
      if TextFeatures.hasHighBit(bytes) { found.insert(.nonASCII) }
    }
    self = found
  }

  private static let bytes: [(TextFeatures, CInt)] = [
    (.null, 0), (.pipe, 0x7C), (.colon, 0x3A), (.tilde, 0x7E), (.brace, 0x7B), (.caret, 0x5E),
    (.exclamation, 0x21),
  ]

  private static func hasHighBit(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var all: UInt64 = 0
    var index = 0
    while index + 8 <= bytes.count {
      all |= bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      index += 8
    }
    while index < bytes.count {
      all |= UInt64(bytes[index])
      index += 1
    }
    return all & 0x8080_8080_8080_8080 != 0
  }
}
