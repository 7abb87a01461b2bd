import Diagnostics
import Regulation
import TestSupport
import Testing

@testable import GapAnalysis

/// The cases of METHOD.md about work that is planned after a deadline of the law.
@Suite struct MethodDeadlineTests {
  private let law = GapAnalysisTests.law([
    entry("164.402(2)"), entry("164.404", leaf: false), entry("164.404(b)", under: "164.404"),
    entry("164.404(d)(2)", under: "164.404"), entry("164.408(b)"), entry("164.408(c)"),
    entry("164.414(b)"),
  ])
  private let breach = Breach(
    id: "B-2",
    discovered: day("2026-08-24"),
    affected: 4,
    maxResidentsOneState: 4,
    place: at(8, "breaches.yml")
  )

  @Test(arguments: MethodDocument.cases("G", in: 8, to: 20))
  func saysWhatComesTooLate(_ this: MethodCase) throws {
    let (requirement, due) = (try this.text("Requirement"), try this.day("Due"))
    var client = client(breaches: [breach])
    switch try this.text("Item") {
    case "response":
      client.responses = [answer(requirement, .partial).with { $0.due = due }]
    case "risk":
      client.risks = [
        Risk(
          id: "R",
          title: "T",
          estimate: RiskEstimate(likelihood: .low, impact: .low),
          due: due,
          requirements: [Sourced(requirement, at: at(4, "risks.yml"))],
          place: at(4, "risks.yml")
        )
      ]
    default:
      let milestones = try milestones(this.text("Milestone"))
      client.findings = [finding("F", [requirement], due: due, milestones: milestones)]
    }
    let result = assessed(client, law, on: day("2026-09-30"))
    let kind = try this.kind
    let item = try #require(result.plan.first { $0.kind.rawValue == kind })
    func notices(_ timing: PlannedDeadline.Timing) -> String {
      item.legalDeadlines.filter { $0.timing == timing }
        .compactMap(\.deadline.recipient?.rawValue).joined(separator: ", ")
    }
    this.expect(
      given: ["Item", "Requirement", "Due", "Milestone"],
      [
        "After the notice to": notices(.after), "No date before that to": notices(.undated),
        "On its last day": notices(.lastDay),
      ]
    )
    let late = result.plan.filter { !$0.missedDeadlines.isEmpty }
    let metric = try #require(result.metric(PlanGroup.afterLegalDeadlineMetric))
    #expect(metric.value == Rational(late.count))
    #expect(metric.inputs == late.compactMap(\.place))
  }

  /// One milestone, or none.
  private func milestones(_ text: String) -> [Milestone] {
    guard !text.isEmpty else { return [] }
    let words = text.split(separator: " ").map(String.init)
    let day = day(words[0])
    return [
      Milestone(
        day: day,
        text: "M",
        done: words.count > 1 ? day : nil,
        place: at(3, "findings/F.md")
      )
    ]
  }

  @Test(arguments: MethodDocument.cases("A", in: 8, to: 11))
  func listsEachDateOnce(_ this: MethodCase) throws {
    let status = try this.text("Finding")
    let found = finding(
      "F",
      ["164.414(b)"],
      status: status == "closed" ? .closed : .open,
      due: status == "closed" ? nil : try this.day("Finding"),
      milestones: try milestones(this.text("Milestone"))
    )
    let due = try this.day("Response")
    let risk = try this.day("Risk").map { day in
      Risk(
        id: "R",
        title: "T",
        estimate: RiskEstimate(likelihood: .low, impact: .low),
        due: day,
        requirements: [Sourced("164.414(b)", at: at(4, "risks.yml"))],
        findings: [Sourced("F", at: at(4, "risks.yml"))],
        place: at(4, "risks.yml")
      )
    }
    let result = assessed(
      client(
        [answer("164.414(b)", .partial).with { $0.due = due }],
        findings: [found],
        risks: [risk].compactMap(\.self)
      ),
      law,
      on: day("2026-11-21")
    )
    func dates(_ state: Deadline.State) -> String {
      result.deadlines.filter { $0.state == state && $0.kind != .milestone }
        .map { "\($0.kind.rawValue) \($0.day)" }.joined(separator: ", ")
    }
    func steps(_ state: Deadline.State) -> String {
      result.deadlines.filter { $0.state == state && $0.kind == .milestone }
        .map { "\($0.day)" }.joined(separator: ", ")
    }
    this.expect(
      given: ["Finding", "Milestone", "Response", "Risk"],
      [
        "Overdue": dates(.overdue), "Due": dates(.due), "Milestones overdue": steps(.overdue),
        "Milestones due": steps(.due),
      ]
    )
    // What is overdue is counted once everywhere, and milestones apart.
    let late = result.deadlines.filter { $0.state == .overdue && !$0.isStep }
    #expect(result.failures(of: .overdue) == late.map(\.subject))
    #expect(result.metric("deadlines.overdue")?.value == Rational(late.count))
    #expect(result.metric("deadlines.other_overdue")?.value == Rational(late.count))
    let missed = steps(.overdue).isEmpty ? 0 : 1
    #expect(result.metric("milestones.overdue")?.value == Rational(missed))
    #expect(Set(result.deadlines).count == result.deadlines.count)
  }

