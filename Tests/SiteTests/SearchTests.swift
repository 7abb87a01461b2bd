import Foundation
import TestSupport
import Testing

@testable import Site

@Suite("The search index")
struct SearchTests {
  private static let sites = ["", Example.client]

  @Test("knows every page once, but those that only lead to others, and forms", arguments: sites)
  func knowsPages(site: String) throws {
    let built = try Example.built()
    let others = ["search.html", "a-to-z.html", "report.html", "404.html"]
    let expected = built.pages.keys.compactMap { path -> String? in
      guard site.isEmpty ? !path.hasPrefix("clients/") : path.hasPrefix(site) else { return nil }
      let own = String(path.dropFirst(site.count))
      // A form repeats its policy.
      return others.contains(own) || own.hasPrefix("policies/acknowledge/") ? nil : own
    }
    let addresses = try SearchIndex(built, site: site).pages.map { $0[0] }
    #expect(addresses.sorted() == expected.sorted())
  }

  @Test("takes no more than 1.2 KB a page, and what is shown of pages some 2 KB", arguments: sites)
  func staysSmall(site: String) throws {
    let built = try Example.built()
    let bytes = try #require(built.files[site + "_gapbook/search-index.js"]).count
    let pages = try SearchIndex(built, site: site).pages.count
    #expect(bytes / pages <= 1_200)
    let texts = built.files.filter { $0.key.hasPrefix(site + "_gapbook/search-texts/") }
    #expect(texts.count == (pages + 15) / 16)
    #expect(texts.values.map(\.count).reduce(0, +) / pages <= 2_400)
  }

