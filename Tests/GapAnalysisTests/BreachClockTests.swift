import Diagnostics
import GapAnalysis
import Regulation
import Testing

/// A worked case of methodology 8.
struct BreachCase: Sendable, CustomTestStringConvertible {
  let name: String
  let discovered: String
  let affected: Int
  let residents: Int?
  let individuals: String
  let hhs: String
  let isLogged: Bool
  let media: Bool

  var testDescription: String { name }
}

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

  @Test(arguments: [
    BreachCase(
      name: "B1",
      discovered: "2026-01-15",
      affected: 620,
      residents: 510,
      individuals: "2026-03-16",
      hhs: "2026-03-16",
      isLogged: false,
      media: true
    ),
    BreachCase(
      name: "B2",
      discovered: "2026-01-15",
      affected: 500,
      residents: 500,
      individuals: "2026-03-16",
      hhs: "2026-03-16",
      isLogged: false,
      media: false
    ),
    BreachCase(
      name: "B3",
      discovered: "2026-11-02",
      affected: 499,
      residents: 499,
      individuals: "2027-01-01",
      hhs: "2027-03-01",
      isLogged: true,
      media: false
    ),
    BreachCase(
      name: "B4",
      discovered: "2025-03-10",
      affected: 12,
      residents: nil,
      individuals: "2025-05-09",
      hhs: "2026-03-01",
      isLogged: true,
      media: false
    ),
    BreachCase(
      name: "B5",
      discovered: "2027-06-01",
      affected: 20,
      residents: nil,
      individuals: "2027-07-31",
      hhs: "2028-02-29",
      isLogged: true,
      media: false
    ),
    BreachCase(
      name: "B6",
      discovered: "2026-05-01",
      affected: 900,
      residents: 450,
      individuals: "2026-06-30",
      hhs: "2026-06-30",
      isLogged: false,
      media: false
    ),
  ])
  func countsTheDaysOfTheLaw(_ oracle: BreachCase) throws {
    let breach = Breach(
      id: "B-1",
      discovered: day(oracle.discovered),
      affected: oracle.affected,
      maxResidentsOneState: oracle.residents,
      place: at(1, "breaches.yml")
    )
    let result = try #require(results(breach, on: day("2027-06-02")))
    #expect(result.duty(to: .individuals)?.due?.iso == oracle.individuals)
    let hhs = try #require(result.duty(to: .hhs))
    #expect(hhs.due?.iso == oracle.hhs)
    #expect(hhs.notes.contains(.log) == oracle.isLogged)
    let media = try #require(result.duty(to: .media))
    #expect((media.state != .notRequired) == oracle.media)
    #expect((media.due != nil) == oracle.media)
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
