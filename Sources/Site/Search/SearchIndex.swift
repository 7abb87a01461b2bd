import Files
import Formats

/// The index that the search page reads: one classic script, for `file://` lets nothing else load.
///
/// `GAPBOOK_INDEX({terms, posts, pages})`. `terms` holds the sorted words, each as the count
/// of characters it shares with the one before, then the rest; `posts` their pages in the same
/// order; both are cut at blanks. A number below 28 is one character from `#` on; a larger one goes
/// on in the next character, and 28 is added to each but the last. A page is the number
/// 3 × (pages since the one before) + weight.
struct SearchIndex {
  static let path = SiteAssets.searchIndex

  private var pages: [JSON] = []
  private var table = TermTable(room: 2_048)
  /// The pages of each term.
  private var posts: [Posts] = []
  /// The letters of all terms, one after the other.
  private var letters: [UInt8] = []

  private struct Posts {
    /// The term's letters.
    let term: Range<Int>
    var last = -1
    var count = 0
    var text: [UInt8] = []

    mutating func add(_ page: Int, _ weight: Int) {
      SearchIndex.append((page - last) * 3 + weight, to: &text)
      last = page
      count += 1
    }
  }

  /// Takes in a stretch of pages; stretches come in the order of the site.
  mutating func add(_ stretch: SearchStretch) {
    let before = pages.count
    pages += stretch.pages
    for (number, term) in stretch.terms.enumerated() {
      let position = Int(table[table.place(of: term.hash)].term)
      if position == posts.count {
        let start = letters.count
        letters += stretch.letters(of: number)
        posts.append(Posts(term: start..<letters.count))
      }
      stretch.forEachPage(of: number) { posts[position].add(before + $0, $1) }
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

  /// The terms in the order of their letters.
  private func sorted() -> [Int] {
    let keys = posts.indices.map { term in
      let head = letters[posts[term].term].prefix(8)
      let key = head.reduce(0) { $0 << 8 | UInt64($1) } << (8 * UInt64(8 - head.count))
      return (key: key, term: term)
    }
    return keys.sorted { a, b in
      if a.key != b.key { return a.key < b.key }
      return letters[posts[a.term].term].lexicographicallyPrecedes(letters[posts[b.term].term])
    }.map(\.term)
  }

  /// The script.
  func file() -> OutputFile {
    let terms = sorted()
    // Part by part, as each is large where the site is.
    var bytes = Array("GAPBOOK_INDEX({\"terms\":".utf8)
    JSON.string(String(decoding: frontCoded(terms), as: UTF8.self)).write(to: &bytes)
    bytes += ",\"posts\":".utf8
    JSON.string(String(decoding: codes(of: terms), as: UTF8.self)).write(to: &bytes)
    bytes += ",\"pages\":".utf8
    JSON.array(pages).write(to: &bytes)
    bytes += "})\n".utf8
    return OutputFile(path: Self.path, bytes: bytes)
  }

  /// Where each term occurs, one behind the other.
  private func codes(of terms: [Int]) -> [UInt8] {
    var codes: [UInt8] = []
    for term in terms {
      if !codes.isEmpty { codes.append(UInt8(ascii: " ")) }
      codes += posts[term].text
    }
    return codes
  }

  /// Only ASCII is shared, so that bytes and characters count alike.
  private func frontCoded(_ terms: [Int]) -> [UInt8] {
    var coded: [UInt8] = []
    var previous: Range<Int> = 0..<0
    for term in terms {
      let term = posts[term].term
      let most = min(term.count, previous.count, 27)
      var shared = 0
      while shared < most, letters[term.lowerBound + shared] < 0x80,
        letters[term.lowerBound + shared] == letters[previous.lowerBound + shared]
      {
        shared += 1
      }
      if !previous.isEmpty { coded.append(UInt8(ascii: " ")) }
      coded.append(Self.first + UInt8(shared))
      coded += letters[(term.lowerBound + shared)..<term.upperBound]
      previous = term
    }
    return coded
  }
}
