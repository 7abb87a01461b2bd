import Diagnostics
import GapAnalysis
import Testing

@testable import Regulation

/// A place in `file`; the rows of a test differ in their lines.
func at(_ line: Int, _ file: String = "content/clients/a/responses.csv") -> SourceRange {
  SourceRange(file: file, start: SourcePosition(line: line, column: 1))
}

/// A day that the calendar holds, written in a test.
func day(_ iso: String) -> Day {
  Day(iso) ?? Day(year: 1, month: 1, day: 1) ?? { preconditionFailure("no such day: \(iso)") }()
}

extension BreachResult {
  /// The duty towards a recipient.
  func duty(to recipient: BreachDuty.Recipient) -> BreachDuty? {
    duties.first { $0.recipient == recipient }
  }
}

/// The day on which the tests' assessments hold.
let asOf = day("2026-11-21")

/// The day of the earlier of two assessments that are compared.
let earlierDay = day("2025-11-21")

/// What changed from one client on `earlierDay` to another on `asOf`, by the same law.
func compared(_ before: Client, _ after: Client, _ law: Law) throws -> Comparison {
  let result = assess(
    after,
    law: law,
    asOf: asOf,
    coverageThreshold: threshold,
    earlier: EarlierAssessment(assessed(before, law, on: earlierDay))
  )
  return try #require(result.value.comparison)
}

/// A notice of a breach, written in line `line` of the register.
func notice(
  _ recipient: BreachDuty.Recipient,
  _ iso: String,
  line: Int = 1
) -> BreachNotice {
  BreachNotice(recipient, on: day(iso), at: at(line, "breaches.yml"))
}

/// A catalog entry with what a test cares for.
func entry(
  _ id: String,
  under parent: String? = nil,
  _ obligation: Obligation = .required,
  leaf: Bool = true,
  rule: HIPAARule = .security,
  family: String = "technical",
  appliesTo: [Entity] = [.coveredEntity, .businessAssociate],
  requires: EntityFunction? = nil,
  permissive: Bool = false,
  aliases: [String] = [],
  validity: Validity = .always
) -> Requirement {
  Requirement(
    id: id,
    kind: parent == nil ? .standard : .specification,
    title: "Title of \(id)",
    obligation: obligation,
    parent: parent ?? "164.3",
    rule: rule,
    family: family,
    section: "164.3",
    appliesTo: appliesTo,
    requiresFunction: requires,
    isPermissive: permissive,
    aliases: aliases,
    summary: "Summary of \(id)",
    validity: validity,
    isAssessable: leaf,
    place: at(1, "content/regulation/catalog.yml")
  )
}

/// A law of these entries alone.
func law(_ entries: [Requirement], facts: Facts = .empty, proposed: [ProposedRule] = []) -> Law {
  let section = LawSection(id: "164.3", title: "Section", rule: .security, family: "technical")
  let catalog = Catalog.make(
    authority: "Test",
    asOf: nil,
    sections: [section],
    requirements: entries
  )
  #expect(catalog.diagnostics.isEmpty)
  return Law(catalog: catalog.value, facts: facts, crosswalk: .empty, proposedRules: proposed)
}

/// A standard with one leaf for each obligation, named `id(1)`, `id(2)` and so on.
func standard(
  _ id: String,
  _ obligations: [Obligation],
  family: String = "technical"
)
  -> [Requirement]
{
  [entry(id, leaf: false, family: family)]
    + obligations.enumerated().map { index, obligation in
      entry("\(id)(\(index + 1))", under: id, obligation, family: family)
    }
}

/// A response with the papers that its answer needs.
func answer(
  _ id: String,
  _ answer: Response.Answer,
  line: Int = 2,
  evidence: [String] = [],
  rationale: String? = "A reason",
  approver: String? = "The officer",
  decided: Day? = day("2026-01-01"),
  reviewBy: Day? = nil,
  maturity: Int? = nil
) -> Response {
  Response(requirement: id, answer: answer, place: at(line)).with {
    $0.evidence = evidence
    $0.maturity = maturity
    $0.rationale = rationale
    $0.approver = approver
    $0.decided = decided
    $0.reviewBy = reviewBy
  }
}

/// A finding about some requirements.
func finding(
  _ id: String,
  _ requirements: [String],
  likelihood: Level = .high,
  impact: Level = .high,
  status: Finding.Status = .open,
  due: Day? = nil,
  cost: Int? = nil,
  evidence: [String] = [],
  residual: RiskEstimate? = nil,
  accepted: Acceptance? = nil,
  milestones: [Milestone] = [],
  audience: [String] = []
) -> Finding {
  let file = "content/clients/a/findings/\(id).md"
  return Finding(
    id: id,
    title: "Title of \(id)",
    requirements: requirements.enumerated().map { Sourced($1, at: at(3 + $0, file)) },
    estimate: RiskEstimate(likelihood: likelihood, impact: impact),
    status: status,
    due: due,
    cost: cost,
    evidence: evidence.map { Sourced($0, at: at(9, file)) },
    residual: residual,
    accepted: accepted,
    milestones: milestones,
    audience: audience,
    place: at(1, file)
  )
}

/// A client named "A", a covered entity unless another entity is given.
func client(
  _ responses: [Response] = [],
  entity: Entity = .coveredEntity,
  functions: [EntityFunction] = [],
  scope: Scope = Scope(),
  asOf own: Day? = nil,
  findings: [Finding] = [],
  evidence: [Evidence] = [],
  policies: [Policy] = [],
  risks: [Risk] = [],
  breaches: [Breach] = [],
  exposure: [ExposureItem] = [],
  readiness: [ReadinessAnswer] = []
) -> Client {
  Client(
    slug: "a",
    name: Sourced("A", at: at(1, "content/clients/a/client.yml")),
    entity: entity,
    functions: functions,
    scope: scope,
    asOf: own,
    responses: responses,
    findings: findings,
    evidence: evidence,
    policies: policies,
    risks: risks,
    breaches: breaches,
    exposure: exposure,
    readiness: readiness,
    place: at(1, "content/clients/a/client.yml")
  )
}

/// 80%, the threshold of a workspace that says nothing else.
let threshold = Rational(4, over: 5) ?? .zero

/// An assessment on the tests' day.
func assessed(_ client: Client, _ law: Law, on day: Day = asOf) -> Assessment {
  assess(client, law: law, asOf: day, coverageThreshold: threshold).value
}

/// The diagnostics of an assessment on the tests' day, sorted.
func told(_ client: Client, _ law: Law, on day: Day = asOf) -> [Diagnostic] {
  assess(client, law: law, asOf: day, coverageThreshold: threshold).diagnostics.sortedUnique()
}

/// A share as a page shows it, without its sign.
func percent(_ share: Rational?) -> String? { share.map { ($0 * Rational(100)).oneDecimal } }

extension Response {
  /// The same response with more said.
  func with(_ change: (inout Response) throws -> Void) rethrows -> Response {
    var response = self
    try change(&response)
    return response
  }
}
