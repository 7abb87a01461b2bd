import TestSupport
import Testing

@Suite("A link")
struct LinkSpellingTests {
  @Test("leads to the file that other generators would find, and is written whole")
  func followsOtherGenerators() throws {
    let folder = try TemporaryFolder([
      "index.md": """
      # Home

      [1](/staff-handbook/leave/) [2](/policies/own.html) [3](policies/own) [4](policies/own.htm)
      [5](staff-handbook) [6](/staff-handbook/index.html) [7](/policies/)
      [8](/gr%C3%B6%C3%9Fe/ma%C3%9F/) [9](POLICIES/Own.MD) [10](policies/own/#second)
      """,
      "staff-handbook/index.md": "# Staff handbook\n",
      "staff-handbook/leave.md": "# Leave\n\n[own](own) [up](/index) ![p](/img/P.png)\n",
      "policies/own.md": "# Own\n\n## Second\n\n[leave](staff-handbook/leave)\n",
      "größe/maß/index.md": "# Maß\n",
      "img/p.png": .bytes(onePixel),
    ])
    let built = try Built(folder, "--as-of", "2026-11-21")
    #expect(built.result.code == 0)
    let links = try built.page("index.html").tags.filter { $0.name == "a" }
      .compactMap { $0["href"] }
    for expected in [
      "staff-handbook/leave.html", "policies/own.html", "staff-handbook/index.html",
      "policies/index.html", "gr%C3%B6%C3%9Fe/ma%C3%9F/index.html", "policies/own.html#second",
    ] {
      #expect(links.contains(expected), "\(expected) \(links)")
    }
    #expect(links.filter { $0 == "policies/own.html" }.count >= 4)
    let leave = try built.page("staff-handbook/leave.html").tags
    #expect(leave.contains { $0["src"] == "../img/p.png" })
    #expect(
      try built.page("policies/own.html").tags.contains {
        $0["href"] == "../staff-handbook/leave.html"
      }
    )
    let notes = built.result.stderr
    #expect(notes.contains("index.md:5:33: note: \"POLICIES/Own.MD\" is written in other capitals"))
    #expect(notes.contains("help: did you mean \"policies/own.md\"?"))
    #expect(notes.contains("\"/img/P.png\" is written in other capitals"))
    #expect(notes.contains("\"own\" leads to no page or file of this site"))
    #expect(notes.contains("did you mean \"../policies/own.md\"?"))
    #expect(!notes.contains("2 warnings"), "\(notes)")
    try expectLinksResolve(built)
  }

  @Test("from a page that is a folder of its own elsewhere leads to what it would there")
  func followsFoldersOfPages() throws {
    let folder = try TemporaryFolder([
      "index.md": "# Home\n\n[1](policies/own/index.html) [2](./guides/deep/er/)\n",
      "policies/a.md": """
      # A

      [1](../own/) [2](/policies/own/index.html) [3](../own) [4](../own/#second)
      [5](../../guides/deep/er/) [6](../OWN/) [7](own/index.htm) ![p](../../img/p.png)
      [8](../b/index.html#second) [9](../../../out/) [10](../nowhere/)
      """,
      "policies/own.md": "# Own\n\n## Second\n",
      "policies/b.markdown": "# B\n\n## Second\n",
      "guides/deep/er.md": "# Deep\n",
      "img/p.png": .bytes(onePixel),
    ])
    let built = try Built(folder, "--as-of", "2026-11-21")
    #expect(built.result.code == 0)
    let tags = try built.page("policies/a.html").tags
    let links = tags.filter { $0.name == "a" }.compactMap { $0["href"] }
    #expect(links.filter { $0 == "own.html" }.count >= 5, "\(links)")
    #expect(links.contains("own.html#second") && links.contains("b.html#second"), "\(links)")
    #expect(links.contains("../guides/deep/er.html"))
    #expect(tags.contains { $0["src"] == "../img/p.png" })
    let home = try built.page("index.html").tags.compactMap { $0["href"] }
    #expect(home.contains("policies/own.html") && home.contains("guides/deep/er.html"))
    let told = built.result.lines("unresolved-link")
    #expect(told.count == 2, "\(built.result.stderr)")
    #expect(told.contains { $0.contains("\"../../../out/\" leads out of the content folder") })
    #expect(told.contains { $0.contains("\"../nowhere/\" leads to no page") })
    #expect(built.result.lines("link-case").count == 1)
    try expectLinksResolve(built)
  }

  @Test("to what is there as it is written does not lead to another page")
  func prefersWhatIsWritten() throws {
    let folder = try TemporaryFolder([
      "own/index.md": "# The folder\n", "policies/own.md": "# The page\n",
      "policies/a.md": "# A\n\n[1](../own/)\n", "policies/own/index.md": "# Own folder\n",
      "b.md": "# B\n\n[2](policies/own/index.html)\n",
    ])
    let built = try Built(folder, "--as-of", "2026-11-21")
    #expect(
      try built.page("policies/a.html").tags.contains { $0["href"] == "../own/index.html" }
    )
    #expect(
      try built.page("b.html").tags.contains { $0["href"] == "policies/own/index.html" }
    )
  }

  @Test("that is dead is helped by the file of the same name, spelled as the page must write it")
  func helpsByName() throws {
    let folder = try TemporaryFolder([
      "procedures/a.md": """
      # A

      [HR](hr.md) [audit](system-audit.md) [self](b/a.md) [typo](../policies/hr-polcy.md)
      [space](of-mine.md) ![pic](system-audit.png) ![gone](hr.png) [table](rates.csv)
      """,
      "policies/hr.md": "# HR\n",
      "policies/hr-policy.md": "# HR policy\n",
      "policies/system-audit.md": "# Audit\n",
      "policies/a b/of-mine.md": "# Mine\n",
      "img/system-audit.png": .bytes([1]),
      "data/rates.csv": "a\n",
      "LICENSE": "text\n",
    ])
    let result = try Built(folder, "--as-of", "2026-11-21").result
    #expect(result.code == 0)
    let help = result.stderr.split(separator: "\n").filter { $0.contains("help:") }
      .map { $0.drop { $0 == " " } }
    #expect(
      help == [
        "help: did you mean \"../policies/hr.md\"?",
        "help: did you mean \"../policies/system-audit.md\"?",
        "help: did you mean \"../policies/hr-policy.md\"?",
        "help: did you mean \"../policies/a%20b/of-mine.md\"?",
        "help: did you mean \"../img/system-audit.png\"?",
        "help: did you mean \"../data/rates.csv\"?",
      ],
      "\(result.stderr)"
    )
  }

  @Test("to a heading that is not there lists the headings of a page once")
  func listsHeadingsOnce() throws {
    let folder = try TemporaryFolder([
      "a.md": "# A\n\n[1](b.md#zzzz) [2](b.md#yyyy) [3](b.md#scop) [4](#wwww)\n",
      "b.md": "# B\n\n## Scope\n\n## Purpose\n",
    ])
    let errors = try Built(folder, "--as-of", "2026-11-21").result.stderr
    #expect(
      errors.split(separator: "the page has #purpose, #scope", omittingEmptySubsequences: false)
        .count == 2
    )
    #expect(errors.contains("did you mean \"#scope\"?"))
  }

  @Test("that is dead costs little, however many pages there are")
  func staysLinear() throws {
    let folder = try TemporaryFolder()
    for number in 0..<1_500 {
      let others = (1...4).map { "keeping-rule-\((number + $0) % 1_500)" }
      let text = """
        # Rule \(number)

        [a](/handbook/\(others[0])/) [b](x/\(others[1]).htm#x) [c](\(others[2])-old.md)
        ![d](img/\(others[3]).png)

        """
      try folder.put(.text(text), at: "rules/keeping-rule-\(number).md")
    }
    let clock = ContinuousClock()
    var built: ProgramResult?
    let time = try clock.measure {
      built = try gapbook("check", folder.path, "--as-of", "2026-11-21", in: folder.path)
    }
    #expect(built?.code == 0)
    // Every link compared with every page takes minutes in a debug build.
    #expect(time < .seconds(60), "\(time)")
  }
}
