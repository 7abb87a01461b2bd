import Foundation
import TestSupport
import Testing

@Suite("A page's Markdown")
struct MarkdownPageTests {
  private static let workspace: KeyValuePairs<String, FolderEntry> = [
    "gapbook.yml": "title: T\nas_of: 2026-11-21",
    "content/index.md": """
    # Home <!-- SECRET1 -->

    <!-- SECRET2 -->

    Text <!-- SECRET3 -- x --> end. [top](#top) [again](#) <https://example.org/a>

    | a <!-- SECRET4 | --> |
    |---|
    | b<br>c |

    ```{only}
    :audience: full

    Only <!-- SECRET5 --> body.
    ```

    ```{=html}
    <b>raw</b>
    ```

    ```{r, echo=FALSE}
    plot(x)
    ```

    ## Main

    <details>
    <summary>More <!-- SECRET6 --></summary>

    Hidden words.

    </details>

    #### Deep
    """,
    "content/clients/alpha/client.yml": "name: Alpha\nentity: covered-entity\nas_of: 2026-09-30\n",
    "content/clients/alpha/responses.csv": "requirement,status\n164.308(a)(2),implemented\n",
    "content/clients/alpha/summary.md": "# Summary <!-- SECRET7 -->\n\nWords. <!-- SECRET8 -->\n",
    "content/clients/alpha/findings/F-1.md": """
    ---
    id: F-1
    title: Finding one
    requirements: [164.308(a)(2)]
    likelihood: low
    impact: low
    ---
    # Observation

    <!-- SECRET9: soften this -->

    Seen.

    ## Recommendation

    Do it. <!-- SECRET10 -->
    """,
  ]

  @Test("holds no byte of a comment in any file, and shows what it holds")
  func hidesComments() throws {
    let folder = try TemporaryFolder(Self.workspace)
    let built = try Built(folder)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    for (path, bytes) in built.files {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("SECRET"), "\(path)")
    }
    let page = String(decoding: built.files["index.html"] ?? [], as: UTF8.self)
    #expect(page.contains("<h1>Home</h1>"))
    #expect(page.contains("<td>b<br>\nc</td>"))
    #expect(page.contains("<h2 id=\"main-1\">") && page.contains("<h3 id=\"deep\">"))
    #expect(page.contains("&lt;b&gt;raw&lt;/b&gt;") && page.contains("plot(x)"))
    #expect(page.contains("<details>\n<summary>More</summary>"))
    let told = built.result.stderr
    #expect(told.contains("content/index.md:17:1: warning: {=html} is no block"))
    #expect(told.contains("{r, echo=FALSE} is no block of Gapbook and is shown as code"))
    #expect(told.contains("this heading of level 4 skips a level and is set as level 3"))
    #expect(!told.contains("SECRET") && !told.contains("unresolved-link"))
    try expectUniqueIDs(built)
    try expectLinksResolve(built)
  }

  @Test("that hides what follows is an error in a finding, a warning elsewhere")
  func refusesUnclosedCode() throws {
    let folder = try TemporaryFolder(Self.workspace)
    try folder.put(.text("# Page\n\n```\ncode\n"), at: "content/page.md")
    let warned = try gapbook("check", folder.path)
    #expect(warned.code == 0)
    #expect(warned.stderr.contains("content/page.md:3:1: warning: this code block is never closed"))
    for end in ["```\ncode\n\n## Risk\n", "<!-- a\n\n## Risk\n"] {
      let finding =
        "---\nid: F-1\ntitle: F\nrequirements: [164.308(a)(2)]\nlikelihood: low\nimpact: low\n---\n## Observation\n\n"
      try folder.put(.text(finding + end), at: "content/clients/alpha/findings/F-1.md")
      let refused = try gapbook("check", folder.path)
      #expect(refused.code == 3)
      #expect(refused.stderr.contains("F-1.md:10:1: error: "), "\(refused.stderr)")
    }
  }

  @Test("a block whose name is nearly one of ours is an error")
  func refusesMisspelledBlocks() throws {
    let folder = try TemporaryFolder([
      "index.md": "# H\n\n```{scorecrad}\n```\n\n```{python}\nx\n```\n"
    ])
    let result = try gapbook("check", folder.path, "--as-of", "2026-11-21")
    #expect(result.code == 3)
    #expect(result.stderr.contains("unknown block \"{scorecrad}\""))
    #expect(result.stderr.contains("{python} is no block of Gapbook"))
  }

  @Test("gives no part of a page an id that its templates use")
  func reservesIDs() throws {
    let folder = buildFolder.split(separator: ".build")[0] + "templates"
    var ids: Set<String> = []
    let pages = ["layout", "page", "front", "requirement", "finding", "policy"]
    let partials = try FileManager.default.contentsOfDirectory(atPath: folder + "/partials")
    for file in pages.map({ $0 + ".mustache" }) + partials.map({ "partials/" + $0 }) {
      let text = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
      for match in text.matches(of: /\sid="([^"{]+)"/) { ids.insert(String(match.1)) }
    }
    #expect(ids == ["main", "q", "toc"])
  }

  @Test("that becomes a title keeps its words, and is told what it loses")
  func keepsTitlesToWords() throws {
    let folder = try TemporaryFolder([
      "index.md": "# Home[^1] [link](https://x.org)\n\n## S[^1]\n\nText.[^1]\n\n[^1]: Note.\n"
    ])
    let built = try Built(folder, "--as-of", "2026-11-21")
    #expect(built.result.stderr.contains("index.md:1:7: warning: a title keeps its words only"))
    #expect(built.result.stderr.contains("index.md:1:12: warning: a title keeps its words only"))
    try expectLinksResolve(built)
  }
}
