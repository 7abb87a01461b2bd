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
      ("ev/{a,scan}.txt", "ev/scan.txt"), ("**", "ev/scan.txt"), ("Folder ev", "ev/scan.txt"),
      ("the folder: ev", "ev/scan.txt"), ("The ev folder", "ev/deep/scan.txt"),
      ("Directory \"ev\" of the binder", "ev/scan.txt"), ("in the EV directory.", "ev/scan.txt"),
      ("folder named ev.", "ev/scan.txt"), ("Folder work papers 2026", "work papers/scan.txt"),
      ("the subfolder ev/deep", "ev/deep/scan.txt"), ("see our folder (ev)", "ev/scan.txt"),
      ("Ordner Prüfung", "prüfung/scan.txt"),
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
      "open.txt", "ev-open.txt.bak", "https://share.example/ev-open.txt",
      "Share drive/2026/ev-open.txt", "//share/ev-open.txt", "C:/evidence/ev-open.txt",
      "Share drive [locked]", "{binder}", "Policies on the share",
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

  @Test(
    "named by its name alone, or by a path that has moved, is in no site, and a warning says so",
    arguments: [
      ("scan.txt", "ev/deep/scan.txt"), ("ev/scan.txt", "scan.txt"), ("ev/scan.txt", "a/scan.txt"),
      ("./SCAN.txt", "ev/scan.txt"), ("../scan.txt", "ev/scan.txt"),
      ("deep/scan.txt", "ev/deep/scan.txt"), ("scan.txt, page 4", "ev/scan.txt"),
      ("Share drive, scan.txt", "ev/scan.txt"), ("scan%201.txt", "ev/scan 1.txt"),
      ("ev-open.txt.bak; scan.txt", "ev/scan.txt"), ("Prüfung.txt", "ev/PRÜFUNG.txt"),
    ]
  )
  func isKnownByItsName(location: String, file: String) throws {
    let built = try built(location, linking: file, file: ClientWorkspace.folder + file)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(built.files.values.allSatisfy { $0.firstRange(of: Array(Self.secret.utf8)) == nil })
    let told = built.result.lines("withheld-evidence")
    #expect(told.contains { $0.contains("evidence.yml:1:9: warning: ") }, "\(told)")
    #expect(told.contains { $0.contains("/notes.md:3:5: warning: ") }, "\(told)")
    #expect(built.files["clients/alpha/ev-open.txt"] != nil)
  }

  @Test("that is Markdown and named by its name alone is no page")
  func isNoPageByItsName() throws {
    let file = ClientWorkspace.folder + "work/interview.md"
    let built = try built("interview.md", linking: "work/interview.md", file: file)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(built.files.values.allSatisfy { $0.firstRange(of: Array(Self.secret.utf8)) == nil })
    #expect(!built.files.keys.contains { $0.contains("interview") })
  }

  @Test(
    "linked by its name alone is no dead link, but evidence",
    arguments: [
      "[notes](scan.txt)", "![](scan.txt)", "[notes](../../ev/scan.txt)", "[notes](/scan.txt)",
      "[notes](SCAN.TXT)", "![notes](<elsewhere/scan.txt>)", "[notes](scan%2Etxt)",
      "[notes](scan.txt#p2)",
    ]
  )
  func isNoDeadLink(link: String) throws {
    let workspace = try ClientWorkspace.made([
      "evidence.yml": "- { id: EV-1, title: Scan, location: ev/scan.txt }\n",
      "ev/scan.txt": .text(Self.secret), "notes.md": .text("# Notes\n\n\(link)\n"),
    ])
    let built = try Built(workspace)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(built.files.values.allSatisfy { $0.firstRange(of: Array(Self.secret.utf8)) == nil })
    #expect(built.result.lines("withheld-evidence").count == 1, "\(built.result.stderr)")
  }

  @Test("leaves another file of its name alone")
  func leavesOthersAlone() throws {
    let workspace = try ClientWorkspace.made([
      "evidence.yml": """
      - { id: EV-1, title: Scan, location: ev/scan.txt }
      - { id: EV-2, title: Notes, location: interview.md }
      """,
      "ev/scan.txt": .text(Self.secret), "scan.txt": "open", "interview.md": .text(Self.secret),
      "ev/interview.md": "# Open interview\n",
      "notes.md": "# Notes\n\n[scan](scan.txt), [talk](ev/interview.md)\n",
    ])
    let built = try Built(workspace)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(built.files["clients/alpha/scan.txt"] == Array("open".utf8))
    #expect(built.pages["clients/alpha/ev/interview.html"] != nil)
    #expect(built.files.values.allSatisfy { $0.firstRange(of: Array(Self.secret.utf8)) == nil })
    #expect(built.result.lines("withheld-evidence").isEmpty, "\(built.result.stderr)")
  }

  @Test("is no logo")
  func isNoLogo() throws {
    let workspace = try ClientWorkspace.made([
      "evidence.yml": "- { id: EV-1, title: Scan, location: ev/logo.png }\n",
      "ev/logo.png": .bytes(onePixel),
    ])
    for logo in ["content/clients/alpha/ev/logo.png", "./content/clients/alpha/./ev/logo.png"] {
      try workspace.put(
        .text("name: A\nentity: both\nbrand: { logo: \(logo) }\n"),
        at: ClientWorkspace.folder + "client.yml"
      )
      let result = try gapbook("check", workspace.path, "--as-of", "2026-09-30")
      #expect(result.code == 3)
      #expect(result.lines("withheld-evidence").count == 1, "\(result.stderr)")
    }
  }

  @Test(
    "is all of a client's folder but the pages beside client.yml, findings and policies",
    arguments: [".", "./", "content/clients/alpha", "*", "the folder ."]
  )
  func isTheWholeFolder(location: String) throws {
    let workspace = try ClientWorkspace.made([
      "evidence.yml": .text("- { id: EV-1, title: All, location: '\(location)' }\n"),
      "ev/interview.md": .text(Self.secret), "ev/deep/er.markdown": .text(Self.secret),
      "notes.md": "# Notes\n\n[talk](ev/interview.md)\n",
      "policies/p.md": "---\nowner: Ann\napproved: 2026-01-01\n---\n# Door\n",
    ])
    let built = try Built(workspace)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(built.files.values.allSatisfy { $0.firstRange(of: Array(Self.secret.utf8)) == nil })
    for page in ["notes.html", "policies/p.html"] {
      #expect(built.pages["clients/alpha/" + page] != nil)
    }
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
