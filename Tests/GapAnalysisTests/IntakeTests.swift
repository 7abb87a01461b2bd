import Diagnostics
import Regulation
import Testing

@testable import GapAnalysis

@Suite struct IntakeTests {
  let base = law(
    [entry("164.312(a)(1)", leaf: false, aliases: ["164.312(a)"])] + [
      entry("164.312(a)(2)(i)", under: "164.312(a)(1)"),
      entry("164.312(a)(2)(iii)", under: "164.312(a)(1)", .addressable, aliases: ["312-iii"]),
      entry("164.314(b)(1)", requires: .groupHealthPlan),
      entry("164.404(a)(1)", rule: .breachNotification, family: "notification"),
      entry(
        "164.502(a)(5)(iii)",
        validity: Validity(from: day("2024-12-23"), to: day("2025-06-17"))
      ),
    ]
  )
  let proof = Evidence(id: "EV-001", title: "Proof", place: at(1, "content/clients/a/evidence.yml"))

  /// The only diagnostic, with its rule.
  private func only(_ client: Client, _ law: Law? = nil) throws -> Diagnostic {
    let all = told(client, law ?? base).filter { $0.severity != .note }
    try #require(all.count == 1, "\(all)")
    return all[0]
  }

  @Test func offersNoNeighborOfAnUnknownRequirement() throws {
    let told = try only(client([answer("164.312(a)(2)(ii)x", .implemented, line: 7)]))
    #expect(told.rule == "unknown-requirement")
    #expect(told.severity == .error)
    #expect(told.place == at(7))
    #expect(told.help == "164.312(a)(2) has 164.312(a)(2)(i), 164.312(a)(2)(iii)")
  }

  @Test(arguments: ["164.312(a)(1)", "164.312(a)"])
  func namesTheLeavesOfAnEntryThatIsNone(id: String) throws {
    let told = try only(client([answer(id, .implemented)]))
    #expect(told.rule == "not-a-leaf")
    #expect(told.help == "answer 164.312(a)(2)(i) and 164.312(a)(2)(iii)")
  }

  @Test func namesTheLeavesOfASection() throws {
    let told = try only(client([answer("164.3", .implemented)]))
    #expect(told.rule == "not-a-leaf")
    #expect(told.help?.contains("164.404(a)(1)") == true)
  }

  @Test func acceptsAnAliasUnderTheCanonicalName() throws {
    let assessment = assessed(client([answer("312-iii", .implemented)]), base)
    let leaf = try #require(assessment.requirement("164.312(a)(2)(iii)"))
    #expect(leaf.status == .met)
    #expect(leaf.response?.requirement == "164.312(a)(2)(iii)")
    #expect(told(client([answer("312-iii", .implemented)]), base).isEmpty)
  }

  @Test(arguments: ["164.312(a)(2)(iii)", "312-iii"])
  func tellsASecondAnswerAtTheSecond(second: String) throws {
    let twice = client([
      answer("164.312(a)(2)(iii)", .implemented, line: 2), answer(second, .notImplemented, line: 5),
    ])
    let told = try only(twice)
    #expect(told.rule == "duplicate-response")
    #expect(told.place == at(5))
    #expect(told.help == "the first answer is at content/clients/a/responses.csv:2")
    #expect(assessed(twice, base).requirement("164.312(a)(2)(iii)")?.status == .met)
    #expect(assessed(twice, base).leftOut.map(\.source) == [at(5)])
  }

  @Test(arguments: [Response.Answer.alternative, .notReasonable])
  func refusesAChoiceOnARequiredLeaf(choice: Response.Answer) throws {
    let client = client([answer("164.312(a)(2)(i)", choice)])
    let told = try only(client)
    #expect(told.rule == "decision-on-required")
    let leaf = try #require(assessed(client, base).requirement("164.312(a)(2)(i)"))
    #expect(leaf.status == .notAssessed)
    #expect(leaf.reason == .closedChoice(choice))
  }

