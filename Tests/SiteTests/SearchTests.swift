import Foundation
import TestSupport
import Testing

/// The search index of a site, read as the search page reads it.
private struct Index {
  let pages: [[String]]
  let stop: [String]
  /// Weights by page, by word: 0 for a body, 1 for a heading, 2 for a title.
  let weights: [String: [Int: Int]]

  init(_ built: Built, site: String) throws {
    let text = try built.text(site + "assets/search-index.js")
    let json = text.dropFirst("GAPBOOK_INDEX(".count).dropLast(2)
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    )
    pages = try #require(root["pages"] as? [[String]])
    stop = try #require(root["stop"] as? [String])
    let terms = try #require(root["terms"] as? String).split(separator: " ")
    let posts = try #require(root["posts"] as? String).split(separator: " ")
    try #require(terms.count == posts.count)
    var weights: [String: [Int: Int]] = [:]
    var last = ""
    for (term, post) in zip(terms, posts) {
      let shared = Int(try #require(term.utf8.first)) - 35
      last = String(last.prefix(shared) + term.dropFirst())
      weights[last] = Self.pages(of: post)
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

@Suite("The search index")
struct SearchTests {
  private static let sites = ["", Example.client]

  @Test("knows every page once, but the two that only lead to others", arguments: sites)
  func knowsPages(site: String) throws {
    let built = try Example.built()
    let others = ["search.html", "a-to-z.html", "report.html"]
    let expected = built.pages.keys.compactMap { path -> String? in
      guard site.isEmpty ? !path.hasPrefix("clients/") : path.hasPrefix(site) else { return nil }
      let own = String(path.dropFirst(site.count))
      return others.contains(own) ? nil : own
    }
    let addresses = try Index(built, site: site).pages.map { $0[0] }
    #expect(addresses.sorted() == expected.sorted())
  }

  @Test("takes no more than 1.2 KB a page", arguments: sites)
  func staysSmall(site: String) throws {
    let built = try Example.built()
    let bytes = try #require(built.files[site + "assets/search-index.js"]).count
    let pages = try Index(built, site: site).pages.count
    #expect(Double(bytes) / Double(pages) <= 1200)
  }

  @Test("finds a finding by its id, a requirement by its citation, words in title and body")
  func findsWords() throws {
    let index = try Index(Example.built(), site: Example.client)
    #expect(index.addresses(of: "f-02").contains("findings/F-02.html"))
    #expect(index.addresses(of: "164.312").contains("requirements/164.312.a.2.iv.html"))
    let encryption = try #require(index.weights["encryption"])
    let page = try #require(
      index.pages.firstIndex { $0[0] == "requirements/164.312.a.2.iv.html" }
    )
    #expect(encryption[page] == 2)
    #expect(encryption.values.contains(0))
  }

  @Test("leaves out what every page says, and what only navigation says")
  func leavesOutChrome() throws {
    let index = try Index(Example.built(), site: Example.client)
    #expect(index.stop.contains("the"))
    #expect(index.weights["the"] == nil)
    // "Overview" leads home from every page and stands on none.
    #expect(index.addresses(of: "overview").count < 10)
  }

  @Test("stands beside a list of all pages that needs no script")
  func listsPages() throws {
    let built = try Example.built()
    let list = try built.page(Example.client + "a-to-z.html")
    let links = Set(list.tags.filter { $0.name == "a" }.compactMap { $0["href"] })
    let addresses = try Index(built, site: Example.client).pages.map { $0[0] }
    #expect(Set(addresses).subtracting(links).isEmpty)
    #expect(
      try built.page(Example.client + "search.html").tags.contains { $0["href"] == "a-to-z.html" }
    )
  }
}
