import Diagnostics
import Regulation
import Testing

@testable import GapAnalysis

@Suite("The risk register")
struct RiskRegisterTests {
  private static func risk(
    _ id: String,
    _ likelihood: Level = .high,
    _ impact: Level = .high,
    residual: RiskEstimate? = nil,
    owner: String? = nil,
    treatment: Risk.Treatment? = nil,
    due: Day? = nil,
    status: Finding.Status? = nil,
    cost: Int? = nil,
    until: Day? = nil
  ) -> Risk {
    Risk(
      id: id,
      title: "Risk \(id)",
      estimate: RiskEstimate(likelihood: likelihood, impact: impact),
      residual: residual,
      owner: owner,
      treatment: treatment,
      due: due,
      status: status,
      cost: cost,
      requirements: [Sourced("S", at: at(1, "risks.yml"))],
      accepted: until.map { Acceptance(by: "Owner", until: $0, reason: "Cost") },
      place: at(Int(id.dropFirst(2)) ?? 0, "risks.yml")
    )
  }

  private static let low = RiskEstimate(likelihood: .low, impact: .low)

  /// One overdue, one accepted, one lapsed, one closed, one without anything, one due on the day.
  private static let risks = [
    risk("R-1", residual: low, owner: "A", treatment: .mitigate, due: day("2026-11-20"), cost: 100),
    risk("R-2", .low, .low, owner: "A", treatment: .accept, until: day("2026-11-21")),
    risk("R-3", .moderate, .moderate, owner: "B", treatment: .transfer, until: day("2026-11-20")),
    risk("R-4", .veryHigh, .veryHigh, due: day("2026-01-01"), status: .closed, cost: 5000),
    risk("R-5", .moderate, .moderate),
    risk(
      "R-6",
      residual: low,
      owner: "C",
      treatment: .avoid,
      due: day("2026-11-21"),
      status: .inProgress,
      cost: 23
    ),
  ]

  private static func assessment(findings: [Finding] = []) -> Assessment {
    assessed(client(findings: findings, risks: risks), law([entry("S")]))
  }

  private static func numbers(_ assessment: Assessment, _ ids: [String]) -> [Int?] {
    ids.map { id in assessment.metric(id)?.value.map { $0.numerator / $0.denominator } }
  }

