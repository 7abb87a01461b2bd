import Diagnostics
import Regulation
import Testing

@testable import GapAnalysis

/// Notices of business associates and of those who are both, notices to HHS, lawful delays.
@Suite struct BreachNoticeTests {
  private func breach(
    _ discovered: String,
    affected: Int = 620,
    residents: Int? = 400,
    capacity: Entity? = nil,
    notices: [BreachNotice] = [],
    delay: NoticeDelay? = nil
  ) -> Breach {
    Breach(
      id: "B-1",
      discovered: day(discovered),
      affected: affected,
      maxResidentsOneState: residents,
      capacity: capacity.map { Sourced($0, at: at(9, "breaches.yml")) },
      notices: notices,
      delay: delay,
      place: at(1, "breaches.yml")
    )
  }

  private func delay(
    _ made: String,
    _ until: String,
    _ statement: NoticeDelay.Statement = .written
  ) -> NoticeDelay {
    NoticeDelay(
      made: day(made),
      until: day(until),
      statement: statement,
      place: at(8, "breaches.yml")
    )
  }

  private func result(
    _ breach: Breach,
    _ entity: Entity = .coveredEntity,
    on asOf: String = "2026-11-21"
  ) throws -> BreachResult {
    let client = GapAnalysisTests.client(entity: entity, breaches: [breach])
    return try #require(assessed(client, law([]), on: day(asOf)).breaches.first)
  }

  private func rules(_ breach: Breach, _ entity: Entity = .coveredEntity) -> [String] {
    told(client(entity: entity, breaches: [breach]), law([])).map {
      "\($0.severity) \($0.rule) \($0.place?.start.line ?? 0)"
    }
  }

  @Test("A business associate is on time with its covered entity (case B7)")
  func tellsTheCoveredEntityInTime() throws {
    let breach = self.breach("2026-06-01", notices: [notice(.coveredEntity, "2026-07-20")])
    let result = try self.result(breach, .businessAssociate)
    #expect(result.duties.map(\.recipient) == [.coveredEntity])
    let duty = try #require(result.duties.first)
    #expect(duty.state == .done && duty.due?.iso == "2026-07-31" && duty.done?.iso == "2026-07-20")
    #expect(duty.citation == "45 CFR 164.410(b)")
    let deadlines = assessed(client(entity: .businessAssociate, breaches: [breach]), law([]))
      .deadlines
    #expect(deadlines.map(\.state) == [.done])
    #expect(rules(breach, .businessAssociate).isEmpty)
  }

  @Test("A business associate is late with its covered entity by the days after the limit")
  func tellsTheCoveredEntityLate() throws {
    let late = try result(
      breach("2026-06-01", notices: [notice(.coveredEntity, "2026-08-01")]),
      .businessAssociate
    )
    #expect(late.duties.map(\.state) == [.late] && late.duties.map(\.daysLate) == [1])
    let overdue = try result(breach("2026-06-01"), .businessAssociate, on: "2026-08-10")
    #expect(overdue.duties.map(\.state) == [.overdue] && overdue.duties.map(\.daysLate) == [10])
  }

