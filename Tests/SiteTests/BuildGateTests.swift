import Foundation
import TestSupport
import Testing

/// Two small clients; the first gets what a gate counts.
@Suite("The gates of build and check")
struct BuildGateTests {
  private static let kinds = [
    "very-high", "high", "moderate", "overdue", "contradictions", "review",
  ]

  private static func workspace(
    _ files: KeyValuePairs<String, FolderEntry> = [:],
    responses: String = "164.308(a)(2),implemented\n164.308(a)(1)(ii)(A),partial\n"
  ) throws -> TemporaryFolder {
    let folder = try ClientWorkspace.made(files)
    for name in ["alpha", "beta"] {
      let client = "content/clients/\(name)/"
      try folder.put(.text("requirement,status\n" + responses), at: client + "responses.csv")
      guard name == "beta" else { continue }
      try folder.put(
        .text(try folder.text(ClientWorkspace.folder + "client.yml")),
        at: client + "client.yml"
      )
    }
    return folder
  }

  private static func finding(
    _ likelihood: String,
    _ impact: String,
    of leaf: String = "164.308(a)(1)(ii)(A)",
    due: String = "2027-03-31"
  ) -> FolderEntry {
    """
    ---
    id: F-1
    title: No plan
    requirements: [\(leaf)]
    likelihood: \(likelihood)
    impact: \(impact)
    due: \(due)
    ---

    Text.
    """
  }

  private static let lapsed: FolderEntry =
    "---\nowner: Officer\napproved: 2024-01-05\nreview_by: 2026-09-29\n---\n\n# Access\n\nText.\n"

  private static func failing(_ folder: TemporaryFolder) throws -> [String] {
    try kinds.filter { kind in
      let told = try gapbook("check", folder.path, "-q", "--fail-on", kind)
      #expect([0, 1].contains(told.code), "\(told.stderr)")
      let line = "gapbook: --fail-on \(kind): client alpha: "
      #expect(told.stderr.hasPrefix(line) == (told.code == 1), "\(told.stderr)")
      #expect(told.stderr.split(separator: "\n").count == Int(told.code), "\(told.stderr)")
      return told.code == 1
    }
  }

