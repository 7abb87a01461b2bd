import Files
import Formats

/// The index that the search page reads, and what it shows of the sections that it finds: classic
/// scripts, for `file://` lets nothing else load.
///
/// `GAPBOOK_INDEX({terms, posts, sections, english, fold, synonyms, pages})`. `terms` contains the
/// sorted words, each as the count of characters it shares with the one before, then the rest;
/// `posts` their sections in the same order; both are cut at blanks. A number below 28 is one
/// character from `#` on; a larger one goes on in the next character, and 28 is added to each but
/// the last. A section is the number 4 × (sections since the one before) + weight. Forms of one
/// word have the sections of all: in `posts`, a later one is `!` and the number of terms since the
/// first. `sections` has a character for each section of a page, which says how long it is, and a
/// blank behind each page.
///
/// `GAPBOOK_TEXTS(n, […])`, a script of its own, has the texts of so many pages, which it is loaded
/// for if one of them is shown.
struct SearchIndex {
  static let path = SiteAssets.searchIndex
  /// So many pages have their texts in one script.
  static let pagesOfTexts = 16

  /// Where the script with the texts of some pages is.
  static func path(ofTexts number: Int) -> String { SiteAssets.searchTexts + "/\(number).js" }

  private let isEnglish: Bool
  private var pages: [JSON] = []
  private var sectionCount = 0
  private var sections: [UInt8] = []
  private var synonyms: [SearchSynonym] = []
  /// The texts of pages that are in no script yet.
  private var excerpts: [[UInt8]] = []
  private var scripts = 0
  private var table = TermTable(room: 2_048)
  private var terms: [Term] = []
  /// The letters of all terms, one after the other.
  private var letters: [UInt8] = []
  /// Stems by the hashes of their letters.
  private var stems = TermTable(room: 2_048)
  /// What is said of the words of each stem.
  private var posts: [Posts] = []
  /// The last of all stretches' terms that has a stem, one stretch's terms after the other's.
  private var lastTerms: [Int32] = []
  /// How many terms the stretches before had.
  private var firstTerm = 0

  private struct Term {
    let letters: Range<Int>
    /// Its stem, by its place among `posts`.
    let stem: Int
  }

  /// The sections of the words of one stem.
  private struct Posts {
    private var last = -1
    private(set) var text: [UInt8] = []

    mutating func add(_ section: Int, _ weight: Int) {
      SearchIndex.append((section - last) * 4 + weight, to: &text)
      last = section
    }

    /// Adds the sections of a stretch that have a term.
    mutating func add(_ stretch: SearchStretch, _ term: Int, after count: Int) {
      stretch.forEachSection(of: term) { add(count + $0 / 4, $0 % 4) }
    }
  }

  /// For the pages of a site in a language; English words are reduced to their stems.
  init(language: String) {
    isEnglish = language.prefix(2).lowercased() == "en"
  }

  /// Takes in a stretch of pages; stretches come in the order of the site.
  ///
  /// - Returns: the scripts of texts that are full.
  mutating func add(_ stretch: SearchStretch) -> [OutputFile] {
    pages += stretch.pages
    synonyms += stretch.synonyms
    excerpts += stretch.excerpts
    var first = 0
    for count in stretch.sectionCounts {
      if !sections.isEmpty { sections.append(UInt8(ascii: " ")) }
      sections += stretch.lengths[first..<(first + count)].map(Self.digit)
      first += count
    }
    addTerms(of: stretch)
    sectionCount += stretch.lengths.count
    var files: [OutputFile] = []
    while excerpts.count >= Self.pagesOfTexts { files.append(nextTexts()) }
    return files
  }

  private mutating func addTerms(of stretch: SearchStretch) {
    // Terms of one stem are linked: their sections are in one order.
    var next = [Int32](repeating: -1, count: stretch.terms.count)
    var heads: [(term: Int, stem: Int)] = []
    heads.reserveCapacity(stretch.terms.count)
    let firstTerm = Int32(firstTerm)
    for (number, term) in stretch.terms.enumerated() {
      let position = Int(table[table.place(of: term.hash)].term)
      if position == terms.count { addTerm(stretch.letters(of: number)) }
      let stem = terms[position].stem
      let last = lastTerms[stem]
      if last >= firstTerm {
        next[Int(last - firstTerm)] = Int32(number)
      } else {
        heads.append((number, stem))
      }
      lastTerms[stem] = firstTerm + Int32(number)
    }
    self.firstTerm += stretch.terms.count
    for (head, stem) in heads {
      if next[head] < 0 {
        posts[stem].add(stretch, head, after: sectionCount)
        continue
      }
      var codes: [Int] = []
      var term = Int32(head)
      while term >= 0 {
        stretch.forEachSection(of: Int(term)) { codes.append($0) }
        term = next[Int(term)]
      }
      codes.sort()
      for (index, code) in codes.enumerated()
      where index + 1 == codes.count || codes[index + 1] / 4 != code / 4 {
        posts[stem].add(sectionCount + code / 4, code % 4)
      }
    }
  }

