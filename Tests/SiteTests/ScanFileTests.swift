import TestSupport
import Testing

@Suite("Files of scans")
struct ScanFileTests {
  private static let header =
    "PROVIDER;ASSESSMENTDATE;REQUIREMENTS_ID;STATUS;STATUSEXTENDED;RESOURCEID;CHECKID;MUTED\n"

  private func workspace(_ rows: String, _ more: String = "") throws -> TemporaryFolder {
    try ClientWorkspace.made([
      "evidence.yml": .text(
        "- { id: EV-1, title: Cloud, kind: scan, file: scans/aws.csv\(more) }\n"
      ),
      "scans/aws.csv": .text(Self.header + rows),
    ])
  }

  private static func row(_ id: String, _ day: String = "2026-09-01") -> String {
    "aws;\(day) 06:00;\(id);PASS;SECRET-REASON 10.1.2.3 of ws-17.clinic.example;SECRET-ARN;c1;False\n"
  }

  @Test("are inputs that no site has, and that the PHI guard takes as they are")
  func areInputs() throws {
    let built = try Built(try workspace(Self.row("164_308_a_2")))
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(built.result.lines("unknown-file").isEmpty)
    #expect(!built.result.stderr.contains("[phi-"), "\(built.result.stderr)")
    #expect(!built.files.keys.contains { $0.hasSuffix("aws.csv") })
    // What passes is counted, and named nowhere.
    for secret in ["SECRET-REASON", "SECRET-ARN"] {
      #expect(built.files.values.allSatisfy { $0.firstRange(of: Array(secret.utf8)) == nil })
    }
    let provenance = try built.text("clients/alpha/data/provenance.json")
    #expect(provenance.contains("\"content/clients/alpha/scans/aws.csv\""))
  }

  @Test("are looked at by the next build")
  func areRemembered() throws {
    let workspace = try workspace(Self.row("164_308_a_2"))
    let output = try TemporaryFolder()
    func build() throws -> ProgramResult {
      try run(
        buildFolder + "/gapbook",
        ["build", workspace.path, "-o", output.path + "/site"],
        environment: ["TZ": "UTC"]
      )
    }
    #expect(try build().code == 0)
    #expect(try build().stdout.contains("\n0 files written"))
    let before = try contents(of: output.path + "/site")
    try workspace.put(
      .text(Self.header + Self.row("164_308_a_2", "2026-09-02")),
      at: ClientWorkspace.folder + "scans/aws.csv"
    )
    #expect(!(try build().stdout.contains("\n0 files written")))
    #expect(try contents(of: output.path + "/site") != before)
  }

  @Test("of a day after the as-of day are told")
  func tellsLaterDays() throws {
    let later = try Built(try workspace(Self.row("164_308_a_2", "2026-10-15")))
    #expect(later.result.code == 0)
    #expect(
      later.result.lines("day-after-as-of").contains { $0.contains("a scan of 2026-10-15") }
    )
    let mixed = try Built(
      try workspace(Self.row("164_308_a_2", "2026-10-15"), ", collected: 2026-09-15")
    )
    #expect(
      mixed.result.lines("day-after-as-of").contains { $0.contains("a scan of 2026-10-15") },
      "\(mixed.result.stderr)"
    )
    #expect(!mixed.result.lines("collected-before-scan").isEmpty)
  }

  @Test("that are broken end the build with the place, and a line of any length is cut")
  func endsBuild() throws {
    let broken = try Built(try workspace(Self.row("164_308_a_2") + "aws;2026-09-01\n"))
    #expect(broken.result.code == 3)
    #expect(broken.files.isEmpty)
    #expect(
      broken.result.stderr.contains(
        "content/clients/alpha/scans/aws.csv:3:1: error: the row has 2 cells, and the header 8"
      )
    )
    let long = try ClientWorkspace.made([
      "evidence.yml": "- { id: EV-1, title: Cloud, kind: scan, file: a.json }\n",
      "a.json": .text("[" + String(repeating: "{\"class_uid\":2003},", count: 50_000)),
    ])
    let result = try Built(long).result
    #expect(result.code == 3)
    #expect(result.stderr.contains("[broken-scan]") && result.stderr.utf8.count < 60_000)
  }

  @Test("can be named by a link of a page no more than other evidence")
  func areNotLinked() throws {
    let workspace = try workspace(Self.row("164_308_a_2"))
    try workspace.put(
      "# Notes\n\nSee [it](scans/aws.csv).\n",
      at: ClientWorkspace.folder + "notes.md"
    )
    let built = try Built(workspace)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(!built.result.lines("withheld-evidence").isEmpty)
    #expect(!built.files.keys.contains { $0.hasSuffix("aws.csv") })
  }
}
