import Diagnostics
import Regulation
import Testing

@testable import GapAnalysis

@Suite struct BreachClockTests {
  private func results(
    _ breach: Breach,
    on day: Day,
    entity: Entity = .coveredEntity
  )
    -> BreachResult?
  {
    assessed(client(entity: entity, breaches: [breach]), law([]), on: day).breaches.first
  }

  @Test func tellsDoneFromLateFromOverdue() throws {
    let breach = Breach(
      id: "B-1",
      discovered: day("2026-01-15"),
      affected: 620,
      maxResidentsOneState: 510,
      notices: [notice(.individuals, "2026-03-16"), notice(.hhs, "2026-03-17")],
      place: at(1, "breaches.yml")
    )
    let result = try #require(results(breach, on: day("2026-03-17")))
    #expect(result.duties.map(\.state) == [.done, .late, .overdue])
    #expect(try #require(results(breach, on: day("2026-03-16"))).duties.last?.state == .open)
  }

  @Test func countsAsOpenWhatIsDoneLater() throws {
    let breach = Breach(
      id: "B-1",
      discovered: day("2026-01-15"),
      affected: 5,
      notices: [notice(.individuals, "2026-03-10")],
      place: at(1, "breaches.yml")
    )
    let duty = try #require(results(breach, on: day("2026-03-01"))?.duty(to: .individuals))
    #expect(duty.state == .open)
    #expect(duty.done == nil)
  }

  @Test func asksHowManyLiveInOneState() throws {
    let breach = Breach(
      id: "B-1",
      discovered: day("2026-01-15"),
      affected: 501,
      place: at(1, "breaches.yml")
    )
    #expect(results(breach, on: asOf)?.duty(to: .media)?.state == .undetermined)
    #expect(told(client(breaches: [breach]), law([])).map(\.rule) == ["residents-unknown"])
  }

  @Test func letsABusinessAssociateTellTheCoveredEntity() throws {
    let breach = Breach(
      id: "B-1",
      discovered: day("2026-01-15"),
      affected: 501,
      place: at(1, "breaches.yml")
    )
    let result = try #require(results(breach, on: asOf, entity: .businessAssociate))
    #expect(result.duties.map(\.recipient) == [.coveredEntity])
    #expect(result.duties.first?.due?.iso == "2026-03-16")
  }

  @Test func takesTheLimitFromTheFacts() throws {
    let facts = facts([
      fact(
        "breach-individual",
        timeline: "breach-individual",
        from: "2009-09-23",
        .parts([.init(name: "limit_days", value: .number("30"))])
      )
    ])
    func due(_ discovered: String) -> Day? {
      let breach = Breach(
        id: "B-1",
        discovered: day(discovered),
        affected: 1,
        place: at(1, "breaches.yml")
      )
      return assessed(client(breaches: [breach]), law([], facts: facts)).breaches.first?
        .duty(to: .individuals)?.due
    }
    #expect(due("2026-01-01")?.iso == "2026-01-31")
    #expect(due("2009-09-22") == nil)
  }

  @Test func tellsDaysAndCountsThatCannotBe() {
    let breach = Breach(
      id: "B-1",
      discovered: day("2026-11-22"),
      affected: 1,
      maxResidentsOneState: 2,
      notices: [notice(.individuals, "2026-11-20", line: 2), notice(.hhs, "2026-11-23", line: 3)],
      place: at(1, "breaches.yml")
    )
    let all = told(client(breaches: [breach]), law([]))
    #expect(
      all.map(\.rule) == ["impossible-count", "impossible-day", "impossible-day", "impossible-day"]
    )
    #expect(all.allSatisfy { $0.severity == .error })
    #expect(all.compactMap { $0.place?.start.line }.sorted() == [1, 1, 2, 3])
  }
}