  private mutating func addTerm(_ word: ArraySlice<UInt8>) {
    let start = letters.count
    letters += word
    let stem = isEnglish ? EnglishStem.of(Array(word)) : Array(word)
    let position = Int(stems[stems.place(of: SearchStretch.hash(stem.span))].term)
    if position == posts.count {
      posts.append(Posts())
      lastTerms.append(-1)
    }
    terms.append(Term(letters: start..<letters.count, stem: position))
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

  /// The character for a section's length: how often a quarter is added to one word until it is
  /// longer.
  private static func digit(_ words: Int) -> UInt8 {
    var (digit, length) = (first, 1)
    while length < words, digit < first + 56 {
      digit += 1
      length += max(1, length / 4)
    }
    return digit
  }

  /// The terms in the order of their letters.
  private func sorted() -> [Int] {
    let keys = terms.indices.map { term in
      let head = letters[terms[term].letters].prefix(8)
      let key = head.reduce(0) { $0 << 8 | UInt64($1) } << (8 * UInt64(8 - head.count))
      return (key: key, term: term)
    }
    return keys.sorted { a, b in
      if a.key != b.key { return a.key < b.key }
      return letters[terms[a.term].letters]
        .lexicographicallyPrecedes(letters[terms[b.term].letters])
    }.map(\.term)
  }

  /// The script with the texts of the next pages.
  private mutating func nextTexts() -> OutputFile {
    let number = scripts
    scripts += 1
    let texts = excerpts.prefix(Self.pagesOfTexts)
    var bytes = Array("GAPBOOK_TEXTS(\(number),[".utf8)
    bytes.reserveCapacity(texts.reduce(64) { $0 + $1.count + 1 })
    for (index, text) in texts.enumerated() {
      if index > 0 { bytes += ",\n".utf8 }
      bytes += text
    }
    bytes += "])\n".utf8
    excerpts.removeFirst(texts.count)
    return OutputFile(path: Self.path(ofTexts: number), bytes: bytes)
  }

  /// The last scripts of texts, and the index.
  mutating func files() -> [OutputFile] {
    (excerpts.isEmpty ? [] : [nextTexts()]) + [index]
  }

  private var index: OutputFile {
    let order = sorted()
    // Part by part, as each is large where the site is.
    var bytes = Array("GAPBOOK_INDEX({\"terms\":".utf8)
    func add(_ text: [UInt8]) {
      JSON.string(String(decoding: text, as: UTF8.self)).write(to: &bytes)
    }
    add(frontCoded(order))
    bytes += ",\"posts\":".utf8
    add(codes(of: order))
    bytes += ",\"sections\":".utf8
    add(sections)
    bytes += ",\"english\":\(isEnglish),\"fold\":".utf8
    JSON.string(SearchFolding.table).write(to: &bytes)
    bytes += ",\"synonyms\":".utf8
    JSON.array(synonyms.map { .strings([$0.short, $0.long]) }).write(to: &bytes)
    bytes += ",\"pages\":".utf8
    JSON.array(pages).write(to: &bytes)
    bytes += "})\n".utf8
    return OutputFile(path: Self.path, bytes: bytes)
  }

  /// Where each term occurs, one behind the other.
  private func codes(of order: [Int]) -> [UInt8] {
    var codes: [UInt8] = []
    var firsts = [Int](repeating: -1, count: posts.count)
    for (place, term) in order.enumerated() {
      if place > 0 { codes.append(UInt8(ascii: " ")) }
      let stem = terms[term].stem
      if firsts[stem] < 0 {
        firsts[stem] = place
        codes += posts[stem].text
      } else {
        codes.append(UInt8(ascii: "!"))
        Self.append(place - firsts[stem], to: &codes)
      }
    }
    return codes
  }

  /// Only ASCII is shared, so that bytes and characters count alike.
  private func frontCoded(_ order: [Int]) -> [UInt8] {
    var coded: [UInt8] = []
    var previous: Range<Int> = 0..<0
    for term in order {
      let term = terms[term].letters
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
