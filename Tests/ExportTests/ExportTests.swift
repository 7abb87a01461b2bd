import Diagnostics
import Export
import Formats
import GapAnalysis
import Regulation
import Spreadsheets
import TestSupport
import Testing

@Suite struct ExportTests {
  let files = export(Sample.assessment, law: Sample.law, generator: Generator(version: "0.1.0"))

  @Test(arguments: ["assessment.json", "gaps.csv", "plan.csv"])
  func writesWhatTheGoldenFilesHold(name: String) throws {
    let file = try #require(files.first { $0.name == name })
    expectGolden(file.bytes, "Tests/ExportTests/Golden/\(name)")
  }

  @Test(arguments: ["gaps.sarif", "gaps.junit"])
  func givesACallWhatTheGoldenFilesHold(name: String) throws {
    let format = try #require(ExportFormat(rawValue: name))
    let bytes = export(
      format,
      of: Sample.assessment,
      law: Sample.law,
      generator: Generator(version: "0.1.0")
    )
    expectGolden(try #require(bytes), "Tests/ExportTests/Golden/\(format.file)")
    #expect(!files.contains { $0.name == format.file })
  }

  @Test func writesTheWorkbookThatTheGoldenFileHolds() throws {
    let file = try #require(files.first { $0.name == "plan.xlsx" })
    let parts = try #require(try Zip.files(of: file.bytes, most: 1 << 24))
    // A line for each cell, so that a difference is read.
    let text = parts.map { part in
      let xml = String(decoding: part.bytes, as: UTF8.self)
      let lines = ["<row", "<c ", "<col ", "<xf", "<sheet ", "<Override", "<Relationship "]
        .reduce(xml) { $0.replacing($1, with: "\n" + $1) }
      return "== \(part.path)\n\(lines)\n"
    }
    expectGolden(Array(text.joined().utf8), "Tests/ExportTests/Golden/plan.xlsx.txt")
  }

  @Test func writesAWorkbookThatIsReadBack() throws {
    let file = try #require(files.first { $0.name == "plan.xlsx" })
    let sheets = try Workbook.read(file.bytes).sheets
    let counts = sheets.map { $0.rows.count - 1 }
    let sample = Sample.assessment
    #expect(
      counts == [
        sample.requirements.count { $0.isLeaf }, sample.findings.count, sample.plan.count,
        sample.risks.count, sample.evidence.count,
      ]
    )
    let row = try #require(sheets[0].rows.first { $0[0]?.text == "164.312(a)(2)(iii)" })
    #expect(row[3]?.text == "alternative")
    #expect(
      row[7] == sheets[0].rows[2][7] && row[7]?.text == "=cmd()" && row[7]?.isFormula == false
    )
    #expect(row[9]?.day == day("2026-01-05"))
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