  @Test("fail each on its own, and none for a client with nothing of the kind")
  func eachOnItsOwn() throws {
    #expect(try Self.failing(Self.workspace()) == [])
    for (likelihood, impact, kinds) in [
      ("very-high", "very-high", ["very-high", "high", "moderate"]),
      ("high", "high", ["high", "moderate"]), ("moderate", "moderate", ["moderate"]),
      ("low", "low", []),
    ] {
      let folder = try Self.workspace(["findings/F-1.md": Self.finding(likelihood, impact)])
      #expect(try Self.failing(folder) == kinds, "\(likelihood)")
    }
    let late = Self.finding("low", "low", due: "2026-09-29")
    #expect(try Self.failing(Self.workspace(["findings/F-1.md": late])) == ["overdue"])
    let today = Self.finding("low", "low", due: "2026-09-30")
    #expect(try Self.failing(Self.workspace(["findings/F-1.md": today])) == [])
    let contested = Self.finding("low", "low", of: "164.308(a)(2)")
    #expect(
      try Self.failing(Self.workspace(["findings/F-1.md": contested])) == ["contradictions"]
    )
    // A policy's review is one of the days that may be over.
    let reviewed = try Self.workspace(["policies/access.md": Self.lapsed])
    #expect(try Self.failing(reviewed) == ["overdue", "review"])
  }

  @Test("say gate, client, what was found and what is allowed, a line each, for every client")
  func lines() throws {
    let folder = try Self.workspace([
      "findings/F-1.md": Self.finding("high", "high", of: "164.308(a)(2)", due: "2026-01-31"),
      "/content/clients/beta/findings/F-1.md": Self.finding("high", "high"),
    ])
    let told = try gapbook(
      "check",
      folder.path,
      "-q",
      "--fail-on",
      "very-high, high,contradictions",
      "--fail-on",
      "overdue",
      "--max-overdue",
      "1",
      "--min-score",
      "75.1",
      "--min-coverage",
      "100"
    )
    #expect(told.code == 1)
    let beta = "client beta: 1 gap of high risk or above, and none is allowed: 164.308(a)(1)(ii)(A)"
    let lines = told.stderr.split(separator: "\n").map(String.init)
    #expect(
      lines.filter { !$0.contains("--min-coverage") } == [
        "gapbook: --fail-on high: client alpha: 1 gap of high risk or above, and none is allowed: 164.308(a)(2)",
        "gapbook: --fail-on high: \(beta)",
        "gapbook: --fail-on overdue: client alpha: 1 overdue item, and none is allowed: F-1",
        "gapbook: --fail-on contradictions: client alpha: 1 contested answer, and none is allowed: 164.308(a)(2)",
        "gapbook: --min-score 75.1: client alpha: the score is 75.0%, and at least 75.1% is asked",
        "gapbook: --min-score 75.1: client beta: the score is 75.0%, and at least 75.1% is asked",
      ]
    )
    #expect(lines.filter { $0.contains("--min-coverage 100: client ") }.count == 2)
    let one = try gapbook("check", folder.path, "-q", "--client", "beta", "--fail-on", "high")
    #expect(one.code == 1)
    #expect(one.stderr == "gapbook: --fail-on high: \(beta)\n")
  }

  @Test("leave what was built written, and print their reasons beside every format")
  func outputStays() throws {
    let folder = try Self.workspace(["findings/F-1.md": Self.finding("high", "high")])
    let told = try gapbook("build", folder.path, "--fail-on", "high")
    #expect(told.code == 1)
    #expect(told.stdout.contains(" files written"))
    #expect(exists(folder.path + "/site/clients/alpha/index.html"))
    #expect(try gapbook("build", folder.path, "--fail-on", "very-high").code == 0)
    for format in ["json", "sarif", "github"] {
      let told = try gapbook("check", folder.path, "--format", format, "--fail-on", "high")
      #expect(told.code == 1)
      #expect(told.stderr.hasPrefix("gapbook: --fail-on high: client alpha: "), "\(told.stderr)")
      #expect(!told.stdout.contains("--fail-on"))
    }
  }

  @Test("give way to errors, whose code is another, and to --strict")
  func errorsFirst() throws {
    let folder = try Self.workspace(["findings/F-1.md": Self.finding("high", "high")])
    try folder.put("[gone](gone.md)\n", at: "content/page.md")
    #expect(try gapbook("check", folder.path, "--fail-on", "high").code == 1)
    #expect(try gapbook("check", folder.path, "--fail-on", "high", "--strict").code == 3)
    try folder.put("{{ nothing.here }}\n", at: "content/page.md")
    let told = try gapbook("build", folder.path, "--fail-on", "high")
    #expect(told.code == 3)
    #expect(!told.stderr.contains("--fail-on"))
  }

  @Test("of limits pass at the limit and fail beyond it")
  func limits() throws {
    let folder = try Self.workspace([
      "findings/F-1.md": Self.finding("low", "low", due: "2026-01-31")
    ])
    for (limit, value, code) in [
      ("--min-score", "75", 0), ("--min-score", "75.0", 0), ("--min-score", "75.1", 1),
      ("--min-score", "0", 0), ("--min-score", "100", 1), ("--min-coverage", "0", 0),
      ("--min-coverage", "100", 1), ("--max-overdue", "1", 0), ("--max-overdue", "0", 1),
    ] {
      let told = try gapbook("check", folder.path, "-q", limit, value)
      #expect(Int(told.code) == code, "\(limit) \(value): \(told.stderr)")
      #expect(code == 0 || told.stderr.contains("gapbook: \(limit) \(value): client alpha: "))
    }
  }

  @Test("fail where there is nothing to look at")
  func nothingToLookAt() throws {
    let unanswered = try Self.workspace(responses: "")
    let none = try gapbook("check", unanswered.path, "-q", "--min-score", "0")
    #expect(none.code == 1)
    #expect(none.stderr.contains("client alpha: there is no score"), "\(none.stderr)")
    let plain = try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21\n", "content/index.md": "# A\n",
    ])
    for gate in [["--fail-on", "high"], ["--fail-on", "review"], ["--max-overdue", "9"]] {
      let told = try run(buildFolder + "/gapbook", ["check", plain.path, "-q"] + gate)
      #expect(told.code == 1, "\(gate)")
      #expect(told.stderr.hasPrefix("gapbook: \(gate.joined(separator: " ")): the workspace has n"))
    }
  }

  @Test("look at the policies of a workspace without a client")
  func policySite() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-09-30\n", "content/index.md": "# A\n",
      "content/policies/access.md": Self.lapsed,
    ])
    let told = try gapbook("build", folder.path, "-q", "--fail-on", "review")
    #expect(told.code == 1)
    #expect(
      told.stderr
        == "gapbook: --fail-on review: the workspace: 1 policy with a review that lapsed, and none is allowed: access\n"
    )
    let before = try gapbook("build", folder.path, "--as-of", "2026-09-29", "--fail-on", "review")
    #expect(before.code == 0, "\(before.stderr)")
  }

  @Test("are refused under another name, twice or with no number, before anything is read")
  func badValues() throws {
    let all = Self.kinds.joined(separator: ", ")
    for command in ["build", "check"] {
      for kinds in ["hihg", "", "high,", "high,,review", "high;review", "low", "high,high"] {
        let told = try gapbook(command, "nowhere", "--fail-on", kinds)
        #expect(told.code == 2, "\(kinds)")
        #expect(told.stderr.contains(all), "\(told.stderr)")
      }
      let twice = try gapbook(command, "nowhere", "--fail-on", "high", "--fail-on", "high")
      #expect(twice.code == 2)
      #expect(twice.stderr.contains("--fail-on names \"high\" twice"), "\(twice.stderr)")
      #expect(try gapbook(command, "nowhere", "--fail-on").code == 2)
    }
    for limit in ["--min-score", "--min-coverage"] {
      for value in ["-1", "100.1", "101", "eighty", "8 0", "72.55", ".5", "5.", "1e1", "80%"] {
        let told = try gapbook("check", "nowhere", "\(limit)=\(value)")
        #expect(told.code == 2, "\(value)")
        #expect(told.stderr.contains("no number of 0 to 100"), "\(told.stderr)")
      }
    }
    for value in ["-1", "few", "", "1.5"] {
      #expect(try gapbook("check", "nowhere", "--max-overdue=\(value)").code == 2, "\(value)")
    }
    #expect(try gapbook("build", "nowhere", "--min-score", "80").code == 2)
    let diff = try gapbook("diff", "none.json", "none.json", "--fail-on", "gaps,gaps")
    #expect(diff.code == 2)
    #expect(diff.stderr.contains("regression, gaps, risk, evidence, overdue, score"))
  }
}
