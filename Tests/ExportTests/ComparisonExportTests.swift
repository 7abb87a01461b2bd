import Diagnostics
import Export
import GapAnalysis
import Regulation
import TestSupport
import Testing

@Suite struct ComparisonExportTests {
  /// The sample against itself a year before, with less answered and a finding of an odd name.
  private var comparison: Comparison {
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
    return compare(EarlierAssessment(earlier), Sample.assessment)
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
}
