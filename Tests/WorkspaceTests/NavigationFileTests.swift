import Diagnostics
import TestSupport
import Testing
import Workspace

@Suite("A file of navigation")
struct NavigationFileTests {
  private static let summary = """
    # Summary

    [Start](README.md)

    ## Part

    * [Second file](b.md)
    * [Rules](rules/README.md)
      * [Deep](rules/deep.md#part)
      * [Gone](rules/gone.md)
    * [Draft]()
    * [Else](https://example.org)
    ---
    - [First file](a.md)
    - [Again](b.md)
    """

  @Test("SUMMARY.md gives order and titles, and is no page")
  func readsSummary() throws {
    let found = try loaded([
      "SUMMARY.md": .text(Self.summary), "README.md": "# R\n", "a.md": "text\n", "b.md": "# B\n",
      "rules/README.md": "# Read me\n", "rules/deep.md": "text\n", "z.md": "# Z\n",
    ])
    let pages = found.value.pages
    #expect(
      pages.map(\.path) == [
        "README.md", "a.md", "b.md", "rules/README.md", "rules/deep.md", "z.md",
      ]
    )
    #expect(pages.map { $0.navigation?.order } == [0, 5, 1, 2, 3, nil])
    #expect(pages.first { $0.path == "a.md" }?.navigation?.title == "First file")
    #expect(pages.first { $0.path == "b.md" }?.navigation?.title == "Second file")
    #expect(found.value.navigation == ["rules": NavigationPlace(order: 2, title: "Rules")])
    #expect(told(found.diagnostics) == ["SUMMARY.md:10:5 navigation-file"])
    #expect(found.diagnostics.first?.severity == .warning)
    #expect(found.diagnostics.first?.message.contains("\"rules/gone.md\"") == true)
  }

  @Test(
    "is none where it holds words or no link, and none in other letters",
    arguments: [
      ("SUMMARY.md", "# Summary\n\nWe decided this.\n\n- [a](a.md)\n"),
      ("SUMMARY.md", "# Summary\n"),
      ("summary.md", "# Summary\n\n- [a](a.md)\n"),
    ]
  )
  func isAPage(_ name: String, _ text: String) throws {
    let files: KeyValuePairs<String, FolderEntry> = [name: .text(text), "a.md": "# A\n"]
    let found = try loaded(files)
    #expect(found.value.pages.count == 2)
    #expect(found.diagnostics.isEmpty)
    #expect(found.value.pages.allSatisfy { $0.navigation == nil })
  }

  @Test("nav of mkdocs.yml gives order and titles, of folders too")
  func readsMkDocs() throws {
    let found = try loaded([
      "mkdocs.yml": """
      site_name: S
      markdown_extensions:
        - toc: { slugify: !!python/name:x.y }
      nav:
        - Home: index.md
        - The rules:
          - rules/b.md
          - Rule A: rules/a.md
          - More: [rules/more/x.md, rules/more/none.md]
        - Web: https://example.org
        - plain.md
      """,
      "docs/index.md": "# H\n", "docs/rules/a.md": "text\n", "docs/rules/b.md": "text\n",
      "docs/rules/more/x.md": "text\n", "docs/plain.md": "text\n",
    ])
    let places = found.value.pages.reduce(into: [:]) { $0[$1.path] = $1.navigation }
    #expect(places["docs/index.md"] == NavigationPlace(order: 0, title: "Home"))
    #expect(places["docs/rules/b.md"] == NavigationPlace(order: 1, title: nil))
    #expect(places["docs/rules/a.md"] == NavigationPlace(order: 2, title: "Rule A"))
    #expect(places["docs/plain.md"]?.order == 5)
    #expect(found.value.navigation["docs/rules"] == NavigationPlace(order: 1, title: "The rules"))
    #expect(found.value.navigation["docs/rules/more"] == NavigationPlace(order: 3, title: "More"))
    #expect(told(found.diagnostics) == ["mkdocs.yml:9:31 navigation-file"])
  }

  @Test("that cannot be read is one warning, and one without nav is none")
  func survivesFaults() throws {
    let broken = try loaded(["mkdocs.yml": "nav: [a\n", "docs/a.md": "# A\n"])
    #expect(broken.diagnostics.map(\.rule) == ["navigation-file"])
    #expect(broken.diagnostics.first?.severity == .warning)
    #expect(try loaded(["mkdocs.yml": "site_name: S\n", "docs/a.md": "# A\n"]).diagnostics.isEmpty)
    let names = String(repeating: "- [x](x.md)\n", count: 3_000)
    let many = try loaded(["SUMMARY.md": .text(names), "a.md": "# A\n"])
    #expect(many.diagnostics.count == 3_000)
  }

  @Test("leaves out the folders that exclude: names")
  func excludes() throws {
    let found = try loaded([
      "gapbook.yml": "exclude: [notes, a/old, nope]\n", "content/index.md": "# H\n",
      "content/notes/n.md": "# N {{ x\n", "content/a/old/o.md": "# O\n",
      "content/a/new.md": "# W\n",
    ])
    #expect(found.value.pages.map(\.path) == ["a/new.md", "index.md"])
    #expect(told(found.diagnostics) == ["gapbook.yml:1:25 unknown-file"])
  }
}
