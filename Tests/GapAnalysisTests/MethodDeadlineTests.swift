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

  @Test(arguments: MethodDocument.cases("G", in: 8, to: 9))
  func saysWhatComesTooLate(_ this: MethodCase) throws {
    let finding = try finding("F", [this.text("Requirement")], due: this.day("Due"))
    let client = client(findings: [finding], breaches: [breach])
    let result = assessed(client, law, on: day("2026-09-30"))
    let missed = try #require(result.plan.first).missedDeadlines
    this.expect(
      given: ["Requirement", "Due"],
      ["After the notice to": missed.compactMap(\.recipient?.rawValue).joined(separator: ", ")]
    )
    let metric = try #require(result.metric(PlanGroup.afterLegalDeadlineMetric))
    #expect(metric.value == Rational(missed.isEmpty ? 0 : 1))
    #expect(metric.inputs == (missed.isEmpty ? [] : [finding.place]))
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
    #expect(plan([late], [timely]).map { $0.missedDeadlines.map(\.subject) } == [["B-2"]])
    #expect(plan([other], [timely]).map(\.missedDeadlines) == [[]])
  }
}
