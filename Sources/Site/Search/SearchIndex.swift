import Diagnostics

/// The index that the search page reads: one classic script, for `file://` lets nothing else load.
///
/// `GAPBOOK_INDEX({stop, terms, posts, pages})`. `terms` holds the sorted words, each as the count
/// of characters it shares with the one before, then the rest; `posts` their pages in the same
/// order; both are cut at blanks. A number below 28 is one character from `#` on; a larger one goes
/// on in the next character, and 28 is added to each but the last. A page is the number
/// 3 × (pages since the one before) + weight.
struct SearchIndex {
  static let path = "assets/search-index.js"

  private var pages: [JSON] = []
  private var terms = HashedPositions()
  /// The pages of each word, by the word's position.
  private var posts: [Posts] = []

  private struct Posts {
    let term: String
    var last = -1
    var count = 0
    var text: [UInt8] = []

    mutating func add(_ page: Int, _ weight: WordSet.Weight) {
      SearchIndex.append((page - last) * 3 + weight.rawValue, to: &text)
      last = page
      count += 1
    }
  }

  /// Takes in a page; pages come in the order of the site.
  mutating func add(_ entry: SearchEntry) {
    let page = pages.count
    pages.append(
      .array([entry.path, entry.title, entry.whereabouts, entry.snippet].map(JSON.string))
    )
    for (position, word) in entry.words.words.enumerated() {
      let term = terms.position(of: word.hash)
      if term == posts.count { posts.append(Posts(term: entry.words.letters(at: position))) }
      posts[term].add(page, word.weight)
    }
  }

  private static let first = UInt8(ascii: "#")

  private static func append(_ number: Int, to text: inout [UInt8]) {
    var rest = number
    while rest >= 28 {
      text.append(first + UInt8(rest % 28) + 28)
      rest /= 28
    }
    text.append(first + UInt8(rest))
  }

  /// A word that more than this share of the pages holds tells none from another.
  private func isStopWord(_ posts: Posts) -> Bool {
    pages.count >= 20 && posts.count * 2 > pages.count
  }

  /// The script.
  func file() -> OutputFile {
    let sorted = posts.sorted { $0.term < $1.term }
    let kept = sorted.filter { !isStopWord($0) }
    let stop = sorted.filter { isStopWord($0) }.map(\.term)
    let codes = kept.map { String(decoding: $0.text, as: UTF8.self) }
    let json = JSON.object([
      ("stop", .strings(stop)),
      ("terms", .string(Self.frontCoded(kept.map(\.term)))),
      ("posts", .string(codes.joined(separator: " "))),
      ("pages", .array(pages)),
    ])
    var bytes = Array("GAPBOOK_INDEX(".utf8)
    bytes += json.serialized()
    bytes += ")\n".utf8
    return OutputFile(path: Self.path, bytes: bytes)
  }

  /// Only ASCII is shared, so that bytes and characters count alike.
  private static func frontCoded(_ terms: [String]) -> String {
    var coded: [UInt8] = []
    var previous: [UInt8] = []
    for term in terms {
      let letters = Array(term.utf8)
      var shared = 0
      while shared < min(letters.count, previous.count, 27), letters[shared] == previous[shared],
        letters[shared] < 0x80
      {
        shared += 1
      }
      if !previous.isEmpty { coded.append(UInt8(ascii: " ")) }
      coded.append(first + UInt8(shared))
      coded += letters[shared...]
      previous = letters
    }
    return String(decoding: coded, as: UTF8.self)
  }
}