  @Test func asksForThePapersOfADecision() throws {
    let bare = answer(
      "164.312(a)(2)(iii)",
      .alternative,
      rationale: " ",
      approver: nil,
      decided: nil
    )
    let told = try only(client([bare]))
    #expect(told.rule == "incomplete-decision")
    #expect(told.severity == .error)
    #expect(told.message.contains("rationale, approver and decided"))
  }

  @Test func asksForTheRationaleOfNotApplicable() throws {
    let bare = answer("164.312(a)(2)(iii)", .notApplicable, rationale: nil, approver: nil)
    #expect(try only(client([bare])).rule == "incomplete-decision")
  }

  @Test func warnsOfNotApplicableOnARequiredLeaf() throws {
    let client = client([answer("164.312(a)(2)(i)", .notApplicable)])
    let told = try only(client)
    #expect(told.rule == "not-applicable-required")
    #expect(told.severity == .warning)
    #expect(assessed(client, base).requirement("164.312(a)(2)(i)")?.status == .notApplicable)
  }

  @Test func leavesOutWhatIsOutOfScope() throws {
    let client = client(
      [answer("164.404(a)(1)", .implemented, line: 4)],
      scope: Scope(rules: [.security])
    )
    #expect(try only(client).rule == "response-out-of-scope")
    let assessment = assessed(client, base)
    #expect(assessment.leftOut.map(\.source) == [at(4)])
    #expect(assessment.leavesOutOfScope.map(\.id) == ["164.404(a)(1)"])
    #expect(assessment.requirement("164.404(a)(1)") == nil)
  }

  @Test func leavesOutWhatIsNotInForce() throws {
    let client = client([answer("164.502(a)(5)(iii)", .implemented)])
    let told = try only(client)
    #expect(told.rule == "response-not-in-force")
    #expect(told.message.contains("2024-12-23"))
    #expect(assessed(client, base).leftOut.count == 1)
    #expect(assessed(client, base).leavesNotInForce.map(\.id) == ["164.502(a)(5)(iii)"])
    #expect(assessed(client, base, on: day("2025-06-17")).leftOut.isEmpty)
  }

  @Test func keepsAndShowsAResponseThatDoesNotApply() throws {
    let client = client([answer("164.314(b)(1)", .notImplemented)])
    let told = try only(client)
    #expect(told.rule == "response-not-applicable")
    #expect(told.severity == .warning)
    let leaf = try #require(assessed(client, base).requirement("164.314(b)(1)"))
    #expect(leaf.status == .notApplicable)
    #expect(leaf.response?.answer == .notImplemented)
    #expect(leaf.reason == .inapplicable(.function(.groupHealthPlan)))
  }

