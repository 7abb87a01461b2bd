/// What the words before a value say that it is.
enum PHILabel {
  case kind(PHIKind)
  /// The same, where fewer than five digits are a year or a count.
  case weak(PHIKind)
  /// Something that has another form to be checked.
  case phone, npi, vin
  /// `MR #`: a medical record in a client's data, elsewhere a merge request, unless a patient is named.
  case request
  /// What no number of a person follows.
  case version
  /// What the number of a thing follows.
  case part
}

extension PHIText {
  /// So many bytes before a value are looked at.
  private static let reach = 64
  private static let reachInMarkup = 240

  /// What the words right before an index, on its line, say that follows; nil where they say nothing.
  func label(before index: Int) -> PHILabel? {
    var words = WordsBefore(
      self,
      index,
      least: index - (isMarkup ? Self.reachInMarkup : Self.reach)
    )
    var word = words.next()
    while word == .filler { word = words.next() }
    var isNumbered = false
    while word == .number {
      isNumbered = true
      word = words.next()
    }
    // A form of Spanish has the word after: número de cuenta.
    func isMarked(_ words: inout WordsBefore) -> Bool {
      isNumbered || words.hasSign || words.nextIsNumber()
    }
    switch word {
    case .ssn: return .kind(.ssn)
    case .security: return words.next() == .social ? .kind(.ssn) : nil
    case .social: return words.next() == .insured ? .kind(.ssn) : nil
    case .mrn: return .kind(.mrn)
    case .mr:
      return isNumbered ? .kind(.mrn) : words.hasHash ? .request : nil
    case .chart: return isNumbered || words.hasHash ? .kind(.mrn) : nil
    case .patient:
      return isNumbered || words.hasHash || words.nextIsNumber() ? .kind(.mrn) : nil
    case .record:
      let isSigned = isNumbered || words.hasSign
      return words.next() == .medical ? isSigned ? .kind(.mrn) : .weak(.mrn) : nil
    case .clinical:
      let before = words.next()
      guard before == .history || before == .file else { return nil }
      return isMarked(&words) ? .kind(.mrn) : .weak(.mrn)
    case .member: return isMarked(&words) ? .kind(.healthPlan) : nil
    case .policy: return isNumbered || words.nextIsNumber() ? .kind(.healthPlan) : nil
    case .health, .plan:
      return isNumbered && (word == .health || words.next() == .health) ? .kind(.healthPlan) : nil
    case .payer: return .kind(.healthPlan)
    case .acct: return isNumbered || words.hasSign ? .kind(.account) : .weak(.account)
    case .bank: return words.next() == .account && isMarked(&words) ? .kind(.account) : nil
    case .account:
      let isSigned = isNumbered || words.hasSign
      switch words.next() {
      case .cloud: return nil
      case .patient, .bank: return isSigned ? .kind(.account) : .weak(.account)
      case .number: return .kind(.account)
      case .filler where words.nextIsNumber(): return .kind(.account)
      default: return isSigned ? .kind(.account) : nil
      }
    case .serial, .udi: return .kind(.device)
    case .device: return isNumbered ? .kind(.device) : nil
    case .certificate, .license, .dea: return .kind(.certificate)
    case .plate: return .kind(.plate)
    case .phone: return .phone
    case .npi: return .npi
    case .provider: return isNumbered ? .npi : nil
    case .vin: return .vin
    case .version: return .version
    case .part: return .part
    case .medical, .cloud, .vehicle, .insured, .history, .file, .number, .filler, nil: return nil
    }
  }

  /// Whether a word of a label ends before an index, so that what follows the hyphen is a value: MRN-12345.
  func isLabel(endingAt end: Int) -> Bool {
    var start = end
    while isLetter(start - 1), end - start < 12 { start -= 1 }
    guard start < end, !isWord(start - 1) else { return false }
    switch PHIVocabulary.meaning(of: bytes[start..<end]) {
    case .ssn, .mrn, .member, .account, .acct, .serial, .udi, .dea, .number, .phone, .vin, .npi:
      return true
    default: return false
    }
  }
}

/// The known words before an index, nearest first; nil once one is not known.
private struct WordsBefore {
  private let text: PHIText
  private let least: Int
  private var index: Int
  /// Whether a `#`, a colon or an equals sign is among what was passed.
  private(set) var hasSign = false
  /// Whether a `#` or a `º` is.
  private(set) var hasHash = false

  init(_ text: PHIText, _ index: Int, least: Int) {
    self.text = text
    self.index = index
    self.least = max(least, 0)
  }

