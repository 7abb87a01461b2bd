import Foundation
import TestSupport
import Testing

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
    let addresses = try SearchIndex(built, site: site).pages.map { $0[0] }
    #expect(addresses.sorted() == expected.sorted())
  }

  @Test("takes no more than 1.2 KB a page", arguments: sites)
  func staysSmall(site: String) throws {
    let built = try Example.built()
    let bytes = try #require(built.files[site + "_gapbook/search-index.js"]).count
    let pages = try SearchIndex(built, site: site).pages.count
    #expect(Double(bytes) / Double(pages) <= 1200)
  }

  @Test("finds a finding by its id, a requirement by its citation, words in title and body")
  func findsWords() throws {
    let index = try SearchIndex(Example.built(), site: Example.client)
    #expect(index.addresses(of: "f-02").contains("findings/F-02.html"))
    #expect(index.addresses(of: "164.312").contains("requirements/164.312.a.2.iv.html"))
    let encryption = try #require(index.weights["encryption"])
    let page = try #require(
      index.pages.firstIndex { $0[0] == "requirements/164.312.a.2.iv.html" }
    )
    #expect(encryption[page] == 2)
    #expect(encryption.values.contains(0))
  }

  @Test("keeps what every page says, and leaves out what only navigation says")
  func leavesOutChrome() throws {
    let index = try SearchIndex(Example.built(), site: Example.client)
    #expect(index.addresses(of: "the").count * 2 > index.pages.count)
    // "Overview" leads home from every page and stands on none.
    #expect(index.addresses(of: "overview").count < 10)
  }

  @Test("drops no word of a title or heading, however many pages hold it")
  func keepsTitles() throws {
    let folder = try TemporaryFolder()
    for number in 1...25 {
      try folder.put(
        .text("# Rule \(number)\n\nEvery risk is written down.\n"),
        at: "r\(number).md"
      )
    }
    try folder.put("# Risk policy\n\n## The C++ IT\n\nText of x.\n", at: "risk.md")
    let index = try SearchIndex(Built(folder, "--as-of", "2026-11-21"), site: "")
    let page = try #require(index.pages.firstIndex { $0[0] == "risk.html" })
    #expect(index.weights["risk"]?[page] == 2)
    #expect((index.weights["risk"]?.count ?? 0) > 25)
    for word in ["the", "c", "it"] { #expect(index.weights[word]?[page] == 1, "\(word)") }
    #expect(index.weights["x"] == nil)
  }

  @Test("stands beside a list of all pages that needs no script")
  func listsPages() throws {
    let built = try Example.built()
    let list = try built.page(Example.client + "a-to-z.html")
    let links = Set(list.tags.filter { $0.name == "a" }.compactMap { $0["href"] })
    let addresses = try SearchIndex(built, site: Example.client).pages.map { $0[0] }
    #expect(Set(addresses).subtracting(links).isEmpty)
    #expect(
      try built.page(Example.client + "search.html").tags.contains { $0["href"] == "a-to-z.html" }
    )
  }

  @Test("says what a slow reader finds in the pages, word by word")
  func agreesWithASlowReader() throws {
    let odd = [
      "Größe, STRASSE, İstanbul, ΣΊΣΥΦΟΣ and 日本語 — naïve; Ⅻ x² e\u{301}tude",
      "164.308(a)(1)(ii)(A), F-02, 3.5é, é.5, a-b, v1.-2, x.y, I/O, A&B, 1,200 %",
      String(repeating: "q", count: 40) + " " + String(repeating: "r", count: 41),
      String(repeating: "Ü", count: 20) + " " + String(repeating: "ü", count: 21),
      "a I 5 ö ab AB aB eighthly sixteen-8 seventeenlettersx",
    ]
    let folder = try TemporaryFolder()
    for number in 0..<50 {
      let words = (0..<180).map { "word\(number * 31 + $0 * $0)" }.joined(separator: " ")
      let page = """
        # Page \(number) of \(odd[number % 5])

        \(odd[(number + 1) % 5]) and \(words)

        ## Heading \(number % 7) word5

        | Head | `Code1` |
        | --- | --- |
        | cell\(number % 3) | [link](page%20\((number + 1) % 50).md) |
        """
      try folder.put(.text(page), at: "page \(number).md")
    }
    let built = try Built(folder, "--as-of", "2026-11-21")
    #expect(built.result.stderr == "")
    let index = try SearchIndex(built, site: "")
    try #require(index.pages.count > 50)
    var expected: [String: [Int: Int]] = [:]
    for (number, page) in index.pages.enumerated() {
      let html = try built.text(page[0].removingPercentEncoding ?? page[0])
      for (word, weight) in Self.words(of: html) { expected[word, default: [:]][number] = weight }
    }
    let words = Set(expected.keys).union(index.weights.keys)
    #expect(words.filter { expected[$0] != index.weights[$0] }.sorted() == [])
    for word in ["i̇stanbul", "σίσυφοσ", "日本語", "ⅻ", "x²", "sixteen-8", "3.5é"] {
      #expect(index.weights[word] != nil, "\(word)")
    }
    // In a title, where a word of any length counts; "b" is a word of bodies alone.
    #expect(index.weights[String(repeating: "r", count: 41)] != nil)
    #expect(index.weights["a"] != nil)
  }

  /// The words of a page with the weights of their most telling parts.
  private static func words(of html: String) -> [String: Int] {
    var words: [String: Int] = [:]
    var weight = 0
    let main = html.components(separatedBy: "<main").dropFirst().joined()
      .components(separatedBy: "</main")[0]
    let shown = ["nav", "form", "svg", "script", "noscript"].reduce("<main" + main) {
      $0.replacingOccurrences(
        of: "<\($1)\\b[\\s\\S]*?</\($1)>",
        with: "<br>",
        options: .regularExpression
      )
    }
    for part in shown.components(separatedBy: "<").dropFirst() {
      let pieces = part.components(separatedBy: ">")
      let tag = pieces[0].components(separatedBy: " ")[0]
      if ["h1", "h2", "h3", "h4", "h5", "h6"].contains(tag) { weight = tag == "h1" ? 2 : 1 }
      if tag.hasPrefix("/h") { weight = 0 }
      let text = pieces[1].replacingOccurrences(
        of: "&[^;]*;",
        with: " ",
        options: .regularExpression
      )
      var rest = text[...]
      let pattern = "[\\p{L}\\p{N}]+([.-][0-9][\\p{L}\\p{N}]*)*"
      while let range = rest.range(of: pattern, options: .regularExpression) {
        let word = rest[range].unicodeScalars.map(\.properties.lowercaseMapping).joined()
        if weight > 0 || (2...40).contains(word.utf8.count) {
          words[word] = max(words[word] ?? 0, weight)
        }
        rest = rest[range.upperBound...]
      }
    }
    return words
  }
}
