/// What begins with a digit.
extension PHIScan {
  /// Looks at the letters and digits around a digit, and gives back where the search goes on.
  mutating func number(at digit: Int) -> Int {
    // The digits of an escape, in an address or in JSON, are no one's.
    if text[digit - 1] == 0x25, text.isHex(digit + 1) { return digit + 2 }
    if text[digit - 1] == 0x75, text[digit - 2] == 0x5C { return digit + 4 }
    let start = start(of: digit)
    var end = digit + 1
    while text.isAlnum(end) { end += 1 }
    // Digests and the like have no one's number in them.
    guard end - start <= 40 else { return end }
    let isPlain = start == digit && text.digits(start, most: end - start) == end - start
    if let range = socialSecurity(start, end) { return found(.ssn, range) }
    // A share, a section and an amount are the most of all numbers.
    if isPlain, text[end] == 0x2E, text.isDigit(end + 1), !isWide { return end }
    if isAlone(start, end) {
      // Too few digits for any label, and days, are the most of all that is left.
      if end - start < (isWide ? 2 : 4) {
        return isWide ? wideNumber(start, end, isPlain) ?? end : end
      }
      if !isWide, isPlain, end - start == 4, isDay(start..<start + 10) { return start + 10 }
    }
    if let range = plainNumber(start, end, isPlain) { return range }
    guard isWide else { return end }
    return wideNumber(start, end, isPlain) ?? end
  }

