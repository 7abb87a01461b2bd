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
  init(of bytes: ArraySlice<UInt8>) {
    var found: TextFeatures = []
    for (feature, byte) in TextFeatures.bytes where Cmark.holds(byte, bytes) {
      found.insert(feature)
    }
    if Cmark.holdsHighBit(bytes) { found.insert(.nonASCII) }
    self = found
  }

  private static let bytes: [(TextFeatures, UInt8)] = [
    (.null, 0), (.pipe, UInt8(ascii: "|")), (.colon, UInt8(ascii: ":")),
    (.tilde, UInt8(ascii: "~")), (.brace, UInt8(ascii: "{")), (.caret, UInt8(ascii: "^")),
    (.exclamation, UInt8(ascii: "!")),
  ]
}
