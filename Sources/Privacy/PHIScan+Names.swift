/// Names, which are a patient's only right beside words that say so.
extension PHIScan {
  /// Looks at a letter that may begin a word of a patient.
  mutating func patient(at start: Int) -> Int {
    guard !text.isWord(start - 1) else { return start + 1 }
    var end = start + 1
    while text.isLetter(end), end - start < 12 { end += 1 }
    guard end - start < 12, text[end] < 0x80 else { return end }
    if text.has("patient", at: start), end - start == 7 { return named(after: end) }
    let isVerb = ["born", "dob", "admitted", "diagnosed", "discharged", "hospitalized", "died"]
      .contains { $0.utf8.count == end - start && text.has($0, at: start) }
    if isVerb, let range = nameBefore(start) {
      _ = found(.name, range)
    }
    return end
  }

  /// Patient Jane Doe, patient: Jane Doe, patient's name is Jane Doe.
  private mutating func named(after end: Int) -> Int {
    var index = end
    if text.has("'s", at: index) { index += 2 }
    if text.has("\u{2019}s", at: index) { index += 4 }
    if text[index] == 0x20 || text[index] == 0x5F, text.has("name", at: index + 1),
      !text.isWord(index + 5)
    {
      index += 5
    }
    if text.has(" is", at: index) { index += 3 }
    if text.has(" named", at: index) { index += 6 }
    while index - end < 24,
      [0x20, 0x22, 0x27, 0x28, 0x2A, 0x3A, 0x3D, 0x7C].contains(text[index])
        || text[index] == 0x2C && text[index + 1] == 0x20
    {
      index += 1
    }
    guard index > end, let range = name(from: index) else { return end }
    return found(.name, range)
  }

  /// The name that begins at an index: a title and a word, or two to four words.
  func name(from start: Int) -> Range<Int>? {
    var (index, last, words) = (start, start, 0)
    let title = Self.titles.first { text.has($0, at: start) && text.isUpper(start) }
    if let title { index += title.utf8.count }
    while words < 4 {
      let end = wordEnd(index)
      guard isNameWord(index, end) else {
        guard words > 0, Self.particles.contains(where: { text.has($0, at: index) }) else { break }
        index =
          text.bytes[index..<min(text.count, index + 5)].firstIndex(of: 0x20).map { $0 + 1 }
          ?? index + 1
        continue
      }
      words += 1
      last = end
      index = text[end] == 0x2E && end - index == 1 ? end + 1 : end
      guard text[index] == 0x20 else { break }
      index += 1
    }
    guard words >= (title == nil ? 2 : 1), !isOneLetter(start..<last) else { return nil }
    return start..<last
  }

  private static let titles = ["mr. ", "mrs. ", "ms. ", "miss ", "mr ", "mrs ", "ms "]
  private static let particles = [
    "de ", "la ", "van ", "von ", "der ", "al ", "bin ", "del ", "da ",
  ]

  private func isOneLetter(_ range: Range<Int>) -> Bool { range.count < 4 }

  private func wordEnd(_ start: Int) -> Int {
    var end = start
    while end - start < 40, isNameLetter(end) { end += 1 }
    return end
  }

  private func isNameLetter(_ index: Int) -> Bool {
    text.isLetter(index) || text[index] >= 0x80 && !(text[index] == 0xE2)
      || (text[index] == 0x27 || text[index] == 0x2D) && text.isLetter(index + 1)
        && text.isLetter(index - 1)
  }

  /// Whether a word may be part of a name: a capital, then small letters, and no word of this field.
  private func isNameWord(_ start: Int, _ end: Int) -> Bool {
    guard end > start, isCapital(start) else { return false }
    if end - start == 1 { return true }
    let rest = text.bytes[start + 1..<end]
    guard rest.contains(where: { $0 >= 0x61 }), end - start < 20 else { return false }
    let word = String(decoding: text.bytes[start..<end], as: UTF8.self).lowercased()
    return !Self.others.contains(word)
  }

  private func isCapital(_ index: Int) -> Bool {
    if text.isUpper(index) { return true }
    return text[index] == 0xC3 && (0x80...0x9E).contains(text[index + 1])
      || (0xC4...0xC5).contains(text[index]) || (0xD0...0xD1).contains(text[index])
  }

  /// Jane Doe, born; Jane Doe was admitted; Jane Doe (DOB.
  private func nameBefore(_ start: Int) -> Range<Int>? {
    var index = start
    for _ in 0..<4 {
      while [0x20, 0x2C, 0x28, 0x7C].contains(text[index - 1]), start - index < 30 { index -= 1 }
      guard
        let helper = Self.helpers.first(where: {
          text.has($0, at: index - $0.utf8.count) && !text.isWord(index - $0.utf8.count - 1)
        })
      else { break }
      index -= helper.utf8.count
    }
    guard index < start else { return nil }
    let end = index
    var first = end
    var words = 0
    while words < 4 {
      var begin = index
      if text[begin - 1] == 0x2E, isCapital(begin - 2), !text.isWord(begin - 3) { begin -= 1 }
      let close = begin
      while close - begin < 40, isNameLetter(begin - 1) { begin -= 1 }
      guard isNameWord(begin, close) else { break }
      words += 1
      first = begin
      guard text[begin - 1] == 0x20 else { break }
      index = begin - 1
    }
    let title = Self.titles.first { text.has($0, at: first - $0.utf8.count) }
    guard words >= 2 || words == 1 && title != nil, end - first > 3 else { return nil }
    return first - (title?.utf8.count ?? 0)..<end
  }

  private static let helpers = ["was", "is", "who", "has", "been", "had", "were"]

  /// Words with a capital in headings and names of roles and documents, which are no one's name.
  private static let others: Set<String> = Set(
    """
    the a an and or of in on to for with by at from as is are was were not no all any each if this
    that it its their his her our your we you they he she who what when where which why how
    patient patients client clients portal portals rights right records record data information
    safety care access intake notice notices complaint complaints request requests family advisory
    council services service health hospital clinic center centre medical privacy security officer
    manager director administrator system systems department office team staff plan policy policies
    procedure procedures form forms statement statements account accounts list lists file files chart
    charts volume population satisfaction education engagement experience communication
    communications registration scheduling billing identifiers representative advocate monitoring
    message messages letter letters name names address addresses protection act affordable rule rules
    group board practice practices program programs report reports letter visit visits authorization
    consent financial january february march april may june july august september october november
    december monday tuesday wednesday thursday friday saturday sunday breach breaches finding findings
    evidence risk risks responses response assessment summary scope north south east west united
    states state federal code regulations electronic protected insurance company inc llc llp main
    street avenue road suite version draft final annual review training incident incidents log logs
    vendor vendors business associate associates agreement agreements covered entity entities
    then yesterday today tomorrow later after before since however because also now once next last
    first dear new old same other another every some
    dr doctor nurse physician provider providers unit ward floor room emergency
    """.split { $0 == " " || $0 == "\n" }.map(String.init)
  )
}
