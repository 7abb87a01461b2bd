import TestSupport
import Testing

/// The times of the proposed Security Rule, as the guide and the FAQ print them, against the data.
@Suite struct ProposalTests {
  /// A row of a table and the measures of the proposal that it gives, in order.
  struct Row: Sendable, CustomTestStringConvertible {
    let path: String
    let subject: String
    let metrics: [String]

    var testDescription: String { "\(subject) in \(path)" }

    init(_ path: String, _ subject: String, _ metrics: String...) {
      self.path = path
      self.subject = subject
      self.metrics = metrics
    }
  }

  private static let captions = [
    "guide/how-rules-are-made.md": "Proposed rule - not law. Main changes against the present rule",
    "faq/what-would-the-2025-proposal-change.md": "Main proposed changes",
  ]

  private static let lines: [Substring] = {
    let bytes = readFile(repositoryRoot + "/content/regulation/proposed-rule.yml") ?? []
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }()

  /// What the file states once under a name.
  private func measure(_ name: String) throws -> Int {
    let found = Self.lines.filter { $0.drop { $0 == " " }.hasPrefix(name + ": ") }
    try #require(found.count == 1, "\(name)")
    return try #require(found[0].split(separator: " ").last.flatMap { Int($0) })
  }

  @Test(arguments: [
    Row("guide/how-rules-are-made.md", "Asset inventory and network map", "update_months"),
    Row("guide/how-rules-are-made.md", "Patching", "critical_days", "high_days"),
    Row(
      "guide/how-rules-are-made.md",
      "Scans and penetration tests",
      "scan_months",
      "pentest_months"
    ),
    Row("guide/how-rules-are-made.md", "Restoring critical systems", "restore_hours"),
    Row("guide/how-rules-are-made.md", "Ending access after separation", "terminate_access_hours"),
    Row("guide/how-rules-are-made.md", "Backups", "rpo_hours"),
    Row("guide/how-rules-are-made.md", "Compliance audit", "audit_months"),
    Row("guide/how-rules-are-made.md", "Business associates", "verify_months"),
    Row("faq/what-would-the-2025-proposal-change.md", "Patches", "critical_days", "high_days"),
    Row(
      "faq/what-would-the-2025-proposal-change.md",
      "Scans and penetration tests",
      "scan_months",
      "pentest_months"
    ),
    Row("faq/what-would-the-2025-proposal-change.md", "Restoring systems", "restore_hours"),
    Row("faq/what-would-the-2025-proposal-change.md", "Compliance audit", "audit_months"),
  ])
  func printsTheTimesOfTheProposal(_ row: Row) throws {
    let page = try ContentSite.on(ContentSite.today).page(row.path)
    let caption = try #require(Self.captions[row.path])
    let cells = try #require(page.rows(captioned: caption).first { $0.first == row.subject })
    let printed = try #require(cells.last).split { !$0.isNumber }.compactMap { Int($0) }
    #expect(try printed == row.metrics.map(measure))
  }
}
