/// Days and ages, which are a patient's only beside words that say so.
extension PHIScan {
  // MARK: - Days

  /// A day in one of the usual forms, around a number.
  func date(_ start: Int, _ end: Int) -> Range<Int>? {
    switch end - start {
    case 4:
      guard isYear(start), !text.isInside(start: start) else { return nil }
      if text[end] == 0x2D, text.digits(end + 1, most: 3) == 2, text[end + 3] == 0x2D,
        text.digits(end + 4, most: 3) == 2
      {
        let (month, day) = (text.number(end + 1..<end + 3), text.number(end + 4..<end + 6))
        let isDay = (1...12).contains(month) && (1...31).contains(day)
        return isDay && !text.isInside(end: end + 6) ? start..<end + 6 : nil
      }
      return monthBefore(start).map { $0..<end }
    case 1, 2: return shortDate(start, end)
    default: return nil
    }
  }

  private func isYear(_ start: Int) -> Bool {
    text.digits(start, most: 5) == 4
      && (text[start] == 0x31 && [0x38, 0x39].contains(text[start + 1])
        || text[start] == 0x32 && text[start + 1] == 0x30)
  }

  /// 3/14/1980, 3-14-80, March 14, 1980 and 14 March 1980.
  private func shortDate(_ start: Int, _ end: Int) -> Range<Int>? {
    let first = text.number(start..<end)
    guard (1...31).contains(first), !text.isInside(start: start), text[start - 1] != 0x2F else {
      return nil
    }
    let sign = text[end]
    if sign == 0x2F || sign == 0x2D || sign == 0x2E {
      let count = text.digits(end + 1, most: 3)
      let year = end + 1 + count + 1
      guard (1...2).contains(count), text[year - 1] == sign else { return nil }
      let second = text.number(end + 1..<end + 1 + count)
      let length = text.digits(year, most: 5)
      guard isYear(year) || sign == 0x2F && length == 2, (1...31).contains(second),
        min(first, second) <= 12, text[year + length] != sign, !text.isAlnum(year + length)
      else { return nil }
      return start..<year + length
    }
    if let month = monthBefore(start) {
      guard !text.isWord(end) else { return nil }
      let comma = text[end] == 0x2C ? end + 1 : end
      return text.isBlank(comma) && isYear(comma + 1) ? month..<comma + 5 : month..<end
    }
    if text.isBlank(end), let month = month(at: end + 1) {
      let year = text[month] == 0x2C ? month + 2 : month + 1
      return isYear(year) ? start..<year + 4 : start..<month
    }
    return nil
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept",
    "sep", "oct", "nov", "dec",
  ]

  /// The end of the name of a month that begins at an index.
  private func month(at start: Int) -> Int? {
    for name in Self.months where text.has(name, at: start) {
      let end = start + name.utf8.count
      guard !text.isWord(end) else { continue }
      return text[end] == 0x2E ? end + 1 : end
    }
    return nil
  }

  /// Where the name of a month begins that is right before an index.
  private func monthBefore(_ index: Int) -> Int? {
    guard text.isBlank(index - 1) else { return nil }
    let end = text[index - 2] == 0x2E || text[index - 2] == 0x2C ? index - 2 : index - 1
    var start = end
    while end - start < 10, text.isLetter(start - 1) { start -= 1 }
    guard start < end, text.isUpper(start), let last = month(at: start), last >= end else {
      return nil
    }
    return start
  }

  // MARK: - Ages

  /// An age over 89 of a person of whom the line says that it is a patient.
  func age(_ start: Int, _ end: Int) -> Range<Int>? {
    guard (2...3).contains(end - start), (90...125).contains(text.number(start..<end)),
      !text.isInside(start: start)
    else { return nil }
    var rest = end
    if text[rest] == 0x2D || text[rest] == 0x20 { rest += 1 }
    let isUnit =
      ["year-old", "years old", "years of age", "year old", "yr-old", "y/o", "yo ", "yo,"]
      .contains { text.has($0, at: rest) }
    let isLabelled = [("aged ", 5), ("age ", 4), ("age: ", 5), ("age of ", 7)].contains {
      text.has($0.0, at: start - $0.1) && !text.isWord(start - $0.1 - 1)
    }
    guard isUnit || isLabelled && !text.isAlnum(end) else { return nil }
    return isBesidePatient(start..<end, orPerson: true) ? start..<end : nil
  }

  // MARK: - Words of a patient

  /// Whether a sentence says of what is in it that it is a patient's.
  func isBesidePatient(_ range: Range<Int>, orPerson: Bool = false) -> Bool {
    guard !isField(range) else { return false }
    var start = range.lowerBound
    while range.lowerBound - start < 90, start > 0, !isEnd(start - 1) { start -= 1 }
    var end = range.upperBound
    while end - range.upperBound < 60, end < text.count, !isEnd(end) { end += 1 }
    var index = start
    while index < end {
      if text.isLetter(index), !text.isWord(index - 1) {
        var last = index + 1
        while last < end, text.isLetter(last) { last += 1 }
        if saysPatient(index, last, orPerson: orPerson) { return true }
        index = last
      } else {
        index += 1
      }
    }
    return false
  }

