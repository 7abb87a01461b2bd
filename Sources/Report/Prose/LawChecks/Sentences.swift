/// The words of a passage, in sentences.
struct Sentences {
  /// A word, a number, or a sign that counts.
  struct Token {
    enum Kind {
      case word
      case number
      case dollar
      /// A placeholder of a value, code or an image.
      case opaque
    }

    let kind: Kind
    /// Where it is among the scalars of the text.
    var range: Range<Int>
    /// Its place in the vocabulary; 0 for a word that is not known.
    var word: UInt16 = 0
    var marks: Marks = []
    /// What a number's word counts, what "million" multiplies by, and the hours of a unit; else 0.
    var number = 0
    var scale = 0
    var hours = 0
    /// A number's digits, and how many of them come after the point.
    var digits = 0
    var decimals = 0
    /// Whether a comma, a colon, a bracket or the like comes before it.
    var isAfterBreak = false
  }

  private(set) var tokens: [Token] = []
  /// The tokens of each sentence, `mostWords` at most: no check may take longer for a text without
  /// an end.
  private(set) var ranges: [Range<Int>] = []

  private static let mostWords = 80

  init(_ text: [Unicode.Scalar], _ vocabulary: Vocabulary) {
    tokens.reserveCapacity(text.count / 5 + 1)
    var reader = Reader(text: text, vocabulary: vocabulary)
    var start = 0
    while let step = reader.next() {
      switch step {
      case .token(let token):
        if tokens.count - start == Self.mostWords { end(&start) }
        tokens.append(token)
        join()
      case .end: end(&start)
      }
    }
    end(&start)
  }

  private mutating func end(_ start: inout Int) {
    guard tokens.count > start else { return }
    forgetState(at: tokens.count - 1)
    ranges.append(start..<tokens.count)
    start = tokens.count
  }

  /// "Residents of a State" says nothing of the law of a State.
  private mutating func forgetState(at index: Int) {
    guard tokens[index].marks.contains(.state) else { return }
    if Self.stateWords.contains(tokens[index].word) { tokens[index].marks.remove(.state) }
  }

  // Literals of options are slow to make again for each word.
  private static let makesLaw: Marks = [.law, .rule, .state, .normative, .requires, .soft]

  private static let stateWords: Set = [
    Vocabulary.base.index(of: "state"), Vocabulary.base.index(of: "states"),
  ]

  /// What two words are together: "Security Rule", "covered entity", "business associate".
  private mutating func join() {
    let last = tokens.count - 1
    guard last > 0 else { return }
    let before = tokens[last - 1].marks
    let marks = tokens[last].marks
    if marks.contains(.rule), before.contains(.ruleName) { tokens[last].marks.insert(.law) }
    if marks.contains(.subjectName), !before.contains(.own) { tokens[last].marks.insert(.subject) }
    if before.contains(.state), marks.isDisjoint(with: Self.makesLaw) { forgetState(at: last - 1) }
    if marks.contains(.law), before.contains(.state) { tokens[last].marks.remove(.law) }
  }
}

/// Walks over scalars and takes words off them.
private struct Reader {
  enum Step {
    case token(Sentences.Token)
    case end
  }

  let text: [Unicode.Scalar]
  let vocabulary: Vocabulary
  var index = 0
  private var isAfterBreak = false
  /// Whether the word before was one letter or an abbreviation, whose point ends no sentence.
  private var isAbbreviation = false

  init(text: [Unicode.Scalar], vocabulary: Vocabulary) {
    self.text = text
    self.vocabulary = vocabulary
  }

  mutating func next() -> Step? {
    while index < text.count {
      let scalar = text[index]
      if Self.isDigit(scalar) { return .token(number()) }
      if Self.isLetter(scalar) { return .token(word(from: index)) }
      index += 1
      switch scalar {
      case " ", "-", "\u{A0}", "\u{2011}", "*", "_": break
      case "$": return .token(sign(.dollar))
      case "\u{FFFC}": return .token(sign(.opaque))
      case "!", "?", ";": return .end
      case ".": if endsSentence { return .end }
      default: isAfterBreak = true
      }
    }
    return nil
  }

  /// Whether a blank and a capital, a digit or a sign come next, and no abbreviation came before.
  private var endsSentence: Bool {
    guard !isAbbreviation else { return false }
    var next = index
    while next < text.count, "\"')\u{201D}\u{2019}".unicodeScalars.contains(text[next]) {
      next += 1
    }
    guard next < text.count else { return true }
    guard text[next] == " " else { return false }
    while next < text.count, text[next] == " " { next += 1 }
    guard next < text.count else { return true }
    return !("a"..."z").contains(text[next])
  }

