import Report

/// What the search index takes from one page.
struct SearchEntry: Sendable {
  let path: String
  let title: String
  /// Where it belongs, such as a requirement's citation.
  let whereabouts: String
  let snippet: String
  let words: WordSet

  /// A snippet is no longer than this many characters.
  private static let longest = 160

  /// The entry of a page and what it was rendered to; nil for pages that only lead to others.
  init?(_ page: Page, html: [UInt8]) {
    guard page.kind != .search, page.kind != .allPages else { return nil }
    path = Address.escaped(page.path)
    title = page.title
    whereabouts = page.whereabouts
    let description = page.description == page.title ? "" : page.description
    snippet = Self.cut(description)
    words = SearchWords.words(in: html)
  }

  /// Whole words, with an ellipsis where some are missing.
  private static func cut(_ text: String) -> String {
    guard text.utf8.count > longest, text.count > longest else { return text }
    let words = text.prefix(longest).split(separator: " ").dropLast()
    return words.joined(separator: " ") + " …"
  }
}
