import Diagnostics
import Regulation
import Testing

@testable import GapAnalysis

/// What contests an answer that a requirement is met (METHOD.md, section 7).
@Suite struct ContradictionTests {
  private let base = law(standard("S", [.required, .addressable]))
  private let item = Evidence(id: "E", title: "E", place: at(1, "evidence.yml"))
  /// The leaves that a late notice contests.
  private let notices = law(
    [
      "164.404(b)", "164.406(b)", "164.408(b)", "164.408(c)", "164.410(b)", "164.404(a)",
    ].map { entry($0, rule: .breachNotification, family: "breach") }
  )

  private func results(_ client: Client, _ law: Law? = nil) -> Assessment {
    assessed(client, law ?? base)
  }

  private func contested(_ client: Client, _ id: String = "S(1)") -> [Contradiction] {
    results(client).requirement(id)?.contradictions ?? []
  }

  private func with(_ finding: Finding, _ answers: Response.Answer = .implemented) -> Client {
    let response = answer("S(1)", answers, evidence: ["E"])
    return client([response], findings: [finding], evidence: [item])
  }

  @Test("An open finding of any risk contests, graded by its risk", arguments: Level.allCases)
  func gradesByTheFindingsRisk(_ level: Level) throws {
    let finding = finding("F-1", ["S(1)"], likelihood: level, impact: level)
    let result = results(with(finding))
    let contradiction = try #require(result.contradictions.first)
    #expect(result.contradictions.count == 1)
    #expect(contradiction.kind == .openFinding && contradiction.by == "F-1")
    #expect(contradiction.grade == result.finding("F-1")?.risk)
    #expect(contradiction.id == "contradiction:S(1):open-finding:F-1")
    #expect(contradiction.place == finding.place)
    let gap = try #require(result.gaps.first)
    #expect(gap.causes.map(\.kind) == [.openFinding, .contested])
    #expect(gap.isContested && gap.hasContradiction)
    #expect(gap.risk == contradiction.grade)
    #expect(result.metric("gaps.contested")?.text == "1")
    #expect(result.metric("gaps.contested")?.inputs.contains(finding.place) == true)
  }

  @Test("Status and score keep the answer")
  func keepsStatusAndScore() throws {
    let open = results(with(finding("F-1", ["S(1)"])))
    let closed = results(with(finding("F-1", ["S(1)"], status: .closed)))
    #expect(open.totals == closed.totals)
    #expect(open.requirement("S(1)")?.status == .met)
  }

  @Test(
    "A finding that is to be dealt with contests; one that is closed or accepted does not",
    arguments: Finding.Status.allCases
  )
  func followsTheFindingsStatus(_ status: Finding.Status) {
    let accepted = Acceptance(by: "Owner", until: asOf, reason: "Cost")
    let finding = finding(
      "F-1",
      ["S(1)"],
      status: status,
      accepted: status == .riskAccepted ? accepted : nil
    )
    #expect(contested(with(finding)).isEmpty == !status.isOpen)
  }

  @Test("An acceptance that is over contests again")
  func contestsAgainAfterTheAcceptance() {
    let accepted = Acceptance(by: "Owner", until: day("2026-11-20"), reason: "Cost")
    let finding = finding("F-1", ["S(1)"], status: .riskAccepted, accepted: accepted)
    #expect(contested(with(finding)).map(\.kind) == [.openFinding])
  }

  @Test("An answer that claims nothing is not contested", arguments: Response.Answer.allCases)
  func contestsClaimsAlone(_ given: Response.Answer) {
    let response = answer("S(2)", given, evidence: ["E"], reviewBy: day("2027-01-01"))
    let client = client([response], findings: [finding("F-1", ["S(2)"])], evidence: [item])
    let claims: [Response.Answer] = [.implemented, .alternative, .notReasonable]
    #expect(contested(client, "S(2)").isEmpty == !claims.contains(given))
  }

  @Test("A standard is contested if a leaf is; a finding that names it contests its leaves")
  func bearsOnLeavesAndStandards() throws {
    let leaf = results(with(finding("F-1", ["S(1)"])))
    #expect(leaf.requirement("S")?.contestedBy == ["F-1"])
    #expect(leaf.requirement("S")?.contestedGrade == leaf.finding("F-1")?.risk)
    let both = client(
      [answer("S(1)", .implemented, evidence: ["E"]), answer("S(2)", .partial)],
      findings: [finding("F-1", ["S"])],
      evidence: [item]
    )
    let result = results(both)
    #expect(result.contradictions.map(\.requirement) == ["S(1)"])
    #expect(result.plan.compactMap(\.finding) == ["F-1"])
    // The finding concerns both leaves, and is one item of the plan.
    #expect(result.plan.map(\.id) == ["plan:F-1"])
    #expect(result.gaps.map(\.id) == ["gap:S(1)", "gap:S(2)"])
  }

