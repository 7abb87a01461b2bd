import TestSupport
import Testing

@Suite("The order of other generators")
struct FolderOrderTests {
  private func hrefs(_ page: HTMLPage, of expected: [String]) -> [String] {
    // What is behind them leads to the next page.
    Array(page.mainLinks.map(\.href).filter(expected.contains).prefix(expected.count))
  }

  @Test("is that of weights, in lists, the pager and of folders")
  func followsWeights() throws {
    let folder = try TemporaryFolder([
      "s/_index.md": "# Section\n", "s/a.md": "---\nweight: 30\n---\n# A\n",
      "s/b.md": "---\nsidebar_position: 1.5\n---\n# B\n",
      "s/c.md": "+++\nweight = 1\n+++\n# C\n", "s/d.md": "# D\n",
      "s/y/_index.md": "---\nweight: 1\ntitle: Y\n---\n", "s/y/p.md": "# P\n",
      "s/x/_index.md": "---\nweight: 2\ntitle: X\n---\n", "s/x/p.md": "# P2\n",
    ])
    let built = try Built(folder, "--as-of", "2026-11-21")
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let expected = ["c.html", "b.html", "a.html", "d.html", "y/index.html", "x/index.html"]
    #expect(hrefs(try built.page("s/index.html"), of: expected) == expected)
    let next = try built.page("s/c.html").tags.first { $0["rel"] == "next" }
    #expect(next?["href"] == "b.html")
  }

  @Test("is that of SUMMARY.md, with its titles for pages and folders without one")
  func followsSummary() throws {
    let folder = try TemporaryFolder([
      "SUMMARY.md":
        "# Summary\n\n- [One](z.md)\n- [Zoo](zoo/README.md)\n  - [Inner](zoo/i.md)\n- [Two](a.md)\n- [Ant](ant/x.md)\n",
      "z.md": "text\n", "a.md": "# A itself\n", "zoo/README.md": "# Welcome\n\nText.\n",
      "zoo/i.md": "text\n", "ant/x.md": "text\n", "b.md": "# B\n",
    ])
    let built = try Built(folder, "--as-of", "2026-11-21")
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(!built.files.keys.contains("SUMMARY.html"))
    let home = try built.page("index.html")
    let expected = ["z.html", "a.html", "b.html", "zoo/index.html", "ant/index.html"]
    let main = home.links.map(\.href).filter(expected.contains)
    #expect(Array(main.suffix(expected.count)) == expected)
    #expect(home.links.contains { $0.href == "z.html" && $0.text == "One" })
    #expect(home.links.contains { $0.href == "a.html" && $0.text == "A itself" })
    #expect(home.links.contains { $0.href == "zoo/index.html" && $0.text == "Zoo" })
    #expect(try built.page("zoo/i.html").text.contains("Inner"))
    let zoo = try built.page("zoo/index.html")
    #expect(zoo.text.contains("Welcome"))
    try expectLinksResolve(built)
  }

  @Test("leaves a README its heading, and its folder its name")
  func keepsFolderNames() throws {
    let folder = try TemporaryFolder([
      "README.md": "# Our site\n\nWords.\n", "policies/README.md": "# Start here\n\nText.\n",
      "policies/p.md": "# P\n", "02-named/README.md": "---\ntitle: The name\n---\nText.\n",
      "02-named/q.md": "# Q\n",
    ])
    let built = try Built(folder, "--as-of", "2026-11-21")
    let home = try built.page("index.html")
    #expect(home.text.contains("Our site"))
    #expect(home.links.contains { $0.href == "policies/index.html" && $0.text == "Policies" })
    #expect(home.links.contains { $0.href == "02-named/index.html" && $0.text == "The name" })
    #expect(!home.text.contains("Start here"))
    let page = try built.page("policies/index.html")
    #expect(page.text.contains("Start here"))
    let policy = try built.page("policies/p.html")
    #expect(policy.links.contains { $0.href == "index.html" && $0.text == "Policies" })
    #expect(!policy.text.contains("Start here"))
    #expect(
      !(try built.page("policies/index.html").text.contains("This report is not legal advice"))
    )
  }

  @Test("names a page by its file, without the number before it, where no heading opens it")
  func namesByFile() throws {
    let folder = try TemporaryFolder([
      "index.md": "# H\n", "07-access_control.md": "Read before use.\n\n## Why\n\n# Key rule\n",
      "405d.md": "text\n", "2026-01-05-notes.md": "text\n", "3.md": "text\n",
    ])
    let built = try Built(folder, "--as-of", "2026-11-21")
    let page = try built.page("07-access_control.html")
    #expect(page.tags.contains { $0.name == "h1" })
    #expect(page.text.contains("Access control"))
    #expect(page.text.contains("Why"))
    #expect(page.text.contains("Key rule"))
    let titles = try built.page("a-to-z.html").links
    for (file, title) in [
      ("07-access_control.html", "Access control"), ("405d.html", "405d"),
      ("2026-01-05-notes.html", "2026 01 05 notes"), ("3.html", "3"),
    ] {
      #expect(titles.contains { $0.href == file && $0.text == title }, "\(file)")
    }
  }

  @Test("is followed by links to permalinks, and to addresses with the site's before them")
  func followsPermalinks() throws {
    let folder = try TemporaryFolder([
      "index.md":
        "# H\n\n[1](/rules/best/) [2]({{site.baseurl}}/a/b/) [3]({{ site.url }}/x) [4](/old/gone/)\n",
      "best.md": "---\npermalink: /rules/best/\n---\n# Best\n", "a/b.md": "# B\n",
    ])
    let built = try Built(folder, "--as-of", "2026-11-21")
    let links = try built.page("index.html").links.map(\.href)
    #expect(links.contains("best.html"))
    #expect(links.contains("a/b.html"))
    #expect(built.result.stderr.contains("\"/old/gone/\" leads to no page"))
    try expectLinksResolve(built)
  }

  @Test("of equal titles says one thing a title and folder")
  func sumsEqualTitles() throws {
    let folder = try TemporaryFolder(["index.md": "# H\n"])
    for number in 1...9 {
      try folder.put("# Purpose\n", at: "a/p\(number).md")
      try folder.put("# Purpose\n", at: "b/p\(number).md")
    }
    let lines = try Built(folder, "--as-of", "2026-11-21").result.lines("duplicate-title")
    #expect(lines.count == 2)
    #expect(lines.first?.contains("is that of a/p1.md too, and of 7 more in this folder") == true)
  }
}