  /// Whether no letter, digit or hyphen joins anything to letters and digits; after four digits a hyphen
  /// may, as in days.
  private func isAlone(_ start: Int, _ end: Int) -> Bool {
    guard !text.isAlnum(start - 1), text[start - 1] != 0x2D else { return false }
    switch text[end] {
    case 0x2D: return end - start == 4
    // Dashes and hidden signs of more bytes, and markup.
    case 0xC2, 0xE2, UInt8(ascii: "*"), UInt8(ascii: "<"): return false
    case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "_"): return !text.isAlnum(end + 1)
    case 0x20: return !text.isDigit(end + 1) && !text.isUpper(end + 1)
    default: return true
    }
  }

  /// Where the letters and digits begin that a digit is in; not in an escape before them.
  private func start(of digit: Int) -> Int {
    var start = digit
    let least = max(done, digit - 41)
    while start > least, text.isAlnum(start - 1) { start -= 1 }
    guard start < digit else { return start }
    switch text[start - 1] {
    case 0x5C where text[start] == 0x75: return min(start + 5, digit)
    case 0x5C: return start + 1
    case 0x25: return min(start + 2, digit)
    default: return start
    }
  }

  /// A number with a label before it; gives back where the search goes on.
  private mutating func plainNumber(_ start: Int, _ end: Int, _ isPlain: Bool) -> Int? {
    let value = value(start, end)
    let digits = value.range.reduce(0) { $0 + (text.isDigit($1) ? 1 : 0) }
    guard digits >= (isWide ? 2 : 4), !isDay(value.range) else { return nil }
    let isNine = isPlain && end - start == 9
    guard let label = value.label ?? text.label(before: value.range.lowerBound) else {
      return isNine && isBesideSSN(start..<end) && isGivenPlain(start..<end)
        ? found(.ssn, start..<end) : nil
    }
    switch label {
    case .kind(.ssn):
      return labelledSecurity(value.range.lowerBound).map { found(.ssn, $0) }
    case .kind(let kind), .weak(let kind):
      guard Self.fits(value.range.count, digits, label), !isDated(value.range, kind) else {
        return nil
      }
      return found(kind, value.range)
    case .request:
      guard Self.fits(value.range.count, digits, .kind(.mrn)), !isDated(value.range, .mrn),
        isWide || isBesidePatient(value.range)
      else { return nil }
      return found(.mrn, value.range)
    case .phone where isWide:
      return (7...11).contains(digits) ? found(.phone, value.range) : nil
    case .npi where isWide:
      return isPlain && isProvider(start..<end) ? found(.npi, start..<end) : nil
    case .vin where isWide:
      return isVehicle(start..<end, isLabelled: true) ? found(.vin, start..<end) : nil
    case .version: return value.range.upperBound
    case .phone, .npi, .vin, .part: return nil
    }
  }

  /// A value of letters, digits and hyphens around what was found; with the label that is joined to it.
  private func value(_ start: Int, _ end: Int) -> (range: Range<Int>, label: PHILabel?) {
    var (from, to) = (start, end)
    while start - from < 24, from > done,
      text.isAlnum(from - 1)
        || text[from - 1] == 0x2D && text.isAlnum(from - 2)
    {
      if text[from - 1] == 0x2D, text.isLabel(endingAt: from - 1) { break }
      from -= 1
    }
    while to - end < 24 {
      if text.isAlnum(to) {
        to += 1
      } else if let next = text.separator(to), next.sort == .dash, text.isAlnum(to + next.length) {
        to += next.length
      } else if isGroup(after: to, from: from) {
        to += 1
      } else {
        break
      }
    }
    // MRN1234567 is a label and a value.
    var letters = from
    while letters < to, text.isLetter(letters) { letters += 1 }
    if letters > from, letters < to, text.isDigit(letters), text.isLabel(endingAt: letters) {
      return (letters..<to, text.label(before: letters))
    }
    return (from..<to, nil)
  }

  /// Whether a blank is between two short groups of one number: 1EG4 TE5 MK73.
  private func isGroup(after end: Int, from: Int) -> Bool {
    guard text[end] == 0x20, end - from <= 14 else { return false }
    var (length, digits) = (0, 0)
    while length < 5, text.isDigit(end + 1 + length) || text.isUpper(end + 1 + length) {
      if text.isDigit(end + 1 + length) { digits += 1 }
      length += 1
    }
    guard (2...4).contains(length), digits > 0, !text.isWord(end + 1 + length),
      text[end + 1 + length] != 0x2E || !text.isDigit(end + 2 + length)
    else { return false }
    var first = end
    while first > from, text.isAlnum(first - 1) { first -= 1 }
    return end - first <= 4
  }

  /// Whether a labelled value has a form that its kind may have.
  static func fits(_ length: Int, _ digits: Int, _ label: PHILabel) -> Bool {
    switch label {
    case .kind(let kind): fits(length, digits, kind)
    case .weak(let kind): digits >= 5 && fits(length, digits, kind)
    default: false
    }
  }

  private static func fits(_ length: Int, _ digits: Int, _ kind: PHIKind) -> Bool {
    switch kind {
    case .mrn: digits >= 4 && length <= 24
    case .healthPlan: digits >= 5 && (6...24).contains(length)
    case .account: digits >= 5 && length <= 30
    case .device: digits >= 3 && (5...40).contains(length)
    case .certificate: digits >= 4 && (5...24).contains(length)
    case .plate: digits >= 1 && (4...9).contains(length)
    default: false
    }
  }

  /// Whether what a word of policies precedes is the number of a document, such as POL-2026-014.
  func isDated(_ range: Range<Int>, _ kind: PHIKind) -> Bool {
    guard kind == .healthPlan || kind == .certificate else { return false }
    return range.contains { index in
      text[index] == 0x2D && text.digits(index + 1, most: 5) == 4
        && (text[index + 1] == 0x31 && text[index + 2] == 0x39
          || text[index + 1] == 0x32 && text[index + 2] == 0x30)
    }
      || text.digits(range.lowerBound, most: 5) == 4 && text[range.lowerBound + 4] == 0x2D
        && [0x31, 0x32].contains(text[range.lowerBound])
  }

  /// Whether a stretch is a day as data have it.
  func isDay(_ range: Range<Int>) -> Bool {
    let start = range.lowerBound
    return range.count >= 10 && text.digits(start, most: 5) == 4 && text[start + 4] == 0x2D
      && text.digits(start + 5, most: 3) == 2 && text[start + 7] == 0x2D
      && text.digits(start + 8, most: 3) == 2
  }

  /// Whether ten digits have the check digit of a provider's identifier.
  func isProvider(_ range: Range<Int>) -> Bool {
    guard range.count == 10, [0x31, 0x32].contains(text[range.lowerBound]) else { return false }
    // What 80840 before it adds is 24.
    var sum = 24
    for (offset, index) in range.enumerated() {
      let digit = Int(text[index] &- 0x30)
      let double = digit * 2
      sum += offset.isMultiple(of: 2) ? double / 10 + double % 10 : digit
    }
    return sum.isMultiple(of: 10)
  }
}
