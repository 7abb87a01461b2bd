import Foundation
import TestSupport
import Testing

@Suite("A list of many pages")
struct ListPartsTests {
  /// A folder with 1,001 pages, one of which has the name that a part would have.
  private static let shared = Result {
    let folder = try TemporaryFolder([
      "gapbook.yml": "title: Many\nas_of: 2026-11-21\n", "content/index.md": "# Home\n",
      "content/notes/index-2.md": "---\norder: 1\n---\n# Zebra\n",
      "content/few/one.md": "# Apple\n",
    ])
    for number in 1...1_000 {
      let title = number % 4 == 0 ? "Even" : "Odd"
      try folder.put(.text("# \(title) \(number)\n"), at: "content/notes/n\(number).md")
    }
    return try Built(folder)
  }

  /// What each list of a page's content links.
  private func lists(_ path: String, in built: Built) throws -> [[String]] {
    let text = try built.text(path)
    let main = try #require(text.components(separatedBy: "<main").last)
    let content = main.components(separatedBy: "<nav class=\"pager\"")[0]
    let lists = content.components(separatedBy: "<ul").dropFirst()
    return lists.map { list in
      let page = HTMLPage(Array(list.components(separatedBy: "</ul>")[0].utf8))
      return page.tags.filter { $0.name == "a" }.compactMap { $0["href"] }
    }
  }

  @Test("of a folder goes on every 500 entries, and has each page once")
  func cutsFolder() throws {
    let built = try Self.shared.get()
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let parts = ["index.html", "index-part-2.html", "index-part-3.html"]
    #expect(try lists("notes/index.html", in: built).first == parts)
    let text = try built.page("notes/index.html").text
    #expect(text.contains("1,001 pages, listed on 3 pages:"))
    #expect(text.contains("501 to 1,000"))
    var listed: [String] = []
    for (number, path) in parts.enumerated() {
      let part = try #require(try lists("notes/" + path, in: built).last)
      #expect(part.count == [500, 500, 1][number])
      listed += part
    }
    #expect(listed.first == "index-2.html" && Set(listed).count == 1_001)
    let last = try built.text("notes/index-part-3.html")
    #expect(last.contains("<h1>Notes: 1,001 to 1,001</h1>"), "\(last)")
    #expect(last.contains("rel=\"prev\" href=\"index-part-2.html\""), "\(last)")
    #expect(try built.page("few/index.html").tags.filter { $0["id"] == "parts" }.isEmpty)
  }

  @Test("from A to Z has a page for each letter, and of a long letter several")
  func cutsLetters() throws {
    let built = try Self.shared.get()
    #expect(
      try lists("a-to-z.html", in: built) == [
        [
          "a-to-z/a.html", "a-to-z/e.html", "a-to-z/f.html", "a-to-z/h.html", "a-to-z/n.html",
          "a-to-z/o.html", "a-to-z/z.html",
        ]
      ]
    )
    #expect(try lists("a-to-z/o.html", in: built).map(\.count) == [2, 500])
    let names = built.pages.keys.filter { $0.hasPrefix("a-to-z/") }
    var listed: Set<String> = []
    for name in names { listed.formUnion(try lists(name, in: built).last ?? []) }
    let shown = built.pages.keys.filter {
      !$0.hasPrefix("a-to-z") && $0 != "search.html" && $0 != "404.html"
    }
    #expect(listed == Set(shown.map { "../" + $0 }))
    let pages = built.files.filter { $0.key.hasSuffix(".html") }
    #expect(pages.allSatisfy { $0.value.count < 120_000 })
  }

  @Test("of 500 pages is one")
  func keepsShortLists() throws {
    let folder = try TemporaryFolder(["gapbook.yml": "title: Many\nas_of: 2026-11-21\n"])
    for number in 1...500 { try folder.put(.text("# N \(number)\n"), at: "content/n\(number).md") }
    let built = try Built(folder)
    #expect(try lists("index.html", in: built).map(\.count) == [500])
    #expect(built.pages["index-2.html"] == nil)
    try folder.put("# N 501\n", at: "content/n501.md")
    let more = try Built(folder)
    #expect(try lists("index.html", in: more).map(\.count) == [2, 500])
    #expect(try lists("index-2.html", in: more) == [["n501.html"]])
  }
}