  private mutating func sign(_ kind: Sentences.Token.Kind) -> Sentences.Token {
    defer { isAfterBreak = false }
    isAbbreviation = false
    return Sentences.Token(kind: kind, range: index - 1..<index, isAfterBreak: isAfterBreak)
  }

  private mutating func word(from start: Int) -> Sentences.Token {
    var hash = WordHash()
    for position in start..<index {
      hash.add(UInt8(truncatingIfNeeded: text[position].value) | 0x20)
    }
    while index < text.count {
      let scalar = text[index]
      if Self.isLetter(scalar) {
        hash.add(Self.lowered(scalar))
      } else if Self.isDigit(scalar) {
        hash.add(UInt8(truncatingIfNeeded: scalar.value))
      } else if scalar != "'", scalar != "\u{2019}" {
        break
      } else if index + 1 < text.count, text[index + 1] == "s" {
        // A genitive is the word itself.
        index += 2
        return made(hash, start..<index - 2)
      }
      index += 1
    }
    return made(hash, start..<index)
  }

  private mutating func made(_ hash: WordHash, _ range: Range<Int>) -> Sentences.Token {
    defer { isAfterBreak = false }
    isAbbreviation = range.count == 1 && text[range.lowerBound] != "I" || isShort(range)
    let word = vocabulary.index(of: hash)
    let entry = vocabulary.entries[Int(word)]
    return Sentences.Token(
      kind: .word,
      range: range,
      word: word,
      marks: entry.marks,
      number: entry.number,
      scale: entry.scale,
      hours: entry.hours,
      isAfterBreak: isAfterBreak
    )
  }

  private static let short = ["no", "inc", "vs", "sec", "seq", "dr", "st", "et", "eg", "ie"]
    .map { Array($0.unicodeScalars) }

  private func isShort(_ range: Range<Int>) -> Bool {
    range.count <= 3
      && Self.short.contains { short in
        short.count == range.count
          && short.indices.allSatisfy { index in
            let own = text[range.lowerBound + index]
            return own == short[index] || UInt32(Self.lowered(own)) == short[index].value
          }
      }
  }

  /// `1,500,000`, `1.5` and `164.312`; letters that follow at once belong to the word, as in "2FA",
  /// unless they are a scale or a unit, as in "50K" and "72h".
  private mutating func number() -> Sentences.Token {
    let start = index
    var token = Sentences.Token(kind: .number, range: start..<start, isAfterBreak: isAfterBreak)
    var hash = WordHash()
    var hasPoint = false
    while index < text.count {
      let scalar = text[index]
      if Self.isDigit(scalar) {
        token.digits = min(token.digits, 1_000_000_000_000) * 10 + Int(scalar.value - 0x30)
        if hasPoint { token.decimals += 1 }
        hash.add(UInt8(truncatingIfNeeded: scalar.value))
      } else if scalar == ",", !hasPoint, digits(from: index + 1) == 3 {
        // Groups of three.
      } else if scalar == ".", !hasPoint, digits(from: index + 1) > 0 {
        hasPoint = true
        hash.add(UInt8(ascii: "."))
      } else {
        break
      }
      index += 1
    }
    if index < text.count, Self.isLetter(text[index]), !isSuffix { return word(from: start) }
    token.range = start..<index
    token.word = vocabulary.index(of: hash)
    token.marks = vocabulary.entries[Int(token.word)].marks
    if token.decimals == 3, (160_000..<165_000).contains(token.digits) { token.marks.insert(.law) }
    isAfterBreak = false
    isAbbreviation = false
    return token
  }

  private func digits(from start: Int) -> Int {
    var end = start
    while end < text.count, end < start + 4, Self.isDigit(text[end]) { end += 1 }
    return end - start
  }

  private var isSuffix: Bool {
    var hash = WordHash()
    var end = index
    while end < text.count, Self.isLetter(text[end]) {
      hash.add(Self.lowered(text[end]))
      end += 1
    }
    let entry = vocabulary.entries[Int(vocabulary.index(of: hash))]
    return entry.scale > 0 || entry.hours > 0
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
      || scalar.value >= 0xC0
        && scalar.value < 0x2000 && scalar.properties.isAlphabetic
  }

  private static func lowered(_ scalar: Unicode.Scalar) -> UInt8 {
    UInt8(truncatingIfNeeded: scalar.value) | 0x20
  }
}
