import Diagnostics
import Regulation
import Testing

@testable import GapAnalysis

@Suite struct PlanTests {
  let base = law(standard("S", [.required, .addressable, .addressable, .required]))

  @Test func ordersByRiskThenObligationThenDay() {
    let findings = [
      finding("F-low", ["S(1)"], likelihood: .low, due: day("2026-12-01")),
      finding("F-addressable", ["S(2)"], due: day("2026-12-01")),
      finding("F-undated", ["S(1)"]), finding("F-late", ["S(1)"], due: day("2027-01-01")),
      finding("F-early", ["S(1)", "S(2)"], due: day("2026-12-01")),
      finding("F-closed", ["S(1)"], status: .closed),
    ]
    let client = client(
      [answer("S(1)", .partial), answer("S(3)", .planned), answer("S(4)", .notImplemented)],
      findings: findings
    )
    let plan = assessed(client, base).plan
    #expect(
      plan.map(\.id) == [
        "plan:F-early", "plan:F-late", "plan:F-undated", "plan:F-addressable", "plan:F-low",
        "plan:S(4)", "plan:S(3)",
      ]
    )
    #expect(plan.map(\.priority) == Array(1...7))
    #expect(plan.last?.risk == nil)
  }

  @Test(
    arguments: [
      ("2026-11-20", .overdue), ("2026-11-21", .days30), ("2026-12-21", .days30),
      ("2026-12-22", .days60), ("2027-01-20", .days60), ("2027-01-21", .days90),
      ("2027-02-19", .days90), ("2027-02-20", .later), (nil, .undated),
    ] as [(String?, Horizon)]
  )
  func sortsIntoTheRoadmap(due: String?, horizon: Horizon) {
    let result = assessed(
      client(findings: [finding("F-1", ["S(1)"], due: due.map(day), cost: 1500)]),
      base
    )
    #expect(result.plan.first?.horizon == horizon)
    #expect(result.plan.first?.isOverdue == (horizon == .overdue))
    #expect(result.metric("plan.cost")?.text == "$1,500")
  }

  @Test func sumsCostsWithoutOverflow() {
    let result = assessed(
      client(
        findings: [
          finding("F-1", ["S(1)"], cost: Int.max), finding("F-2", ["S(1)"], cost: 12),
          finding("F-3", ["S(1)"]),
        ]
      ),
      base
    )
    let cost = result.metric("plan.cost")
    #expect(cost?.value == Rational(Int.max))
    #expect(cost?.excluded == [Metric.Exclusion(reason: .withoutCost, count: 1)])
  }

  @Test func namesNoFindingThatIsWithheld() throws {
    let risk = Risk(
      id: "R-1",
      title: "Theft",
      estimate: RiskEstimate(likelihood: .high, impact: .high),
      findings: [Sourced("F-1", at: at(2, "risks.yml"))],
      place: at(1, "risks.yml")
    )
    let client = client(findings: [finding("F-1", ["S(1)"], audience: ["board"])], risks: [risk])
    func plan(_ audience: String) -> Assessment {
      assess(
        client,
        law: base,
        asOf: asOf,
        coverageThreshold: threshold,
        audience: audience
      ).value
    }
    #expect(plan("board").plan.map(\.id) == ["plan:F-1"])
    let limited = plan("client")
    // What the whole plan has with the finding is no item of its own elsewhere.
    #expect(limited.plan == [])
    #expect(limited.client.risks.first?.findings == [])
  }

  @Test func listsEveryDeadlineInOrder() {
    let result = assessed(
      client(
        [answer("S(2)", .alternative, evidence: ["E"], reviewBy: day("2026-11-20"))],
        findings: [finding("F-1", ["S(1)"], due: day("2026-12-01"))],
        evidence: [
          Evidence(
            id: "E",
            title: "E",
            validUntil: day("2027-01-01"),
            place: at(1, "evidence.yml")
          )
        ],
        breaches: [
          Breach(
            id: "B-1",
            discovered: day("2026-10-01"),
            affected: 3,
            notices: [notice(.individuals, "2026-10-02")],
            place: at(1, "breaches.yml")
          )
        ]
      ),
      base
    )
    #expect(
      result.deadlines.map { "\($0.day) \($0.kind.rawValue) \($0.state.rawValue)" } == [
        "2026-11-20 response-review overdue", "2026-11-30 breach-notice done",
        "2026-12-01 finding-due due", "2027-01-01 evidence-expiry due",
        "2027-03-01 breach-notice due",
      ]
    )
  }
}

