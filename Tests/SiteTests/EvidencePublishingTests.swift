import TestSupport
import Testing

@Suite("Evidence")
struct EvidencePublishingTests {
  private static let secret = "SECRET-WORK-PAPER"

  private func built(_ location: String, linking link: String, file: String) throws -> Built {
    let quoted = location.replacing("'", with: "''")
    let workspace = try ClientWorkspace.made([
      "evidence.yml": .text("- { id: EV-1, title: Scan, location: '\(quoted)' }\n"),
      "notes.md": .text("# Notes\n\nSee [the scan](<\(link)>) of May.\n"),
      "other.md": "# Other\n\n[open](ev-open.txt)\n", "ev-open.txt": "open",
    ])
    try workspace.put(.text(Self.secret + "\n"), at: file)
    return try Built(workspace)
  }

  @Test(
    "is never published, however its location is written",
    arguments: [
      ("scan.txt", "scan.txt"), ("./scan.txt", "scan.txt"), ("ev/../scan.txt", "scan.txt"),
      ("/scan.txt", "scan.txt"), ("content/clients/alpha/scan.txt", "scan.txt"),
      ("alpha/scan.txt", "scan.txt"), ("ev/scan", "ev/scan.txt"),
      ("clients/alpha/scan.txt", "scan.txt"), ("../alpha/scan.txt", "scan.txt"),
      ("/srv/reports/content/clients/alpha/scan.txt", "scan.txt"), ("Scan.TXT", "scan.txt"),
      ("scan.txt#p2", "scan.txt"), ("scan.txt (share drive)", "scan.txt"),
      ("scan.txt, page 4", "scan.txt"), ("see scan.txt.", "scan.txt"), ("\"scan.txt\"", "scan.txt"),
      ("ev/work%20paper.txt", "ev/work paper.txt"), ("ev/work paper.txt p. 3", "ev/work paper.txt"),
      ("ev\\scan.txt", "ev/scan.txt"), ("ev", "ev/deep/scan.txt"), ("ev/", "ev/scan.txt"),
      ("ev (locked cabinet)", "ev/scan.txt"), ("ev/2026 on the share", "ev/2026/scan.txt"),
      (".", "scan.txt"), ("content/clients/alpha", "ev/scan.txt"), ("ev/*.txt", "ev/scan.txt"),
      ("ev/sc?n.*", "ev/scan.txt"), ("EV/[a-z]*.txt", "ev/scan.txt"), ("*.txt", "scan.txt"),
      ("ev/{a,scan}.txt", "ev/scan.txt"), ("**", "ev/scan.txt"),
      ("Prüfung ä.txt", "pru\u{308}fung a\u{308}.txt"), ("a.txt; ev/scan.txt", "ev/scan.txt"),
    ]
  )
  func isNeverPublished(location: String, file: String) throws {
    let built = try built(location, linking: file, file: ClientWorkspace.folder + file)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(built.files.values.allSatisfy { $0.firstRange(of: Array(Self.secret.utf8)) == nil })
    let told = built.result.lines("withheld-evidence")
    #expect(!told.isEmpty, "\(built.result.stderr)")
    #expect(
      told.contains { $0.contains("content/clients/alpha/notes.md:3:5: warning: ") },
      "\(told)"
    )
    let page = try built.page("clients/alpha/notes.html")
    #expect(page.text.contains("See the scan of May."))
  }

  @Test(
    "that is Markdown is no page, no chapter and no finding of the search",
    arguments: ["ev/interview.md", "ev", "./ev/interview.md#anna", "ev/*", "interview.markdown"]
  )
  func isNoPage(location: String) throws {
    let file = location.hasSuffix("markdown") ? "interview.markdown" : "ev/interview.md"
    let built = try built(location, linking: file, file: ClientWorkspace.folder + file)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(built.files.values.allSatisfy { $0.firstRange(of: Array(Self.secret.utf8)) == nil })
    #expect(!built.files.keys.contains { $0.contains("interview") })
    #expect(!built.result.lines("withheld-evidence").isEmpty)
    #expect(built.result.lines("unknown-file").isEmpty)
  }

  @Test("among the files that all share is in no site")
  func isInNoSite() throws {
    let workspace = try ClientWorkspace.made([
      "evidence.yml": "- { id: EV-1, title: Scan, location: content/shared/scan.txt }\n",
      "notes.md": "# Notes\n\n[scan](../../shared/scan.txt)\n",
      "/content/shared/page.md": "# Page\n\n[scan](scan.txt) ![x](pic.png)\n",
      "/content/shared/scan.txt": .text(Self.secret),
    ])
    let built = try Built(workspace)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(built.files.values.allSatisfy { $0.firstRange(of: Array(Self.secret.utf8)) == nil })
    #expect(built.result.lines("withheld-evidence").count == 2)
  }

  @Test(
    "kept elsewhere withholds nothing",
    arguments: [
      "Compliance share, Risk/2023", "HR office, locked cabinet", "the open drawer", "notes",
      "open.txt", "ev-open.txt.bak", "Share drive [locked]", "{binder}", "Policies on the share",
    ]
  )
  func withholdsNothingElse(location: String) throws {
    let built = try built(
      location,
      linking: "ev-open.txt",
      file: ClientWorkspace.folder + "scan.ods"
    )
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(built.files["clients/alpha/ev-open.txt"] == Array("open".utf8))
    #expect(built.pages["clients/alpha/notes.html"] != nil)
    #expect(built.result.lines("withheld-evidence").isEmpty)
  }

  @Test("that is a policy or a finding stays one, with a warning")
  func staysAPolicy() throws {
    let workspace = try ClientWorkspace.made([
      "evidence.yml": "- { id: EV-1, title: P, location: policies/p.md }\n",
      "policies/p.md": "# P\n",
    ])
    let built = try Built(workspace)
    #expect(built.pages["clients/alpha/policies/p.html"] != nil)
    #expect(built.result.lines("published-evidence").count == 1)
  }
}