  @Test("says how far each is dealt with, what is overdue, and what is missing")
  func knowsStates() throws {
    let results = Dictionary(
      uniqueKeysWithValues: Self.assessment().risks.map { ($0.risk.id, $0) }
    )
    let ids = ["R-1", "R-2", "R-3", "R-4", "R-5", "R-6"]
    #expect(
      ids.map { results[$0]?.status }
        == [.open, .riskAccepted, .riskAccepted, .closed, .open, .inProgress]
    )
    #expect(ids.filter { results[$0]?.isOverdue ?? false } == ["R-1"])
    #expect(ids.filter { results[$0]?.needsAction ?? false } == ["R-1", "R-3", "R-5", "R-6"])
    #expect(
      ids.map { results[$0]?.missing } == [[], [], [.due], [], [.owner, .treatment, .due], []]
    )
    #expect(results["R-3"]?.acceptance == .lapsed)
    #expect(results["R-2"]?.acceptance == .accepted)
  }

  @Test("is counted without what is closed, and leads to its rows")
  func countsRows() throws {
    let assessment = Self.assessment()
    #expect(
      Self.numbers(
        assessment,
        [
          "risks.total", "risks.closed", "risks.overdue", "risks.lapsed", "risks.accepted",
          "risks.without_owner", "risks.without_treatment", "risks.without_due", "risks.cost",
        ]
      ) == [6, 1, 1, 1, 1, 1, 1, 2, 123]
    )
    let levels = ["very_high", "high", "moderate", "low", "very_low"]
    #expect(Self.numbers(assessment, levels.map { "risks.inherent.\($0)" }) == [0, 2, 2, 1, 0])
    // have no estimate of what remains and count as they are.
    #expect(Self.numbers(assessment, levels.map { "risks.residual.\($0)" }) == [0, 0, 2, 3, 0])
    let overdue = try #require(assessment.metric("risks.overdue"))
    #expect(overdue.inputs == [at(1, "risks.yml")])
    #expect(overdue.excluded.map(\.reason) == [.closed])
    #expect(overdue.excluded.map(\.count) == [1])
    let cost = try #require(assessment.metric("risks.cost"))
    #expect(cost.excluded.map(\.reason) == [.closed, .withoutCost])
    #expect(cost.excluded.map(\.count) == [1, 3])
  }

  @Test("and the findings are one map by likelihood and impact, as found and once treated")
  func mapsBoth() {
    let open = finding("F-1", ["S"], residual: Self.low)
    let closed = finding("F-2", ["S"], status: .closed)
    let assessment = Self.assessment(findings: [open, closed])
    let inherent = assessment.riskMap(.inherent)
    let high = RiskEstimate(likelihood: .high, impact: .high)
    #expect(inherent.count(of: high).findings == 1)
    #expect(inherent.count(of: high).risks == 2)
    #expect(inherent.count(of: .veryHigh).total == 0)
    #expect(inherent.all.total == 6)
    let residual = assessment.riskMap(.residual)
    #expect(residual.count(of: high).total == 0)
    #expect(residual.count(of: Self.low).findings == 1)
    #expect(residual.count(of: Self.low).risks == 3)
    #expect(residual.withoutResidual == 3)
    #expect(Level.allCases.map { residual.count(of: $0).total } == [0, 4, 2, 0, 0])
    // The levels are those of the metrics.
    for level in Level.allCases {
      #expect(
        Self.numbers(assessment, [level.residualMetric, level.residualFindingMetric])
          == [residual.count(of: level).risks, residual.count(of: level).findings]
      )
      #expect(
        Self.numbers(assessment, [level.inherentMetric, level.findingMetric])
          == [inherent.count(of: level).risks, inherent.count(of: level).findings]
      )
    }
  }

  @Test("has deadlines for what is to be done and for acceptances, not for what is closed")
  func hasDeadlines() {
    let deadlines = Self.assessment().deadlines.map { deadline in
      "\(deadline.kind.rawValue) \(deadline.subject) \(deadline.state)"
    }
    #expect(
      deadlines == [
        "acceptance-end R-3 overdue", "risk-due R-1 overdue", "acceptance-end R-2 due",
        "risk-due R-6 due",
      ]
    )
  }

  @Test("has no deadline beside that of an open finding about the same on the same day")
  func sharesDeadlines() {
    func kinds(_ finding: Finding) -> [String] {
      Self.assessment(findings: [finding]).deadlines.filter { $0.day == day("2026-11-20") }
        .map { "\($0.kind.rawValue) \($0.subject)" }
    }
    let same = finding("F-1", ["S"], due: day("2026-11-20"))
    #expect(kinds(same) == ["acceptance-end R-3", "finding-due F-1"])
    let closed = finding("F-1", ["S"], status: .closed, due: day("2026-11-20"))
    #expect(kinds(closed) == ["acceptance-end R-3", "risk-due R-1"])
    let other = finding("F-1", ["S"], due: day("2026-11-19"))
    #expect(kinds(other) == ["acceptance-end R-3", "risk-due R-1"])
  }

  // S is rated very high by R-1, and F-1, which covers it, is low; T is low as F-1 is.
  @Test("says in the plan which gaps it rates higher than the finding that covers them")
  func ratesHigher() {
    func plan(_ risks: [Risk], _ impact: Level = .low) -> [PlanItem] {
      let found = finding("F-1", ["S", "T"], likelihood: .veryHigh, impact: impact)
      let answers = [answer("S", .notImplemented), answer("T", .notImplemented)]
      return assessed(
        client(answers, findings: [found], risks: risks),
        law([entry("S"), entry("T")])
      ).plan
    }
    let severe = Self.risk("R-1", .veryHigh, .veryHigh)
    let item = plan([severe]).first { $0.kind == .finding }
    #expect(item?.risk == .low)
    #expect(item?.higherGaps.map(\.requirements) == [["S"]])
    #expect(item?.higherGaps.map(\.level) == [.veryHigh])
    #expect(item?.higherGaps.map(\.sources) == [[.risk("R-1")]])
    #expect(plan([severe], .veryHigh).allSatisfy { $0.higherGaps.isEmpty })
    let closed = Self.risk("R-1", .veryHigh, .veryHigh, status: .closed)
    #expect(plan([closed]).allSatisfy { $0.higherGaps.isEmpty })
  }

  @Test("and expired evidence that contests an answer is named where it rates a gap higher")
  func contestsHigher() {
    let found = finding("F-1", ["S"], likelihood: .low, impact: .low)
    let expired = Evidence(
      id: "E",
      title: "E",
      validUntil: day("2026-11-20"),
      place: at(1, "evidence.yml")
    )
    let client = client(
      [answer("S", .implemented, evidence: ["E"])],
      findings: [found],
      evidence: [expired]
    )
    let plan = assessed(client, law([entry("S")])).plan
    #expect(plan.map(\.risk) == [.low])
    #expect(plan.flatMap(\.higherGaps).map(\.level) == [.moderate])
    #expect(
      plan.flatMap(\.higherGaps).map(\.sources) == [[.contradiction(.expiredEvidence, "E")]]
    )
  }

  @Test("rates no gap by a risk that is closed")
  func closedRatesNothing() {
    let client = client(
      [answer("S", .notImplemented)],
      risks: [
        Self.risk("R-1", .veryHigh, .veryHigh, status: .closed), Self.risk("R-2", .low, .low),
      ]
    )
    #expect(assessed(client, law([entry("S")])).gaps.map(\.risk) == [.low])
  }

  @Test("is compared by due date and status")
  func isCompared() throws {
    func risk(_ due: Day, _ status: Finding.Status) -> Client {
      client(risks: [Self.risk("R-1", due: due, status: status)])
    }
    let law = law([entry("S")])
    func kinds(_ before: Client, _ after: Client) throws -> [[FindingChangeKind]] {
      try compared(before, after, law).risks.map(\.kinds)
    }
    let before = risk(day("2027-01-01"), .open)
    #expect(try kinds(before, risk(day("2027-02-01"), .open)) == [[.dueLater]])
    #expect(try kinds(before, risk(day("2027-01-01"), .inProgress)) == [[.status]])
    #expect(try kinds(before, risk(day("2027-01-01"), .closed)) == [[.closed]])
    #expect(try kinds(before, before) == [[]])
  }
}

@Suite("How requirements were looked at")
struct MethodMetricTests {
  @Test("is counted for each way, over the assessed ones")
  func counts() {
    let law = law([entry("S"), entry("T"), entry("U"), entry("V")])
    func looked(
      _ id: String,
      _ given: Response.Answer,
      _ methods: [Response.Method],
      _ line: Int
    )
      -> Response
    {
      var response = answer(id, given, line: line)
      response.methods = methods
      return response
    }
    var sampled = looked("S", .implemented, [.examine, .test], 2)
    sampled.sample = "3 of 14"
    let client = client([
      sampled, looked("T", .partial, [.interview], 3), looked("U", .notImplemented, [], 4),
      looked("V", .notAssessed, [.interview], 5),
    ])
    let assessment = assessed(client, law)
    let counts = ["examine", "interview", "test", "none", "sampled"].map {
      assessment.metric("methods.\($0)")?.value
    }
    #expect(counts == [1, 1, 1, 1, 1].map { Rational($0) })
    #expect(assessment.metric("methods.interview")?.inputs == [at(3)])
  }
}
