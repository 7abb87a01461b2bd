import Formats
import Report
import Words

/// What the search index takes from a stretch of pages that follow one another.
struct SearchStretch: Sendable {
  /// How telling a part of a page is.
  enum Weight: Int32 {
    case body
    /// What is below the title, and a word that a section says three times.
    case strong
    case heading
    case title
  }

  /// A term that some of the sections contain.
  struct Term {
    let hash: UInt64
    /// Where its letters begin in `letters`; they end where the next one's begin.
    fileprivate let start: Int32
    fileprivate var firstMark: Int32
    fileprivate var lastMark: Int32
  }

  /// A section that contains a term.
  private struct Mark {
    /// Four times the section's number in the stretch, and the weight of its weightiest part.
    var code: Int32
    /// The term's next mark; -1 after the last.
    var next: Int32
    /// How often the section says it, as long as its weight is that of a body.
    var count: Int32 = 1
  }

  /// What is shown of each page: path, title and whereabouts.
  private(set) var pages: [JSON] = []
  /// How many sections each page has.
  private(set) var sectionCounts: [Int] = []
  /// How many words each section has.
  private(set) var lengths: [Int] = []
  /// What is shown of each page's sections, as JSON.
  private(set) var excerpts: [[UInt8]] = []
  /// Abbreviations that a glossary among the pages explains.
  private(set) var synonyms: [SearchSynonym] = []
  /// The terms in the order in which they first occur.
  private(set) var terms: [Term] = []
  private var letters: [UInt8] = []
  private var marks: [Mark] = []
  /// The note of a slot is the code of the term's last mark.
  private var table = TermTable(room: 2_048)
  /// The words before the last hyphens, without these.
  var joined: [UInt8] = []

  /// Takes in a page and what it was rendered to; not those that only lead to others.
  mutating func add(_ page: Page, html: [UInt8]) {
    // A form repeats its policy, which is found.
    guard page.kind != .search, page.kind != .allPages, !page.isAcknowledgement else { return }
    let shown = [Address.escaped(page.path), page.distinctTitle, page.whereabouts]
    pages.append(.array(shown.map(JSON.string)))
    let before = lengths.count
    let excerpt = read(html.span)
    sectionCounts.append(lengths.count - before)
    excerpts.append(excerpt.json(html.span))
    if AuthorsPage.isGlossary(page.path) { synonyms += excerpt.synonyms(html.span) }
  }

  /// Four times the number of the last section.
  private var base: Int32 = -4
  /// How many words the last section has so far.
  private var length = 0

  /// Begins a section of the last page.
  mutating func startSection() {
    endSections()
    base += 4
    isOpen = true
  }

  private var isOpen = false

  /// Ends the last section.
  mutating func endSections() {
    if isOpen { lengths.append(length) }
    (isOpen, length) = (false, 0)
  }

  /// In a body, words of one byte are left out, and so are those beyond the longest, which nobody
  /// types; a title or heading loses no word.
  static let longestWord = 40

  /// Takes in a word of the last section; of its bytes those of ASCII are letters, digits and `.`,
  /// which one bit alone brings to lower case.
  @inline(__always)
  mutating func add(_ word: Span<UInt8>, _ weight: Weight) {
    guard !word.isEmpty else { return }
    length += 1
    guard
      weight.rawValue >= Weight.heading.rawValue
        || word.count > 1 && word.count <= Self.longestWord
    else { return }
    let code = base &+ weight.rawValue
    let place = table.place(of: Self.hash(word))
    let slot = table[place]
    guard slot.term == terms.count else {
      guard slot.note < code else {
        if slot.note == base { count(Int(slot.term), at: place) }
        return
      }
      table[place].note = code
      return mark(Int(slot.term), code, isNewSection: slot.note < base)
    }
    table[place].note = code
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
  static func hash(_ word: Span<UInt8>) -> UInt64 {
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

  /// Counts a word that the body of a section says again.
  private mutating func count(_ term: Int, at place: Int) {
    let last = Int(terms[term].lastMark)
    marks[last].count += 1
    guard marks[last].count == 3 else { return }
    marks[last].code += Weight.strong.rawValue
    table[place].note += Weight.strong.rawValue
  }

  private mutating func mark(_ term: Int, _ code: Int32, isNewSection: Bool) {
    let last = Int(terms[term].lastMark)
    guard isNewSection else {
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

  /// Gives the sections of a term in their order, each as four times its number and the weight of
  /// its most telling part.
  func forEachSection(of term: Int, _ body: (_ code: Int) -> Void) {
    var mark = terms[term].firstMark
    while mark >= 0 {
      body(Int(marks[Int(mark)].code))
      mark = marks[Int(mark)].next
    }
  }
}
