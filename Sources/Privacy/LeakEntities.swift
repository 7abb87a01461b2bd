import Formats

/// The entities of HTML and XML.
enum LeakEntities {
  /// The character of the entity at an `&`, however many times that is escaped itself, and where it
  /// ends; nil where there is none.
  ///
  /// A sign that is not seen has no character.
  static func read(
    _ text: Span<UInt8>,
    at place: Int
  ) -> (scalar: Unicode.Scalar?, end: Int)? {
    var start = place + 1
    while starts(text, at: start, with: ampersand) { start += ampersand.count }
    let isEscaped = start > place + 1
    if let found = entity(text, from: start) { return found }
    return isEscaped ? ("&", start) : nil
  }

  private static let ampersand = Array("amp;".utf8)
  /// No name of HTML 4 is longer, and few others are.
  private static let longest = 32

  private static func starts(_ text: Span<UInt8>, at start: Int, with name: [UInt8]) -> Bool {
    guard start + name.count <= text.count else { return false }
    for index in name.indices where text[start + index] != name[index] { return false }
    return true
  }

  /// What follows the `&`.
  private static func entity(
    _ text: Span<UInt8>,
    from start: Int
  ) -> (scalar: Unicode.Scalar?, end: Int)? {
    guard start < text.count else { return nil }
    if text[start] == UInt8(ascii: "#") { return number(text, from: start + 1) }
    var end = start
    let most = min(text.count, start + longest)
    while end < most, isLetter(text[end]) { end += 1 }
    guard end > start, end < text.count, text[end] == UInt8(ascii: ";") else { return nil }
    let name = String(decoding: (start..<end).map { text[$0] }, as: UTF8.self)
    if let scalar = letters[name] { return (scalar, end + 1) }
    // What is no letter is a gap or nothing.
    return (hidden.contains(name) ? nil : " ", end + 1)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
  }

  private static func number(
    _ text: Span<UInt8>,
    from start: Int
  ) -> (scalar: Unicode.Scalar?, end: Int)? {
    let isHexadecimal = start < text.count && text[start] | 0x20 == UInt8(ascii: "x")
    var place = start + (isHexadecimal ? 1 : 0)
    let first = place
    var value: UInt32 = 0
    while place < text.count, let digit = Hexadecimal.value(text[place]),
      isHexadecimal || digit < 10, value < 0x11_0000
    {
      value = value * (isHexadecimal ? 16 : 10) + UInt32(digit)
      place += 1
    }
    guard place > first, let scalar = Unicode.Scalar(value) else { return nil }
    if place < text.count, text[place] == UInt8(ascii: ";") { place += 1 }
    return (scalar, place)
  }

  private static let hidden: Set = [
    "shy", "zwj", "zwnj", "lrm", "rlm", "ZeroWidthSpace", "NoBreak", "NegativeThinSpace",
    "NegativeMediumSpace", "NegativeThickSpace", "NegativeVeryThinSpace", "InvisibleComma",
    "InvisibleTimes", "ApplyFunction", "ic", "it", "af",
  ]

  /// The names of letters.
  private static let letters: [String: Unicode.Scalar] = {
    var letters: [String: Unicode.Scalar] = [
      "ordf": "\u{AA}", "micro": "\u{B5}", "ordm": "\u{BA}", "OElig": "\u{152}",
      "oelig": "\u{153}", "Scaron": "\u{160}", "scaron": "\u{161}", "Yuml": "\u{178}",
      "fnof": "\u{192}", "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
      "hyphen": "-", "dash": "-", "ndash": "-", "mdash": "-", "minus": "-", "lowbar": "_",
      "period": ".", "colon": ":", "sol": "/", "bsol": "\\", "num": "#", "commat": "@",
      "sup1": "1", "sup2": "2", "sup3": "3", "fflig": "\u{FB00}", "filig": "\u{FB01}",
      "fllig": "\u{FB02}", "ffilig": "\u{FB03}", "ffllig": "\u{FB04}",
    ]
    for (names, first) in [(latin, UInt32(0xC0)), (greekCapitals, 0x391), (greekSmall, 0x3B1)] {
      for (offset, name) in names.split(separator: " ").enumerated() {
        letters[String(name)] = Unicode.Scalar(first + UInt32(offset))
      }
    }
    return letters
  }()

  private static let latin = """
    Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml \
    ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig \
    agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml \
    eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
    """
  private static let greekCapitals = """
    Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho none Sigma \
    Tau Upsilon Phi Chi Psi Omega
    """
  private static let greekSmall = """
    alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma \
    tau upsilon phi chi psi omega
    """
}
