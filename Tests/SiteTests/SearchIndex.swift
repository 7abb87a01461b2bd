import Foundation
import TestSupport
import Testing

/// The search index of a site, read as the search page reads it.
struct SearchIndex {
  let pages: [[String]]
  /// Weights by page, by word: 0 for a body, 1 for a heading, 2 for a title.
  let weights: [String: [Int: Int]]

  init(_ built: Built, site: String) throws {
    let text = try built.text(site + "_gapbook/search-index.js")
    let json = text.dropFirst("GAPBOOK_INDEX(".count).dropLast(2)
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    )
    pages = try #require(root["pages"] as? [[String]])
    let terms = try #require(root["terms"] as? String).split(separator: " ")
    let posts = try #require(root["posts"] as? String).split(separator: " ")
    try #require(terms.count == posts.count)
    var weights: [String: [Int: Int]] = [:]
    // By scalars: a term may go on with a mark that makes one character with what is before it.
    var last: [Unicode.Scalar] = []
    for (term, post) in zip(terms, posts) {
      let shared = Int(try #require(term.utf8.first)) - 35
      last = Array(last.prefix(shared)) + Array(term.unicodeScalars.dropFirst())
      weights[String(String.UnicodeScalarView(last))] = Self.pages(of: post)
    }
    self.weights = weights
  }

  private static func pages(of post: Substring) -> [Int: Int] {
    var pages: [Int: Int] = [:]
    var (page, number, factor) = (-1, 0, 1)
    for byte in post.utf8 {
      let digit = Int(byte) - 35
      number += digit % 28 * factor
      factor *= 28
      guard digit < 28 else { continue }
      page += number / 3
      pages[page] = number % 3
      (number, factor) = (0, 1)
    }
    return pages
  }

  func addresses(of word: String) -> [String] {
    (weights[word] ?? [:]).keys.sorted().map { pages[$0][0] }
  }
}