  @Test func namesTheEntityThatALeafConcerns() throws {
    let law = law([entry("S", appliesTo: [.businessAssociate])])
    let leaf = try #require(assessed(client(), law).requirement("S"))
    #expect(
      leaf.reason
        == .inapplicable(.entity(concerned: [.businessAssociate], client: .coveredEntity))
    )
    #expect(assessed(client(entity: .both), law).requirement("S")?.status == .notAssessed)
  }

  @Test func tellsUnknownEvidenceWithTheNearest() throws {
    let inResponse = client(
      [answer("164.312(a)(2)(i)", .implemented, line: 3, evidence: ["EV-01"])],
      evidence: [proof]
    )
    let first = try only(inResponse)
    #expect(first.rule == "unknown-evidence")
    #expect(first.place == at(3))
    #expect(first.help?.contains("did you mean \"EV-001\"?") == true)
    let inFinding = client(
      findings: [finding("F-1", ["164.312(a)(2)(i)"], evidence: ["EV-9"])],
      evidence: [proof]
    )
    #expect(try only(inFinding).place == at(9, "content/clients/a/findings/F-1.md"))
  }

  @Test func takesEvidenceThatOnlyABreachNames() throws {
    func told(_ ids: [String]) throws -> Assessment {
      var breach = Breach(
        id: "B-1",
        discovered: day("2026-03-01"),
        affected: 1,
        place: at(1, "breaches.yml")
      )
      breach.evidence = ids.map { Sourced($0, at: at(7, "breaches.yml")) }
      let secret = finding("F-1", ["164.312(a)(2)(i)"], evidence: ["EV-001"], audience: ["full"])
      return assess(
        client(findings: [secret], evidence: [proof], breaches: [breach]),
        law: base,
        asOf: asOf,
        coverageThreshold: threshold,
        audience: "board"
      ).value
    }
    let named = try #require(try told(["EV-001"]).evidence.first)
    #expect(named.uses == ["B-1"])
    #expect(!named.isUnused)
    #expect(try told([]).evidence.isEmpty)
  }

  @Test func tellsUnknownRequirementsOfFindingsPoliciesAndRisks() {
    let policy = Policy(
      id: "access",
      title: "Access",
      owner: "Officer",
      approved: day("2026-01-01"),
      satisfies: [Sourced("164.x", at: at(4, "p.md"))],
      place: at(1, "p.md")
    )
    let risk = Risk(
      id: "R-1",
      title: "Loss",
      estimate: RiskEstimate(likelihood: .low, impact: .low),
      requirements: [Sourced("164.y", at: at(2, "r.yml"))],
      place: at(1, "r.yml")
    )
    let client = client(
      findings: [finding("F-1", ["164.312(a)(2)(i)", "164.z"])],
      policies: [policy],
      risks: [risk]
    )
    let all = told(client, base)
    #expect(all.map(\.rule) == Array(repeating: "unknown-requirement", count: 3))
    #expect(all.compactMap(\.place?.start.line) == [4, 4, 2])
  }

  @Test func tellsSecondEntriesOfEachRegister() {
    let client = client(
      findings: [finding("F-1", ["164.312(a)(2)(i)"]), finding("F-1", ["164.312(a)(2)(i)"])],
      evidence: [proof, proof],
      breaches: [
        Breach(id: "B-1", discovered: asOf, affected: 1, place: at(1, "breaches.yml")),
        Breach(id: "B-1", discovered: asOf, affected: 1, place: at(2, "breaches.yml")),
      ]
    )
    let all = told(client, base).filter { $0.rule == "duplicate-id" }
    #expect(all.count == 3)
    #expect(all.allSatisfy { $0.severity == .error })
    #expect(assessed(client, base).findings.count == 1)
  }

  @Test func keepsAFindingThatNamesNothingInTheReport() throws {
    let client = client(findings: [finding("F-1", ["164.502(a)(5)(iii)"])])
    let told = try only(client)
    #expect(told.rule == "finding-out-of-scope")
    #expect(told.severity == .warning)
    #expect(assessed(client, base).findings.map(\.finding.id) == ["F-1"])
  }

  @Test func withholdsFindingsFromAnAudience() {
    let secret = finding("F-1", ["164.312(a)(2)(i)"], audience: ["full"])
    let open = finding("F-2", ["164.312(a)(2)(i)"])
    let client = client(findings: [secret, open])
    let board = assess(
      client,
      law: base,
      asOf: asOf,
      coverageThreshold: threshold,
      audience: "board"
    ).value
    #expect(board.findings.map(\.finding.id) == ["F-2"])
    #expect(board.client.findings.map(\.id) == ["F-2"])
    #expect(board.requirement("164.312(a)(2)(i)")?.findings == ["F-2"])
    #expect(assessed(client, base).findings.count == 2)
  }

  @Test func explainsEveryRule() {
    #expect(Set(IntakeRule.allCases.map(\.explanation)).count == IntakeRule.allCases.count)
    for rule in IntakeRule.allCases {
      #expect(rule.rawValue.allSatisfy { $0.isLowercase || $0 == "-" })
    }
  }
}
