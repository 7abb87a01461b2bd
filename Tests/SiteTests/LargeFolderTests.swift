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
