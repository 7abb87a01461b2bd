/// Social Security numbers.
extension PHIScan {
  /// 123-45-6789 as people and programs write it, of the numbers that are given out alone; the letters
  /// and digits from `start` to `end` have its first digits at their end.
  func socialSecurity(_ start: Int, _ end: Int) -> Range<Int>? {
    var first = end
    while first > start, end - first < 4, text.isDigit(first - 1) { first -= 1 }
    guard (1...3).contains(end - first), PHIGroups.goesOn(text[end]) else { return nil }
    var groups = PHIGroups(text, first)
    guard let area = groups.group(3), let sign = groups.separator(), let group = groups.group(2),
      let second = groups.separator(), let serial = groups.group(4),
      Self.isGiven(area: area, group: group, serial: serial)
    else { return nil }
    let range = first..<groups.index
    guard !isCode(before: first, from: start, sign), !isCode(after: range.upperBound, sign) else {
      return nil
    }
    let label = text.label(before: start)
    if case .part = label { return nil }
    if second != sign {
      let isOne = isSecurity(range, joinedBy: [sign, second], label, isMonth(group, serial))
      return isOne ? range : nil
    }
    switch sign {
    case .dash: return isSum(range.upperBound) ? nil : range
    case .blank: return text.isInRow(range) ? nil : range
    case .nothing:
      if case .kind(.ssn) = label { return range }
      return nil
    case .dot, .slash, .low:
      if case .version = label { return nil }
      let ends = [text[first - 1], text[range.upperBound]]
      let isPath = sign == .slash && ends.contains(0x2F)
      return isPath || text.isInRow(range) ? nil : range
    }
  }

  /// Whether groups with two different signs between them are a number: of a dash and a blank, where no
  /// other word says what they are, and of any two beside the words of a Social Security number.
  private func isSecurity(
    _ range: Range<Int>,
    joinedBy signs: Set<PHIGroups.Separator>,
    _ label: PHILabel?,
    _ isMonth: Bool
  ) -> Bool {
    if case .kind(.ssn) = label { return true }
    if label != nil { return false }
    if isBesideSSN(range) { return true }
    return signs == [.dash, .blank] && !isMonth && !isSum(range.upperBound)
      && !text.isInRow(range)
  }

  /// Whether two groups are a month of a year, as in 450 12-2026.
  private func isMonth(_ group: Int, _ serial: Int) -> Bool {
    group <= 12 && (1_900..<2_100).contains(serial)
  }

  /// The nine digits behind a label, whatever joins them: 123 456 789, 12345-6789.
  func labelledSecurity(_ start: Int) -> Range<Int>? {
    var groups = PHIGroups(text, start)
    guard let number = groups.nine(),
      Self.isGiven(area: number / 1_000_000, group: number / 10_000 % 100, serial: number % 10_000),
      !isCode(after: groups.index)
    else { return nil }
    return start..<groups.index
  }

  static func isGiven(area: Int, group: Int, serial: Int) -> Bool {
    area != 0 && area != 666 && area < 900 && group != 0 && serial != 0
  }

  /// Whether nine digits are given out, and no part of something longer.
  func isGivenPlain(_ range: Range<Int>) -> Bool {
    let start = range.lowerBound
    return Self.isGiven(
      area: text.number(start..<start + 3),
      group: text.number(start + 3..<start + 5),
      serial: text.number(start + 5..<start + 9)
    ) && !isCode(before: start, from: start) && !isCode(after: range.upperBound)
  }

  /// Whether what is right before a number makes it the rest of a code, such as EV-123-45-6789; a word
  /// before it, as in the name of a file, does not.
  private func isCode(
    before first: Int,
    from start: Int,
    _ sign: PHIGroups.Separator = .nothing
  ) -> Bool {
    if start < first { return !isWord(start..<first) }
    let before = text[first - 1]
    if text.hasDash(before: first) { return isJoined(to: first - (before == 0x2D ? 1 : 3)) }
    switch before {
    case 0x2B: return true
    case 0x2E: return isJoined(to: first - 1)
    case 0x5F: return sign == .low && text.isDigit(first - 2)
    default: return text.isAlnum(first - 1) && !text.isEscape(before: first)
    }
  }

  /// Whether a code ends before a sign that joins it to what follows.
  private func isJoined(to end: Int) -> Bool {
    var from = end
    while end - from <= 40, text.isWord(from - 1), !text.hasDash(before: from) { from -= 1 }
    return from < end && !isWord(from..<end)
  }

  /// Whether letters are a word and not the sign of a code: `patient`, `SCAN` and `ID`, not `EV`.
  private func isWord(_ range: Range<Int>) -> Bool {
    guard range.allSatisfy({ text.isLetter($0) || text[$0] >= 0x80 }) else { return false }
    switch PHIVocabulary.meaning(of: text.bytes[range]) {
    case .part, .version: return false
    case nil:
      return range.count >= 3 || range.contains { text[$0] >= 0x80 }
    default: return true
    }
  }

  /// Whether what follows a number makes it the begin of a code.
  private func isCode(after end: Int, _ sign: PHIGroups.Separator = .nothing) -> Bool {
    var next = end
    if let sign = text.separator(end), sign.sort != .blank {
      next = end + sign.length
      if sign.sort == .dot { return text.isDigit(next) }
    } else if text[end] == 0x5F, sign == .low {
      next = end + 1
    }
    var last = next
    while last - next < 40, text.isAlnum(last) { last += 1 }
    guard last > next else { return false }
    return next > end ? (next..<last).contains { text.isDigit($0) } : !isWord(next..<last)
  }

  /// Whether a difference is computed: 536 - 22 - 1234 = 2.
  private func isSum(_ end: Int) -> Bool {
    var index = end
    while text.isBlank(index), index - end < 3 { index += 1 }
    return text[index] == 0x3D && index > end
  }

  /// Whether the words of a Social Security number are near on the same line.
  func isBesideSSN(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound - 1
    while index >= 0, range.lowerBound - index < 40, !text.isLineEnd(index) {
      if isSSNWord(index) { return true }
      index -= 1
    }
    index = range.upperBound
    while index - range.upperBound < 24, index < text.count, !text.isLineEnd(index) {
      if isSSNWord(index) { return true }
      index += 1
    }
    return false
  }

  private func isSSNWord(_ index: Int) -> Bool {
    guard text[index] | 0x20 == 0x73, !text.isWord(index - 1) else { return false }
    return ["ssn", "s.s.n", "social security", "seguro social"].contains { name in
      text.has(name, at: index) && !text.isWord(index + name.utf8.count)
    }
  }
}