  @Test("Shows what a business associate told others, without a duty")
  func keepsNoticesGivenForTheCoveredEntity() throws {
    let notices = [
      notice(.individuals, "2026-01-17"), notice(.hhs, "2026-01-20"),
      notice(.media, "2026-01-21"),
    ]
    let result = try self.result(breach("2026-01-15", notices: notices), .businessAssociate)
    #expect(result.duties.map(\.recipient) == [.coveredEntity, .individuals, .hhs, .media])
    #expect(result.duties.map(\.state) == [.overdue] + .init(repeating: .notRequired, count: 3))
    #expect(
      result.duties.compactMap { $0.done?.iso } == ["2026-01-17", "2026-01-20", "2026-01-21"]
    )
  }

  @Test("Tells a covered entity that it has no covered entity to tell, and shows the date")
  func tellsANoticeWithoutDuty() throws {
    let breach = self.breach("2026-09-15", notices: [notice(.coveredEntity, "2026-09-20", line: 5)])
    #expect(rules(breach) == ["warning notice-without-duty 5"])
    #expect(try result(breach).duty(to: .coveredEntity)?.done?.iso == "2026-09-20")
    #expect(try result(breach).duty(to: .coveredEntity)?.state == .notRequired)
  }

  @Test("Shows both clocks to one who is both")
  func showsBothClocks() throws {
    let both = try result(breach("2026-06-01"), .both)
    #expect(both.duties.map(\.recipient) == [.individuals, .hhs, .media, .coveredEntity])
    #expect(both.duties.map { $0.due?.iso } == ["2026-07-31", "2026-07-31", nil, "2026-07-31"])
  }

  @Test("One clock runs where one who is both says in which capacity", arguments: Entity.allCases)
  func followsTheCapacity(_ capacity: Entity) throws {
    let breach = self.breach("2026-06-01", capacity: capacity)
    let recipients = try result(breach, .both).duties.map(\.recipient)
    switch capacity {
    case .coveredEntity: #expect(recipients == [.individuals, .hhs, .media])
    case .businessAssociate: #expect(recipients == [.coveredEntity])
    case .both: #expect(recipients == [.individuals, .hhs, .media, .coveredEntity])
    }
    #expect(rules(breach, .both).isEmpty)
  }

  @Test func refusesACapacityThatTheClientDoesNotHave() {
    let breach = self.breach("2026-06-01", capacity: .businessAssociate)
    #expect(rules(breach) == ["error wrong-capacity 9"])
    #expect(rules(breach, .businessAssociate).isEmpty)
  }

  @Test("HHS is told with the individuals: later is late by the difference (case B8)")
  func tellsHHSWithTheIndividuals() throws {
    let individuals = notice(.individuals, "2026-01-30")
    let late = try result(breach("2026-01-15", notices: [individuals, notice(.hhs, "2026-03-10")]))
    let hhs = try #require(late.duty(to: .hhs))
    #expect(hhs.state == .late && hhs.daysLate == 39 && hhs.due?.iso == "2026-01-30")
    #expect(late.duty(to: .individuals)?.state == .done)
    let open = try result(breach("2026-01-15", notices: [individuals]), on: "2026-02-20")
    #expect(open.duty(to: .hhs)?.state == .overdue && open.duty(to: .hhs)?.daysLate == 21)
    #expect(open.duty(to: .hhs)?.notes == [.individualsTold])
    let same = try result(breach("2026-01-15", notices: [individuals, notice(.hhs, "2026-01-30")]))
    #expect(same.duty(to: .hhs)?.state == .done)
    let before = try result(
      breach("2026-01-15", notices: [notice(.hhs, "2026-01-20")]),
      on: "2026-02-01"
    )
    #expect(before.duty(to: .hhs)?.state == .done)
  }

  @Test("HHS has sixty days at the latest, however late the individuals are told")
  func holdsHHSToTheLimit() throws {
    let notices = [notice(.individuals, "2026-03-20"), notice(.hhs, "2026-03-20")]
    let result = try self.result(breach("2026-01-15", notices: notices))
    #expect(result.duty(to: .hhs)?.due?.iso == "2026-03-16")
    #expect(result.duty(to: .hhs)?.daysLate == 4)
    #expect(result.duty(to: .hhs)?.notes == [.withIndividuals])
  }

  @Test("Fewer than 500 are logged, whenever the individuals are told")
  func logsFewerThanFiveHundred() throws {
    let few = breach("2026-01-15", affected: 499, notices: [notice(.individuals, "2026-01-16")])
    #expect(try result(few).duty(to: .hhs)?.due?.iso == "2027-03-01")
  }

  @Test("A written statement delays for the time it names (case B9)")
  func delaysByAWrittenStatement() throws {
    let breach = self.breach("2026-03-01", residents: 501, delay: delay("2026-03-20", "2026-06-15"))
    let result = try self.result(breach, on: "2026-05-30")
    #expect(result.duties.map { $0.due?.iso } == .init(repeating: "2026-06-15", count: 3))
    #expect(result.duties.map(\.state) == [.open, .open, .open])
    #expect(result.duties.allSatisfy { $0.notes.contains(.delayed) })
    #expect(rules(breach).isEmpty)
  }

  @Test("An oral statement that ends before the limit moves nothing (case B10)")
  func keepsTheOrdinaryLimit() throws {
    let breach = self.breach("2026-03-01", delay: delay("2026-03-20", "2026-04-19", .oral))
    #expect(try result(breach).duty(to: .individuals)?.due?.iso == "2026-04-30")
    #expect(rules(breach).isEmpty)
  }

  @Test("A delay holds for a business associate too, and not before it is asked for")
  func delaysABusinessAssociate() throws {
    let breach = self.breach("2026-03-01", delay: delay("2026-04-20", "2026-07-01"))
    #expect(try result(breach, .businessAssociate).duties.first?.due?.iso == "2026-07-01")
    let before = assessed(
      client(entity: .businessAssociate, asOf: asOf, breaches: [breach]),
      law([]),
      on: day("2026-04-19")
    )
    #expect(before.breaches.first?.duties.first?.due?.iso == "2026-04-30")
    #expect(before.leftOut.map(\.source) == [at(8, "breaches.yml")])
  }

  @Test("A delay that is asked for after a limit does not heal a late notice")
  func doesNotMoveALimitThatIsOver() throws {
    let breach = self.breach("2026-03-01", delay: delay("2026-05-01", "2026-06-15"))
    let result = try self.result(breach)
    #expect(result.duty(to: .individuals)?.due?.iso == "2026-04-30")
    #expect(result.duty(to: .individuals)?.notes == [.delayedTooLate])
    #expect(rules(breach) == ["warning delay-too-late 8"])
  }

  @Test(
    "Tells delays that cannot be, at their place",
    arguments: [
      ("2026-02-28", "2026-06-15", NoticeDelay.Statement.written, "impossible-day"),
      ("2026-03-20", "2026-03-19", .written, "impossible-day"),
      ("2026-11-22", "2026-12-15", .written, "impossible-day"),
      ("2026-03-20", "2026-04-20", .oral, "delay-too-long"),
    ]
  )
  func tellsImpossibleDelays(
    made: String,
    until: String,
    statement: NoticeDelay.Statement,
    rule: String
  ) {
    let breach = self.breach("2026-03-01", delay: delay(made, until, statement))
    #expect(rules(breach) == ["error \(rule) 8"])
  }

  @Test(
    "Tells risk assessments of days that cannot be, at their place",
    arguments: [
      ("2026-02-28", ["error impossible-day 7"]), ("2026-03-01", []), ("2026-11-21", []),
      ("2026-11-22", ["error impossible-day 7"]),
    ]
  )
  func tellsImpossibleAssessments(assessed: String, told: [String]) {
    var breach = self.breach(
      "2026-03-01",
      affected: 3,
      residents: 3,
      notices: [notice(.individuals, "2026-03-05")]
    )
    breach.notices.append(notice(.hhs, "2026-03-06"))
    breach.assessed = Sourced(day(assessed), at: at(7, "breaches.yml"))
    #expect(rules(breach) == told)
  }

  @Test("Knows no risk assessment of a later day, on a look back")
  func knowsNoLaterAssessment() throws {
    var breach = self.breach("2026-01-15", affected: 10)
    breach.assessed = Sourced(day("2026-02-02"), at: at(7, "breaches.yml"))
    let client = GapAnalysisTests.client(asOf: asOf, breaches: [breach])
    func known(on day: Day) throws -> String? {
      try #require(assessed(client, law([]), on: day).breaches.first).breach.assessed?.value.iso
    }
    #expect(try known(on: day("2026-02-01")) == nil)
    #expect(try known(on: day("2026-02-02")) == "2026-02-02")
  }

  @Test("Lists the notices of later days as left out, on a look back")
  func leavesOutLaterNotices() {
    let breach = self.breach(
      "2026-01-15",
      affected: 10,
      notices: [notice(.individuals, "2026-03-01", line: 4)]
    )
    let client = GapAnalysisTests.client(asOf: asOf, breaches: [breach])
    let result = assessed(client, law([]), on: day("2026-02-01"))
    #expect(result.leftOut.map(\.source) == [at(4, "breaches.yml")])
    #expect(result.breaches.first?.breach.notices.isEmpty == true)
  }
}
