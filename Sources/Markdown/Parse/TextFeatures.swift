/// Which bytes a text contains anywhere, so that passes for the others are skipped.
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
  /// `<`, which begins HTML.
  static let angle = TextFeatures(rawValue: 256)
  /// A control character of ASCII but TAB, LF and CR.
  static let control = TextFeatures(rawValue: 512)
  static let ampersand = TextFeatures(rawValue: 1024)
  /// `` ` `` or `~`, which begin fenced code; the tilde has a feature of its own.
  static let backtick = TextFeatures(rawValue: 2048)

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The features of a text.
  init(of bytes: ArraySlice<UInt8>) {
    var found: TextFeatures = []
    for (feature, byte) in TextFeatures.bytes where Cmark.holds(byte, bytes) {
      found.insert(feature)
    }
    let survey = Cmark.survey(bytes)
    if survey.hasHighBit { found.insert(.nonASCII) }
    if survey.hasControl { found.insert(.control) }
    self = found
  }

  private static let bytes: [(TextFeatures, UInt8)] = [
    (.null, 0), (.pipe, UInt8(ascii: "|")), (.colon, UInt8(ascii: ":")),
    (.tilde, UInt8(ascii: "~")), (.brace, UInt8(ascii: "{")), (.caret, UInt8(ascii: "^")),
    (.exclamation, UInt8(ascii: "!")), (.angle, UInt8(ascii: "<")),
    (.ampersand, UInt8(ascii: "&")), (.backtick, UInt8(ascii: "`")),
  ]
}
