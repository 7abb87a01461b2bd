import Formats
import Report
import Words

/// What the search index takes from a stretch of pages that follow one another.
struct SearchStretch: Sendable {
  /// How telling a part of a page is.
  enum Weight: Int32 {
    case body
    case heading
    case title
  }

  /// A term that some of the pages contain.
  struct Term {
    let hash: UInt64
    /// Where its letters begin in `letters`; they end where the next one's begin.
    fileprivate let start: Int32
    fileprivate var firstMark: Int32
    fileprivate var lastMark: Int32
  }

  /// A page that contains a term.
  private struct Mark {
    /// Three times the page's number in the stretch, and the weight of its weightiest part.
    var code: Int32
    /// The term's next mark; -1 after the last.
    var next: Int32
  }

  /// What is shown of each page: path, title, whereabouts and snippet.
  private(set) var pages: [JSON] = []
  /// The terms in the order in which they first occur.
  private(set) var terms: [Term] = []
  private var letters: [UInt8] = []
  private var marks: [Mark] = []
  /// The note of a slot is the code of the term's last mark.
  private var table = TermTable(room: 2_048)

  /// A snippet is no longer than this many characters.
  private static let longest = 160

  /// Takes in a page and what it was rendered to; not those that only lead to others.
  mutating func add(_ page: Page, html: [UInt8]) {
    // A form repeats its policy, which is found.
    guard page.kind != .search, page.kind != .allPages, !page.isAcknowledgement else { return }
    let description = page.description == page.title ? "" : page.description
    let shown = [
      Address.escaped(page.path), page.distinctTitle, page.whereabouts, Self.cut(description),
    ]
    pages.append(.array(shown.map(JSON.string)))
    read(html.span)
  }

  /// Whole words, with an ellipsis where some are missing.
  private static func cut(_ text: String) -> String {
    guard text.utf8.count > longest, text.count > longest else { return text }
    let words = text.prefix(longest).split(separator: " ").dropLast()
    return words.joined(separator: " ") + " …"
  }

  /// In a body, words of one byte are left out, and so are those beyond the longest, which nobody
  /// types; a title or heading loses no word.
  private static let longestWord = 40

  /// Takes in a word of the last page; of its bytes those of ASCII are letters, digits, `.` and `-`,
  /// which one bit alone brings to lower case.
  @inline(__always)
  mutating func add(_ word: Span<UInt8>, _ weight: Weight) {
    guard !word.isEmpty,
      weight != .body || word.count > 1 && word.count <= Self.longestWord
    else { return }
    let page = Int32(truncatingIfNeeded: pages.count - 1) &* 3
    let code = page &+ weight.rawValue
    let place = table.place(of: Self.hash(word))
    let slot = table[place]
    guard slot.note < code || slot.term == terms.count else { return }
    table[place].note = code
    guard slot.term == terms.count else {
      return mark(Int(slot.term), code, isNewPage: slot.note < page)
    }
    let mark = Int32(marks.count)
    marks.append(Mark(code: code, next: -1))
    let start = Int32(letters.count)
    terms.append(Term(hash: slot.hash, start: start, firstMark: mark, lastMark: mark))
    for index in word.indices { letters.append(Self.lower(word[index])) }
  }

  @inline(__always)
  private static func lower(_ byte: UInt8) -> UInt8 { byte < 0x80 ? byte | 0x20 : byte }

  /// A hash over the letters in lower case, eight at a time.
  @inline(__always)
  private static func hash(_ word: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0
    var open: UInt64 = 0
    for index in word.indices {
      if index & 7 == 0 {
        hash = mixed(hash ^ open)
        open = 0
      }
      open = open << 8 | UInt64(lower(word[index]))
    }
    return mixed(hash ^ open)
  }

  /// Spreads each bit over all others; zero stays zero.
  private static func mixed(_ bits: UInt64) -> UInt64 {
    var bits = bits &* 0x9E37_79B9_7F4A_7C15
    bits ^= bits >> 32
    return bits &* 0xD6E8_FEB8_6659_FD93
  }

  private mutating func mark(_ term: Int, _ code: Int32, isNewPage: Bool) {
    let last = Int(terms[term].lastMark)
    guard isNewPage else {
      marks[last].code = code
      return
    }
    let next = Int32(marks.count)
    marks[last].next = next
    terms[term].lastMark = next
    marks.append(Mark(code: code, next: -1))
  }

  /// The letters of a term.
  func letters(of term: Int) -> ArraySlice<UInt8> {
    let end = term + 1 < terms.count ? Int(terms[term + 1].start) : letters.count
    return letters[Int(terms[term].start)..<end]
  }

  /// Gives the pages of a term in their order, each with the weight of its most telling part.
  func forEachPage(of term: Int, _ body: (_ page: Int, _ weight: Int) -> Void) {
    var mark = terms[term].firstMark
    while mark >= 0 {
      let code = Int(marks[Int(mark)].code)
      body(code / 3, code % 3)
      mark = marks[Int(mark)].next
    }
  }
}
