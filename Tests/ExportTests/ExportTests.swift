import Diagnostics
import Export
import GapAnalysis
import Regulation
import TestSupport
import Testing

@Suite struct ExportTests {
  let files = export(Sample.assessment, law: Sample.law, generator: Generator(version: "0.1.0"))

  @Test(arguments: ["assessment.json", "gaps.csv", "plan.csv"])
  func writesWhatTheGoldenFilesHold(name: String) throws {
    let file = try #require(files.first { $0.name == name })
    expectGolden(file.bytes, "Tests/ExportTests/Golden/\(name)")
  }

  @Test func givesTheSameBytesTwice() {
    #expect(
      files == export(Sample.assessment, law: Sample.law, generator: Generator(version: "0.1.0"))
    )
  }

  @Test func readsBackWhatItWrote() throws {
    let file = try #require(files.first { $0.name == "assessment.json" })
    let read = readAssessment(SourceText(file: "old.json", bytes: file.bytes))
    #expect(read.diagnostics.isEmpty)
    let earlier = try #require(read.value)
    let expected = EarlierAssessment(Sample.assessment)
    #expect(earlier.unplaced.entries == expected.entries)
    #expect(earlier.unplaced.findings == expected.findings)
    #expect(earlier.score == expected.score)
    #expect(earlier.coverage == expected.coverage)
    #expect(earlier.headline == expected.headline)
    #expect(earlier.rules == expected.rules)
    #expect((earlier.slug, earlier.asOf) == (expected.slug, expected.asOf))
    #expect(earlier.place?.start == SourcePosition(line: 8, column: 13))
    #expect(compare(earlier, Sample.assessment).requirements.allSatisfy { $0.kind == .unchanged })
  }

  @Test func writesHeadersWithoutRows() {
    let empty = assess(
      Client(
        slug: "b",
        name: Sourced("B", at: at(1, "client.yml")),
        entity: .coveredEntity,
        place: at(1, "client.yml")
      ),
      law: .none,
      asOf: day("2026-11-21"),
      coverageThreshold: Sample.threshold
    ).value
    for file in export(empty, law: Sample.law, generator: Generator(version: "0"))
    where file.name.hasSuffix("csv") {
      #expect(file.bytes.split(separator: 0x0A).count == 1)
      #expect(file.bytes.suffix(2) == [0x0D, 0x0A])
    }
  }
}
