import TestSupport
import Testing

@Suite("An edition that is compared with an earlier assessment")
struct EditionPreviousTests {
  @Test("tells nothing of findings that its audience must not see, then or now")
  func tellsNothingOfOthers() throws {
    let workspace = try EditionWorkspace.made()
    let client = EditionWorkspace.site("full")
    let first = try Built(workspace)
    // Titles that no input of today has: of a finding that is withheld, and of one that is gone.
    let earlier = try first.text(client + "data/assessment.json")
      .replacing("The zqffa finding has this title", with: "An old title zqold of a finding")
      .replacing("\"F-71\"", with: "\"F-60\"")
      .replacing("The zqfua finding has this title", with: "A title zqgone of another finding")
      .replacing("2026-09-30", with: "2025-09-30")
    #expect(earlier.contains("zqold") && earlier.contains("zqgone"))
    let path = workspace.path + "/earlier.json"
    try workspace.put(.text(earlier), at: "earlier.json")
    let audiences = ["full", "client", "regulator", "board"]
    let built = try Built(
      workspace,
      "--previous",
      path,
      for: ["full", "client", "regulator", "board"]
    )
    #expect(built.result.code == 0, "\(built.result.stderr)")
    for audience in audiences {
      let site = EditionWorkspace.site(audience)
      #expect(built.files[site + "changes.html"] != nil)
      for word in ["zqold", "zqgone"] {
        let holders = built.files.filter {
          $0.key.hasPrefix(site) && contains($0.value, Array(word.utf8))
        }
        #expect(holders.isEmpty == (audience != "full"), "\(word) for \(audience): \(holders.keys)")
      }
    }
  }

  /// An earlier file for those who see all, with things that the workspace has no more.
  private static func earlier(_ workspace: TemporaryFolder) throws -> String {
    let file = EditionWorkspace.site("full") + "data/assessment.json"
    let text = try Built(workspace).text(file).replacing("2026-09-30", with: "2025-09-30")
      .replacing("2026-12-31", with: "2025-01-31").replacing(
        "A risk zqrra",
        with: "Old risk zqxold"
      )
      .replacing("Evidence zqfea", with: "Old proof zqoe").replacing("R-92", with: "R-60")
      .replacing("EV-83", with: "EV-60").replacing("B-62", with: "B-60")
      .replacing("\"state\": \"due\"", with: "\"state\": \"overdue\"")
    #expect(text.contains("plan:risk:R-60") && text.contains("\"B-60\"") && text.contains("zqoe"))
    return text
  }

  @Test("tells nothing of risks, evidence, breaches and plans that are listed no more")
  func tellsNothingOfWhatIsGone() throws {
    let workspace = try EditionWorkspace.made()
    try workspace.put(.text(try Self.earlier(workspace)), at: "earlier.json")
    let built = try Built(
      workspace,
      "--previous",
      workspace.path + "/earlier.json",
      for: ["full", "client", "regulator", "board"]
    )
    #expect(built.result.code == 0, "\(built.result.stderr)")
    for word in ["zqxold", "zqoe", "R-60", "EV-60", "B-60"] {
      for audience in ["full", "client", "regulator", "board"] {
        let site = EditionWorkspace.site(audience)
        let holders = built.files.filter {
          $0.key.hasPrefix(site) && contains($0.value, Array(word.utf8))
        }
        #expect(holders.isEmpty == (audience != "full"), "\(word) for \(audience): \(holders.keys)")
      }
    }
  }

  @Test(
    "is searched for what the earlier file names and its audience does not get",
    arguments: ["R-60", "EV-60", "B-60", "Old risk zqxold of 2025, as it was", "Old proof zqoe"]
  )
  func isSearched(text: String) throws {
    let workspace = try EditionWorkspace.made()
    try workspace.put(.text(try Self.earlier(workspace)), at: "earlier.json")
    try workspace.replace(
      "## Opinion\n",
      by: "## Opinion\n\nIt was \(text) then.\n",
      in: "content/clients/alpha/summary.md"
    )
    let previous = ["--previous", workspace.path + "/earlier.json"]
    for (audience, code) in [("client", 4), ("full", 0)] {
      let built = try run(
        buildFolder + "/gapbook",
        ["build", workspace.path, "--audience", audience] + previous
      )
      #expect(built.code == Int32(code), "\(built.stderr)")
      #expect(built.lines("withheld-text").isEmpty == (code == 0))
      let place = "content/clients/alpha/summary.md:5:1: error: "
      #expect(built.stderr.contains(place) == (code == 4), "\(built.stderr)")
    }
  }
}
