import Diagnostics
import Export
import GapAnalysis
import Regulation
import TestSupport
import Testing

@Suite struct ComparisonExportTests {
  /// The sample against itself a year before, with less answered and a finding of an odd name.
  private var comparison: WorkspaceComparison {
    let earlier = assess(
      Client(
        slug: "a",
        name: Sourced("A", at: at(1, "client.yml")),
        entity: .coveredEntity,
        scope: Scope(rules: [.security]),
        responses: [
          Response(
            requirement: "164.312(a)(2)(i)",
            answer: .notImplemented,
            place: at(2, "responses.csv")
          )
        ],
        findings: [
          Finding(
            id: "F-00",
            title: "A | *bold*\u{1B}[31m\nclaim",
            requirements: [],
            estimate: RiskEstimate(likelihood: .low, impact: .high),
            place: at(1, "f.md")
          )
        ],
        place: at(1, "client.yml")
      ),
      law: Sample.law,
      asOf: day("2025-11-21"),
      coverageThreshold: Sample.threshold
    ).value
    var gone = EarlierAssessment(earlier)
    gone.score = nil
    return WorkspaceComparison(
      clients: [ClientComparison(EarlierAssessment(earlier), EarlierAssessment(Sample.assessment))],
      removed: [UncomparedClient(gone)]
    )
  }

  @Test(arguments: ComparisonFormat.allCases)
  func writesWhatTheGoldenFilesHold(format: ComparisonFormat) {
    let name = "comparison.\(format == .markdown ? "md" : format == .text ? "txt" : "json")"
    expectGolden(export(comparison, as: format), "Tests/ExportTests/Golden/\(name)")
  }

  @Test func letsNoFieldSteerATerminalOrATable() {
    let text = String(decoding: export(comparison, as: .text), as: UTF8.self)
    #expect(!text.contains("\u{1B}"))
    let markdown = String(decoding: export(comparison, as: .markdown), as: UTF8.self)
    #expect(markdown.contains(#"A \| \*bold\* \[31m claim"#))
  }

  @Test func mentionsNobodyAndNothing() {
    let name = "@octocat, org/@team @é #12 !3 a@b @ # ! #, end@"
    let client = UncomparedClient(
      EarlierAssessment(
        asOf: day("2026-11-21"),
        slug: "north",
        name: name,
        entity: .coveredEntity,
        headline: true
      )
    )
    let all = WorkspaceComparison(clients: [], added: [client])
    let text = String(decoding: export(all, as: .markdown), as: UTF8.self)
    let cell =
      ##"@&#8203;octocat, org/@&#8203;team @&#8203;é \#&#8203;12 \!&#8203;3 a@&#8203;b @ \# \! \#, end@"##
    #expect(text.contains("| \(cell) (north) |"), "\(text)")
    #expect(String(decoding: export(all, as: .text), as: UTF8.self).contains(name))
  }

  @Test func isNoLongerThanACommentMayBe() {
    let names = (1...3_000).map { "Client \($0) \u{1F600}" }
    let clients = names.map { name in
      UncomparedClient(
        EarlierAssessment(
          asOf: day("2026-11-21"),
          slug: name,
          name: name,
          entity: .coveredEntity,
          headline: true
        )
      )
    }
    let all = WorkspaceComparison(clients: [], added: clients)
    let text = String(decoding: export(all, as: .markdown), as: UTF8.self)
    #expect((59_000...60_200).contains(text.utf16.count))
    let lines = text.split(separator: "\n")
    let rows = lines.filter { $0.hasPrefix("|") }
    #expect(rows.count > 700 && rows.allSatisfy { $0.hasSuffix(" |") })
    #expect(lines.last?.hasPrefix("The rest is left out, as a comment cannot be longer") == true)
    #expect(export(all, as: .text).count > 120_000)
  }
}
