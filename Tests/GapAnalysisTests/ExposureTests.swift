import Diagnostics
import Regulation
import Testing

@testable import GapAnalysis

@Suite struct ExposureTests {
  private let provision = "164.308(a)(1)(ii)(A)"

  private func item(
    _ tier: Int,
    _ violations: Int,
    year: Int = 2026,
    assessed: String? = "2026-11-21",
    provision: String? = nil,
    line: Int = 1
  ) -> ExposureItem {
    ExposureItem(
      tier: tier,
      provision: provision ?? self.provision,
      year: year,
      violations: violations,
      assessed: assessed.map(day),
      place: at(line, "exposure.yml")
    )
  }

  private var law: Law { GapAnalysisTests.law([entry(provision)], facts: penaltyFacts) }

  @Test("Adds provisions and years, each at its cap (case P4)")
  func addsProvisionsAndYears() {
    var items: [ExposureItem] = []
    for name in [provision, "164.312(b)"] {
      for year in [2024, 2025, 2026] {
        items.append(item(2, 1_000_000_000, year: year, provision: name, line: year))
      }
    }
    let law = GapAnalysisTests.law(
      [entry(provision), entry("164.312(b)")],
      facts: penaltyFacts
    )
    let result = assessed(client(exposure: items), law)
    #expect(result.exposure.codifiedTotal.maximum == 13_141_764)
    #expect(result.metric("exposure.codified.maximum")?.text == "$13,141,764")
    #expect(result.metric("exposure.discretion.maximum")?.text == "$600,000")
  }

  @Test("Leaves the fourth tier at the cap of the regulation: the notice names three")
  func leavesTheFourthTier() throws {
    let result = assessed(client(exposure: [item(4, 2)]), law)
    let exposure = try #require(result.exposure.first)
    #expect(exposure.codified == DollarRange(minimum: 146_022, maximum: 2_190_294))
    #expect(exposure.discretionCap == nil)
    #expect(exposure.discretionRange == exposure.codified)
    #expect(result.metric("exposure.discretion.maximum")?.text == "$2,190,294")
  }

  @Test("Caps each tier of one provision and year by itself (case P6)")
  func capsEachTier() {
    let items = [item(2, 400, year: 2025, line: 1), item(3, 400, year: 2025, line: 2)]
    let result = assessed(client(exposure: items), law)
    #expect(result.exposure.map(\.codified.maximum) == [2_190_294, 2_190_294])
    #expect(result.metric("exposure.codified.maximum")?.text == "$4,380,588")
    #expect(result.metric("exposure.discretion.maximum")?.text == "$350,000")
  }

  @Test("Sums nothing under the discretion before its notice, 2019-04-30")
  func sumsNothingBeforeTheNotice() throws {
    let early = item(2, 10, year: 2014, assessed: "2019-04-29", line: 1)
    let alone = assessed(client(exposure: [early]), law)
    #expect(alone.exposure.map(\.discretionRange) == [nil])
    #expect(alone.exposure.discretionTotal == nil)
    for end in ["minimum", "maximum"] {
      let metric = try #require(alone.metric("exposure.discretion.\(end)"))
      #expect(metric.value == nil && metric.text == "n/a")
    }
    #expect(alone.metric("exposure.codified.maximum")?.value != nil)
    let later = item(2, 10, year: 2014, assessed: "2019-04-30", line: 2)
    let mixed = assessed(client(exposure: [early, item(3, 1, line: 2)]), law)
    #expect(mixed.metric("exposure.discretion.maximum")?.value == nil)
    #expect(assessed(client(exposure: [later]), law).exposure.discretionTotal != nil)
  }

  @Test(
    "Prices violations of more than six years ago with a warning (160.414)",
    arguments: [
      (2019, "2026-11-21", true), (2020, "2026-12-31", false), (2020, "2027-01-01", true),
    ]
  )
  func warnsOfOldViolations(year: Int, assessed day: String, isBarred: Bool) throws {
    let old = client(exposure: [item(2, 400, year: year, assessed: day, line: 3)])
    let on = max(GapAnalysisTests.day(day), asOf)
    let result = try #require(assessed(old, law, on: on).exposure.first)
    #expect(result.notes == (isBarred ? [.timeBarred] : []))
    #expect(result.codified.maximum > 0)
    let warned = assess(old, law: law, asOf: on, coverageThreshold: .zero).diagnostics
    #expect(warned.map(\.rule) == (isBarred ? ["time-barred"] : []))
    #expect(warned.allSatisfy { $0.severity == .warning && $0.place == at(3, "exposure.yml") })
  }