@Suite struct CheckTests {
  @Test func saysWhatShowsADocument() throws {
    let base = law([
      entry("164.308(a)(1)(ii)(A)"), entry("164.308(a)(2)"), entry("164.308(a)(8)"),
      entry("164.316(a)"),
    ])
    let policy = Policy(
      id: "security",
      title: "Security",
      owner: "Officer",
      approved: day("2026-01-01"),
      satisfies: [Sourced("164.316(a)", at: at(2, "p.md"))],
      place: at(1, "p.md")
    )
    let result = assessed(
      client(
        [
          answer("164.308(a)(1)(ii)(A)", .partial, evidence: ["E"]),
          answer("164.308(a)(2)", .implemented, evidence: ["E"]),
        ],
        evidence: [Evidence(id: "E", title: "E", place: at(4, "evidence.yml"))],
        policies: [policy]
      ),
      base
    )
    func document(_ id: String) -> CheckItem? { result.documents.first { $0.id == id } }
    #expect(document("risk-analysis")?.state == .inPart)
    #expect(document("risk-analysis")?.proofs.map(\.place) == [at(4, "evidence.yml")])
    #expect(document("policies")?.state == .inPart)
    #expect(document("designations")?.state == .present)
    #expect(document("evaluations")?.state == .absent)
    #expect(document("notice")?.state == .notApplicable)
    #expect(result.riskAnalysis.count == 9)
    let element = try #require(result.riskAnalysis.first { $0.id == "documentation" })
    #expect(element.state == .inPart)
    #expect(result.riskAnalysis.first { $0.id == "risk-level" }?.state == .absent)
  }

  @Test(arguments: [
    (Response.Answer.implemented, Finding.Status.closed, CheckItem.State.present),
    (.implemented, .open, .unclear), (.partial, .closed, .unclear), (.planned, .open, .unclear),
  ])
  func callsNoElementPresentOfAnAnalysisThatFallsShort(
    given: Response.Answer,
    status: Finding.Status,
    state: CheckItem.State
  ) throws {
    let analysis = "164.308(a)(1)(ii)(A)"
    let risk = Risk(
      id: "R-1",
      title: "Theft",
      estimate: RiskEstimate(likelihood: .high, impact: .high),
      place: at(1, "risks.yml")
    )
    let result = assessed(
      client(
        [answer(analysis, given)],
        findings: [finding("F-01", [analysis], status: status)],
        risks: [risk]
      ),
      law([entry(analysis)])
    )
    let element = try #require(result.riskAnalysis.first { $0.id == "risk-level" })
    #expect(element.state == state)
    #expect(element.proofs.map(\.source) == [.risk("R-1")])
    #expect(element.denials.isEmpty == (state == .present))
    let scope = try #require(result.riskAnalysis.first { $0.id == "scope" })
    #expect(scope.state == .absent)
    #expect(scope.denials.map(\.source) == element.denials.map(\.source))
  }

  @Test func listsFindingsOfEachElementWhetherOrNotItIsShown() throws {
    let (analysis, other, review) = ("164.308(a)(1)(ii)(A)", "164.312(d)", "164.308(a)(8)")
    let risk = Risk(
      id: "R-1",
      title: "Theft",
      estimate: RiskEstimate(likelihood: .high, impact: .high),
      findings: [Sourced("F-03", at: at(9, "risks.yml"))],
      place: at(1, "risks.yml")
    )
    let result = assessed(
      client(
        [answer(analysis, .implemented)],
        findings: [
          finding("F-01", [analysis], status: .open), finding("F-02", [review], status: .open),
          finding("F-03", [other], status: .open),
        ],
        risks: [risk]
      ),
      law([entry(analysis), entry(other), entry(review)])
    )
    func sources(_ id: String) -> [CheckItem.Proof.Source] {
      let element = result.riskAnalysis.first { $0.id == id }
      return element.map { ($0.proofs + $0.denials).map(\.source) } ?? []
    }
    #expect(sources("scope") == [.finding("F-01")])
    #expect(sources("current-measures") == [.assessed(1, of: 3), .finding("F-01")])
    #expect(sources("threats") == [.risk("R-1"), .finding("F-03"), .finding("F-01")])
    #expect(sources("impact") == [.risk("R-1"), .finding("F-01")])
    #expect(sources("review") == [.finding("F-01"), .finding("F-02")])
    #expect(result.riskAnalysis.first { $0.id == "current-measures" }?.state == .inPart)
  }

  @Test(arguments: [
    ("2025-11-21", CheckItem.State.present), ("2025-11-22", .inPart), ("2026-11-22", .absent),
  ])
  func asksForTwelveMonthsOfRecognizedPractices(
    collected: String,
    state: CheckItem.State
  ) throws {
    let timeline = "recognized-security-practices"
    let base = law(
      [entry("S")],
      facts: facts([fact(timeline, timeline: timeline, from: "2021-01-05", .none)])
    )
    let item = Evidence(
      id: "E",
      title: "E",
      kind: "Recognized-security practices",
      collected: day(collected),
      place: at(4, "evidence.yml")
    )
    func document(_ on: Day) -> CheckItem? {
      assessed(client(evidence: [item]), base, on: on).documents.last
    }
    #expect(document(asOf)?.id == timeline)
    #expect(document(asOf)?.state == state)
    #expect(document(day("2021-01-04"))?.state == .notApplicable)
  }

  @Test func namesEachRowOfACoverageAmongItsInputs() {
    let base = law(standard("S", [.required, .required]))
    let rows = [
      answer("S(1)", .implemented, line: 2, evidence: ["E"]),
      answer("S(2)", .implemented, line: 3),
    ]
    let item = Evidence(id: "E", title: "E", place: at(1, "evidence.yml"))
    let result = assessed(client(rows, evidence: [item]), base)
    #expect(result.metric("evidence.coverage")?.text == "50.0%")
    #expect(result.metric("evidence.coverage")?.inputs == [at(2), at(3)])
  }
}
