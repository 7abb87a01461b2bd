import Foundation
import TestSupport
import Testing

@Suite("Frameworks besides HIPAA")
struct FrameworkTests {
  private static let built = Result { try Built(PolicySite.made(PolicySite.soc2)) }

  private static func workspace(
    _ configuration: String,
    _ files: KeyValuePairs<String, FolderEntry> = [:]
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder([
      "gapbook.yml": .text("as_of: 2026-11-21\n" + configuration), "content/index.md": "# Home\n",
    ])
    for (path, entry) in files { try folder.put(entry, at: path) }
    return folder
  }

  private static let declared = "frameworks: [ { id: soc2, file: f/soc2.csv } ]\n"

  private static func policy(_ satisfies: String) -> FolderEntry {
    .text("---\nid: P\nowner: A\napproved: 2026-01-01\nsatisfies: [\(satisfies)]\n---\n# P\n")
  }

  @Test("have a page with their items, the policies that name them, and the gaps")
  func havePages() throws {
    let built = try Self.built.get()
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let page = try built.page("frameworks/soc2.html")
    #expect(
      PolicyRegisterTests.rows(page, "Items of SOC 2, with their policies") == [
        ["CC6", "Access", "", "", "heading"],
        ["CC6.1", "Logical access", "CC6", "POL-1 Doors, \"keys\" & badges", "answered"],
        ["CC6.2", "New, users", "CC6", "POL-10 Mail", "answered"],
        ["CC7", "Operations", "", "POL-3 Draft Draft", "heading"],
        ["CC7.1", "Detection", "CC7", "", "! not answered"],
      ]
    )
    #expect(
      PolicyRegisterTests.rows(page, "Policies, with the items of SOC 2 that they name") == [
        ["POL-1 Doors, \"keys\" & badges", "CC6.1"], ["POL-3 Draft Draft", "CC7"],
        ["POL-10 Mail", "CC6.2"],
      ]
    )
    #expect(
      PolicyRegisterTests.rows(page, "Items by policies") == [
        ["CC6", "", "", ""], ["CC6.1", "●", "", ""], ["CC6.2", "", "", "●"],
        ["CC7", "", "●", ""], ["CC7.1", "", "", ""],
      ]
    )
    #expect(page.text.contains("Items that no policy in force answers"))
    #expect(page.texts { $0.name == "dd" } == ["3", "2", "1"])
  }

  @Test("have an overview, which lists the policies that name nothing")
  func haveAnOverview() throws {
    let page = try Self.built.get().page("frameworks/index.html")
    let rows = PolicyRegisterTests.rows(
      page,
      "Frameworks, with how many of their items policies answer"
    )
    #expect(rows == [["SOC 2", "3", "2", "1"]])
    let listed = page.texts { $0.name == "li" }
    #expect(listed.contains("Backup POL-2") && listed.contains("Bare"), "\(listed)")
    #expect(!listed.contains { $0.contains("Draft") || $0.contains("Gone") })
  }

  @Test("are linked from policies, whatever the capitals, and with or without the prefix")
  func areLinked() throws {
    let built = try Self.built.get()
    let door = try built.page("policies/door.html")
    let hrefs = door.tags.compactMap { $0["href"] }
    #expect(hrefs.contains("../frameworks/soc2.html#item-CC6.1"), "\(hrefs)")
    #expect(hrefs.contains("../requirements/164.308.a.2.html"))
    #expect(door.text.contains("CC6.1 Logical access"))
    let mail = try built.page("policies/mail.html")
    #expect(mail.tags.contains { $0["href"] == "../frameworks/soc2.html#item-CC6.2" })
    let framework = try built.page("frameworks/soc2.html")
    #expect(Set(framework.ids).isSuperset(of: ["item-CC6.1", "item-CC6.2"]))
  }

  @Test("leave the law that is named, with the policies that claim it, and no other")
  func leaveTheLaw() throws {
    let built = try Self.built.get()
    let requirement = try built.page("requirements/164.308.a.2.html")
    #expect(requirement.text.contains("Doors, \"keys\" & badges"))
    #expect(built.pages.keys.filter { $0.hasPrefix("requirements/1") }.count == 1)
    let alone = try Built(
      Self.workspace(
        Self.declared,
        ["f/soc2.csv": "id\nA1\n", "content/policies/p.md": Self.policy("A1")]
      )
    )
    #expect(alone.result.code == 0, "\(alone.result.stderr)")
    #expect(alone.pages.keys.allSatisfy { !$0.hasPrefix("requirements") })
  }

  @Test("are data, byte for byte")
  func areData() throws {
    let text = try Self.built.get().text("data/frameworks.json")
    let start = try #require(text.range(of: "\"as_of\""))
    let items = [
      #"{"id": "CC6", "title": "Access", "parent": null, "counted": false, "answered": false, "policies": []}"#,
      #"{"id": "CC6.1", "title": "Logical access", "parent": "CC6", "counted": true, "answered": true, "policies": ["POL-1"]}"#,
      #"{"id": "CC6.2", "title": "New, users", "parent": "CC6", "counted": true, "answered": true, "policies": ["POL-10"]}"#,
      #"{"id": "CC7", "title": "Operations", "parent": null, "counted": false, "answered": false, "policies": ["POL-3"]}"#,
      #"{"id": "CC7.1", "title": "Detection", "parent": "CC7", "counted": true, "answered": false, "policies": []}"#,
    ]
    // Wherever the lines of lists break.
    let flat = text[start.lowerBound...].filter { !$0.isWhitespace }
    for item in items { #expect(flat.contains(item.filter { !$0.isWhitespace }), "\(item)") }
    #expect(flat.contains(#""unmapped":["bare","POL-2"]"#), "\(flat)")
    #expect(text.contains("\"schema\": \"gapbook-frameworks/1\""))
  }

  @Test("are answered by what a policy in force claims above them")
  func areAnsweredFromAbove() throws {
    let built = try Built(
      Self.workspace(
        Self.declared,
        [
          "f/soc2.csv": "id,title,parent\nA,One,\nA1,Two,A\nA1.1,Three,A1\nB,Four,\n",
          "content/policies/p.md": Self.policy("soc2:A"),
        ]
      )
    )
    let text = try built.text("data/frameworks.json")
    #expect(text.contains("\"counted\": 2,") && text.contains("\"unanswered\": 1,"), "\(text)")
  }

  @Test("may be a list in YAML")
  func mayBeYAML() throws {
    let built = try Built(
      Self.workspace(
        "frameworks: [ { id: iso, title: ISO, file: iso.yml } ]\n",
        [
          "iso.yml": "- { id: A.5, title: Organization }\n- { id: A.5.15, parent: a.5 }\n",
          "content/policies/p.md": Self.policy("A.5.15"),
        ]
      )
    )
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let rows = try PolicyRegisterTests.rows(
      built.page("frameworks/iso.html"),
      "Items of ISO, with their policies"
    )
    #expect(
      rows == [
        ["A.5", "Organization", "", "", "heading"], ["A.5.15", "A.5.15", "A.5", "P P", "answered"],
      ]
    )
  }

  @Test(
    "are declared once, under a name that a page can have, with a file that is there",
    arguments: [
      (
        "frameworks: [ { id: a, file: a.csv }, { id: A, file: a.csv } ]\n",
        "2:45: error: framework \"A\" is declared twice [duplicate-framework]"
      ),
      (
        "frameworks: [ { id: so c, file: a.csv } ]\n",
        "2:21: error: \"so c\" cannot be the id of a framework [bad-framework-id]"
      ),
      (
        "frameworks: [ { id: hipaa, file: a.csv } ]\n",
        "2:21: error: \"hipaa\" cannot be the id of a framework: the program has one of this name [bad-framework-id]"
      ),
      (
        "frameworks: [ { id: a, file: b.csv } ]\n",
        "2:30: error: there is no file \"b.csv\" for framework \"a\" [missing-file]"
      ),
      (
        "frameworks: [ { id: a, file: ../b.csv } ]\n",
        "2:30: error: there is no file \"../b.csv\" for framework \"a\" [missing-file]"
      ),
      (
        "frameworks: [ { id: a, file: a.txt } ]\n",
        "2:30: error: \"a.txt\" is neither CSV nor YAML by its name [missing-file]"
      ),
      ("frameworks: [ { id: a } ]\n", "2:15: error: a framework lacks \"file\" [missing-key]"),
      (
        "frameworks: [ { id: a, file: a.csv, titel: A } ]\n",
        "2:37: error: unknown key \"titel\" in a framework [unknown-key]"
      ),
    ]
  )
  func areDeclared(configuration: String, said: String) throws {
    let workspace = try Self.workspace(
      configuration,
      ["a.csv": "id\nA1\n", "a.txt": "id\nA1\n"]
    )
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.code == 3)
    #expect(result.stderr.contains("gapbook.yml:\(said)"), "\(result.stderr)")
  }

  @Test(
    "have items, each once and below one that is there",
    arguments: [
      ("id,title\nA1,x\na1,y\n", "3:1: error: item \"a1\" is there twice [duplicate-id]"),
      (
        "id,parent\nA1,A9\nA2,\n",
        "2:4: error: item \"A1\" is below \"A9\", which framework \"soc2\" does not have [unknown-parent]"
      ),
      ("id,parent\nA1,A2\nA2,A1\n", "2:4: error: item \"A1\" is below itself [parent-cycle]"),
      ("id,parent\nA1,A1\n", "2:4: error: item \"A1\" is below itself [parent-cycle]"),
      ("id,title\n,x\n", "2:1: error: the row names no id [missing-value]"),
      ("name,title\nA1,x\n", "1:1: error: unknown column \"name\" [unknown-column]"),
      ("title\nx\n", "1:1: error: f/soc2.csv lacks the column \"id\" [missing-column]"),
      ("id,id\nA1,A2\n", "1:4: error: column \"id\" is there twice [duplicate-column]"),
      ("id\nA1,x\n", "2:4: error: the row has 2 fields, the header 1 [csv-row]"),
      ("", "error: f/soc2.csv has no header [csv-header]"),
      ("id\n", "warning: framework \"soc2\" has no items [empty-framework]"),
    ]
  )
  func haveItems(csv: String, said: String) throws {
    let workspace = try Self.workspace(Self.declared, ["f/soc2.csv": .text(csv)])
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.stderr.contains(said), "\(result.stderr)")
    #expect(result.code == (said.contains("warning") ? 0 : 3))
  }

  @Test(
    "are named rightly by policies",
    arguments: [
      (
        "soc2:A12", "5:13: error: framework \"soc2\" has no item \"A12\" [unknown-framework-item]",
        "did you mean \"A1.2\"?"
      ),
      (
        "sco2:A1.2",
        "5:13: error: \"sco2\" is no framework that gapbook.yml declares [unknown-framework]",
        "did you mean \"soc2\"?"
      ),
      (
        "B1", "5:13: error: \"B1\" is an item of several frameworks [ambiguous-framework-item]",
        "write soc2:B1 or iso:B1"
      ),
      (
        "A1.3",
        "5:13: error: \"A1.3\" is neither a requirement of the law nor an item of a framework [unknown-framework-item]",
        "A1.2"
      ),
      (
        "164.308(a)(99)",
        "5:13: error: a policy claims requirement \"164.308(a)(99)\", which is not in the catalog [unknown-requirement]",
        ""
      ),
      (
        "hipaa:164.308(a)(99)",
        "5:13: error: a policy claims requirement \"164.308(a)(99)\", which is not in the catalog [unknown-requirement]",
        ""
      ),
    ]
  )
  func areNamed(name: String, said: String, help: String) throws {
    let workspace = try Self.workspace(
      "frameworks: [ { id: soc2, file: a.csv }, { id: iso, file: b.csv } ]\n",
      [
        "a.csv": "id\nA1.2\nB1\n", "b.csv": "id\nB1\n",
        "content/policies/p.md": Self.policy(name),
      ]
    )
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.code == 3)
    #expect(result.stderr.contains("content/policies/p.md:" + said), "\(result.stderr)")
    #expect(help.isEmpty || result.stderr.contains(help), "\(result.stderr)")
  }

  @Test("are shown as they are written, with one warning, where none is declared")
  func areShownUndeclared() throws {
    let built = try Built(
      Self.workspace(
        "",
        [
          "content/policies/a.md": Self.policy("TSC:CC6.1, A.5.15"),
          "content/policies/b.md": "---\nid: B\nsatisfies: TSC:CC6.2\n---\n# B\n",
        ]
      )
    )
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(built.result.lines("undeclared-framework").count == 1)
    let page = try built.page("policies/a.html")
    #expect(page.text.contains("TSC:CC6.1") && page.text.contains("A.5.15"))
    #expect(try built.text("data/policies.csv").contains("TSC:CC6.1; A.5.15"))
    #expect(built.pages.keys.allSatisfy { !$0.hasPrefix("frameworks") })
  }

  @Test("take their folder from authors' pages only where they are declared")
  func takeTheirFolder() throws {
    let files: KeyValuePairs<String, FolderEntry> = [
      "content/frameworks/a.md": "# A\n", "f/soc2.csv": "id\nA1\n",
      "content/policies/p.md": Self.policy("164.308(a)(2)"),
    ]
    let without = try Built(Self.workspace("", files))
    #expect(without.pages["frameworks/a.html"] != nil)
    let with = try Built(Self.workspace(Self.declared, files))
    #expect(with.pages["frameworks-1/a.html"] != nil, "\(with.result.stderr)")
    #expect(with.pages["frameworks/soc2.html"] != nil)
  }

  @Test("of many items take several pages of fewer than 100 KB, with no matrix")
  func takeSeveralPages() throws {
    var csv = "id,title,parent\n"
    for group in 0..<20 {
      csv += "G\(group),Group \(group),\n"
      for item in 0..<60 {
        csv +=
          "G\(group).\(item),The control of number \(item) in this group of controls,G\(group)\n"
      }
    }
    let built = try Built(
      Self.workspace(
        Self.declared,
        ["f/soc2.csv": .text(csv), "content/policies/p.md": Self.policy("G7.3, G19.59")]
      )
    )
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let parts = built.files.filter { $0.key.hasPrefix("frameworks/soc2") }
    #expect(parts.count == 9)
    #expect(parts.allSatisfy { $0.value.count < 100_000 }, "\(parts.mapValues(\.count))")
    let page = try built.page("policies/p.html")
    #expect(page.tags.contains { $0["href"] == "../frameworks/soc2--9.html#item-G19.59" })
    #expect(try built.page("frameworks/soc2--9.html").ids.contains("item-G19.59"))
    #expect(try !built.page("frameworks/soc2.html").ids.contains("matrix"))
  }
}
