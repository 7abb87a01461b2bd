/// What the words before a value say that it is.
enum PHILabel {
  case kind(PHIKind)
  /// Something that has another form to be checked.
  case phone, npi, vin
  /// What no number of a person follows.
  case version
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
    let isMarked = isNumbered || words.hasSign
    switch word {
    case .ssn: return .kind(.ssn)
    case .security: return words.next() == .social ? .kind(.ssn) : nil
    case .mrn: return .kind(.mrn)
    case .record: return isMarked && words.next() == .medical ? .kind(.mrn) : nil
    case .member: return isMarked ? .kind(.healthPlan) : nil
    case .policy: return isNumbered ? .kind(.healthPlan) : nil
    case .health, .plan:
      return isNumbered && (word == .health || words.next() == .health) ? .kind(.healthPlan) : nil
    case .payer: return .kind(.healthPlan)
    case .account: return isMarked && words.next() != .cloud ? .kind(.account) : nil
    case .serial, .udi: return .kind(.device)
    case .device: return isNumbered ? .kind(.device) : nil
    case .certificate, .license, .dea: return .kind(.certificate)
    case .plate: return .kind(.plate)
    case .phone: return .phone
    case .npi: return .npi
    case .provider: return isNumbered ? .npi : nil
    case .vin: return .vin
    case .version: return .version
    case .social, .medical, .cloud, .vehicle, .number, .filler, nil: return nil
    }
  }

  /// Whether a word of a label ends before an index, so that what follows the hyphen is a value: MRN-12345.
  func isLabel(endingAt end: Int) -> Bool {
    var start = end
    while isLetter(start - 1), end - start < 12 { start -= 1 }
    guard start < end, !isWord(start - 1) else { return false }
    switch PHIVocabulary.meaning(of: bytes[start..<end]) {
    case .ssn, .mrn, .member, .account, .serial, .udi, .dea, .number, .phone, .vin, .npi:
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

  init(_ text: PHIText, _ index: Int, least: Int) {
    self.text = text
    self.index = index
    self.least = max(least, 0)
  }

  mutating func next() -> PHIWord? {
    guard passSigns() else { return nil }
    let end = index
    while index > least, text.isLetter(index - 1) {
      index -= 1
      // memberId is two words.
      if text.isUpper(index), text.isLetter(index - 1), !text.isUpper(index - 1) { break }
    }
    guard index < end, end - index <= 12, index > least || index == 0 else { return nil }
    // S/N is one.
    if end - index == 1, text[index] | 0x20 == 0x6E, text[index - 1] == 0x2F,
      text[index - 2] | 0x20 == 0x73, !text.isWord(index - 3)
    {
      index -= 2
      return .serial
    }
    let isWhole = !text.isDigit(index - 1) && text[index - 1] < 0x80
    return isWhole ? PHIVocabulary.meaning(of: text.bytes[index..<end]) : nil
  }

  /// Passes blanks, quotes, marks and tags; false where the label's line ends.
  private mutating func passSigns() -> Bool {
    while index > least {
      switch text[index - 1] {
      case 0x20, 0x09, 0x22, 0x27, 0x28, 0x29, 0x2A, 0x2D, 0x2E, 0x5B, 0x5D, 0x5F, 0x60, 0x7C, 0x5C:
        index -= 1
      case 0x23, 0x3A, 0x3D:
        hasSign = true
        index -= 1
      case 0xA0 where text[index - 2] == 0xC2: index -= 2
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
