import Diagnostics
import Export
import GapAnalysis
import Regulation
import TestSupport
import Testing
import Words

/// Assessments of earlier versions, which lack keys, and such as are wrong.
@Suite struct OlderAssessmentTests {
  private static let written: String = String(
    decoding: export(Sample.assessment, law: Sample.law, generator: Generator(version: "0")).first?
      .bytes ?? [],
    as: UTF8.self
  )

  private func read(_ text: String) -> Diagnosed<EarlierAssessment?> {
    readAssessment(SourceText(file: "old.json", bytes: Array(text.utf8)))
  }

  @Test("what is written is read back whole")
  func readsBackAll() throws {
    let earlier = try #require(read(Self.written).value)
    let now = EarlierAssessment(Sample.assessment)
    #expect(earlier.unplaced.entries == now.entries)
    #expect(earlier.unplaced.findings == now.findings)
    #expect(earlier.unplaced.registers == now.registers)
    #expect(earlier.lacks.isEmpty)
    #expect(earlier.score == now.score)
    #expect(earlier.coverage == now.coverage)
    let comparison = compare(earlier, Sample.assessment)
    #expect(comparison.notCompared.isEmpty)
    #expect(ComparisonGate.allCases.allSatisfy { comparison.failures(of: $0).isEmpty })
    #expect(comparison.gaps.isEmpty && comparison.evidence.isEmpty && comparison.overdue.isEmpty)
    #expect(comparison.cost.difference == 0)
  }

  @Test("each thing has its place in the file, where that has lines")
  func hasPlaces() throws {
    let lines = Self.written.split(separator: "\n", omittingEmptySubsequences: false)
    let earlier = try #require(read(Self.written).value)
    let records =
      earlier.entries.map { ($0.id, $0.record) } + earlier.findings.map { ($0.id, $0.record) }
      + (earlier.registers.gaps ?? []).map { ($0.id, $0.record) }
      + (earlier.registers.overdue ?? []).map { ($0.subject, $0.record) }
    #expect(records.count > 10)
    for (id, record) in records {
      let place = try #require(record, "\(id)")
      #expect(place.file == "old.json")
      let around = lines[(place.start.line - 1)...].prefix(9).joined()
      #expect(around.contains(id), "\(id): \(around)")
    }
    let line = try #require(read(Self.written.replacing("\n", with: " ")).value)
    #expect(line.unplaced.entries == line.entries)
  }

