/// The letters and digits of a text without case, each with what separates it from the one before.
///
/// A cell is a letter's byte with its gap above it. Blanks, punctuation and markup are gaps, so that two
/// texts that differ in nothing else have the same letters.
struct LeakLetters: Sendable {
  /// What is between two letters: nothing, or a code of `LeakGap`.
  typealias Gap = UInt8

  /// More cells than `count`: the rest is room.
  private(set) var cells: [UInt16] = []
  private(set) var count = 0
  /// What was passed over since the last letter.
  var gap: Gap = LeakGap.blank

  /// No letter has this byte, as UTF-8 has none: nothing is found across it.
  static let wall: UInt8 = 0xFF

  /// Makes room for the letters of so many bytes.
  mutating func reserve(_ bytes: Int) {
    let needed = count + bytes + 8
    guard cells.count < needed else { return }
    cells.append(contentsOf: repeatElement(0, count: max(needed - cells.count, cells.count / 2)))
  }

  /// Empties it, and keeps its room.
  mutating func clear() {
    count = 0
    gap = LeakGap.blank
  }

  mutating func append(_ letter: UInt8) {
    if count == cells.count { reserve(64) }
    cells[count] = UInt16(gap) << 8 | UInt16(letter)
    count += 1
    gap = 0
  }

  /// Appends the letters of a plain stretch up to the first byte that is none of ASCII's; gives back
  /// where that is.
  ///
  /// There is room for all of the stretch.
  mutating func appendPlain(_ text: Span<UInt8>, from start: Int, by kinds: [UInt8]) -> Int {
    var gap = self.gap
    var count = self.count
    var place = start
    let end = text.count
    do {
      var out = cells.mutableSpan
      let kinds = kinds.span
      while place < end {
        let kind = kinds[Int(text[place])]
        if kind >= 0x80 {
          gap = gap == 0 ? kind : LeakGap.joined(gap, kind)
        } else {
          if kind == 0 { break }
          out[count] = UInt16(gap) << 8 | UInt16(kind)
          count += 1
          gap = 0
        }
        place += 1
      }
    }
    self.gap = gap
    self.count = count
    return place
  }

  /// The letters alone.
  var letters: [UInt8] { cells[..<count].map { UInt8(truncatingIfNeeded: $0) } }

  /// The gap before each letter.
  var gaps: [Gap] { cells[..<count].map { Gap(truncatingIfNeeded: $0 >> 8) } }

  /// How many words it has; in a script without blanks each letter is one.
  var words: Int { cells[..<count].count { $0 >> 8 != 0 } }
}

/// What separates two letters.
enum LeakGap {
  /// A tag, or a letter of a script that has no blanks between words: a word may end here or not.
  static let maybe: UInt8 = 0x81
  /// A blank, or several signs.
  static let blank: UInt8 = 0x82

  /// One sign of ASCII.
  static func sign(_ byte: UInt8) -> UInt8 { byte | 0x80 }

  static let hyphen = sign(UInt8(ascii: "-"))

  /// Two gaps that follow one another.
  static func joined(_ first: UInt8, _ second: UInt8) -> UInt8 {
    if first == 0 || first == maybe { return second }
    return second == 0 || second == maybe ? first : blank
  }
}
