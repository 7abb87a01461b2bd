import Diagnostics
import Regulation
import TestSupport
import Testing
import Workspace

/// The regulation of the repository, as of the days that the issue names.
@Suite struct LawOnDaysTests {
  private static let loaded = try? load(repositoryRoot)

  private var law: Law { Self.loaded?.value.law ?? .none }

  @Test func loadsWithoutErrors() {
    #expect(Self.loaded?.diagnostics.hasErrors == false)
  }

  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  @Test(arguments: [
    ("2026-11-21", 144), ("2024-12-22", 143), ("2025-03-01", 145), ("2025-12-31", 143),
  ])
  func countsLeaves(_ on: String, _ count: Int) throws {
    #expect(law.catalog.leaves(on: try day(on)).count == count)
  }

  @Test func countsLeavesByRule() throws {
    let on = try day("2026-11-21")
    let counts = HIPAARule.allCases.map { law.catalog.leaves(on: on, rules: [$0]).count }
    #expect(counts == [53, 18, 73])
  }

  @Test(arguments: [
    ("2020-06-01", "ned-telehealth"), ("2023-05-11", "ned-telehealth"),
    ("2023-05-12", "ned-telehealth-transition"), ("2023-06-01", "ned-telehealth-transition"),
    ("2023-08-09", "ned-telehealth-transition"), ("2023-08-10", nil), ("2020-03-16", nil),
  ])
  func followsTheTelehealthDiscretion(_ on: String, _ id: String?) throws {
    #expect(law.facts.fact(of: "telehealth-discretion", on: try day(on))?.id == id)
  }

  @Test(arguments: [
    ("2026-11-21", "2026-01-01", "cmp-2025"), ("2026-01-27", "2025-12-01", "cmp-2024"),
    ("2026-01-28", "2025-12-01", "cmp-2025"), ("2020-06-01", "2015-11-02", "cmp-2020"),
    ("2020-06-01", "2015-11-01", "cmp-2009"), ("2026-11-21", "2012-05-05", "cmp-2009"),
    ("2010-05-05", "2009-02-17", nil), ("2016-09-05", "2016-01-01", "cmp-2009"),
  ])
  func choosesThePenaltyTable(_ assessed: String, _ violation: String, _ id: String?) throws {
    let table = law.facts.penaltyTable(assessed: try day(assessed), violation: try day(violation))
    #expect(table?.id == id)
  }

  @Test(arguments: [("2025-01-05", 0), ("2025-01-06", 1), ("2026-11-21", 1)])
  func knowsTheProposalSinceItsPublication(_ on: String, _ count: Int) throws {
    let day = try day(on)
    #expect(law.proposedRules.filter { $0.published <= day }.count == count)
    #expect((law.facts.fact(of: "sr-nprm", on: day) == nil) == (count == 0))
  }

  @Test func hasOneFactOfATimelineOnEachDayOfItsSpan() throws {
    for timeline in law.facts.timelines {
      let facts = law.facts.timeline(timeline)
      let edges = facts.flatMap { [$0.validity.from, $0.validity.to].compactMap(\.self) }
      for edge in edges {
        #expect(facts.filter { $0.validity.contains(edge) }.count == 1, "\(timeline) on \(edge)")
      }
    }
  }

  @Test func tellsWhatChangedBetweenTwoDays() throws {
    let changes = law.facts.changes(since: try day("2025-11-21"), until: try day("2026-11-21"))
    #expect(changes.begun.map(\.id).contains("cmp-2025"))
    #expect(changes.ended.map(\.id).contains("cmp-2024"))
    let entries = law.catalog.changes(since: try day("2024-12-22"), until: try day("2026-11-21"))
    #expect(entries.begun.map(\.id) == ["164.502(a)(5)(iii)", "164.509(a)", "164.520(a)(2)"])
    #expect(entries.ended.map(\.id) == ["164.502(a)(5)(iii)", "164.509(a)"])
  }

  /// A citation of which every part names a later day would be shown whole on the first day.
  @Test func citesWhatWasKnownOnTheFirstDayOfEachFact() throws {
    for fact in law.facts.all {
      let first = try #require(fact.validity.from, "\(fact.id)")
      #expect(knownWords(fact.citation, on: first) != nil, "\(fact.id)")
    }
  }

  /// A value may name a day to come only where that day was set beforehand.
  @Test func statesNothingThatALaterDayBrought() throws {
    let later = try law.facts.all.flatMap { fact -> [String] in
      let first = try #require(fact.validity.from, "\(fact.id)")
      return Self.texts(fact.value).filter { knownWords($0.text, on: first) == nil }
        .map { "\(fact.id) \($0.name)" }
    }
    #expect(
      later == [
        "repro-2024 compliance", "repro-2024 npp_compliance", "part2-final-rule compliance",
        "sr-nprm comments_closed", "sr-nprm-agenda-spring-2025 aim", "sr-nprm-agenda-2026 aim",
        "privacy-rule small_plans", "security-rule small_plans", "audit-phase1 years",
      ]
    )
  }

  /// The texts of a value, each with the name of the part that holds it, names of parts included.
  private static func texts(
    _ value: FactValue,
    name: String = ""
  ) -> [(name: String, text: String)] {
    switch value {
    case .text(let text): [(name, text)]
    case .list(let items): items.flatMap { texts($0, name: name) }
    case .parts(let parts):
      parts.flatMap { [($0.name, $0.name)] + texts($0.value, name: $0.name) }
    case .none, .number, .flag: []
    }
  }

  @Test func findsStaleFacts() throws {
    let stale = law.facts.stale(on: try day("2026-11-21")).map(\.id)
    #expect(stale.contains("ned-caps-2025"))
    #expect(!stale.contains("cmp-2025"))
    let later = try day("2028-01-01")
    let all = law.facts.all.filter { $0.validity.contains(later) }
    #expect(law.facts.stale(on: later).count == all.count)
  }
}