  @Test("what shows a closing is told as not compared where the later one does not say it")
  func lacksClosures() throws {
    let answered = Self.written.replacing("\"as_of\": \"2026", with: "\"as_of\": \"2025")
      .replacing("\"status\": \"met\"", with: "\"status\": \"not-met\"")
    let before = try #require(read(answered).value)
    for key in ["contested", "gaps", "evidence"] {
      let text = Self.written.replacing("\"\(key)\":", with: "\"\(key)-of-later\":")
      let later = try #require(read(text).value)
      let comparison = compare(before, later)
      let closed = comparison.requirements(.closed)
      #expect(!closed.isEmpty)
      #expect(closed.allSatisfy { $0.closure == nil }, "\(key)")
      #expect(comparison.notCompared.contains(.closures), "\(key)")
      // Of the earlier one it is not asked.
      let turned = compare(later, before)
      #expect(!turned.notCompared.contains(.closures), "\(key)")
    }
    let whole = compare(before, try #require(read(Self.written).value))
    #expect(whole.requirements(.closed).allSatisfy { $0.closure != nil })
  }

  @Test(
    "what an older one lacks is told as not compared, and the rest is compared",
    arguments: [
      (["gaps"], [ComparedPart.gaps]), (["risks"], [.risks]), (["deadlines"], [.overdue]),
      (["plan"], [.overdue, .cost]), (["cost"], [.cost]),
      (["due"], [.findingDates, .riskDates, .requirementDates]),
      (["conditional", "effective_from"], []), (["scan", "tested"], []),
      (["reason"], []), (["source"], []), (["accepted"], []),
      (["evidence"], [.evidence, .expiry]),
      (
        ["gaps", "risks", "deadlines", "plan", "evidence", "due", "reason", "conditional"],
        [.gaps, .risks, .evidence, .expiry, .overdue, .findingDates, .requirementDates, .cost]
      ),
    ]
  )
  func readsOlder(keys: [String], parts: [ComparedPart]) throws {
    let text = keys.reduce(Self.written) {
      $0.replacing("\"\($1)\":", with: "\"\($1)-of-later\":")
    }
    let result = read(text)
    #expect(result.diagnostics.isEmpty)
    let client = ClientComparison(
      try #require(result.value),
      EarlierAssessment(Sample.assessment)
    )
    let comparison = client.comparison
    #expect(comparison.notCompared == parts)
    #expect(comparison.requirements.allSatisfy { $0.kind == .unchanged })
    #expect(comparison.score.direction == .same)
    let all = WorkspaceComparison(clients: [client])
    let told = String(decoding: export(all, as: .text), as: UTF8.self)
    #expect(told.contains("Not compared") == !parts.isEmpty)
    for part in parts { #expect(told.contains(Words.english("compared_", part))) }
  }

  @Test(
    "what is wrong is told at its place",
    arguments: [
      (
        "\"status\": \"partially-met\"", "\"status\": \"mostly-met\"", "\"mostly-met\" is no status"
      ),
      ("\"status\": \"in-progress\"", "\"status\": \"doing\"", "\"doing\" is no status"),
      ("\"response\": \"partial\"", "\"response\": \"partly\"", "\"partly\" is no response"),
      ("\"risk\": \"high\"", "\"risk\": \"terrible\"", "\"terrible\" is no risk"),
      ("\"cost\": 12000", "\"cost\": -1", "\"cost\" is no whole number"),
      ("\"cost\": 12000", "\"cost\": 99999999999999999999", "\"cost\" is no whole number"),
      ("\"due\": \"2026-12-31\"", "\"due\": \"2026-12-32\"", "\"due\" is no day"),
      ("\"conditional\": false", "\"conditional\": 0", "\"conditional\" is a number"),
      ("\"state\": \"overdue\"", "\"state\": \"lost\"", "\"lost\" is no state"),
      ("\"EV-1\"", "1", "\"evidence\" lists a number, not a text"),
    ]
  )
  func tellsWhatIsWrong(right: String, wrong: String, message: String) throws {
    let text = Self.written.replacing(right, with: wrong)
    #expect(text != Self.written)
    let result = read(text)
    #expect(result.value == nil)
    let fault = try #require(result.diagnostics.first)
    #expect(fault.message.contains(message), "\(fault.message)")
    #expect(fault.rule == "bad-assessment")
    #expect((fault.place?.start.line ?? 1) > 1)
  }

  @Test(
    "a leaf that does not apply by itself is known by its reason, in older ones by its response"
  )
  func knowsWhatDoesNotApply() throws {
    let leaf = { (response: String, reason: String) in
      """
      {"schema": "gapbook-assessment/1", "as_of": "2026-01-01",
      "client": {"slug": "a", "name": "A", "entity": "both"},
      "totals": {"coverage": null, "score": null, "headline": false}, "rules": [], "findings": [],
      "requirements": [{"id": "S", "title": "T", "rule": "security", "obligation": "required",
      "leaf": true, "response": \(response), "status": "not-applicable"\(reason)}]}
      """
    }
    let cases = [
      (leaf("null", ""), true), (leaf("\"partial\"", ""), true),
      (leaf("\"not-applicable\"", ""), false), (leaf("null", ", \"reason\": \"concerns\""), true),
      (leaf("\"not-applicable\"", ", \"reason\": \"concerns\""), true),
      (leaf("\"not-applicable\"", ", \"reason\": null"), false),
    ]
    for (text, isInapplicable) in cases {
      #expect(try #require(read(text).value).entries.map(\.isInapplicable) == [isInapplicable])
    }
  }

  @Test("annotations are at the inputs, those that a gate can fail on as warnings")
  func annotates() throws {
    let earlier = try #require(read(Self.written).value)
    let later = assess(
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
          ),
          Response(
            requirement: "164.312(b)",
            answer: .notImplemented,
            place: at(3, "responses.csv")
          ),
        ],
        place: at(1, "client.yml")
      ),
      law: Sample.law,
      asOf: day("2027-03-01"),
      coverageThreshold: Sample.threshold
    ).value
    let client = ClientComparison(earlier, EarlierAssessment(later))
    let all = annotations(of: client, isAlone: true)
    let new = try #require(all.first { $0.rule == "New" })
    #expect(new.severity == .warning)
    #expect(new.place == at(2, "responses.csv"))
    #expect(new.message == "164.312(a)(2)(i): Title of 164.312(a)(2)(i): met -> not-met")
    let assessed = try #require(all.first { $0.rule == "Newly assessed" })
    #expect(assessed.severity == .note)
    #expect(assessed.message.hasPrefix("164.312(b): "))
    let opened = all.filter { $0.rule == "Gaps opened" }.map(\.message)
    #expect(opened.contains { $0.hasPrefix("gap:164.312(b), 164.312(b): ") })
  }
}