  @Test("Says of 2015 that two tables govern it, once there are two")
  func tellsTheTwoTablesOf2015() {
    func notes(_ year: Int, _ assessed: String) -> [ExposureResult.Note] {
      let client = GapAnalysisTests.client(exposure: [item(2, 1, year: year, assessed: assessed)])
      return GapAnalysisTests.assessed(client, law).exposure.first?.notes ?? []
    }
    #expect(notes(2015, "2025-01-01") == [.timeBarred, .laterTable])
    #expect(notes(2015, "2016-01-01").isEmpty)
    #expect(notes(2009, "2012-01-01") == [.tiersBegan])
    #expect(notes(2016, "2024-09-01") == [.timeBarred])
    let told = GapAnalysisTests.told(
      client(exposure: [item(2, 1, year: 2015, assessed: "2025-01-01")]),
      law
    )
    #expect(told.map(\.rule).sorted() == ["time-barred", "two-penalty-tables"])
  }

  @Test("Refuses an assessment before the year of the violations")
  func refusesAnEarlierAssessment() {
    let client = GapAnalysisTests.client(exposure: [item(2, 1, year: 2025, assessed: "2024-12-31")])
    #expect(told(client, law).map(\.rule) == ["impossible-day"])
  }

  @Test func neverOverflows() {
    let result = assessed(client(exposure: [item(4, Int.max)]), law)
    #expect(result.exposure.first?.codified.maximum == 2_190_294)
  }

  @Test func leavesOutWhatNoTableGoverns() {
    let early = client(exposure: [item(1, 1, year: 2008)])
    let told = GapAnalysisTests.told(early, law)
    #expect(told.map(\.rule) == ["no-penalty-table"] && told.map(\.severity) == [.error])
    #expect(told.first?.help == "the tiers apply to violations from 2009-02-18 on")
    #expect(
      GapAnalysisTests.told(early, GapAnalysisTests.law([entry(provision)])).map(\.severity) == [
        .warning
      ]
    )
    #expect(assessed(early, law).leftOut.map(\.source) == [at(1, "exposure.yml")])
  }

  @Test func countsAProvisionOnceAYearAndTier() {
    let twice = client(exposure: [item(1, 1, line: 1), item(1, 2, line: 2)])
    #expect(told(twice, law).map(\.rule) == ["duplicate-id"])
  }

  @Test func tellsProvisionsAndYearsThatCannotBe() {
    let wrong = client(exposure: [item(1, 1, year: 2027, provision: "164.308(a)(1)(ii)(X)")])
    let rules = told(wrong, law).map(\.rule)
    #expect(rules.sorted() == ["impossible-day", "unknown-requirement"])
    let part160 = client(exposure: [item(1, 1, provision: "160.310")])
    #expect(told(part160, law).isEmpty)
  }
}

@Suite struct ReadinessTests {
  private func answers(_ words: [ReadinessAnswer.Answer]) -> [ReadinessAnswer] {
    words.enumerated().map { index, answer in
      ReadinessAnswer(
        change: "NPRM-\(index < 9 ? "0" : "")\(index + 1)",
        answer: answer,
        place: at(index + 1, "readiness.yml")
      )
    }
  }

  @Test func leavesOutWhatIsNotYetProposed() {
    let client = GapAnalysisTests.client(readiness: answers([.ready]))
    let law = law([], proposed: [proposal(1, published: "2027-01-01")])
    #expect(told(client, law).map(\.rule) == ["not-yet-proposed"])
    #expect(assessed(client, law).readiness.items.isEmpty)
    #expect(assessed(client, law).leftOut.count == 1)
  }

  @Test func tellsAnUnknownChangeWithTheNearest() {
    let answer = ReadinessAnswer(change: "NPRM-1", answer: .ready, place: at(1, "readiness.yml"))
    let all = told(client(readiness: [answer]), law([], proposed: [proposal(2)]))
    #expect(all.map(\.rule) == ["unknown-proposal"])
    #expect(all.first?.help?.contains("NPRM-01") == true)
  }
}
