import Foundation
import TestSupport
import Testing

@Suite("Acknowledgements of policies")
struct AcknowledgementTests {
  private static let people =
    "id,name,email\nann,Ann Zqperson,ann@zqmail.example\nbob,Bob Zqother,bob@zqmail.example\ncy,,\n"
  private static let header = "policy,version,person,day\n"

  private static func made(_ rows: String) throws -> TemporaryFolder {
    try PolicySite.made([
      "content/people.csv": .text(people),
      "content/acknowledgements.csv": .text(header + rows),
      "content/policies/hand.md":
        """
      ---
      id: POL-5
      version: "3"
      owner: Ann
      approved: 2026-05-01
      changes: [ { version: "2", day: 2025-05-01, text: Second }, { version: "1", text: First } ]
      ---
      # Hands

      """,
    ])
  }

  @Test("that are owed are exported, an older version anew, and those that were made are not")
  func areExported() throws {
    let workspace = try Self.made(
      """
      POL-1,2.0,ann,2026-02-01
      pol-10,1.10,Ann,2026-04-01
      POL-2,,ann,2026-05-01
      POL-5,2,ann,2025-06-01
      POL-5,1,ann,2024-06-01
      POL-1,2.0,bob,2026-12-01
      POL-2,,bob,2026-06-01
      POL-5,3,bob,2026-05-01

      """
    )
    let result = try gapbook("export", "acknowledgements", workspace.path)
    #expect(result.code == 0, "\(result.stderr)")
    let doors = "POL-1,\"Doors, \"\"keys\"\" & badges\",2.0,2026-01-10"
    let expected = [
      "\u{FEFF}person,name,email,policy,title,version,approved,last_version,last_day",
      "ann,Ann Zqperson,ann@zqmail.example,POL-5,Hands,3,2026-05-01,2,2025-06-01",
      "bob,Bob Zqother,bob@zqmail.example,\(doors),,",
      "bob,Bob Zqother,bob@zqmail.example,POL-10,Mail,1.10,2026-03-01,,",
      "cy,,,\(doors),,", "cy,,,POL-2,Backup,,2026-04-01,,", "cy,,,POL-5,Hands,3,2026-05-01,,",
      "cy,,,POL-10,Mail,1.10,2026-03-01,,",
    ]
    #expect(result.stdout == expected.joined(separator: "\r\n") + "\r\n", "\(result.stdout)")
    let file = workspace.path + "/../owed-\(workspace.path.split(separator: "/").last ?? "").csv"
    let written = try gapbook("export", "acknowledgements", workspace.path, "-o", file)
    #expect(written.code == 0 && readFile(file) == result.output)
    removeTree(file)
    // What was acknowledged later counts later.
    let later = try gapbook("export", "acknowledgements", workspace.path, "--as-of", "2026-12-01")
    #expect(!later.stdout.contains("bob,Bob Zqother,bob@zqmail.example,\(doors)"))
  }

  @Test("are in no byte that is written, for whoever it is, nor are the people")
  func arePrivate() throws {
    let workspace = try Self.made("POL-1,2.0,ann,2026-02-01\n")
    try workspace.put(
      "# Home\n\n[people](people.csv) [list](acknowledgements.csv) [copy](lists/x.csv)\n",
      at: "content/index.md"
    )
    _ = try run(
      "/bin/sh",
      ["-c", "mkdir content/lists && ln -s ../people.csv content/lists/x.csv"],
      in: workspace.path
    )
    for audiences in [[], ["client"], ["public"]] {
      let built = try Built(workspace, for: audiences)
      #expect(built.files["index.html"] != nil, "\(built.result.stderr)")
      for (path, bytes) in built.files {
        let text = String(decoding: bytes, as: UTF8.self).lowercased()
        for word in ["zqperson", "zqother", "zqmail"] {
          #expect(!text.contains(word), "\(word) is in \(path)")
        }
        #expect(!path.contains("people") && !path.contains("x.csv"), "\(path)")
        if path != "index.html", !path.hasPrefix("_gapbook/search") {
          #expect(!text.contains("people.csv") && !text.contains("acknowledgements.csv"), "\(path)")
        }
      }
    }
  }

