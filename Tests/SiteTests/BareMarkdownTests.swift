import Foundation
import TestSupport
import Testing

@Suite("A folder without a configuration")
struct BareMarkdownTests {
  @Test("of bare Markdown becomes a site whose links work")
  func buildsBareMarkdown() throws {
    let folder = try TemporaryFolder([
      "README.md": """
      # Our notes

      See [the deep page](a%20b/Größe%20&%20Maß/deep.md#second-part), [a list](<a b/list one.md>),
      [the folder](a%20b) and [ourselves](#our-notes).

      ![A cat](a%20b/cat%201.png)
      """,
      "a b/list one.md": "No heading here, only words and [home](../README.md).\n",
      "a b/Größe & Maß/deep.md": """
      # Deep

      ## Second part

      Back to [the top](../../README.md#our-notes), on to [the list](../list%20one.md), or
      [the same by its place](/a%20b/list%20one.md). The [data](../table.csv) are copied.
      """,
      "a b/cat 1.png": .bytes(onePixel),
      "a b/table.csv": "a,b\n",
      "a b/secret.key": "Nobody links this.\n",
      "日本語.md": "# 日本語\n\n[Home](README.md)\n",
      ".hidden/page.md": "# Hidden\n",
      "templates-of-mine/x.md": "# X\n",
    ])
    let built = try Built(folder, "--as-of", "2026-11-21")
    #expect(built.result.code == 0)
    #expect(built.result.stderr == "")
    let expected = [
      "index.html", "a b/list one.html", "a b/Größe & Maß/deep.html", "日本語.html",
      "a b/index.html", "a b/Größe & Maß/index.html", "a b/cat 1.png", "a b/table.csv",
      "templates-of-mine/x.html", "templates-of-mine/index.html", "SHA256SUMS", "search.html",
      "a-to-z.html", "404.html", "provenance.json",
    ]
    let own = built.files.keys.filter { !$0.hasPrefix("_gapbook/") }
    #expect(Set(own) == Set(expected))
    #expect(built.files["a b/cat 1.png"] == onePixel)
    #expect(try built.page("index.html").tags.contains { $0["alt"] == "A cat" })
    let links = try built.page("index.html").tags.compactMap { $0["href"] }
    #expect(links.contains("a%20b/Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F/deep.html#second-part"))
    try expectLinksResolve(built)
    try expectUniqueIDs(built)
    try expectSelfContained(built)
    let check = try run(
      "/usr/bin/sha256sum",
      ["--check", "--strict", "--quiet", "SHA256SUMS"],
      in: built.site
    )
    #expect(check.code == 0, "\(check.stdout) \(check.stderr)")
  }

  @Test(
    "that is empty, or holds an empty page, becomes a site all the same",
    arguments: [
      [:], ["empty.md": ""], ["blank.md": "\n\n"], ["a/only-matter.md": "---\ntitle: T\n---\n"],
      ["bom.md": "\u{FEFF}"],
    ] as [[String: String]]
  )
  func buildsEmptiness(files: [String: String]) throws {
    let folder = try TemporaryFolder()
    for (path, text) in files { try folder.put(.text(text), at: path) }
    let built = try Built(folder, "--as-of", "2026-11-21")
    #expect(built.result.code == 0)
    let told = built.result.stderr
    #expect(files.isEmpty ? told.contains("[no-pages]") : told == "", "\(told)")
    for path in files.keys { _ = try built.page(path.replacing(".md", with: ".html")) }
    _ = try built.page("index.html")
    try expectLinksResolve(built)
  }

  @Test("warns of a link, an image and an anchor that lead nowhere, and writes none of them")
  func dropsDeadLinks() throws {
    let folder = try TemporaryFolder([
      "index.md": """
      # Home

      [gone](gone.md), [no such part](#parts), [a script](javascript:alert), ![no cat](cat.png),
      ![](dog.png), <q>raw</q>, [out](../../etc/passwd).
      """,
      "dog.png": .bytes([1]),
    ])
    let built = try Built(folder, "--as-of", "2026-11-21")
    #expect(built.result.code == 0)
    let file = "\(folder.path)/index.md"
    for place in ["3:1", "3:18", "3:42", "3:72", "4:1", "4:15", "4:27"] {
      #expect(
        built.result.stderr.contains("\(file):\(place): warning: "),
        "\(place)\n\(built.result.stderr)"
      )
    }
    let page = try built.page("index.html")
    #expect(page.tags.allSatisfy { $0.name != "b" })
    let text = page.text
    for words in ["gone", "no such part", "a script", "no cat", "<q>raw</q>", "out"] {
      #expect(text.contains(words))
    }
    let links = page.tags.compactMap { $0["href"] }
    for dead in ["gone", "parts", "javascript", "passwd"] {
      #expect(!links.contains { $0.contains(dead) })
    }
    try expectLinksResolve(built)
  }

  @Test("is refused if it is not there or is a file")
  func refusesNoFolder() throws {
    let folder = try TemporaryFolder(["file": "x"])
    for path in ["missing", "file"] {
      let result = try gapbook("build", path, in: folder.path)
      #expect(result.code == 2)
      #expect(result.stderr.hasPrefix("gapbook: "))
      #expect(result.stderr.contains(path))
    }
  }
}
