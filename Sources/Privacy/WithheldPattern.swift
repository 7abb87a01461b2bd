import Regulation

/// The letters by which a withheld text is found.
struct WithheldPattern: Sendable {
  let letters: [UInt8]
  /// What is between them; only ids are held to it.
  let gaps: [UInt8]
  let words: Int
  /// Whether it is an id, which is a whole token.
  let isID: Bool
  /// Whether it names somebody or something.
  let isName: Bool
  /// Whether it says where something is kept.
  let isLocation: Bool
  /// The number of the withheld text.
  let origin: Int

  /// Texts of fewer words may pass where the audience sees them elsewhere.
  static let longWords = 5

  /// The letters of its first word, if all are of ASCII; empty otherwise.
  var firstWord: [UInt8] {
    let end = gaps.indices.dropFirst().first { gaps[$0] != 0 } ?? letters.count
    let word = letters[..<end]
    return word.allSatisfy { $0 < 0x80 } ? Array(word) : []
  }

  /// Whether it may pass where the audience sees it elsewhere.
  var isShort: Bool { (words < Self.longWords || isName) && !isID && !isLocation }

  /// The patterns of a text, none of what is not searched for: numbers, days, citations, single letters.
  static func patterns(of text: WithheldText, origin: Int) -> [WithheldPattern] {
    var out: [WithheldPattern] = []
    for (_, pattern) in pieces(of: text, origin: origin)
    where !out.contains(where: { $0.letters == pattern.letters }) {
      out.append(pattern)
    }
    return out
  }

  /// The piece of a text that this is the pattern of, as it was written.
  func piece(of text: WithheldText) -> String {
    Self.pieces(of: text, origin: origin).first { $0.pattern.letters == letters }?.piece
      ?? text.text
  }

  private static func pieces(
    of text: WithheldText,
    origin: Int
  ) -> [(piece: String, pattern: WithheldPattern)] {
    WithheldPieces.pieces(of: text).flatMap { piece in
      [false, true].compactMap { unescapes in
        WithheldPattern(piece, text.kind, unescapes, origin).map { (piece, $0) }
      }
    }
  }

  private init?(
    _ piece: String,
    _ kind: WithheldText.Kind,
    _ unescapes: Bool,
    _ origin: Int
  ) {
    var read = LeakLetters()
    var folding = LeakFolding(unescapes: unescapes)
    folding.read(Array(piece.utf8).span, into: &read)
    guard read.count >= LeakAutomaton.shortest, !Self.isPublic(piece, kind, read) else {
      return nil
    }
    let most = min(read.count, LeakAutomaton.longest)
    let cut = Self.lastWord(of: read, within: most)
    letters = Array(read.letters[..<cut])
    gaps = Array(read.gaps[..<cut])
    words = read.words
    self.origin = origin
    isName = kind == .name
    isLocation = kind == .location
    // An id that is a plain word is one in sentences, too.
    isID = kind == .id && (read.words > 1 || letters.contains { $0 < 0x61 })
  }

  /// Where the last word that is whole within so many letters ends; all of them if none is.
  private static func lastWord(of read: LeakLetters, within most: Int) -> Int {
    guard most < read.count else { return most }
    let gaps = read.gaps
    return (1...most).last { gaps[$0] != 0 } ?? most
  }

  /// Whether a text says nothing of its own: numbers, days, citations, "See F-04", whose id is searched
  /// for where it is withheld.
  private static func isPublic(
    _ piece: String,
    _ kind: WithheldText.Kind,
    _ read: LeakLetters
  ) -> Bool {
    var words: [String] = []
    for (letter, gap) in zip(read.letters, read.gaps) {
      if gap != 0 || words.isEmpty { words.append("") }
      words[words.count - 1].unicodeScalars.append(Unicode.Scalar(letter))
    }
    let trimmed = piece.trimmingPrefix { $0.isWhitespace || $0 == "§" }
    if trimmed.hasPrefix("16"), RequirementID(String(trimmed)) != nil { return true }
    if kind == .id { return read.letters.allSatisfy { $0 < 0x3A } }
    return words.allSatisfy { word in
      word.unicodeScalars.allSatisfy { ("0"..."9").contains($0) } || plain.contains(word)
        || isRomanOrLetter(word)
    }
  }

  private static func isRomanOrLetter(_ word: String) -> Bool {
    word.unicodeScalars.count < 2
      || word.unicodeScalars.allSatisfy { "ivx".unicodeScalars.contains($0) }
  }

  /// The words of days, amounts, citations and references in the languages of reports.
  private static let plain: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre", "jan", "feb", "mar",
    "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "de", "of", "usd", "cfr", "usc",
    "see", "also", "vease", "section", "sections", "seccion", "part", "parts", "to", "and", "th",
    "st", "nd", "rd",
  ]
}
