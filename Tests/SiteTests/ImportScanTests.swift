import Foundation
import TestSupport
import Testing

@Suite("The import of a scan, and the draft of a finding from it")
struct ImportScanTests {
  private static let client = "content/clients/alpha/"

  /// A workspace with a client and no scan, and beside it the file of one.
  private func workspace(_ evidence: String? = nil) throws -> TemporaryFolder {
    let folder = try TemporaryFolder([
      "ws/gapbook.yml": "title: W\nas_of: 2026-11-21\n", "ws/content/index.md": "# Home\n",
      "ws/content/clients/alpha/client.yml": "name: Alpha\nentity: covered-entity\n",
      "ws/content/clients/alpha/responses.csv":
        "requirement,status,owner\n164.312(a)(2)(iv),implemented,IT\n",
      "prowler.csv": .text(ScannedWorkspace.scan()),
    ])
    if let evidence { try folder.put(.text(evidence), at: "ws/" + Self.client + "evidence.yml") }
    return folder
  }

  private func call(_ words: String..., in folder: TemporaryFolder) throws -> ProgramResult {
    try run(
      buildFolder + "/gapbook",
      words + ["--workspace", "ws"],
      in: folder.path,
      environment: ["SOURCE_DATE_EPOCH": "1795219200"]
    )
  }

  private func evidence(_ folder: TemporaryFolder) throws -> String {
    try folder.text("ws/" + Self.client + "evidence.yml")
  }

