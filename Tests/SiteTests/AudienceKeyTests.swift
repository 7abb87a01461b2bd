import TestSupport
import Testing

@Suite("The key audience")
struct AudienceKeyTests {
  /// Files with a place for the key, and where its value is.
  private static let files: [(path: String, text: String)] = [
    (
      "findings/F-1.md",
      "---\nid: F-1\nrequirements: [164.308(a)(2)]\nlikelihood: low\nimpact: low\naudience: @\n---\n# F\n"
    ),
    ("notes.md", "---\naudience: @\n---\n# N\n"),
    ("policies/p.md", "---\nid: P\nowner: A\napproved: 2026-01-01\naudience: @\n---\n# P\n"),
    ("evidence.yml", "- id: EV-1\n  title: E\n  audience: @\n"),
    ("risks.yml", "- { id: R-1, title: R, likelihood: low, impact: low, audience: @ }\n"),
    ("breaches.yml", "- { id: B-1, discovered: 2026-01-01, affected: 1, audience: @ }\n"),
  ]

  @Test(
    "that names nobody whom the workspace knows is an error wherever it may be",
    arguments: [
      ("[internal]", "unknown audience \"internal\""),
      ("[full, boards]", "unknown audience \"boards\""),
      ("[Full]", "unknown audience \"Full\""), ("fulll", "unknown audience \"fulll\""),
      ("[]", "an empty list of audiences"), ("null", "\"audience\" without a value"),
      ("~", "\"audience\" without a value"), ("", "\"audience\" without a value"),
    ]
  )
  func refusesOthers(value: String, message: String) throws {
    let workspace = try Self.workspace(value)
    let result = try gapbook("check", ".", in: workspace.path)
    let told = result.lines("unknown-audience")
    #expect(result.code == 3)
    #expect(told.count == Self.files.count + 1, "\(result.stderr)")
    #expect(told.allSatisfy { $0.contains(message) && $0.contains(": error: ") })
    #expect(told.contains { $0.hasPrefix("content/page.md:2:") })
    if value == "[full, boards]" {
      #expect(result.helps.contains { $0.hasPrefix("did you mean \"board\"?") })
    }
  }

  /// A workspace with the key in each file that may have it.
  private static func workspace(_ value: String) throws -> TemporaryFolder {
    let workspace = try ClientWorkspace.made([
      "/gapbook.yml": "title: T\nas_of: 2026-11-21\naudiences: [full, board]\n",
      "/content/page.md": .text("---\naudience: \(value)\n---\n# P\n"),
    ])
    for file in files {
      let text = file.text.replacing("@", with: value)
      try workspace.put(.text(text), at: ClientWorkspace.folder + file.path)
    }
    return workspace
  }

  @Test("that lists the public on what its edition never has is told")
  func warnsOfThePublic() throws {
    let workspace = try Self.workspace("[client, public]")
    let told = try gapbook("check", ".", in: workspace.path).lines("never-public")
    let files = told.map { String($0.prefix { $0 != ":" }) }.sorted()
    let expected = ["breaches.yml", "evidence.yml", "findings/F-1.md", "risks.yml"]
    #expect(files == expected.map { ClientWorkspace.folder + $0 })
  }

  @Test("may name who is known", arguments: ["client", "[regulator, board]", "[public]"])
  func takesKnown(value: String) throws {
    let workspace = try Self.workspace(value)
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.code == 0, "\(result.stderr)")
  }

  @Test(
    "of gapbook.yml names parts of folders",
    arguments: ["[a/b]", "[Client]", "[a@b]", "[\"\"]", "[finding-F-1]"]
  )
  func refusesNames(value: String) throws {
    let workspace = try ClientWorkspace.made([
      "/gapbook.yml": .text("title: T\nas_of: 2026-11-21\naudiences: \(value)\n")
    ])
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.code == 3)
    #expect(result.lines("bad-audience").count == 1, "\(result.stderr)")
    #expect(result.lines("bad-audience").allSatisfy { $0.hasPrefix("gapbook.yml:3:13: error: ") })
  }

  @Test(
    "of a finding is no wider than that of its evidence",
    arguments: [
      ("", "[client]", true), ("[client]", "[client]", false), ("[client, board]", "[board]", true),
      ("[full]", "[client]", false), ("[public]", "", true), ("[client]", "", false),
    ]
  )
  func comparesEvidence(finding: String, evidence: String, isWider: Bool) throws {
    let key = { (value: String) in value.isEmpty ? "" : "\naudience: \(value)" }
    let workspace = try ClientWorkspace.made([
      "/gapbook.yml": "title: T\nas_of: 2026-11-21\naudiences: [board]\n",
      "evidence.yml": .text(
        "- id: EV-1\n  title: E\(key(evidence).replacing("\n", with: "\n  "))\n"
      ),
      "findings/F-1.md": .text(
        "---\nid: F-1\nrequirements: [164.308(a)(2)]\nlikelihood: low\nimpact: low\nevidence: [EV-1]\(key(finding))\n---\n# F\n"
      ),
    ])
    let result = try gapbook("check", ".", in: workspace.path)
    let told = result.lines("audience-too-wide")
    #expect(told.count == (isWider ? 1 : 0), "\(result.stderr)")
    #expect(result.code == (isWider ? 3 : 0), "\(result.stderr)")
    let line = finding.isEmpty ? "6:12" : "7:11"
    #expect(
      told.allSatisfy { $0.hasPrefix("content/clients/alpha/findings/F-1.md:\(line): error: ") }
    )
  }

  @Test("may be full alone", arguments: ["full", "[full]"])
  func takesFull(value: String) throws {
    let workspace = try ClientWorkspace.made([
      "/content/page.md": .text("---\naudience: \(value)\n---\n# P\n")
    ])
    for file in Self.files {
      let text = file.text.replacing("@", with: value)
      try workspace.put(.text(text), at: ClientWorkspace.folder + file.path)
    }
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.code == 0, "\(result.stderr)")
  }

  @Test("is unknown where nothing could be withheld")
  func isUnknownElsewhere() throws {
    let workspace = try ClientWorkspace.made()
    try workspace.put(
      "- { tier: 1, provision: 164.308(a)(2), year: 2025, violations: 1, audience: full }\n",
      at: ClientWorkspace.folder + "exposure.yml"
    )
    let told = try gapbook("check", ".", in: workspace.path).lines("unknown-key")
    #expect(told.count == 1 && told[0].contains("exposure.yml:1:"))
  }
}
