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

  /// One word; its letters end in `text` before the next one's begin.
  struct Word {
    let hash: UInt64
    fileprivate let start: Int
    fileprivate(set) var weight: Weight
  }

  /// The words in the order of the page.
  private(set) var words: [Word] = []
  private var text: [UInt8] = []
  private var positions = HashedPositions()

  /// The letters of the word at a position.
  func letters(at position: Int) -> String {
    let end = position + 1 < words.count ? words[position + 1].start : text.count
    return String(decoding: text[words[position].start..<end], as: UTF8.self)
  }

  /// Takes in a word that stands in a part of the page.
  ///
  /// - Returns: whether it is new, so that its letters are to be given to `append`.
  mutating func insert(_ hash: UInt64, weight: Weight) -> Bool {
    let position = positions.position(of: hash)
    guard position == words.count else {
      if words[position].weight < weight { words[position].weight = weight }
      return false
    }
    words.append(Word(hash: hash, start: text.count, weight: weight))
    return true
  }

  /// Appends a letter to the word that was new last.
  mutating func append(_ letter: UInt8) { text.append(letter) }
}
