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
}
