import TestSupport
import Testing

@Suite("The help of a link")
struct LinkHelpTests {
  @Test("on a client's page names nothing that its site may not have")
  func namesNothingElse() throws {
    let workspace = try ClientWorkspace.made([
      "notes.md": """
      # Notes

      [a](layoff.md) [b](layoffs.pdf) [c](secret.md) [d](secret.txt) ![e](board.png)
      """,
      "/content/internal/layoffs.md": "# Layoffs\n", "/content/internal/layoffs.pdf": "x",
      "/content/internal/board.png": .bytes(onePixel),
      "/content/clients/beta/client.yml": "name: Beta\nentity: both\nas_of: 2026-09-30\n",
      "/content/clients/beta/responses.csv": "requirement,status\n",
      "/content/clients/beta/secret.md": "# Secret\n\n[t](secret.txt)\n",
      "/content/clients/beta/secret.txt": "x",
    ])
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.code == 3)
    #expect(result.lines("unresolved-link").count == 5, "\(result.stderr)")
    #expect(result.helps.allSatisfy { !$0.contains("internal") && !$0.contains("beta") })
    #expect(result.helps.allSatisfy { !$0.contains("layoffs") }, "\(result.helps)")
  }

  @Test("on a client's page names its own files, and those of a section that it has")
  func namesItsOwn() throws {
    let workspace = try ClientWorkspace.made([
      "notes.md": "# Notes\n\n[a](scann.txt) [c](../../guide/mapp.txt)\n", "scan.txt": "x",
      "/content/guide/page.md": "# Page\n", "/content/guide/map.txt": "x",
    ])
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.helps.contains("did you mean \"scan.txt\"?"), "\(result.helps)")
    #expect(result.helps.contains("did you mean \"../../guide/map.txt\"?"), "\(result.helps)")
  }

  @Test("of an inclusion names pages alone", arguments: ["x.txt", "../x.txt", "X.md", "y.md"])
  func namesPages(name: String) throws {
    let workspace = try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21\n", "content/x.txt": "x", "content/a/x.txt": "x",
      "content/a/page.md": .text("# Page\n\n```{include} \(name)\n```\n"),
      "content/a/yy.md": "# Y\n",
    ])
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.code == 3)
    #expect(
      result.lines("unknown-file").count { $0.contains("cannot be included") } == 1,
      "\(result.stderr)"
    )
    #expect(result.helps.allSatisfy { !$0.contains("x.txt") }, "\(result.helps)")
    #expect(result.stderr.contains("is no Markdown file") == name.hasSuffix("txt"))
  }

  @Test("is not needed for an id that the page itself has")
  func leadsToOwnIDs() throws {
    let workspace = try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21\n", "content/other.md": "# Other\n\nWords.\n",
      "content/main.md": "# A page\n\n## Main\n\nx\n\n## Q\n\ny\n",
      "content/index.md": """
      # Home

      [a](other.md#main) [b](main.md#main) [c](main.md#q) [d](other.md#toc) [e](#main)
      """,
    ])
    let built = try Built(workspace)
    #expect(built.result.code == 0 && built.result.stderr.isEmpty, "\(built.result.stderr)")
    let links = try built.page("index.html").tags.filter { $0.name == "a" }.compactMap {
      $0["href"]
    }
    for address in ["other.html", "main.html#main-1", "main.html#q-1"] {
      #expect(links.contains(address), "\(links)")
    }
    try expectLinksResolve(built)
  }

  @Test("of a link to a finding that is a draft says that it is one")
  func saysDraft() throws {
    let finding = "---\nid: F-9\ntitle: T\ndraft: true\n---\nWords.\n"
    let workspace = try ClientWorkspace.made([
      "findings/late.md": .text(finding),
      "notes.md": "# Notes\n\n[soon](finding:F-9) [gone](finding:F-8)\n",
    ])
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.code == 3)
    let told = result.lines("draft-page")
    #expect(told.count == 1 && told[0].contains("notes.md:3:1: note: "), "\(result.stderr)")
    #expect(told[0].contains("findings/late.md is a draft"))
    #expect(result.lines("unknown-finding").count == 1)
  }
}
