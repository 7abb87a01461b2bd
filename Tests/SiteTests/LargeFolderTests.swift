import Diagnostics
import Files
import Foundation
import TestSupport
import Testing
import Workspace

@Suite("A folder that is too large for memory")
struct LargeFolderTests {
  /// A page with what a page can hold: values, blocks, footnotes, a table, an inclusion, and many words.
  private static let page = """
    ---
    topics: [rooms]
    ---

    # A room

    It has a door[^1], {{ fact.breach-ba.limit_days }} and [a law](req:164.310(a)(1)).

    ```{include} ../part.md
    ```

    ```{requirement} 164.310(a)(1)
    ```

    ```{fact} breach-hhs-500
    ```

    ## Its table

    | Door | Lock |
    | --- | --- |
    | 1 | [other](#its-table) |

    [^1]: Of wood.


    """

  @Test("has the same pages, whether their bodies stay in memory or are parsed again")
  func hasSamePages() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "title: Large\nas_of: 2026-11-21\n", "content/index.md": "# Home\n",
      "content/part.md": "# Part\n\nA part with [a law](req:164.310(b)).\n",
      "content/rooms/a-first.md": .text(Self.page), "content/rooms/z-last.md": .text(Self.page),
    ])
    let filler = String(
      repeating: "Words that fill a page, and that nobody reads.\n\n",
      count: 4_000
    )
    for number in 1...30 {
      try folder.put(.text("# Filler \(number)\n\n" + filler), at: "content/rooms/m-\(number).md")
    }
    let built = try Built(folder, readingPages: false)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    func body(_ page: String) throws -> String {
      let text = try built.text("rooms/\(page).html")
      let start = try #require(text.range(of: "<main"))
      let end = try #require(text.range(of: "<a rel=\""))
      return String(text[start.lowerBound..<end.lowerBound]).replacing(page, with: "PAGE")
    }
    let (first, last) = try (body("a-first"), body("z-last"))
    #expect(first.contains("A part with") && first.contains("Of wood."))
    #expect(first == last)
    let together = try built.text("rooms/all.html")
    #expect(together.components(separatedBy: "Of wood.").count == 3)
  }

  /// A page of the workspace's own site is HTML before it is rendered; a client's stays a tree.
  @Test("has the bytes of a page that stays a tree, between blocks and around them")
  func writesAsTrees() throws {
    let block = "```{requirement} 164.308(a)(2)\n```\n"
    let page = """
      # Rooms

      A line[^1].

      \(block)\(block)
      - An item

        \(block.replacing("\n```", with: "\n  ```"))
      > \(block.replacing("\n```", with: "\n> ```"))
      ## At the end

      \(block)
      [^1]: A note.

      """
    let folder = try ClientWorkspace.made([
      "/gapbook.yml": "title: T\nas_of: 2026-09-30\n", "/content/guide/rooms.md": .text(page),
    ])
    let built = try Built(folder, readingPages: false)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    func body(_ path: String) throws -> String {
      let text = try built.text(path)
      let start = try #require(text.range(of: "<h1"))
      let end = try #require(text.range(of: "<nav class=\"pager\"") ?? text.range(of: "</main>"))
      return String(text[start.lowerBound..<end.lowerBound])
    }
    let own = try body("guide/rooms.html")
    #expect(own == (try body("clients/alpha/guide/rooms.html")))
    #expect(own.ranges(of: "<dl class=\"panel\">").count == 5, "\(own)")
  }

  @Test("has texts that are read again, or an error where a file was changed meanwhile")
  func readsAgain() throws {
    let folder = try TemporaryFolder([
      "one.md": "# One\n\nA [link](two.md).\n", "two.md": "# Two\n",
    ])
    let options = LoadOptions(withStarter: false, roomForTexts: 0)
    let pages = try load(folder.path, options: options).value.pages
    #expect(pages.map { String(decoding: $0.source.value.bytes, as: UTF8.self).count } == [25, 6])
    #expect(pages.allSatisfy { $0.source.diagnostics.isEmpty })
    try folder.put("# Twofold\n", at: "two.md")
    #expect(pages[1].source.diagnostics.map(\.rule) == ["file-changed"])
    #expect(pages[1].parsedBody.diagnostics.map(\.rule) == ["file-changed"])
    #expect(pages[0].source.diagnostics.isEmpty)
  }

  @Test("has clients that are read again, or an error where a file was changed meanwhile")
  func readsClientsAgain() throws {
    let folder = try ClientWorkspace.made([
      "/content/clients/alpha/summary.md": "# Summary\n\nAll is *well*.\n"
    ])
    let kept = try load(folder.path).value.clients[0].folder.value
    let entry = try load(folder.path, options: LoadOptions(roomForClients: 0)).value.clients[0]
    let again = entry.folder
    #expect(again.diagnostics.isEmpty)
    #expect("\(again.value.client)" == "\(kept.client)")
    #expect(again.value.sources.map(\.bytes) == kept.sources.map(\.bytes))
    #expect(again.value.prose == kept.prose && again.value.withheld == kept.withheld)
    #expect(again.value.pages.map(\.path) == ["summary.md"])
    try folder.put("# Summary\n\nNothing is.\n", at: "content/clients/alpha/summary.md")
    let changed = entry.folder.diagnostics
    #expect(changed.map(\.rule) == ["file-changed"])
    #expect(changed.first?.place?.file == "content/clients/alpha")
  }

  @Test("has the same sites of clients that are read again, whose messages are said once")
  func buildsClientsAgain() throws {
    let names = ["one", "two", "three"]
    let folder = try ClientWorkspace.made()
    for name in names {
      let client = "content/clients/\(name)/"
      let yaml = "name: \(name)\nentity: covered-entity\nscope: { rules: [security] }\n"
      try folder.put(.text(yaml), at: client + "client.yml")
      let rows = "requirement,status,note\n164.308(a)(2),implemented,See \(name).\n"
      try folder.put(.text(rows), at: client + "responses.csv")
      try folder.put(.text("# Summary\n\nOf *\(name)*.\n"), at: client + "summary.md")
      try folder.put("Lost.\n", at: client + "loose.txt")
    }
    // With it the first of them fills the memory that clients may have.
    let large = String(repeating: "/* Nothing. */\n", count: 300_000)
    try folder.put(.text(large), at: "content/clients/one/templates/assets/large.css")
    let all = try Built(folder, readingPages: false)
    #expect(all.result.code == 0, "\(all.result.stderr)")
    #expect(all.result.lines("unknown-file").count == 3, "\(all.result.stderr)")
    for name in names {
      let alone = try Built(folder, "--client", name, readingPages: false)
      let path = "clients/\(name)"
      #expect(try contents(of: all.site + "/" + path) == contents(of: alone.site + "/" + path))
    }
  }

  @Test("has bytes that come back from memory and from a file")
  func keepsBytes() {
    var spill = Spill(room: 10)
    let texts = (0..<50).map { number in [UInt8](repeating: UInt8(number), count: number * 7 % 23) }
    let kept = texts.map { spill.keep($0) }
    #expect(kept.map(\.bytes) == texts)
    let inFile = kept.filter { if case .file = $0 { true } else { false } }
    #expect(inFile.count > 40)
  }
}
