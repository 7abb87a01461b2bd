import Diagnostics
import Regulation
import Testing

@testable import GapAnalysis

@Suite struct ComparisonTests {
  @Test func setsApartWhatTheLawChanged() throws {
    let law = law([
      entry("A", validity: Validity(from: day("2026-02-16"), to: nil)),
      entry("B", validity: Validity(from: nil, to: day("2026-01-01"))), entry("C"),
    ])
    let before = client([answer("B", .notImplemented), answer("C", .implemented)])
    let after = client([answer("A", .notImplemented), answer("C", .implemented)])
    let comparison = try compared(before, after, law)
    #expect(comparison.requirements.map(\.id) == ["A", "C", "B"])
    #expect(comparison.requirements.map(\.kind) == [.law, .unchanged, .law])
    #expect(comparison.score.before == Rational(1, over: 2))
    #expect(comparison.score.direction == .same)
    #expect(percent(comparison.likeForLike.after) == "100.0")
    #expect(!comparison.isRegression)
  }

  @Test func setsApartWhatTheScopeChanged() throws {
    let law = law([
      entry("A"), entry("B", rule: .privacy, family: "privacy"),
      entry("C", requires: .clearinghouse),
    ])
    let before = client([answer("A", .partial)], scope: Scope(rules: [.security]))
    let after = client([answer("A", .implemented)], functions: [.clearinghouse])
    let comparison = try compared(before, after, law)
    #expect(comparison.requirements.map(\.kind) == [.closed, .scope, .scope])
    #expect(comparison.score.difference?.signed == "+50.0")
    let metrics = assess(
      after,
      law: law,
      asOf: asOf,
      coverageThreshold: threshold,
      earlier: EarlierAssessment(assessed(before, law, on: earlierDay))
    ).value
    #expect(metrics.metric("comparison.score")?.text == "+50.0 points")
    #expect(metrics.metric("comparison.closed")?.text == "1")
  }

  @Test func tellsWhatBecameOfFindings() throws {
    let law = law([entry("S")])
    let before = [
      finding("F-1", ["S"]), finding("F-2", ["S"]), finding("F-3", ["S"]),
      finding("F-4", ["S"], status: .closed), finding("F-5", ["S"]),
    ]
    let after = [
      finding("F-1", ["S"], status: .closed), finding("F-2", ["S"], likelihood: .low),
      finding("F-3", ["S"], impact: .veryHigh), finding("F-4", ["S"]), finding("F-6", ["S"]),
    ]
    let comparison = try compared(client(findings: before), client(findings: after), law)
    #expect(comparison.findings.map(\.id) == ["F-1", "F-2", "F-3", "F-4", "F-5", "F-6"])
    #expect(comparison.findings.map(\.kind) == [.closed, .better, .worse, .new, .closed, .new])
  }

  @Test func refusesAnotherClientAndALaterDay() {
    let law = law([entry("S")])
    let mine = assessed(client(), law)
    let late = assess(
      client(),
      law: law,
      asOf: asOf,
      coverageThreshold: threshold,
      earlier: EarlierAssessment(mine)
    )
    #expect(late.diagnostics.map(\.rule) == ["not-earlier"])
    #expect(late.value.comparison == nil)
    let other = EarlierAssessment(
      asOf: earlierDay,
      slug: "b",
      name: "B",
      entity: .coveredEntity,
      audience: "full",
      coverage: nil,
      score: nil,
      headline: false,
      rules: [],
      entries: [],
      findings: [],
      place: at(1, "old.json")
    )
    let wrong = assess(
      client(),
      law: law,
      asOf: asOf,
      coverageThreshold: threshold,
      earlier: other
    )
    #expect(wrong.diagnostics.map(\.rule) == ["other-client"])
    #expect(wrong.diagnostics.first?.place == at(1, "old.json"))
  }

  @Test func neverNamesAWithheldFindingOfAnEarlierAssessment() throws {
    let law = law([entry("S")])
    let full = assessed(client(findings: [finding("F-1", ["S"], audience: ["full"])]), law)
    let board = assess(
      client(findings: [finding("F-2", ["S"])]),
      law: law,
      asOf: day("2027-01-01"),
      coverageThreshold: threshold,
      audience: "board",
      earlier: EarlierAssessment(full)
    )
    #expect(try #require(board.value.comparison).findings.map(\.id) == ["F-2"])
  }
}