  @Test("The date of an item is at the input that gives it")
  func knowsItsInput() throws {
    let response = answer("164.414(b)", .partial).with {
      $0.due = day("2026-11-20")
      $0.planPlaces[.due] = at(2, "responses.csv")
    }
    let gap = assessed(client([response]), law, on: day("2026-11-21"))
    #expect(gap.deadlines.map(\.place) == [at(2, "responses.csv")])
    #expect(gap.deadlines.map(\.kind) == [.responseDue])
    #expect(gap.deadlines.map(\.subject) == ["164.414(b)"])
    let found = finding("F", ["164.414(b)"])
    let covered = assessed(client([response], findings: [found]), law, on: day("2026-11-21"))
    #expect(covered.deadlines.map(\.place) == [at(2, "responses.csv")])
    #expect(covered.deadlines.map(\.subject) == ["F"])
    // A plan for what is no gap is no deadline.
    let met = answer("164.414(b)", .implemented, evidence: ["E"]).with {
      $0.due = day("2026-11-20")
    }
    let evidence = Evidence(id: "E", title: "E", place: at(1, "evidence.yml"))
    let none = client([met], evidence: [evidence])
    #expect(assessed(none, law, on: day("2026-11-21")).deadlines.isEmpty)
  }

  @Test("A notice that was given, or that is not due, is after nothing")
  func passesWhatIsDone() throws {
    let given = Breach(
      id: "B-2",
      discovered: day("2026-08-24"),
      affected: 4,
      maxResidentsOneState: 4,
      notices: [notice(.individuals, "2026-09-02")],
      place: at(8, "breaches.yml")
    )
    let finding = finding("F", ["164.404(b)"], due: day("2026-11-06"))
    let done = assessed(client(findings: [finding], breaches: [given]), law, on: day("2026-09-30"))
    #expect(done.plan.map(\.missedDeadlines) == [[]])
    let none = assessed(client(findings: [finding]), law, on: day("2026-09-30"))
    #expect(none.plan.map(\.missedDeadlines) == [[]])
  }

  @Test("What is to come is listed where a date is before it, earliest first")
  func listsWhatComes() throws {
    let large = Breach(
      id: "B-8",
      discovered: day("2026-08-10"),
      affected: 552,
      maxResidentsOneState: 538,
      place: at(9, "breaches.yml")
    )
    func coming(_ requirement: String, _ due: String) throws -> [String] {
      let finding = finding("F", [requirement], due: day(due))
      let client = client(findings: [finding], breaches: [breach, large])
      let item = try #require(assessed(client, law, on: day("2026-09-30")).plan.first)
      return item.comingDeadlines.map { "\($0.subject) \($0.day.iso)" }
    }
    // August 10 and 60 days are October 9; August 24 and 60 days are October 23.
    #expect(try coming("164.404(b)", "2026-10-08") == ["B-8 2026-10-09", "B-2 2026-10-23"])
    #expect(try coming("164.404(b)", "2026-10-09") == ["B-2 2026-10-23"])
    #expect(try coming("164.404(b)", "2026-10-23") == [])
    // 2026 is over, and 60 days: March 1, 2027.
    #expect(try coming("164.408(c)", "2026-11-06") == ["B-2 2027-03-01"])
  }

  @Test("The date of a response counts for its own requirement, and that of a gap for its leaf")
  func readsResponses() throws {
    let late = answer("164.404(b)", .partial).with { $0.due = day("2026-10-24") }
    let other = answer("164.414(b)", .partial).with { $0.due = day("2026-10-24") }
    let timely = finding("F", ["164.404(b)", "164.414(b)"], due: day("2026-10-23"))
    func plan(_ responses: [Response], _ findings: [Finding] = []) -> [PlanItem] {
      let client = client(responses, findings: findings, breaches: [breach])
      return assessed(client, law, on: day("2026-09-30")).plan
    }
    #expect(plan([late]).map { $0.missedDeadlines.map(\.day.iso) } == [["2026-10-23"]])
    #expect(plan([other]).map(\.missedDeadlines) == [[]])
    // The finding is planned for the last day, whatever the response to one of its leaves says.
    #expect(plan([late], [timely]).map(\.missedDeadlines) == [[]])
    #expect(plan([late], [timely]).map { $0.legalDeadlines.map(\.timing) } == [[.lastDay]])
    #expect(plan([other], [timely]).map(\.missedDeadlines) == [[]])
  }
}

extension MethodCase {
  /// The kind of the item of the plan.
  fileprivate var kind: String {
    get throws { try text("Item") == "response" ? "gap" : text("Item") }
  }
}
