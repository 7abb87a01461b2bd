import Diagnostics
import GapAnalysis
import Regulation
import TestSupport
import Testing
import Workspace

@Suite("Scans in evidence.yml")
struct ScanEvidenceTests {
  private static let evidence = "content/clients/c/evidence.yml"
  private static let header =
    "PROVIDER;ASSESSMENTDATE;REQUIREMENTS_ID;STATUS;STATUSEXTENDED;RESOURCEID;CHECKID;MUTED\n"
  private static let prowler = header + "aws;2026-10-01 06:00;164_312_b;FAIL;Off.;r1;c1;False\n"
  private static let powerpipe =
    "group_id,title,control_id,control_title,reason,resource,status,severity\n"
    + "b.164_312_b,t,c,t,why,r,ok,low\n"

  private func read(
    _ text: String,
    _ scans: KeyValuePairs<String, FolderEntry>
  ) throws -> (folder: ClientFolder, diagnostics: [Diagnostic]) {
    let folder = try TemporaryFolder([
      "content/clients/c/client.yml": "name: C\nentity: both\n",
      "content/clients/c/responses.csv": "requirement,status\n",
      "content/clients/c/evidence.yml": .text(text),
    ])
    for (path, entry) in scans { try folder.put(entry, at: "content/clients/c/" + path) }
    let loaded = try load(folder.path)
    let client = try #require(loaded.value.clients.first?.folder.value)
    return (client, loaded.diagnostics)
  }

  @Test("are read with what they found, and traced to their lines")
  func readsScan() throws {
    let read = try read(
      """
      - { id: EV-1, title: Cloud, kind: scan, file: scans/aws.csv, format: auto }
      - { id: EV-2, title: Mail, kind: scan, file: ./mail.csv, collected: 2026-10-05 }
      """,
      ["scans/aws.csv": .text(Self.prowler), "mail.csv": .text(Self.powerpipe)]
    )
    #expect(told(read.diagnostics) == [])
    let items = read.folder.client.evidence
    #expect(items.map(\.file?.value) == ["scans/aws.csv", "./mail.csv"])
    #expect(items.map(\.scan?.format) == [.prowlerComplianceCSV, .powerpipeCSV])
    #expect(items.map { $0.scan?.leaves.map(\.requirement) } == [["164.312(b)"], ["164.312(b)"]])
    // The day of a scan is that of the evidence, which lacks one.
    #expect(items.map(\.collected?.iso) == ["2026-10-01", "2026-10-05"])
    let failure = items.first?.scan?.leaves.first?.checks.first?.failures.first
    #expect(failure?.place.fileLine == "content/clients/c/scans/aws.csv:2")
  }

  @Test("are inputs with their digests, which no site has and nobody calls unread")
  func listsFiles() throws {
    let read = try read(
      "- { id: EV-1, title: Cloud, kind: scan, file: scans/aws.csv }\n",
      ["scans/aws.csv": .text(Self.prowler), "scans/other.csv": "a,b\n"]
    )
    #expect(read.folder.scans.map(\.file) == ["content/clients/c/scans/aws.csv"])
    #expect(read.folder.scans.first?.digest.utf8.count == 64)
    #expect(read.folder.withheld == ["clients/c/scans/aws.csv"])
    #expect(read.folder.assets == ["clients/c/scans/other.csv"])
    #expect(read.folder.looseFiles == ["clients/c/scans/other.csv"])
    #expect(!read.folder.sources.map(\.file).contains("content/clients/c/scans/aws.csv"))
  }

  @Test("are told what is wrong with each, in one run")
  func reportsFaults() throws {
    let marked = MarkedText(
      """
      - { id: EV-1, title: A, kind: scan, file: ⟦1⟧scans/asw.csv }
      - { id: EV-2, title: B, kind: document, file: ⟦2⟧scans/aws.csv }
      - { id: EV-3, title: C, kind: scan, file: scans/aws.csv, format: ⟦3⟧prowler }
      - { id: EV-4, title: D, kind: scan, file: ⟦4⟧../d/x.csv }
      - { id: EV-5, title: E, kind: scan, format: ⟦5⟧auto }
      - { id: EV-6, title: F, format: ⟦6⟧auto }
      - { id: EV-7, title: G, kind: scan, file: ⟦7⟧/etc/passwd }
      - { id: EV-8, title: H, kind: scan, file: scans/bad.csv }
      - { id: EV-9, title: I, kind: scan, file: mail.csv, format: ⟦8⟧nessus, collected: 2026-10-01 }
      """
    )
    let read = try read(
      marked.text,
      [
        "scans/aws.csv": .text(Self.prowler), "mail.csv": .text(Self.powerpipe),
        "scans/bad.csv": .text(Self.header + "aws;2026-10-01\n"),
      ]
    )
    #expect(
      told(read.diagnostics)
        == expected(
          marked,
          in: Self.evidence,
          "missing-file",
          "file-of-no-scan",
          "unknown-format",
          "missing-file",
          "missing-key",
          "file-of-no-scan",
          "missing-file",
          "scan-format-mismatch"
        ) + ["content/clients/c/scans/bad.csv:2:1 broken-scan"]
    )
    let helps = read.diagnostics.sorted().compactMap(\.help)
    #expect(helps.first == "did you mean \"scans/aws.csv\"?")
    #expect(helps.contains { $0.hasPrefix("allowed: auto, prowler-compliance-csv, ") })
  }

  @Test("warn of a day that is missing or impossible, and of the same bytes twice")
  func warnsOfDays() throws {
    let marked = MarkedText(
      """
      - { id: ⟦1⟧EV-1, title: A, kind: scan, file: mail.csv }
      - { id: EV-2, title: B, kind: scan, file: ⟦2⟧copy.csv, collected: 2026-10-05 }
      - { id: ⟦3⟧EV-3, title: C, kind: scan, file: aws.csv, collected: 2026-09-05 }
      - { id: EV-4, title: D, kind: scan, file: ⟦4⟧aws.csv }
      """
    )
    let read = try read(
      marked.text,
      [
        "mail.csv": .text(Self.powerpipe), "copy.csv": .text(Self.powerpipe),
        "aws.csv": .text(Self.prowler),
      ]
    )
    #expect(
      told(read.diagnostics)
        == expected(
          marked,
          in: Self.evidence,
          "scan-without-day",
          "duplicate-scan",
          "collected-before-scan",
          "duplicate-scan"
        )
    )
    #expect(read.diagnostics.allSatisfy { $0.severity == .warning })
  }

  @Test("may be kept elsewhere, as any other evidence")
  func leavesLocations() throws {
    let read = try read("- { id: EV-1, title: A, kind: scan, location: A share }\n", [:])
    #expect(told(read.diagnostics) == [])
    #expect(read.folder.client.evidence.first?.scan == nil)
  }
}
