/// The words that the checks of sentences know, found by a hash of their letters in lower case.
struct Vocabulary {
  /// The words of the checks themselves.
  static let base: Vocabulary = {
    var made = Vocabulary()
    for (marks, words) in Marks.words {
      for word in words.split(separator: " ") {
        for form in forms(word) { made.add(form, marks) }
      }
    }
    for (word, number) in numbers { made.add(word, [], number: number) }
    for (word, scale) in scales { made.add(word, [], scale: scale) }
    for (words, hours) in units {
      for word in words.split(separator: " ") { made.add(word, [], hours: hours) }
    }
    for word in further.split(separator: " ") { made.add(word, []) }
    return made
  }()

  /// Words that mean nothing by themselves.
  private static let further = """
    only half part among force effect effective final finalized finalised finalizes adopted enacted \
    binding codified became become becomes takes took once when until before if after will section \
    sections paragraph cfr c f r which that in by at on out down under found laid described covered \
    governed regulated stated contained provided established addressed defined covers governs \
    regulates describes deals about concerns grants guarantees without alternative alternatives within mandates
    """

  private static let numbers: [(String, Int)] = [
    ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7),
    ("eight", 8), ("nine", 9), ("ten", 10), ("eleven", 11), ("twelve", 12), ("fourteen", 14),
    ("fifteen", 15), ("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60),
    ("seventy", 70), ("eighty", 80), ("ninety", 90), ("hundred", 100),
  ]

  private static let scales: [(String, Int)] = [
    ("thousand", 1_000), ("k", 1_000), ("million", 1_000_000), ("millions", 1_000_000),
    ("m", 1_000_000), ("mm", 1_000_000), ("mn", 1_000_000), ("mil", 1_000_000),
    ("billion", 1_000_000_000), ("bn", 1_000_000_000),
  ]

  /// Hours; a month has thirty days and a year twelve months.
  private static let units: [(String, Int)] = [
    ("hour hours hr hrs h", 1), ("day days", 24), ("week weeks", 168), ("month months", 720),
    ("year years", 8_640),
  ]

  /// What is known of a word; the first entry is that of all other words.
  struct Entry {
    var marks: Marks = []
    /// What a number's word counts; 0 for other words.
    var number = 0
    /// By how much a word such as "million" multiplies; 0 for other words.
    var scale = 0
    /// The hours of a unit of time; 0 for other words.
    var hours = 0
  }

  private(set) var entries = [Entry()]
  /// Hashes by their last bits, the next place where one is taken; 0 is none.
  private var hashes = [UInt64](repeating: 0, count: Vocabulary.places)
  private var indices = [UInt16](repeating: 0, count: Vocabulary.places)

  private static let places = 8_192

  /// The place of a word in `entries`, which is added where it is new; 0 where no more words fit.
  @discardableResult
  mutating func add(
    _ word: some StringProtocol,
    _ marks: Marks,
    number: Int = 0,
    scale: Int = 0,
    hours: Int = 0
  ) -> UInt16 {
    var hash = WordHash()
    for byte in word.utf8 { hash.add(byte) }
    var place = Int(truncatingIfNeeded: hash.value) & (Self.places - 1)
    while hashes[place] != 0, hashes[place] != hash.value {
      place = (place + 1) & (Self.places - 1)
    }
    if hashes[place] == 0 {
      guard entries.count < Self.places / 2 else { return 0 }
      hashes[place] = hash.value
      indices[place] = UInt16(entries.count)
      entries.append(Entry())
    }
    let index = Int(indices[place])
    entries[index].marks.formUnion(marks)
    entries[index].number = max(entries[index].number, number)
    entries[index].scale = max(entries[index].scale, scale)
    entries[index].hours = max(entries[index].hours, hours)
    return indices[place]
  }

  /// The place of a word; 0 for a word that is not known.
  func index(of word: some StringProtocol) -> UInt16 {
    var hash = WordHash()
    for byte in word.utf8 { hash.add(byte) }
    return index(of: hash)
  }

  /// The place of a word by its hash; 0 for a word that is not known.
  func index(of hash: WordHash) -> UInt16 {
    var place = Int(truncatingIfNeeded: hash.value) & (Self.places - 1)
    while hashes[place] != 0 {
      if hashes[place] == hash.value { return indices[place] }
      place = (place + 1) & (Self.places - 1)
    }
    return 0
  }

  /// The forms of a verb whose stem is written with a `+`.
  static func forms(_ word: Substring) -> [String] {
    guard word.hasSuffix("+") else { return [String(word)] }
    let stem = String(word.dropLast())
    if stem.hasSuffix("e") { return [stem, stem + "s", stem + "d", stem.dropLast() + "ing"] }
    if stem.hasSuffix("y") {
      return [stem, stem.dropLast() + "ies", stem.dropLast() + "ied", stem + "ing"]
    }
    let end = ["s", "x", "sh", "ch"].contains { stem.hasSuffix($0) } ? "es" : "s"
    return [stem, stem + end, stem + "ed", stem + "ing"]
  }
}

/// A hash of letters and digits, FNV-1a; never 0.
struct WordHash {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
    if value == 0 { value = 1 }
  }
}
