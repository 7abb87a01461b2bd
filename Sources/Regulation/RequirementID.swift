/// The id of a requirement as anybody writes it, read by one rule.
///
/// `§ 164.312(a)(2)(iv)`, `45 CFR 164.312(a)(2)(iv)`, `164_312_a_2_iv`, `164-312-a-2-iv`,
/// `hipaa-164.312.a.2.iv`, `HIPAA|164.312(a)(2)(iv)` and `164.312a2iv` are one id: levels are
/// separated by brackets, dots, hyphens, underscores, blanks, or a change from letters to digits, and
/// the case of their letters means nothing. The whole text is the id; with anything else in it, it
/// is none.
public struct RequirementID: Sendable, Hashable {
  /// The id as the law prints it, such as `164.312(a)(2)(iv)`.
  public let spelling: String
  /// The other reading of levels that were run together: `iv` may be (iv) or (i)(V).
  ///
  /// It counts only where the catalog does not hold the first.
  public let otherSpelling: String?

  /// Longer texts are no ids.
  private static let longest = 120
  private static let deepest = 8

  /// Reads an id of a section or of a paragraph; nil where the text is none.
  public init?(_ text: String) {
    guard text.utf8.count <= Self.longest, let pieces = Pieces(Self.withoutEnd(text)),
      let number = pieces.sectionNumber
    else { return nil }
    let levels = pieces.levels.flatMap { Self.levels(of: $0) }
    guard levels.count <= Self.deepest else { return nil }
    spelling = number + Self.spelled(levels)
    let others = pieces.levels.flatMap { Self.levels(of: $0, splitsNumerals: true) }
    otherSpelling = others == levels ? nil : number + Self.spelled(others)
  }

  /// A text without commas and semicolons at its end, as a list leaves them.
  private static func withoutEnd(_ text: String) -> String {
    var text = text[...]
    while let last = text.utf8.last, last == 0x2C || last == 0x3B || last == 0x20 {
      text = text.dropLast()
    }
    return String(text)
  }

  /// Whether an id has brackets round each level behind a number, as the law prints it.
  static func isPrinted(_ text: String) -> Bool {
    var bytes = text.utf8[...]
    let number = bytes.prefix { $0 != UInt8(ascii: "(") }
    guard number.allSatisfy({ $0 == UInt8(ascii: ".") || (48...57).contains($0) }) else {
      return false
    }
    bytes = bytes.dropFirst(number.count)
    return bytes.allSatisfy { byte in
      byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") || (48...57).contains(byte)
        || (65...90).contains(byte) || (97...122).contains(byte)
    }
  }

  /// The levels in brackets, letters in the case that the law gives them: (a)(1)(i)(A)(1)(i), or
  /// (1)(i)(A) in sections of definitions.
  private static func spelled(_ levels: [String]) -> String {
    let shift = levels.first?.first?.isNumber == true ? 1 : 0
    return levels.enumerated().map { index, level in
      let isCapital = index + shift == 3 && level.utf8.count == 1
      return "(\(isCapital ? level.uppercased() : level))"
    }.joined()
  }

  /// Letters that are no numeral are a numeral and a letter, as in `iiA`.
  private static func levels(of piece: Piece, splitsNumerals: Bool = false) -> [String] {
    let text = piece.text
    guard text.utf8.count > 1, !piece.isNumber else { return [text] }
    if isNumeral(text), !(splitsNumerals && piece.isRunOn) { return [text] }
    let head = String(text.dropLast())
    return isNumeral(head) ? [head, String(text.suffix(1))] : [text]
  }

  /// Whether letters are a Roman numeral of those that number paragraphs: up to lxxxix.
  private static func isNumeral(_ text: String) -> Bool {
    var rest = text[...]
    if rest.hasPrefix("xl") {
      rest = rest.dropFirst(2)
    } else {
      if rest.hasPrefix("l") { rest = rest.dropFirst() }
      rest = rest.dropFirst(rest.prefix(3).prefix { $0 == "x" }.count)
    }
    if rest == "ix" || rest == "iv" { return true }
    if rest.hasPrefix("v") { rest = rest.dropFirst() }
    return !text.isEmpty && rest.count <= 3 && rest.allSatisfy { $0 == "i" }
  }
}

/// Digits or letters of an id, in lower case.
private struct Piece {
  var text: String
  let isNumber: Bool
  /// Whether it follows the piece before without anything between.
  let isRunOn: Bool
}

/// The pieces of an id, after words such as "45 CFR".
private struct Pieces {
  private let all: [Piece]
  /// Where the levels begin; nil where there is no number of a section.
  private let levelsStart: Int?
  let sectionNumber: String?

  var levels: ArraySlice<Piece> { all[(levelsStart ?? all.endIndex)...] }

  init?(_ text: String) {
    guard let pieces = Self.split(text) else { return nil }
    all = pieces
    let start = Self.endOfPreface(pieces)
    guard start < pieces.count, pieces[start].isNumber else {
      (levelsStart, sectionNumber) = (nil, nil)
      return
    }
    let first = pieces[start].text
    if first.utf8.count == 6 {
      (levelsStart, sectionNumber) = (start + 1, "\(first.prefix(3)).\(first.suffix(3))")
    } else if first.utf8.count == 3, start + 1 < pieces.count, pieces[start + 1].isNumber,
      (3...4).contains(pieces[start + 1].text.utf8.count)
    {
      (levelsStart, sectionNumber) = (start + 2, "\(first).\(pieces[start + 1].text)")
    } else {
      (levelsStart, sectionNumber) = (nil, nil)
    }
  }

  /// Digits and letters in runs; nil where the text has a character that no id has.
  private static func split(_ text: String) -> [Piece]? {
    var pieces: [Piece] = []
    var isRunOn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9", "a"..."z", "A"..."Z":
        let isNumber = scalar <= "9"
        // Of an ASCII letter, this bit is its case; a digit has it.
        let letter = Unicode.Scalar(UInt8(scalar.value) | 0x20)
        if isRunOn, let last = pieces.last, last.isNumber == isNumber {
          pieces[pieces.count - 1].text.unicodeScalars.append(letter)
        } else {
          pieces.append(Piece(text: String(letter), isNumber: isNumber, isRunOn: isRunOn))
        }
        isRunOn = true
      case _ where isBetween(scalar): isRunOn = false
      default: return nil
      }
    }
    return pieces
  }

  /// Whether a character separates the parts of an id: blanks and invisible ones do too.
  private static func isBetween(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", ")", "[", "]", ".", "_", "-", "|", ":", "§": true
    case "\u{2010}"..."\u{2015}", "\u{FF08}", "\u{FF09}": true
    case "\u{AD}", "\u{200B}"..."\u{200F}", "\u{2060}", "\u{FEFF}": true
    default: scalar.properties.isWhitespace
    }
  }

  /// The position behind "HIPAA", "45 CFR", "Section" and their like.
  private static func endOfPreface(_ pieces: [Piece]) -> Int {
    let prefaces = [
      ["45", "cfr"], ["45", "c", "f", "r"], ["cfr"], ["c", "f", "r"], ["hipaa"], ["section"],
      ["sections"], ["sec"], ["part"],
    ]
    var position = 0
    while let found = prefaces.first(where: { words in
      pieces.dropFirst(position).prefix(words.count).map(\.text) == words
    }) {
      position += found.count
    }
    return position
  }
}