  @Test("copies the file, writes the entry and says what it found; the same again writes nothing")
  func importsOnce() throws {
    let folder = try workspace()
    let told = try call("import", "scan", "prowler.csv", in: folder)
    #expect(told.code == 0, "\(told.stderr)")
    #expect(
      try evidence(folder) == """
        - id: EV-S1
          title: "Scan by Prowler, October 1, 2026"
          kind: scan
          file: scans/prowler.csv
          format: prowler-compliance-csv

        """
    )
    #expect(
      try folder.text("ws/" + Self.client + "scans/prowler.csv") == ScannedWorkspace.scan()
    )
    for line in [
      "wrote content/clients/alpha/evidence.yml: EV-S1",
      "copied the file to content/clients/alpha/scans/prowler.csv",
      "4 checks of 6 requirements: 4 resources, 2 passed, 2 failed, 1 muted, 1 not tested",
      "1 check named through a standard, a paragraph or a control of NIST",
      "left out: 164_306_a_1, 2 results: no requirement that is answered by itself",
    ] {
      #expect(told.stdout.contains(line), "\(told.stdout)")
    }
    let before = try contents(of: folder.path + "/ws")
    let again = try call("import", "scan", "prowler.csv", in: folder)
    #expect(again.code == 0)
    #expect(again.stdout.contains("nothing is written: EV-S1 is this scan already"))
    #expect(try contents(of: folder.path + "/ws") == before)
    let built = try run(buildFolder + "/gapbook", ["build", folder.path + "/ws"])
    #expect(built.code == 0, "\(built.stderr)")
  }

  @Test(
    "keeps what evidence.yml has to the byte, and takes the id and the title that are asked for"
  )
  func keepsTheRest() throws {
    let old = "# Ours\n- { id: EV-S1, title: Ä paper }\n"
    let folder = try workspace(old)
    let told = try call(
      "import",
      "scan",
      "prowler.csv",
      "--title",
      "Cloud: October",
      "--id",
      "EV-7",
      in: folder
    )
    #expect(told.code == 0, "\(told.stderr)")
    #expect(try evidence(folder).hasPrefix(old + "- id: EV-7\n  title: \"Cloud: October\"\n"))
    let taken = try call("import", "scan", "ws/content/index.md", "--id", "ev-7", in: folder)
    #expect(taken.code == 3 || taken.code == 2, "\(taken.stderr)")
  }

  @Test(
    "writes nothing where the file or the call is wrong",
    arguments: [
      ("bad.csv", "PROVIDER;DESCRIPTION\naws;x\n", 3), ("bad.json", "[{\"class_uid\": 2004,", 3),
      ("none.csv", "", 2),
    ]
  )
  func refuses(name: String, text: String, code: Int32) throws {
    let folder = try workspace("- { id: EV-1, title: Paper }\n")
    if !text.isEmpty { try folder.put(.text(text), at: name) }
    let before = try contents(of: folder.path + "/ws")
    let told = try call("import", "scan", name, in: folder)
    #expect(told.code == code, "\(told.stderr)")
    #expect(try contents(of: folder.path + "/ws") == before)
  }

  @Test("says of a scan of a later day that the report leaves it out, and adds it")
  func warnsOfLaterDay() throws {
    let folder = try workspace()
    try folder.put(.text(ScannedWorkspace.scan(day: "2026-12-01")), at: "later.csv")
    let told = try call("import", "scan", "later.csv", in: folder)
    #expect(told.code == 0, "\(told.stderr)")
    #expect(told.lines("day-after-as-of").count == 1, "\(told.stderr)")
    #expect(told.stderr.contains("the scan is of 2026-12-01, after the as-of day 2026-11-21"))
    #expect(told.stdout.contains("wrote content/clients/alpha/evidence.yml: EV-S1"))
  }

  @Test("writes nothing where its list cannot be added to, or the copy cannot be made")
  func writesAllOrNothing() throws {
    let folder = try workspace("[ { id: EV-1, title: Paper } ]\n")
    let before = try contents(of: folder.path + "/ws")
    let told = try call("import", "scan", "prowler.csv", in: folder)
    #expect(told.code == 3 && told.lines("import-list").count == 1, "\(told.stderr)")
    #expect(try contents(of: folder.path + "/ws") == before)
    // Where the folder of scans is to be, a file is.
    let other = try workspace()
    try other.put("no folder", at: "ws/" + Self.client + "scans")
    let blocked = try contents(of: other.path + "/ws")
    let failed = try call("import", "scan", "prowler.csv", in: other)
    #expect(failed.code == 5, "\(failed.stderr)")
    #expect(try contents(of: other.path + "/ws") == blocked)
  }

  @Test("writes over no other file")
  func writesOverNothing() throws {
    let folder = try workspace()
    try folder.put("other", at: "ws/" + Self.client + "scans/prowler.csv")
    let told = try call("import", "scan", "prowler.csv", in: folder)
    #expect(told.code == 2 && told.stderr.contains("is there already"), "\(told.stderr)")
    #expect(try folder.text("ws/" + Self.client + "scans/prowler.csv") == "other")
    #expect(!exists(folder.path + "/ws/" + Self.client + "evidence.yml"))
  }

  @Test("a finding is drafted from a failing check, with resources counted and none named")
  func draftsAFinding() throws {
    let folder = try workspace()
    _ = try call("import", "scan", "prowler.csv", in: folder)
    let told = try call("new", "finding", "--from", "EV-S1:ec2_ebs_volume_encryption", in: folder)
    #expect(told.code == 0, "\(told.stderr)")
    let text = try folder.text(
      "ws/" + Self.client + "findings/F-01-ec2-ebs-volume-encryption.md"
    )
    #expect(text.contains("requirements: [164.312(a)(2)(iv)]\n"))
    #expect(text.contains("likelihood: moderate\nimpact: moderate\nstatus: open\n"))
    #expect(text.contains("evidence: [EV-S1]\n"))
    #expect(text.contains("1 of 2 resources fails the check `ec2_ebs_volume_encryption`."))
    #expect(!text.contains("vol-0a1") && !text.contains(ScannedWorkspace.account))
    // What nobody has written yet is told, and a second draft too.
    let checked = try run(buildFolder + "/gapbook", ["check", "ws"], in: folder.path)
    #expect(
      checked.lines("draft-text").map { $0.split(separator: ":").dropFirst().first } == [
        "24", "28",
      ],
      "\(checked.stderr)"
    )
    let name = "EV-S1:ec2_ebs_volume_encryption"
    let second = try call("new", "finding", "Again", "--from", name, in: folder)
    #expect(second.code == 0, "\(second.stderr)")
    #expect(second.lines("second-draft").count == 1, "\(second.stderr)")
    #expect(
      second.lines("second-draft").first?.contains("finding F-01 is about \(name) already") == true
    )
    for (name, said) in [
      ("EV-S9:x", "there is no scan \"EV-S9\""), ("EV-S1", "it is no check"),
      ("EV-S1:ec2_ebs", "allowed: ec2_ebs"), ("EV-S1:cloudtrail_enabled", "no resource fails"),
    ] {
      let wrong = try call("new", "finding", "--from", name, in: folder)
      #expect(wrong.code == 2 && wrong.stderr.contains(said), "\(name): \(wrong.stderr)")
    }
    #expect(try call("new", "finding", in: folder).code == 2)
  }
}