  @Test(
    "name people, policies and versions that are there",
    arguments: [
      (
        "POL-1,2.0,anm,2026-02-01\n",
        "2:11: error: people.csv has no person \"anm\" [unknown-person]",
        "did you mean \"ann\"?"
      ),
      (
        "POL-11,2.0,ann,2026-02-01\n", "2:1: error: there is no policy \"POL-11\" [unknown-policy]",
        "POL-10"
      ),
      (
        "POL-1,2.1,ann,2026-02-01\n",
        "2:7: error: policy \"POL-1\" has no version \"2.1\" [unknown-version]", "allowed: 2.0"
      ),
      (
        "POL-2,1,ann,2026-05-01\n",
        "2:7: error: policy \"POL-2\" has no version \"1\" [unknown-version]",
        "leave the cell empty"
      ),
      (
        "POL-1,,ann,2026-05-01\n",
        "2:1: error: the row has no version, and policy \"POL-1\" has one [missing-value]", ""
      ),
      ("POL-1,2.0,,2026-05-01\n", "2:1: error: the row has no person [missing-value]", ""),
      ("POL-1,2.0,ann,\n", "2:1: error: the row has no day [missing-value]", ""),
      (
        "POL-1,2.0,ann,May 5\n", "2:15: error: \"May 5\" is no day of the calendar [bad-day]", ""
      ),
      (
        "POL-1,2.0,ann,2026-02-01\npol-1,2.0,ANN,2026-02-02\n",
        "3:1: warning: this acknowledgement is there twice [repeated-acknowledgement]",
        "the first is at content/acknowledgements.csv:2"
      ),
      (
        "POL-1,2.0,ann,2026-01-09\n",
        "2:15: warning: POL-1 2.0 was acknowledged on 2026-01-09, before it was approved on 2026-01-10 [acknowledged-too-early]",
        ""
      ),
      (
        "POL-5,2,ann,2025-04-30\n",
        "2:13: warning: POL-5 2 was acknowledged on 2025-04-30, before it was approved on 2025-05-01 [acknowledged-too-early]",
        ""
      ),
    ]
  )
  func areChecked(rows: String, said: String, help: String) throws {
    let folder = try Self.made(rows)
    let result = try gapbook("check", ".", in: folder.path)
    #expect(
      result.stderr.contains("content/acknowledgements.csv:" + said),
      "\(result.stderr)"
    )
    #expect(help.isEmpty || result.stderr.contains(help), "\(result.stderr)")
    #expect(result.code == (said.contains("warning") ? 0 : 3))
  }

  @Test("are made by people, each once")
  func haveDistinctPeople() throws {
    let workspace = try PolicySite.made(["content/people.csv": "id,name\nann,A\nANN,B\n,C\n"])
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.code == 3)
    for said in [
      "content/people.csv:3:1: error: person \"ANN\" is there twice [duplicate-id]",
      "content/people.csv:4:1: error: the row names no id [missing-value]",
    ] { #expect(result.stderr.contains(said), "\(result.stderr)") }
    let none = try PolicySite.made()
    let without = try gapbook("export", "acknowledgements", none.path)
    #expect(without.code == 3 && without.lines("nothing-to-export").count == 1)
  }

  @Test("leave a list of people of a plain folder to its author, unless there is one of them")
  func leavePlainFolders() throws {
    let folder = try TemporaryFolder([
      "index.md": "# Home\n\n[people](people.csv)\n", "people.csv": "who,what\nAnn,IT\n",
    ])
    let built = try Built(folder)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(built.files["people.csv"] != nil)
    try folder.put("policy,version,person,day\n", at: "acknowledgements.csv")
    #expect(try gapbook("check", folder.path).code == 3)
  }

  @Test("have a form for each version in force, to print and sign, which no search finds")
  func haveForms() throws {
    let built = try Built(Self.made(""))
    let forms = built.pages.keys.filter { $0.hasPrefix("policies/acknowledge/") }.sorted()
    #expect(
      forms == [
        "policies/acknowledge/POL-1-2.0.html", "policies/acknowledge/POL-10-1.10.html",
        "policies/acknowledge/POL-2.html", "policies/acknowledge/POL-5-3.html",
      ]
    )
    let form = try built.page(forms[0])
    #expect(
      form.text.contains(
        "I have read version 2.0 of Doors, \"keys\" & badges, approved on January 10, 2026, and I understand it."
      ),
      "\(form.text)"
    )
    #expect(
      try built.page(forms[2]).text.contains(
        "I have read Backup as it was approved on April 1, 2026"
      )
    )
    #expect(form.texts { $0.name == "th" } == ["Name", "Signature", "Date"])
    let policy = try built.page("policies/door.html")
    #expect(policy.tags.contains { $0["href"] == "acknowledge/POL-1-2.0.html" })
    #expect(try !built.page("policies/draft.html").text.contains("Form to sign"))
    for (path, bytes) in built.files where path.hasPrefix("_gapbook/") {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("policies/acknowledge/"), "\(path)")
    }
  }
}
