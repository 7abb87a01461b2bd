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
