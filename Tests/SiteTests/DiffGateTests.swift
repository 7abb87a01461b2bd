import Foundation
import TestSupport
import Testing

/// A small client, assessed twice, with what changes between.
@Suite("The gates of diff") struct DiffGateTests {
  private static let finding = """
    ---
    id: F-1
    title: No plan
    requirements: [164.308(a)(2)]
    likelihood: high
    impact: high
    due: 2027-03-31
    ---

    Text.
    """

  private static func workspace(
    responses: [String],
    finding: String? = nil,
    evidence: String = "- { id: EV-1, title: A record, collected: 2026-01-05 }\n",
    slug: String = "north"
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder([
      "gapbook.yml": "title: Small\n",
      "content/clients/\(slug)/client.yml": """
      name: North
      entity: covered-entity
      scope: { rules: [security] }
      as_of: 2026-09-30
      """,
      "content/clients/\(slug)/responses.csv": .text(
        "requirement,status,evidence,rationale\n" + responses.map { $0 + "\n" }.joined()
      ),
      "content/clients/\(slug)/evidence.yml": .text(evidence),
    ])
    if let finding {
      try folder.put(.text(finding), at: "content/clients/\(slug)/findings/F-1.md")
    }
    try SmallLaw.put(in: folder)
    return folder
  }

  private static let base = ["164.308(a)(2),implemented,EV-1,"]

  private static func failing(
    _ before: TemporaryFolder,
    _ after: TemporaryFolder
  ) throws
    -> [String]
  {
    try ["regression", "gaps", "risk", "evidence", "overdue", "score"].filter { gate in
      let told = try gapbook("diff", before.path, after.path, "--fail-on", gate)
      #expect(told.code == 0 || told.stderr.contains("--fail-on \(gate): "), "\(told.stderr)")
      #expect([0, 1].contains(told.code), "\(told.stderr)")
      return told.code == 1
    }
  }

  @Test("fail each on its own, and without one diff exits 0")
  func eachOnItsOwn() throws {
    let before = try Self.workspace(responses: Self.base, finding: Self.finding)
    let same = try Self.workspace(responses: Self.base, finding: Self.finding)
    #expect(try Self.failing(before, same).isEmpty)

    let unproven = try Self.workspace(
      responses: ["164.308(a)(2),implemented,,"],
      finding: Self.finding
    )
    #expect(try Self.failing(before, unproven) == ["evidence"])
    let lost = try gapbook("diff", before.path, unproven.path, "--fail-on", "evidence", "-q")
    #expect(
      lost.stderr
        == "gapbook: --fail-on evidence: client north: 1 item of evidence was lost or has expired, and none is allowed: EV-1 (lost)\n"
    )

    let worse = try Self.workspace(
      responses: ["164.308(a)(2),partial,EV-1,"],
      finding: Self.finding
    )
    #expect(try Self.failing(before, worse) == ["regression", "score"])
    #expect(try gapbook("diff", before.path, worse.path).code == 0)
    #expect(try gapbook("diff", before.path, worse.path, "--fail-on-regression").code == 1)

    let risen = try Self.workspace(
      responses: Self.base,
      finding: Self.finding.replacing("impact: high", with: "impact: very-high")
        .replacing("likelihood: high", with: "likelihood: very-high")
        .replacing("due: 2027-03-31", with: "due: 2029-03-31")
    )
    #expect(try Self.failing(before, risen) == ["risk", "overdue"])
    let both = try gapbook("diff", before.path, risen.path, "--fail-on", "gaps, risk,overdue")
    #expect(both.code == 1)
    #expect(
      both.said == [
        "gapbook: --fail-on risk: client north: 1 risk rose or is accepted, or its acceptance lapsed, and none is allowed: F-1 (high risk, open -> very-high risk, open)",
        "gapbook: --fail-on overdue: client north: 1 item became overdue or is due later, and none is allowed: F-1 (due 2027-03-31 -> 2029-03-31)",
      ],
      "\(both.stderr)"
    )

    let opened = try Self.workspace(responses: Self.base)
    #expect(try Self.failing(opened, before) == ["gaps"])
    #expect(try Self.failing(before, opened).isEmpty)
  }

  @Test("are refused under another name, before anything is read")
  func unknownGate() throws {
    for gates in ["risks", "", "gaps,,risk", "gaps;risk"] {
      let told = try gapbook("diff", "none.json", "none.json", "--fail-on", gates)
      #expect(told.code == 2, "\(gates)")
      #expect(told.stderr.contains("regression, gaps, risk, evidence, overdue, score"))
    }
  }

  @Test("fail where an older assessment does not say what they ask, with what it does not say")
  func olderAssessment() throws {
    let folder = try Self.workspace(responses: Self.base)
    let written = try gapbook("export", "json", folder.path)
    let text = String(decoding: written.output, as: UTF8.self)
    try folder.put(.text(text.replacing("\"gaps\":", with: "\"x\":")), at: "old.json")
    let old = folder.path + "/old.json"
    let told = try gapbook("diff", old, folder.path, "--fail-on", "regression,gaps")
    #expect(told.code == 1)
    #expect(
      told.stderr.contains("--fail-on gaps: client north: it cannot be checked"),
      "\(told.stderr)"
    )
    #expect(told.stdout.contains("Not compared"))
    #expect(try gapbook("diff", old, folder.path, "--fail-on", "regression,score").code == 0)
    #expect(try gapbook("diff", old, folder.path).code == 0)
  }

  @Test("are beside annotations at the later workspace's lines")
  func annotations() throws {
    let before = try Self.workspace(responses: Self.base)
    let after = try Self.workspace(responses: ["164.308(a)(2),partial,EV-1,"])
    let told = try gapbook("diff", before.path, after.path, "--format", "github")
    #expect(told.code == 0, "\(told.stderr)")
    let line = "file=\(after.path)/content/clients/north/responses.csv,line=2,col=1,title=New"
    #expect(told.stdout.contains("::warning \(line)::164.308(a)(2)"), "\(told.stdout)")
    #expect(told.stdout.contains("title=Gaps opened"))
  }

  @Test("another client's assessment and what is none are refused with a place")
  func refused() throws {
    let north = try Self.workspace(responses: Self.base)
    let south = try Self.workspace(responses: Self.base, slug: "south")
    let json = try gapbook("export", "json", south.path)
    try north.put(.bytes(json.output), at: "south.json")
    let file = try gapbook("diff", north.path, north.path + "/south.json")
    #expect(file.code == 3)
    #expect(file.stderr.contains("south.json:8:13: error:"), "\(file.stderr)")
    #expect(
      file.stderr.contains(
        "south.json is of client \"south\", and \(north.path) of client \"north\""
      ),
      "\(file.stderr)"
    )
    #expect(file.stderr.contains("[another-client]"))
    let text = String(decoding: json.output, as: UTF8.self)
    for (name, content, words) in [
      ("empty.json", "", "is no JSON"), ("list.json", "[]", "an object should be here"),
      ("sarif.json", "{\"version\": \"2.1.0\"}", "\"schema\" is missing"),
      ("status.json", text.replacing("\"status\": \"met\"", with: "\"status\": \"mett\""), "mett"),
    ] {
      try north.put(.text(content), at: name)
      for paths in [[north.path, north.path + "/" + name], [north.path + "/" + name, north.path]] {
        let told = try gapbook("diff", paths[0], paths[1])
        #expect(told.code == 3, "\(name)")
        #expect(told.stderr.contains("\(name):"), "\(told.stderr)")
        #expect(told.stderr.contains(words), "\(told.stderr)")
        #expect(told.output.isEmpty)
      }
    }
  }
}