  @Test("Evidence that has expired and is the only one contests, moderately")
  func contestsByExpiredEvidence() {
    func with(_ ends: [String]) -> Client {
      let evidence = ends.enumerated().map {
        Evidence(
          id: "E\($0)",
          title: "E",
          validUntil: day($1),
          place: at($0 + 1, "evidence.yml")
        )
      }
      return client(
        [answer("S(1)", .implemented, evidence: evidence.map(\.id))],
        evidence: evidence
      )
    }
    let expired = contested(with(["2026-11-20", "2026-01-01"]))
    #expect(expired.map(\.kind) == [.expiredEvidence, .expiredEvidence])
    #expect(expired.map(\.by) == ["E0", "E1"] && expired.allSatisfy { $0.grade == .moderate })
    #expect(contested(with(["2026-11-20", "2026-11-21"])).isEmpty)
    #expect(contested(with([])).isEmpty)
    #expect(results(with(["2026-11-20"])).gaps.first?.risk == .moderate)
  }

  @Test("A policy that claims it and whose review is overdue contests, at a low grade")
  func contestsByAnOverdueReview() {
    func with(_ review: String, approved: String = "2025-01-01") -> Client {
      let policy = Policy(
        id: "access",
        title: "Access",
        owner: "Officer",
        approved: day(approved),
        reviewBy: day(review),
        satisfies: [Sourced("S", at: at(2, "p.md"))],
        place: at(1, "p.md")
      )
      let response = answer("S(1)", .implemented, evidence: ["E"])
      return client([response], evidence: [item], policies: [policy])
    }
    #expect(contested(with("2026-11-20")).map(\.kind) == [.policyReview])
    #expect(contested(with("2026-11-20")).map(\.grade) == [.low])
    #expect(contested(with("2026-11-21")).isEmpty)
  }

  @Test("Of several, the highest grade is the gap's")
  func takesTheHighestGrade() throws {
    let old = Evidence(
      id: "E",
      title: "E",
      validUntil: day("2026-11-20"),
      place: at(1, "evidence.yml")
    )
    let client = client(
      [answer("S(1)", .implemented, evidence: ["E"])],
      findings: [finding("F-1", ["S(1)"], likelihood: .low, impact: .low)],
      evidence: [old]
    )
    let leaf = try #require(results(client).requirement("S(1)"))
    #expect(leaf.contestedGrade == .moderate && leaf.contestedBy == ["E", "F-1"])
    let cause = try #require(results(client).gaps.first?.causes.last)
    #expect(cause.text == "answered \"implemented\", contested by E (moderate) and F-1 (low)")
  }

  private func breached(
    _ affected: Int,
    residents: Int? = nil,
    _ notified: [BreachNotice] = [],
    entity: Entity = .coveredEntity
  ) -> [String] {
    let ids = notices.catalog.requirements.map(\.id)
    let client = client(
      ids.map { answer($0, .implemented, evidence: ["E"]) },
      entity: entity,
      evidence: [item],
      breaches: [
        Breach(
          id: "B-1",
          discovered: day("2026-01-15"),
          affected: affected,
          maxResidentsOneState: residents,
          notices: notified,
          place: at(1, "breaches.yml")
        )
      ]
    )
    let found = results(client, notices).contradictions
    #expect(found.allSatisfy { $0.grade == .high && $0.by == "B-1" })
    return found.map { "\($0.requirement) \($0.kind.rawValue)" }
  }

  @Test("A late or overdue notice contests the paragraph that says by when, at a high grade")
  func contestsByNotices() {
    let all = [
      notice(.individuals, "2026-03-17"), notice(.hhs, "2026-03-18"), notice(.media, "2026-03-19"),
    ]
    #expect(
      breached(620, residents: 510, all) == [
        "164.404(b) late-notice", "164.406(b) late-notice", "164.408(b) late-notice",
      ]
    )
    #expect(
      breached(620, residents: 510) == [
        "164.404(b) overdue-notice", "164.406(b) overdue-notice", "164.408(b) overdue-notice",
      ]
    )
    let inTime = [
      notice(.individuals, "2026-02-01"), notice(.hhs, "2026-02-01"), notice(.media, "2026-02-01"),
    ]
    #expect(breached(620, residents: 510, inTime).isEmpty)
    #expect(breached(3, [notice(.individuals, "2026-02-01")]).isEmpty)
  }

  @Test("The log of HHS and the notice to a covered entity have paragraphs of their own")
  func contestsTheRightParagraph() {
    let late = Breach(
      id: "B-1",
      discovered: day("2025-01-15"),
      affected: 3,
      notices: [notice(.individuals, "2025-02-01"), notice(.hhs, "2026-03-02")],
      place: at(1, "breaches.yml")
    )
    let client = client(
      [answer("164.408(c)", .implemented, evidence: ["E"])],
      evidence: [item],
      breaches: [late]
    )
    #expect(results(client, notices).contradictions.map(\.requirement) == ["164.408(c)"])
    #expect(breached(620, entity: .businessAssociate) == ["164.410(b) overdue-notice"])
    let told = [notice(.coveredEntity, "2026-03-16")]
    #expect(breached(620, told, entity: .businessAssociate).isEmpty)
  }
}
