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
  /// A bit for each cell with a gap before its letter; those of the room are 0.
  private(set) var starts: [UInt64] = []
  /// What was passed over since the last letter.
  var gap: Gap = LeakGap.blank

  /// No letter has this byte, as UTF-8 has none: nothing is found across it.
  static let wall: UInt8 = 0xFF

  /// Makes room for the letters of so many bytes.
  mutating func reserve(_ bytes: Int) {
    let needed = count + bytes + 8
    guard cells.count < needed else { return }
    cells.append(contentsOf: repeatElement(0, count: max(needed - cells.count, cells.count / 2)))
    starts.append(contentsOf: repeatElement(0, count: cells.count / 64 + 1 - starts.count))
  }

  /// Empties it, and keeps its room.
  mutating func clear() {
    for word in 0..<min(count / 64 + 1, starts.count) { starts[word] = 0 }
    count = 0
    gap = LeakGap.blank
  }

  mutating func append(_ letter: UInt8) {
    if count == cells.count { reserve(64) }
    cells[count] = UInt16(gap) << 8 | UInt16(letter)
    if gap != 0 { starts[count >> 6] |= 1 << UInt64(count & 63) }
    count += 1
    gap = 0
  }

  /// Appends the letters of a plain stretch up to the first byte whose kind is 0; gives back where that
  /// is.
  mutating func appendPlain(_ text: Span<UInt8>, from start: Int, by kinds: [UInt8]) -> Int {
    // What was read before may be more letters than it has bytes.
    reserve(text.count - start)
    return Self.append(text, from: start, by: kinds.span, &cells, &starts, &count, &gap)
  }

  private static func append(
    _ text: Span<UInt8>,
    from start: Int,
    by kinds: Span<UInt8>,
    _ cells: inout [UInt16],
    _ starts: inout [UInt64],
    _ count: inout Int,
    _ gap: inout Gap
  ) -> Int {
    var cells = cells.mutableSpan
    var starts = starts.mutableSpan
    var (cell, before) = (count, gap)
    var place = start
    let end = text.count
    while place < end {
      let kind = kinds[Int(text[place])]
      if kind >= 0x80 {
        before = before == 0 ? kind : LeakGap.joined(before, kind)
      } else {
        if kind == 0 { break }
        cells[cell] = UInt16(before) << 8 | UInt16(kind)
        if before != 0 {
          starts[cell >> 6] |= 1 << UInt64(cell & 63)
          before = 0
        }
        cell += 1
      }
      place += 1
    }
    (count, gap) = (cell, before)
    return place
  }

  /// The first place from one on whose letter has a gap before it, by the bits of all; the count where
  /// there is none.
  @inline(__always)
  static func start(from place: Int, in starts: Span<UInt64>, of count: Int) -> Int {
    guard place < count else { return count }
    var word = place >> 6
    var bits = starts[word] & ~0 << UInt64(place & 63)
    while bits == 0 {
      word += 1
      guard word << 6 < count else { return count }
      bits = starts[word]
    }
    return word << 6 + bits.trailingZeroBitCount
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
