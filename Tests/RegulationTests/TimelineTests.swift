import Diagnostics
import Testing

@testable import Regulation

/// Faults of facts that are found when they are joined.
@Suite struct TimelineTests {
  private func fact(_ id: String, _ from: String?, _ to: String?, line: Int = 1) -> Fact {
    Fact(
      id: id,
      timeline: "t",
      title: id,
      value: .none,
      validity: Validity(from: from.flatMap { Day($0) }, to: to.flatMap { Day($0) }),
      citation: "c",
      source: "s",
      confidence: "high",
      isVerified: true,
      place: place(line)
    )
  }

  private func place(_ line: Int) -> SourceRange {
    SourceRange(file: "facts.yml", start: SourcePosition(line: line, column: 3))
  }

  private func told(_ facts: [Fact], unbroken: [String] = []) -> [String] {
    Facts.make(
      facts,
      supersededPhrases: [],
      dollarNames: [],
      unbrokenTimelines: unbroken.map { Sourced($0, at: place(9)) }
    ).diagnostics.map { "\($0.place?.start.line ?? 0) \($0.rule)" }
  }

  @Test func acceptsAChain() {
    let facts = [fact("a", nil, "2020-01-31"), fact("b", "2020-02-01", nil)]
    #expect(told(facts, unbroken: ["t"]) == [])
  }

  @Test func tellsAnOverlapOfOneDay() {
    let facts = [fact("a", "2020-01-01", "2020-02-01"), fact("b", "2020-02-01", nil, line: 4)]
    #expect(told(facts) == ["4 overlapping-facts"])
  }

  @Test func tellsTwoOpenEnds() {
    #expect(told([fact("a", nil, nil), fact("b", "2020-02-01", nil)]) == ["1 overlapping-facts"])
  }

  @Test func tellsAHoleOfOneDayWhereNoneMayBe() {
    let facts = [fact("a", "2020-01-01", "2020-01-30"), fact("b", "2020-02-01", nil, line: 4)]
    #expect(told(facts) == [])
    #expect(told(facts, unbroken: ["t"]) == ["4 timeline-hole"])
  }

  @Test func tellsADuplicateAndAnEndBeforeItsBeginning() {
    #expect(
      told([fact("a", nil, "2019-01-01"), fact("a", "2020-01-01", nil)]) == ["1 duplicate-id"]
    )
    #expect(told([fact("a", "2020-02-01", "2020-01-01")]) == ["1 validity"])
  }

  @Test func tellsAnUnknownUnbrokenTimeline() {
    #expect(told([fact("a", nil, nil)], unbroken: ["u"]) == ["9 unknown-fact"])
  }
}