  @Test("finds a finding by its id, a requirement by its citation, words in title and body")
  func findsWords() throws {
    let index = try SearchIndex(Example.built(), site: Example.client)
    #expect(index.addresses(of: "f02").contains("findings/F-02.html"))
    #expect(index.addresses(of: "164.312a2iv").contains("requirements/164.312.a.2.iv.html"))
    let encryption = try #require(index.weights["encryption"])
    let page = try #require(
      index.pages.firstIndex { $0[0] == "requirements/164.312.a.2.iv.html" }
    )
    #expect(encryption[page] == 3)
    #expect(encryption.values.contains(0))
    #expect(index.sections["decrypts"] == nil)
    #expect(index.sections["encrypted"] == index.sections["encryption"])
  }

  @Test("knows sections by their headings, and weighs what is in them")
  func knowsSections() throws {
    let folder = try TemporaryFolder([
      "doors.md": """
      # Doors

      Of wood.

      ## Keys and locks

      A key opens. One key, no key.

      ### Spare ones

      In the drawer.
      """
    ])
    let index = try SearchIndex(Built(folder, "--as-of", "2026-11-21"), site: "")
    let page = try #require(index.pages.firstIndex { $0[0] == "doors.html" })
    #expect(
      index.texts[page] == [
        ["", "", "Of wood."],
        ["keys-and-locks", "Keys and locks", "A key opens. One key, no key."],
        ["spare-ones", "Spare ones", "In the drawer."],
      ]
    )
    func sections(_ word: String) -> [Int: Int] {
      let marks = (index.sections[word] ?? [:]).filter { $0.key.page == page }
      return Dictionary(uniqueKeysWithValues: marks.map { ($0.key.section, $0.value) })
    }
    #expect(sections("doors") == [0: 3])
    #expect(sections("wood") == [0: 0])
    #expect(sections("locks") == [1: 2])
    #expect(sections("key") == [1: 2])
    #expect(sections("opens") == [1: 0])
    #expect(sections("drawer") == [2: 0])
    #expect(sections("and") == [1: 2])
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
    #expect(index.weights["risk"]?[page] == 3)
    #expect((index.weights["risk"]?.count ?? 0) > 25)
    for word in ["the", "c", "it"] { #expect(index.weights[word]?[page] == 2, "\(word)") }
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
      "Größe, STRASSE, İstanbul, ΣΊΣΥΦΟΣ and 日本語 — naïve; Ⅻ x² e\u{301}tude हिन्दी ｗｉｄｅ",
      "164.308(a)(1)(ii)(A), F-02, 3.5é, é.5, a-b, v1.-2, x.y, I/O, A&B, 1,200 % (b)(c)",
      "multi-factor e\u{2011}mail Up-To-Date- -x ünder-größe 405(d) 501(r)(3)[x] policy's don’t",
      String(repeating: "q", count: 40) + " " + String(repeating: "r", count: 41),
      String(repeating: "Ü", count: 20) + " " + String(repeating: "ü", count: 21),
      "a I 5 ö ab AB aB eighthly sixteen-8 seventeenlettersx",
    ]
    let folder = try TemporaryFolder()
    for number in 0..<50 {
      let words = (0..<180).map { "word\(number * 31 + $0 * $0)" }.joined(separator: " ")
      let page = """
        # Page \(number) of \(odd[number % 6])

        \(odd[(number + 1) % 6]) and \(words)

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
    // Forms of a word are found alike; what is often in a section counts as a word of it.
    var expected: [[UInt8]: [Int: Int]] = [:]
    var terms: Set<String> = []
    for (number, page) in index.pages.enumerated() {
      let html = try built.text(page[0].removingPercentEncoding ?? page[0])
      for (word, weight) in Self.words(of: html) {
        terms.insert(word)
        let stem = EnglishStem.of(Array(word.utf8))
        expected[stem, default: [:]][number, default: 0].raise(to: weight)
      }
    }
    let found = index.weights.mapValues { $0.mapValues { $0 == 1 ? 0 : $0 } }
    #expect(terms.symmetricDifference(found.keys).sorted() == [])
    #expect(terms.filter { expected[EnglishStem.of(Array($0.utf8))] != found[$0] }.sorted() == [])
    let words = [
      "istanbul", "σισυφοσ", "日本", "本語", "語", "xii", "x2", "etude", "grosse", "wide", "हिन्दी",
      "164.308a1iia", "f02", "02", "ab", "3.5e", "email", "uptodate", "undergrosse", "405d",
      "501r3", "multifactor", "factor",
    ]
    for word in words { #expect(index.weights[word] != nil, "\(word)") }
    #expect(index.weights["本"] == nil)
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
      if ["h1", "h2", "h3", "h4", "h5", "h6"].contains(tag) { weight = tag == "h1" ? 3 : 2 }
      if tag.hasPrefix("/h") { weight = 0 }
      let text = pieces[1].replacingOccurrences(
        of: "&[^;]*;",
        with: " ",
        options: .regularExpression
      )
      for word in self.words(in: text) where weight > 0 || (2...40).contains(word.utf8.count) {
        words[word] = max(words[word] ?? 0, weight)
      }
    }
    return words
  }

  private static let letters = "[\\p{L}\\p{N}\\p{M}]"
  private static let word = "\(letters)+(?:\\.[0-9]\(letters)*)*"
  private static let compound = "\(word)(?:[-\u{2010}\u{2011}]\(word))*"

  /// The words of a text: each, those that hyphens join as one, and numbers with their paragraphs.
  private static func words(in text: String) -> [String] {
    matches(of: compound + "(?:\\([A-Za-z0-9]{1,5}\\))*", in: text).flatMap { match in
      let paragraphs = matches(of: "(?:\\([A-Za-z0-9]{1,5}\\))+$", in: match).first ?? ""
      let whole = String(match.dropLast(paragraphs.count))
      let parts = matches(of: word, in: whole).map(folded)
      let inner = matches(of: "\(letters)+", in: paragraphs).map(folded)
      let joined = parts.count > 1 && parts.joined().utf8.count <= 40 ? [parts.joined()] : []
      let cited =
        (parts.last?.first?.isNumber ?? false) && !inner.isEmpty
        ? [(parts.last ?? "") + inner.joined()] : []
      return parts.flatMap(runs) + joined + cited + inner
    }
  }

  private static func matches(of pattern: String, in text: String) -> [String] {
    var found: [String] = []
    var rest = text[...]
    while let range = rest.range(of: pattern, options: .regularExpression) {
      found.append(String(rest[range]))
      rest = rest[range.upperBound...]
    }
    return found
  }

  private static func folded(_ word: String) -> String {
    var bytes: [UInt8] = []
    for scalar in word.unicodeScalars { SearchFolding.fold(scalar, into: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A word, or the pairs of characters of one without blanks and its last.
  private static func runs(_ word: String) -> [String] {
    let scalars = Array(word.unicodeScalars)
    guard scalars.contains(where: { SearchFolding.isBlankless($0.value) }) else { return [word] }
    let pairs = zip(scalars, scalars.dropFirst()).map { "\($0)\($1)" }
    return pairs + [scalars.last.map { "\($0)" } ?? ""]
  }
}

extension Int {
  fileprivate mutating func raise(to other: Int) { self = Swift.max(self, other) }
}
