import Diagnostics
import GapAnalysis
import Regulation
import TestSupport
import Testing
import Workspace

@Suite("Front matter of other programs")
struct ForeignFrontMatterTests {
  private func matter(
    _ text: String,
    at path: String = "policies/page.md"
  ) throws -> (
    matter: FrontMatter, page: SourcePage, diagnostics: [Diagnostic]
  ) {
    let files: KeyValuePairs<String, FolderEntry> = [path: .text(text)]
    let found = try loaded(files)
    let page = try #require(found.value.pages.first)
    return (page.frontMatter, page, found.diagnostics)
  }

  @Test("is read as comply writes it, which no line opens")
  func readsComply() throws {
    let found = try matter(
      """
      name: Access Policy
      acronym: AP
      satisfies:
        TSC:
          - CC6.1
          - CC6.2
        ISO: A.5.15
      majorRevisions:
        - date: Jun 1 2018
          comment: Initial document
        - date: 2019-02-28
          comment: Second
        - date: some day
          comment: Third
      ---

      # Purpose and Scope
      """
    )
    // No framework is declared, so that what is of one is kept as it is written, and told once.
    #expect(told(found.diagnostics) == ["policies/page.md:5:7 undeclared-framework"])
    #expect(found.matter.title?.value == "Access Policy")
    #expect(found.matter.title?.place.start == SourcePosition(line: 1, column: 7))
    #expect(found.page.idOfPolicy == "AP")
    let policy = try #require(found.page.policy)
    #expect(policy.title == "Access Policy")
    #expect(policy.satisfies.isEmpty)
    #expect(
      policy.claims.map { "\($0.framework):\($0.item)" } == [
        "TSC:CC6.1", "TSC:CC6.2", "ISO:A.5.15",
      ]
    )
    #expect(policy.claims.map(\.place.start.line) == [5, 6, 7])
    #expect(policy.changes.map(\.text) == ["Initial document", "Second", "some day: Third"])
    #expect(policy.changes.map { $0.day?.description } == ["2018-06-01", "2019-02-28", nil])
  }

  @Test("is comply's by its name and another of its keys, from the first line on")
  func tellsComply() throws {
    let narrative = "name: N\nacronym: N\n---\nText\n"
    #expect(try matter(narrative, at: "a.md").matter.title?.value == "N")
    #expect(try matter("id: p1\nname: Key\n---\nText\n").page.idOfPolicy == "p1")
    let fenced = "---\nname: N\nmajorRevisions: []\n---\nText\n"
    #expect(try matter(fenced).matter.title?.value == "N")
    for other in ["name: N\n---\n", "Note: a\nname b\n---\n", "\nname: N\nacronym: A\n---\n"] {
      #expect(try matter(other).matter.title == nil, "\(other)")
    }
  }

  @Test(
    "that is wrong is an error at its place",
    arguments: [
      ("satisfies:\n  TSC:\n    - [a]\n", "policies/page.md:5:7 wrong-type"),
      ("majorRevisions:\n  - dat: x\n", "policies/page.md:4:5 unknown-key"),
      ("majorRevisions: soon\n", "policies/page.md:3:17 wrong-type"),
      ("version: [a\n", "policies/page.md:3:10 yaml-syntax"),
    ]
  )
  func refusesFaults(_ lines: String, _ error: String) throws {
    let found = try matter("name: N\nacronym: A\n\(lines)---\nText\n")
    #expect(told(found.diagnostics.filter { $0.severity == .error }) == [error])
  }

  @Test("is read as TOML between lines of +++")
  func readsTOML() throws {
    let found = try matter(
      """
      +++
      # The head
      title = "The # \\"best\\" = policy"
      weight = 20
      draft=false
      version = '1.10'
      tags = [
        "a", 'b',
      ]
      approved = 2026-01-02
      url = "/rules/best/"
      [params]
        owner = "x"
      [[menu]]
      a = 1
      [[menu]]
      a = 2
      +++
      Text
      """
    )
    #expect(
      told(found.diagnostics) == [
        "policies/page.md:12:1 unknown-key", "policies/page.md:14:1 unknown-key",
      ]
    )
    #expect(found.matter.title?.value == "The # \"best\" = policy")
    #expect(found.matter.title?.place.start == SourcePosition(line: 3, column: 9))
    #expect(found.matter.order == 20)
    #expect(found.matter.permalink == "/rules/best/")
    let policy = try #require(found.page.policy)
    #expect(policy.version == "1.10")
    #expect(policy.tags == ["a", "b"])
    #expect(policy.approved == Day("2026-01-02"))
    #expect(policy.owner == nil)
  }

  @Test("holds a page back in TOML too")
  func readsDraft() throws {
    let found = try loaded(["a.md": "+++\ndraft = true\n+++\nText\n", "b.md": "# B\n"])
    #expect(found.value.pages.map(\.path) == ["b.md"])
    #expect(found.value.drafts.map(\.path) == ["a.md"])
  }

  @Test(
    "gives the place of a page",
    arguments: [
      ("weight: 5", 5), ("weight: 0", nil), ("nav_order: 2", 2), ("sidebar_position: 1.5", 1.5),
      ("order: 3\nweight: 9", 3), ("weight: heavy", nil), ("weight: -1", -1), ("weight: nan", nil),
    ] as [(String, Double?)]
  )
  func readsOrder(_ line: String, _ order: Double?) throws {
    let found = try matter("---\n\(line)\n---\nText\n")
    #expect(found.matter.order == order)
    #expect(found.diagnostics.isEmpty)
  }
}
