import Diagnostics
import Regulation
import Testing

@testable import GapAnalysis

@Suite struct GapTests {
  let base = law(standard("S", [.required, .addressable]))

  private func item(_ id: String, until end: String? = nil) -> Evidence {
    Evidence(id: id, title: id, validUntil: end.map(day), place: at(1, "evidence.yml"))
  }

  private func kinds(_ client: Client, _ id: String = "S(1)") -> [GapCause.Kind] {
    assessed(client, base).gaps.first { $0.requirement == id }?.causes.map(\.kind) ?? []
  }

  @Test(arguments: [Response.Answer.partial, .planned, .notImplemented])
  func findsALeafThatFallsShort(short: Response.Answer) {
    #expect(kinds(client([answer("S(1)", short)])) == [.fallsShort])
  }

  @Test(arguments: [Response.Answer.notAssessed, .notApplicable])
  func findsNoGapWhereNothingIsSaid(silent: Response.Answer) {
    #expect(kinds(client([answer("S(2)", silent)]), "S(2)").isEmpty)
  }

  @Test func asksForEvidenceOfWhatIsInPlace() {
    #expect(kinds(client([answer("S(1)", .implemented)])) == [.noEvidence])
    #expect(
      kinds(client([answer("S(2)", .alternative, reviewBy: day("2027-01-01"))]), "S(2)")
        == [.noEvidence]
    )
    let shown = client([answer("S(1)", .implemented, evidence: ["E"])], evidence: [item("E")])
    #expect(kinds(shown).isEmpty)
  }

  @Test func tellsExpiredEvidenceUnlessOneItemIsValid() {
    let old = item("E", until: "2026-11-20")
    let expired = client([answer("S(1)", .implemented, evidence: ["E"])], evidence: [old])
    #expect(kinds(expired) == [.expiredEvidence, .contested])
    let renewed = client(
      [answer("S(1)", .implemented, evidence: ["E", "F"])],
      evidence: [old, item("F", until: "2026-11-21")]
    )
    #expect(kinds(renewed).isEmpty)
  }

  @Test func tellsAReviewDayThatIsOverOrMissing() {
    func decided(_ review: Day?) -> Client {
      client(
        [answer("S(2)", .notReasonable, reviewBy: review)],
        evidence: []
      )
    }
    #expect(kinds(decided(nil), "S(2)") == [.reviewMissing])
    #expect(kinds(decided(day("2026-11-20")), "S(2)") == [.reviewLapsed])
    #expect(kinds(decided(day("2026-11-21")), "S(2)").isEmpty)
  }

  @Test(arguments: ["S(1)", "S"])
  func tellsAPolicyThatClaimsWhatAResponseDenies(claim: String) {
    let policy = Policy(
      id: "access",
      title: "Access",
      owner: "Officer",
      approved: day("2026-01-01"),
      satisfies: [Sourced(claim, at: at(2, "p.md"))],
      place: at(1, "p.md")
    )
    let denied = client([answer("S(1)", .notImplemented)], policies: [policy])
    #expect(kinds(denied) == [.fallsShort, .policyDenied])
    let result = assessed(denied, base)
    #expect(result.policies.first?.denied == ["S(1)"])
    #expect(result.metric("policies.coverage")?.text == (claim == "S" ? "100.0%" : "50.0%"))
  }

  @Test func countsAPolicyFromTheDayOfItsApproval() throws {
    func with(_ approved: String) -> Client {
      let policy = Policy(
        id: "access",
        title: "Access",
        owner: "Officer",
        approved: day(approved),
        reviewBy: day("2027-11-22"),
        satisfies: [Sourced("S", at: at(2, "p.md"))],
        place: at(1, "p.md")
      )
      return client([answer("S(1)", .notImplemented)], policies: [policy])
    }
    #expect(kinds(with("2026-11-21")) == [.fallsShort, .policyDenied])
    let later = with("2026-11-22")
    #expect(kinds(later) == [.fallsShort])
    let result = assessed(later, base)
    #expect(result.metric("policies.coverage")?.text == "0.0%")
    #expect(result.policies.map(\.review) == [.approvedLater])
    #expect(result.policies.map(\.leaves) == [[]])
    #expect(result.deadlines.isEmpty)
    #expect(
      result.leftOut.map(\.reason)
        == [
          .unusedPolicy(
            "access",
            .approvedLater,
            day("2026-11-21"),
            approved: day("2026-11-22")
          )
        ]
    )
    #expect(told(later, base).map(\.rule) == ["approved-later"])
  }

  @Test(arguments: [Response.Answer.partial, .planned, .notImplemented])
  func tellsAClosedFindingOnWhatFallsShort(short: Response.Answer) throws {
    let closed = finding("F-1", ["S(1)"], status: .closed)
    let result = assessed(client([answer("S(1)", short)], findings: [closed]), base)
    let gap = try #require(result.gaps.first)
    #expect(gap.causes.map(\.kind) == [.fallsShort, .closedFinding])
    #expect(gap.hasContradiction)
    #expect(gap.causes.last?.inputs == [at(2), at(1, closed.place.file)])
    #expect(result.metric("gaps.closed_finding")?.text == "1")
  }

  @Test func opensAFindingWhoseAcceptanceIsOver() {
    func with(_ until: String?) -> Assessment {
      let accepted = until.map { Acceptance(by: "Owner", until: day($0), reason: "Cost") }
      return assessed(
        client(findings: [finding("F-1", ["S(1)"], status: .riskAccepted, accepted: accepted)]),
        base
      )
    }
    #expect(with("2026-11-21").gaps.isEmpty)
    #expect(with("2026-11-21").plan.isEmpty)
    #expect(with("2026-11-20").gaps.flatMap(\.causes).map(\.kind) == [.acceptanceLapsed])
    #expect(with(nil).plan.map(\.finding) == ["F-1"])
    #expect(with("2026-11-20").findings.first?.acceptance == .lapsed)
  }

  @Test func joinsALeafWithItsFindingsAndRisks() throws {
    let risk = Risk(
      id: "R-1",
      title: "Theft",
      estimate: RiskEstimate(likelihood: .veryHigh, impact: .veryHigh),
      requirements: [Sourced("S(1)", at: at(2, "risks.yml"))],
      place: at(1, "risks.yml")
    )
    let client = client(
      [answer("S(1)", .partial)],
      findings: [
        finding("F-1", ["S(1)"], due: day("2027-03-01")),
        finding("F-2", ["S(1)", "S(2)"], due: day("2027-01-01")),
      ],
      risks: [risk]
    )
    let result = assessed(client, base)
    #expect(result.gaps.map(\.id) == ["gap:S(1)", "gap:S(2)"])
    let gap = try #require(result.gaps.first)
    #expect(gap.causes.map(\.kind) == [.fallsShort, .openFinding, .openFinding])
    #expect(gap.risk == .veryHigh)
    #expect(gap.due == day("2027-01-01"))
  }

  @Test func keepsAFindingAboveLeavesThatDoNotApplyAsAGapOfItsOwn() {
    let client = client(
      [answer("S(1)", .notApplicable), answer("S(2)", .notApplicable)],
      findings: [finding("F-1", ["S"])]
    )
    let result = assessed(client, base)
    #expect(result.gaps.map(\.id) == ["gap:F-1"])
    #expect(result.gaps.first?.requirement == "S")
    #expect(result.requirement("S(1)")?.findings == ["F-1"])
  }

  @Test func bringsAFindingAboutAStandardToEachOfItsLeaves() {
    let client = client(
      [answer("S(1)", .implemented, evidence: ["E"])],
      findings: [
        finding("F-2", ["S(1)"], likelihood: .low), finding("F-10", ["S"]),
        finding("F-9", ["S", "S(1)"], status: .closed),
      ],
      evidence: [item("E")]
    )
    let result = assessed(client, base)
    #expect(result.requirement("S(1)")?.findings == ["F-2", "F-9", "F-10"])
    #expect(result.requirement("S(2)")?.findings == ["F-9", "F-10"])
    #expect(result.requirement("S")?.findings == ["F-9", "F-10"])
    #expect(result.gaps.map(\.id) == ["gap:S(1)", "gap:S(2)"])
    #expect(result.gaps.map(\.findings) == [["F-2", "F-10"], ["F-10"]])
    // One item a finding, however many leaves it concerns.
    #expect(result.plan.map(\.id) == ["plan:F-10", "plan:F-2"])
  }

  @Test func bringsAFindingAtTheTopToLeavesAtAnyDepth() {
    let deep = law([
      entry("T", leaf: false), entry("T(1)", under: "T", leaf: false),
      entry("T(1)(i)", under: "T(1)"), entry("T(2)", under: "T"), entry("U"),
    ])
    let result = assessed(client(findings: [finding("F-1", ["T"])]), deep)
    let named = result.requirements.filter { $0.findings == ["F-1"] }.map(\.requirement.id)
    #expect(named == ["T", "T(1)(i)", "T(2)"])
    #expect(result.gaps.map(\.id) == ["gap:T(1)(i)", "gap:T(2)"])
  }

  @Test func ratesTheLeavesOfAStandardThatARiskNames() throws {
    let risk = Risk(
      id: "R-1",
      title: "Theft",
      estimate: RiskEstimate(likelihood: .veryHigh, impact: .veryHigh),
      requirements: [Sourced("S", at: at(2, "risks.yml"))],
      place: at(1, "risks.yml")
    )
    let result = assessed(client([answer("S(2)", .partial)], risks: [risk]), base)
    #expect(result.gaps.map(\.id) == ["gap:S(2)"])
    #expect(result.gaps.first?.risk == .veryHigh)
    #expect(try #require(result.risks.first).concerned == ["S", "S(1)", "S(2)"])
  }

  @Test func listsWhatNothingNamesAsLeftOut() {
    let policy = Policy(id: "p", title: "P", place: at(1, "p.md"))
    let client = client(evidence: [item("E")], policies: [policy])
    let result = assessed(client, base)
    #expect(result.leftOut.map(\.source.file) == ["evidence.yml", "p.md"])
    #expect(told(client, base).map(\.rule) == ["unused-evidence"])
  }
}

@Suite struct DecisionTests {
  @Test func registersDecisionsWithTheirPapers() {
    let base = law(standard("S", [.addressable, .addressable, .addressable, .required, .required]))
    let result = assessed(
      client(
        [
          answer("S(1)", .implemented, evidence: ["E"]), answer("S(2)", .alternative),
          answer("S(3)", .notReasonable, reviewBy: day("2026-01-01")),
          answer("S(4)", .notApplicable), answer("S(5)", .implemented),
        ],
        evidence: [Evidence(id: "E", title: "E", place: at(1, "evidence.yml"))]
      ),
      base
    )
    #expect(result.decisions.map(\.requirement.id) == ["S(1)", "S(2)", "S(3)", "S(4)"])
    #expect(result.decisions.map(\.missing) == [[], ["evidence", "review_by"], [], []])
    #expect(result.decisions.map(\.isReviewLapsed) == [false, false, true, false])
    #expect(result.metric("decisions.alternative")?.text == "1")
  }
}
