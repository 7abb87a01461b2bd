import Foundation
import TestSupport
import Testing

/// The search index of a site, read as the search page reads it.
struct SearchIndex {
  /// Path, title and whereabouts of each page.
  let pages: [[String]]
  /// What is shown of the sections of each page: id, heading and text.
  let texts: [[[String]]]
  /// Weights by section, by word: 0 for a body, 1 for what is often in it or below the title, 2 for
  /// a heading, 3 for a title.
  let sections: [String: [Section: Int]]
  /// The weightiest by page.
  let weights: [String: [Int: Int]]

  /// A section of a page, counted from 0.
  struct Section: Hashable {
    let page: Int
    let section: Int
  }

  init(_ built: Built, site: String) throws {
    let root = try #require(
      try Self.json(built.text(site + "_gapbook/search-index.js"), of: "GAPBOOK_INDEX(")
        as? [String: Any]
    )
    pages = try #require(root["pages"] as? [[String]])
    let codes = try #require(root["sections"] as? String).split(separator: " ")
    try #require(codes.count == pages.count)
    let places = codes.enumerated().flatMap { page, code in
      (0..<code.utf8.count).map { Section(page: page, section: $0) }
    }
    let terms = try #require(root["terms"] as? String).split(separator: " ")
    let posts = try #require(root["posts"] as? String).split(separator: " ")
    try #require(terms.count == posts.count)
    var sections: [String: [Section: Int]] = [:]
    // By scalars: a term may go on with a mark that makes one character with what is before it.
    var last: [Unicode.Scalar] = []
    for (number, term) in terms.enumerated() {
      let shared = Int(try #require(term.utf8.first)) - 35
      last = Array(last.prefix(shared)) + Array(term.unicodeScalars.dropFirst())
      var post = posts[number]
      if post.first == "!" { post = posts[number - Self.numbers(of: post.dropFirst())[0]] }
      var section = -1
      for number in Self.numbers(of: post) {
        section += number / 4
        sections[String(String.UnicodeScalarView(last)), default: [:]][places[section]] = number % 4
      }
    }
    self.sections = sections
    weights = sections.mapValues { marks in
      Dictionary(marks.map { ($0.key.page, $0.value) }) { max($0, $1) }
    }
    var texts: [[[String]]] = []
    while texts.count < pages.count {
      let number = texts.count / 16
      let text = try built.text(site + "_gapbook/search-texts/\(number).js")
      texts += try #require(
        try Self.json(text, of: "GAPBOOK_TEXTS(\(number),") as? [[[String]]]
      )
    }
    self.texts = texts
  }

  private static func json(_ text: String, of head: String) throws -> Any {
    try #require(text.hasPrefix(head))
    let json = text.dropFirst(head.count).dropLast(2)
    return try JSONSerialization.jsonObject(with: Data(json.utf8))
  }

  private static func numbers(of post: Substring) -> [Int] {
    var numbers: [Int] = []
    var (number, factor) = (0, 1)
    for byte in post.utf8 {
      let digit = Int(byte) - 35
      number += digit % 28 * factor
      factor *= 28
      guard digit < 28 else { continue }
      numbers.append(number)
      (number, factor) = (0, 1)
    }
    return numbers
  }

  func addresses(of word: String) -> [String] {
    (weights[word] ?? [:]).keys.sorted().map { pages[$0][0] }
  }
}