  mutating func next() -> PHIWord? {
    guard passSigns() else { return nil }
    let end = index
    var (key, count) = (UInt64(0), 0)
    while index > least, let (letter, length) = text.letter(before: index), count <= 12 {
      key |= UInt64(letter & 0x1F) << UInt64(5 * min(count, 12))
      (index, count) = (index - length, count + 1)
      // memberId is two words.
      if text.isUpper(index), text.isLetter(index - 1), !text.isUpper(index - 1) { break }
    }
    guard index < end, count <= 12, index > least || index == 0 else { return nil }
    if count == 1 {
      if let word = sign(text[index] | 0x20) { return word }
      if let word = abbreviation(key) { return word }
    }
    let isSign = text[index - 3] == 0xE2 && text[index - 2] == 0x80
    let isWhole = !text.isDigit(index - 1) && (text[index - 1] < 0x80 || isSign)
    return isWhole ? PHIVocabulary.meaning(ofKey: key) : nil
  }

  /// Whether the next word that says something is one of a number, such as id.
  mutating func nextIsNumber() -> Bool {
    var word = next()
    while word == .filler { word = next() }
    return word == .number
  }

  /// S/N and P/N are one, and are passed.
  private mutating func sign(_ letter: UInt8) -> PHIWord? {
    guard letter == 0x6E, text[index - 1] == 0x2F, !text.isWord(index - 3) else { return nil }
    let word: PHIWord? =
      switch text[index - 2] | 0x20 {
      case 0x73: .serial
      case 0x70: .part
      default: nil
      }
    if word != nil { index -= 2 }
    return word
  }

  /// Letters with full stops are one word, as in M.R.N., and are passed; `last` is the last letter's key.
  private mutating func abbreviation(_ last: UInt64) -> PHIWord? {
    var (key, at, shift) = (last, index, UInt64(5))
    while shift <= 20, text[at - 1] == 0x2E, text.isLetter(at - 2), !text.isWord(at - 3) {
      key |= UInt64(text[at - 2] & 0x1F) << shift
      (at, shift) = (at - 2, shift + 5)
    }
    guard shift >= 15, let word = PHIVocabulary.meaning(ofKey: key) else { return nil }
    index = at
    return word
  }

  /// Passes blanks, quotes, marks and tags; false where the label's line ends.
  private mutating func passSigns() -> Bool {
    while index > least {
      switch text[index - 1] {
      case 0x20, 0x09, 0x22, 0x27, 0x28, 0x29, 0x2A, 0x2D, 0x2E, 0x5B, 0x5D, 0x5F, 0x60, 0x7C, 0x5C:
        index -= 1
      case 0x23, 0x3A, 0x3D:
        hasSign = true
        hasHash = hasHash || text[index - 1] == 0x23
        index -= 1
      case 0xA0 where text[index - 2] == 0xC2, 0xAD where text[index - 2] == 0xC2: index -= 2
      case 0xBA where text[index - 2] == 0xC2: passOrdinal()
      // Dashes, curly quotes and signs that are not seen.
      case 0x80...0xBF where text[index - 3] == 0xE2 && text[index - 2] == 0x80: index -= 3
      case 0x0A, 0x0D:
        guard text.isMarkup else { return false }
        index -= 1
      case 0x3E:
        guard text.isMarkup, passTag() else { return false }
      case 0x3B:
        guard text.isMarkup, passEntity() else { return false }
      default: return true
      }
    }
    return false
  }

  /// Passes `n.º`.
  private mutating func passOrdinal() {
    (hasSign, hasHash) = (true, true)
    index -= 2
    if text[index - 1] == 0x2E { index -= 1 }
    if text[index - 1] | 0x20 == 0x6E, !text.isWord(index - 2) { index -= 1 }
  }

  /// Passes a tag within a line or a row of a table.
  private mutating func passTag() -> Bool {
    var start = index - 2
    while start > least, text[start] != 0x3C { start -= 1 }
    guard text[start] == 0x3C else { return false }
    let name = text[start + 1] == 0x2F ? start + 2 : start + 1
    let isShort = !text.isAlnum(name + 1)
    let (first, second) = (text[name] | 0x20, text[name + 1] | 0x20)
    // A row, a heading, a paragraph or a list is another matter.
    let ends =
      first == 0x74 && (second == 0x72 || second == 0x61 || second == 0x62)
      || first == 0x68 && text.isDigit(name + 1) || first == 0x70 && isShort
      || first == 0x6C && second == 0x69 || (first == 0x75 || first == 0x6F) && second == 0x6C
      || first == 0x73 && second == 0x65
    guard !ends else { return false }
    index = start
    return true
  }

  /// Passes `&quot;` and `&nbsp;`.
  private mutating func passEntity() -> Bool {
    for name in ["&quot;", "&nbsp;", "&#39;", "&#34;", "&#160;"]
    where text.has(name, at: index - name.utf8.count) {
      index -= name.utf8.count
      return true
    }
    return false
  }
}
