/// The words of one page, each once, with the most telling part it stands in.
///
/// Words are told apart by a hash of 64 bits alone: two of a million words meet once in tens of
/// millions of sites, and then a search finds a page too many.
struct WordSet: Sendable {
  /// How telling a part of a page is.
  enum Weight: Int, Comparable {
    case body
    case heading
    case title

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// One word; its letters stand in `text`.
  struct Word {
    let hash: UInt64
    let range: Range<Int>
    fileprivate(set) var weight: Weight
  }

  /// The words in the order of the page.
  private(set) var words: [Word] = []
  private var text: [UInt8] = []
  /// Positions of words by the low bits of their hashes; -1 is free.
  private var table = [Int32](repeating: -1, count: 512)

  /// The letters of a word.
  func letters(of word: Word) -> String { String(decoding: text[word.range], as: UTF8.self) }

  /// Takes in a word that stands in a part of the page.
  mutating func insert(_ word: SearchWord, weight: Weight) {
    if words.count * 2 >= table.count { grow() }
    let slot = slot(of: word.hash)
    let position = Int(table[slot])
    guard position < 0 else {
      if words[position].weight < weight { words[position].weight = weight }
      return
    }
    table[slot] = Int32(words.count)
    let start = text.count
    word.write(to: &text)
    words.append(Word(hash: word.hash, range: start..<text.count, weight: weight))
  }

  /// The slot of a hash, or the free one where it belongs.
  private func slot(of hash: UInt64) -> Int {
    let mask = table.count - 1
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while table[slot] >= 0, words[Int(table[slot])].hash != hash { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    table = [Int32](repeating: -1, count: table.count * 2)
    for (position, word) in words.enumerated() { table[slot(of: word.hash)] = Int32(position) }
  }
}
