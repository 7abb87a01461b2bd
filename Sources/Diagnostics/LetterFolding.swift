/// Letters beyond ASCII without case and accents.
///
/// The standard library has no decomposition that one may call; Unicode's name of a letter says the
/// same: `LATIN SMALL LETTER E WITH CIRCUMFLEX AND ACUTE` is an `e`.
public enum LetterFolding {
  private static let ligatures: [Unicode.Scalar: String] = [
    "\u{DF}": "ss", "\u{E6}": "ae", "\u{153}": "oe", "\u{FB01}": "fi", "\u{FB02}": "fl",
  ]

  /// The letters that a scalar beyond ASCII is ordered as; none for a combining accent.
  public static func letters(of scalar: Unicode.Scalar) -> String {
    if (0x300...0x36F).contains(scalar.value) { return "" }
    let lower = scalar.properties.lowercaseMapping
    guard let first = lower.unicodeScalars.first else { return lower }
    if let letters = ligatures[first] { return letters }
    guard first.value < 0x2000, let name = first.properties.name else { return lower }
    return base(of: name) ?? lower
  }

  /// The letter without what follows ` WITH `; nil where the name says nothing of an accent.
  private static func base(of name: String) -> String? {
    let words = name.split(separator: " ")
    guard let with = words.firstIndex(of: "WITH") else { return nil }
    let letter = words[..<with].joined(separator: " ")
    return plainLetters[letter]
  }

  /// The small letters of the alphabets that have accents, by their names.
  private static let plainLetters: [String: String] = {
    let alphabets: [ClosedRange<UInt32>] = [0x61...0x7A, 0x3B1...0x3C9, 0x430...0x44F]
    var letters: [String: String] = [:]
    for scalar in alphabets.joined().compactMap(Unicode.Scalar.init) {
      if let name = scalar.properties.name { letters[name] = String(scalar) }
    }
    letters["LATIN SMALL LETTER DOTLESS I"] = "i"
    return letters
  }()
}
