import Site
import TestSupport
import Testing

/// Where several reasons to end meet, the code is that of the first of 70, 5, 2, 4, 3 and 1; all of
/// them are told.
@Suite("The order of exit codes")
struct ExitCodeOrderTests {
  /// The reasons of the calls, as what a message of theirs has in it.
  private static let reasons: [Int32: String] = [
    5: "pandoc is missing", 2: "nope.json", 4: "[issued-changed]", 3: "[unknown-value]",
  ]

  /// A workspace in which issued bytes would change, a page is wrong, and a gate says no.
  private func workspace(_ codes: Set<Int32>) throws -> TemporaryFolder {
    let folder = try codes.contains(4) ? IssuedWorkspace.issued() : IssuedWorkspace.made()
    if codes.contains(3) { try folder.put("# P\n\n{{ nothing.here }}\n", at: "content/page.md") }
    if codes.contains(1) || codes.contains(4) {
      try folder.put(
        """
        ---
        id: F-1
        title: No plan
        requirements: [164.308(a)(1)(ii)(A)]
        likelihood: high
        impact: high
        owner: Ann
        due: 2027-03-31
        ---

        Text.
        """,
        at: "content/clients/alpha/findings/F-1.md"
      )
    }
    return folder
  }

  @Test(
    "is 5, 2, 4, 3, 1",
    arguments: [
      [5, 2, 4, 3, 1], [5, 2], [5, 4, 1], [5, 3], [5, 1], [2, 4, 3, 1], [2, 4], [2, 3], [2, 1],
      [4, 3, 1], [4, 3], [4, 1], [3, 1], [1],
    ] as [[Int32]]
  )
  func isInOrder(codes: [Int32]) throws {
    let folder = try workspace(Set(codes))
    var more: [String] = []
    if codes.contains(5) { more.append("--docx") }
    if codes.contains(2) { more += ["--previous", "nope.json"] }
    if codes.contains(1) { more += ["--fail-on", "high"] }
    for command in ["build", "check"] {
      let result = try run(
        buildFolder + "/gapbook",
        [command, "."] + more,
        in: folder.path,
        environment: ["PATH": "/nonexistent"]
      )
      #expect(result.code == codes[0], "\(command): \(result.stderr)")
      for code in codes {
        if let words = Self.reasons[code] {
          #expect(result.stderr.contains(words), "\(command), \(code): \(result.stderr)")
        }
      }
    }
  }

  @Test("is 4 for what refuses an output that could be made, and warnings make no 3 of it")
  func isFour() throws {
    #expect(
      RuleBook.refusals == ["issued-changed", "phi-output", "unsearched-file", "withheld-text"]
    )
    #expect(RuleBook.alwaysErrors.isSuperset(of: RuleBook.refusals.subtracting(["withheld-text"])))
    let leaking = try LeakWorkspace.made([
      "content/clients/alpha/summary.md":
        .text("# Summary\n\n## Opinion\n\n\(LeakWorkspace.note).\n"),
      "content/page.md": "# P\n\n[Gone](gone.md)\n",
    ])
    let call = ["build", leaking.path, "--audience", "client", "--fail-on", "high"]
    for more in [[], ["-q"]] {
      let result = try run(buildFolder + "/gapbook", call + more)
      #expect(result.code == 4, "\(more): \(result.stderr)")
      #expect(result.lines("withheld-text").count == 1, "\(result.stderr)")
    }
    #expect(!exists(leaking.path + "/site"))
  }
}