  /// Whether a sentence, a paragraph or a cell ends at an index.
  private func isEnd(_ index: Int) -> Bool {
    switch text[index] {
    case 0x0A:
      text.isLineEnd(index + 1) || text.isLineEnd(index - 1) && text[index - 1] != 0x0D
        || [0x2D, 0x23, 0x2A, 0x7C].contains(text[index + 1])
    case 0x21, 0x3F, 0x3B: true
    case 0x2E: !text.isWord(index + 1) && text.isLetter(index - 1) && text.isLetter(index - 2)
    case 0x22: text[index - 1] == 0x2C || text[index + 1] == 0x2C
    default: false
    }
  }

  /// Whether a day is the whole value of a key or of a cell, which the formats name.
  private func isField(_ range: Range<Int>) -> Bool {
    var before = range.lowerBound - 1
    while [0x20, 0x22, 0x27].contains(text[before]) { before -= 1 }
    var after = range.upperBound
    while [0x20, 0x22, 0x27, 0x7D].contains(text[after]) { after += 1 }
    let isAfter = after >= text.count || [0x0A, 0x0D, 0x2C, 0x23, 0x5D].contains(text[after])
    guard isAfter else { return false }
    if text[before] == 0x2C { return text[before + 1] != 0x20 }
    guard text[before] == 0x3A else { return false }
    var start = before
    while text.isLetter(start - 1) || text[start - 1] == 0x5F { start -= 1 }
    return Self.keys.contains { $0.utf8.count == before - start && text.has($0, at: start) }
  }

  /// The keys of days in the files of a client.
  private static let keys: Set = [
    "as_of", "from", "to", "day", "decided", "review_by", "due", "done", "closed", "until",
    "collected", "valid_until", "valid_from", "valid_to", "approved", "effective", "reviewed",
    "discovered", "individuals", "hhs", "media", "covered_entity", "made", "assessed", "delivered",
    "date", "received", "answered", "occurred", "began", "ended",
  ]

  private static let verbs: Set = [
    "born", "birthdate", "birthday", "dob", "admitted", "discharged", "deceased", "died",
    "diagnosed", "hospitalized",
  ]
  private static let events: Set = ["birth", "admission", "discharge", "death", "service"]
  private static let people: Set = [
    "man", "woman", "male", "female", "resident", "mother", "father", "grandmother", "grandfather",
    "he", "she", "widow", "widower",
  ]
  /// What a patient is not named for: a portal, rights, records.
  private static let things: Set = [
    "portal", "portals", "rights", "right", "records", "record", "data", "information", "safety",
    "care", "access", "intake", "notice", "notices", "complaint", "complaints", "request",
    "requests", "satisfaction", "statements", "statement", "accounts", "list", "lists", "files",
    "charts", "forms", "form", "volume", "population", "privacy", "education", "engagement",
    "experience", "communication", "communications", "registration", "scheduling", "billing",
    "identifiers", "health", "services", "representative", "advocate", "monitoring", "messages",
    "surveys", "survey", "reminders", "reminder", "should", "must", "may", "can", "could", "would",
    "letters", "names", "addresses", "lookup", "matching", "visits", "authorization", "financial",
  ]

  private func word(_ start: Int, _ end: Int) -> String {
    String(decoding: text.bytes[start..<min(end, start + 16)].map { $0 | 0x20 }, as: UTF8.self)
  }

  private func saysPatient(_ start: Int, _ end: Int, orPerson: Bool) -> Bool {
    guard (2...12).contains(end - start) else { return false }
    let word = word(start, end)
    if Self.verbs.contains(word) { return true }
    if orPerson, Self.people.contains(word) { return true }
    if word == "patient" { return !isThing(after: end) }
    guard word == "date" || word == "dates", text.isBlank(end) else { return false }
    guard text.has("of ", at: end + 1) else { return eventBefore(start) }
    var last = end + 4
    while text.isLetter(last), last - end < 20 { last += 1 }
    return Self.events.contains(self.word(end + 4, last))
  }

  private func eventBefore(_ start: Int) -> Bool {
    guard text[start - 1] == 0x20 else { return false }
    var first = start - 1
    while text.isLetter(first - 1), start - first < 14 { first -= 1 }
    return Self.events.subtracting(["service"]).contains(word(first, start - 1))
  }

  /// Whether the word after an index names a thing, as in patient portal.
  func isThing(after end: Int) -> Bool {
    guard text[end] == 0x20 || text[end] == 0x2D else { return false }
    var last = end + 1
    while text.isLetter(last), last - end < 17 { last += 1 }
    return Self.things.contains(word(end + 1, last))
  }
}
