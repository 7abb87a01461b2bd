import Regulation
import Testing

@testable import GapAnalysis

@Suite("The gates of an assessment")
struct AssessmentGateTests {
  private let base = law(standard("S", [.required, .required]))

  private func failing(_ client: Client) -> [AssessmentGate: [String]] {
    let assessment = assessed(client, base)
    return Dictionary(
      uniqueKeysWithValues: AssessmentGate.allCases.map { ($0, assessment.failures(of: $0)) }
    ).filter { !$0.value.isEmpty }
  }

  @Test("of risks count the gaps of a level and above", arguments: Level.allCases)
  func risks(level: Level) {
    // The table gives the level itself for an impact of the level that is very likely.
    let found = finding("F-1", ["S(1)"], likelihood: .veryHigh, impact: level)
    let gates = failing(client([answer("S(1)", .partial)], findings: [found]))
    let expected = AssessmentGate.allCases.filter { $0.leastRisk.map { $0 <= level } ?? false }
    #expect(Set(gates.keys) == Set(expected))
    #expect(gates.values.allSatisfy { $0 == ["S(1)"] })
  }

  @Test("pass a finding whose risk is accepted, until the acceptance lapses")
  func accepted() {
    func accepted(until end: String) -> Client {
      let acceptance = Acceptance(by: "Owner", until: day(end), reason: "Cost")
      let found = finding("F-1", ["S(1)"], status: .riskAccepted, accepted: acceptance)
      return client([answer("S(1)", .partial)], findings: [found])
    }
    #expect(failing(accepted(until: "2026-11-21"))[.high] == nil)
    #expect(failing(accepted(until: "2026-11-20"))[.high] == ["S(1)"])
  }

  @Test("count a finding that names no leaf of the report by its own id")
  func ofNoLeaf() {
    #expect(failing(client(findings: [finding("F-1", [])]))[.high] == ["F-1"])
  }

  @Test("count as overdue what diff counts, each item once, from the day after")
  func overdue() {
    func due(_ iso: String) -> Client {
      client([answer("S(1)", .partial)], findings: [finding("F-1", ["S(1)"], due: day(iso))])
    }
    #expect(failing(due("2026-11-21"))[.overdue] == nil)
    #expect(failing(due("2026-11-20"))[.overdue] == ["F-1"])
  }

  @Test("count contested answers, and no other contradiction")
  func contradictions() {
    let unproven = client([answer("S(1)", .implemented)])
    #expect(failing(unproven)[.contradictions] == nil)
    let contested = client([answer("S(1)", .implemented)], findings: [finding("F-1", ["S(1)"])])
    #expect(failing(contested)[.contradictions] == ["S(1)"])
  }

  @Test("count policies in force whose review is over")
  func review() {
    func policy(_ review: String?, _ status: Policy.Status? = nil) -> Client {
      let policy = Policy(
        id: "access",
        title: "Access",
        status: status,
        approved: day("2024-01-01"),
        reviewBy: review.map(day),
        place: at(1, "p.md")
      )
      return client(policies: [policy])
    }
    #expect(failing(policy(nil)).isEmpty)
    #expect(failing(policy("2026-11-21")).isEmpty)
    #expect(failing(policy("2026-11-20"))[.review] == ["access"])
    #expect(failing(policy("2026-11-20", .draft)).isEmpty)
    #expect(failing(policy("2026-11-20", .retired)).isEmpty)
  }
}
