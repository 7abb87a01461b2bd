import Report

/// The words of pages that several sites show alike, by the path of the page: they are read once.
///
/// What a page shows in its `main` is compared, byte for byte, so that no page has words of another.
struct SharedWords: Sendable {
  /// A page as it was read.
  struct Entry: Sendable {
    let path: String
    /// What the search shows of it.
    let shown: [String]
    let main: [UInt8]
    /// Whether nothing follows.
    let endsPage: Bool
    let words: SearchStretch
  }

  private var entries: [String: Entry] = [:]
  private var size = 0

  /// So many bytes of pages stay.
  private static let most = 8_000_000

  /// Whether a page may be the same in another site.
  static func mayRepeat(_ page: Page) -> Bool {
    !page.sections.isEmpty && page.sections.allSatisfy { $0.number != nil }
  }

  /// The words of a page that was read for another site; nil where it is not quite the same.
  func words(of page: Page, html: [UInt8]) -> SearchStretch? {
    guard let entry = entries[page.path], entry.shown == SearchStretch.shown(page) else {
      return nil
    }
    let start = SearchReading.startOfMain(html.span)
    let end = start + entry.main.count
    guard end <= html.count, entry.endsPage == (end == html.count),
      html[start..<end] == entry.main[...]
    else { return nil }
    return entry.words
  }

  /// Reads a page that may be the same in another site.
  static func read(_ page: Page, html: [UInt8]) -> Entry {
    var words = SearchStretch(room: 256)
    let main = words.add(page, html: html)
    return Entry(
      path: page.path,
      shown: SearchStretch.shown(page),
      main: Array(html[main]),
      endsPage: main.upperBound == html.count,
      words: words.closed
    )
  }

  /// Takes in what was read for a site; what was first stays.
  mutating func add(_ new: [Entry]) {
    for entry in new where size + entry.main.count <= Self.most && entries[entry.path] == nil {
      entries[entry.path] = entry
      size += entry.main.count
    }
  }
}
