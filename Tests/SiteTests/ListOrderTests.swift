import Foundation
import TestSupport
import Testing

@Suite("A list of names")
struct ListOrderTests {
  private static let titles = [
    "Policy 1", "Policy 10", "Policy 2", "Zebra", "apple", "\u{C9}clair",
  ]
  private static let ordered = [
    "apple", "\u{C9}clair", "Policy 1", "Policy 2", "Policy 10", "Zebra",
  ]

  private func words(_ page: HTMLPage, hrefs: Set<String>) -> [String] {
    page.mainLinks.filter { hrefs.contains($0.href) }.map(\.text)
  }

  @Test("is in natural order: section, pager, A to Z, navigation")
  func isNatural() throws {
    let folder = try TemporaryFolder(["gapbook.yml": "as_of: 2026-11-21\n"])
    for (number, title) in Self.titles.enumerated() {
      try folder.put(.text("# \(title)\n"), at: "content/rules/r\(number).md")
      try folder.put(.text("# \(title)\n"), at: "content/\(title)/a.md")
      try folder.put(.text("# Top \(title)\n"), at: "content/t\(number).md")
    }
    let built = try Built(folder)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let pages = Set(Self.titles.indices.map { "r\($0).html" })
    // What is behind them leads to the next page.
    let listed = words(try built.page("rules/index.html"), hrefs: pages)
    #expect(listed.prefix(Self.ordered.count) == Self.ordered[...])
    let places = Self.titles.indices.map { "rules/r\($0).html" }
    #expect(
      words(try built.page("a-to-z.html"), hrefs: Set(places))
        == Self.ordered.map { $0 + " · Rules" }
    )
    let tops = Set(Self.titles.indices.map { "t\($0).html" })
    let home = try built.page("index.html").links.filter { tops.contains($0.href) }.map(\.text)
    #expect(home == Self.ordered.map { "Top " + $0 } + Self.ordered.map { "Top " + $0 })
    let next = try built.page("rules/r0.html").tags.first { $0["rel"] == "next" }
    #expect(next?["href"] == "r2.html")
  }

  @Test("of a section begins with the files that a number begins")
  func countsFileNames() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21\n", "content/s/10-zoning.md": "# A zoning\n",
      "content/s/01-scope.md": "# Z scope\n", "content/s/2_terms.md": "# M terms\n",
      "content/s/405d.md": "# B 405d\n", "content/s/first.md": "---\norder: 1\n---\n# Y first\n",
      "content/s/about.md": "# Another\n", "content/s/03 deep/x.md": "# X\n",
      "content/s/1-early/x.md": "# X\n", "content/s/appendix/x.md": "# X\n",
    ])
    let built = try Built(folder)
    let links = try built.page("s/index.html").mainLinks.map(\.href)
    let expected = [
      "first.html", "01-scope.html", "2_terms.html", "10-zoning.html", "about.html", "405d.html",
      "1-early/index.html", "03%20deep/index.html", "appendix/index.html",
    ]
    // What is behind them leads to the next page.
    #expect(links.filter { expected.contains($0) }.prefix(expected.count) == expected[...])
  }

  @Test("of findings, evidence and what is left out counts numbers as numbers")
  func ordersRegisters() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21\n", "content/index.md": "# Home\n",
      "content/clients/alpha/client.yml": "name: Alpha Clinic\nentity: both\n",
      "content/clients/alpha/responses.csv": "requirement,status\n",
    ])
    let ids = ["1", "10", "2"]
    var register = ""
    for id in ids {
      register += "- { id: EV-\(id), title: List, kind: document, collected: 2026-05-04 }\n"
      let finding = """
        ---
        id: F-\(id)
        title: Finding \(id)
        requirements: [164.312(a)(1)]
        likelihood: high
        impact: high
        evidence: [EV-\(id)]
        ---
        Text.
        """
      try folder.put(.text(finding), at: "content/clients/alpha/findings/F-\(id).md")
    }
    try folder.put(.text(register), at: "content/clients/alpha/evidence.yml")
    let built = try Built(folder)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let list = try built.page("clients/alpha/findings/index.html").links.map(\.href)
      .filter { $0.hasPrefix("F-") }
    #expect(list == ["F-1.html", "F-2.html", "F-10.html"])
    let json = try built.text("clients/alpha/data/assessment.json")
    let evidence = try built.page("clients/alpha/evidence.html").ids.filter { $0.hasPrefix("EV-") }
    #expect(evidence == ["EV-1", "EV-2", "EV-10"])
    let places = try ["\"F-1\"", "\"F-2\"", "\"F-10\""].map {
      try #require(json.range(of: "\"id\": \($0)") ?? json.range(of: "\"id\":\($0)")).lowerBound
    }
    #expect(places == places.sorted())
  }
}

extension HTMLPage {
  /// The links of what the page says, without its navigation.
  var mainLinks: [(href: String, text: String)] {
    let start = pieces.firstIndex {
      if case .open(let tag) = $0 { tag.name == "main" } else { false }
    }
    return links(among: pieces.indices[(start ?? 0)...])
  }

  /// The links in order, each with its words.
  var links: [(href: String, text: String)] { links(among: pieces.indices[...]) }

  private func links(among places: Range<Int>.SubSequence) -> [(href: String, text: String)] {
    places.compactMap { index in
      guard case .open(let tag) = pieces[index], tag.name == "a", let href = tag["href"] else {
        return nil
      }
      return (href, text(at: index))
    }
  }
}
