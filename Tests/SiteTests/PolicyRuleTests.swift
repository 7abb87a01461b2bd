import TestSupport
import Testing

@Suite("Rules on policies")
struct PolicyRuleTests {
  private static func policy(_ matter: String) -> FolderEntry {
    .text("---\n\(matter)\n---\n# Title\n\nText.\n")
  }

  private static let places = ["content/policies/", "content/clients/alpha/policies/"]

  @Test(
    "note a review that is due within 60 days, of a policy in force alone",
    arguments: [
      // The client's day is 2026-09-30.
      ("2026-09-30", "on the as-of day"), ("2026-10-01", "in 1 day"),
      ("2026-11-29", "in 60 days"), ("2026-11-30", nil), ("2026-09-29", nil),
    ]
  )
  func notesReviews(day: String, said: String?) throws {
    let workspace = try ClientWorkspace.made([
      "policies/p.md": Self.policy("id: P\nowner: A\napproved: 2026-01-01\nreview_by: \(day)"),
      "policies/d.md": Self.policy("id: D\nstatus: draft\nreview_by: \(day)"),
    ])
    let told = try gapbook("check", ".", in: workspace.path).lines("review-soon")
    let line = said.map {
      "content/clients/alpha/policies/p.md:5:12: note: the review of policy \"P\" is due \($0), on \(day) [review-soon]"
    }
    #expect(told == [line].compactMap(\.self), "\(told)")
  }

  @Test("warn of a policy that supersedes none", arguments: places)
  func warnOfUnknown(folder: String) throws {
    let workspace = try ClientWorkspace.made([
      "/\(folder)a.md": Self.policy(
        "id: POL-1\nowner: A\napproved: 2026-01-01\nsupersedes: [POL-21, pol-3, POL-1]"
      ),
      "/\(folder)b.md": Self.policy("id: POL-2\nowner: A\napproved: 2026-01-01"),
      "/\(folder)c.md": Self.policy("id: POL-3\nstatus: retired"),
    ])
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(
      result.lines("superseded-unknown") == [
        "\(folder)a.md:5:14: warning: policy \"POL-1\" supersedes \"POL-21\", which is the id of no policy [superseded-unknown]",
        "\(folder)a.md:5:29: warning: policy \"POL-1\" supersedes itself [superseded-unknown]",
      ],
      "\(result.stderr)"
    )
    #expect(result.helps.contains { $0.contains("POL-2") })
    #expect(result.code == 0)
  }

  @Test("let a policy supersede a page of other days, or a draft")
  func letSupersede() throws {
    let workspace = try ClientWorkspace.made([
      "/content/policies/a.md": Self.policy("id: A\nowner: A\nsupersedes: [B, C]"),
      "/content/policies/b.md": Self.policy("id: B\nvalid_from: 2027-01-01"),
      "/content/policies/c.md": Self.policy("id: C\nvalid_to: 2026-01-01"),
    ])
    let told = try gapbook("check", ".", in: workspace.path)
    #expect(told.lines("superseded-unknown").isEmpty, "\(told.stderr)")
  }

  @Test("warn where a policy and the one that it supersedes are in force", arguments: places)
  func warnOfBoth(folder: String) throws {
    let sound = "owner: A\napproved: 2026-01-01"
    let workspace = try ClientWorkspace.made([
      "/\(folder)a.md": Self.policy("id: A\n\(sound)\nsupersedes: B"),
      "/\(folder)b.md": Self.policy("id: B\n\(sound)"),
      "/\(folder)c.md": Self.policy("id: C\nstatus: draft\nsupersedes: B"),
    ])
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(
      result.lines("superseded-in-force") == [
        "\(folder)a.md:5:13: warning: policy \"A\" supersedes \"B\", which is in force as well [superseded-in-force]"
      ],
      "\(result.stderr)"
    )
    #expect(result.helps.contains("give \"B\" status: retired; it is at \(folder)b.md:2"))
  }

  @Test("are a gate of build and check, which says how many and which")
  func areAGate() throws {
    let workspace = try PolicySite.made()
    for command in ["build", "check"] {
      let result = try gapbook(command, workspace.path, "-q", "--fail-on", "review")
      #expect(result.code == 1)
      #expect(
        result.stderr.contains(
          "--fail-on review: the workspace: 1 policy with a review that lapsed, and none is allowed: POL-1"
        ),
        "\(result.stderr)"
      )
    }
    let before = try gapbook(
      "check",
      workspace.path,
      "-q",
      "--fail-on",
      "review",
      "--as-of",
      "2026-11-20"
    )
    #expect(before.code == 0, "\(before.stderr)")
  }

  @Test("are part of what explain says of a policy, with what it satisfies and its pages")
  func explain() throws {
    let workspace = try PolicySite.made(PolicySite.soc2)
    try workspace.put("# Note\n\n[d](policy:POL-1)\n", at: "content/notes/n.md")
    let told = try gapbook("explain", "POL-1", workspace.path)
    #expect(told.code == 0, "\(told.stderr)")
    for line in [
      "POL-1  Doors, \"keys\" & badges", "  version     2.0", "  review by   2026-11-20",
      "Satisfies\n  164.308(a)(2) Assigned security responsibility\n  soc2:CC6.1 Logical access\n",
      "Pages\n  policies/door.html\n  linked in content/notes/n.md\n",
    ] { #expect(told.stdout.contains(line), "\(line) in \(told.stdout)") }
  }
}
