import Diagnostics
import Formats
import GapAnalysis
import Regulation
import Words

extension JSON {
  static func gap(_ gap: Gap) -> JSON {
    .object([
      ("id", .string(gap.id)), ("requirement", .string(gap.requirement)),
      ("title", .string(gap.title)), ("obligation", .string(gap.obligation.rawValue)),
      ("status", .string(gap.status?.rawValue)), ("risk", .string(gap.risk?.rawValue)),
      ("causes", .array(gap.causes.map(cause))), ("findings", .strings(gap.findings)),
      ("owner", .string(gap.owner)), ("due", .day(gap.due)), ("source", .source(gap.place)),
    ])
  }

  private static func cause(_ cause: GapCause) -> JSON {
    .object([
      ("kind", .string(cause.kind.rawValue)), ("text", .string(Words.english.text(of: cause))),
      ("names", .strings(cause.names)), ("inputs", .sources(cause.inputs)),
    ])
  }

  static func risk(_ result: RiskResult) -> JSON {
    let risk = result.risk
    return .object([
      ("id", .string(risk.id)), ("title", .string(risk.title)),
      ("threat", .string(risk.threat)), ("vulnerability", .string(risk.vulnerability)),
      ("asset", .string(risk.asset)),
      ("likelihood", .string(risk.estimate.likelihood.rawValue)),
      ("impact", .string(risk.estimate.impact.rawValue)),
      ("risk", .string(result.inherent.rawValue)),
      ("residual", estimate(risk.residual, result.residual)),
      ("owner", .string(risk.owner)), ("treatment", .string(risk.treatment?.rawValue)),
      ("action", .string(risk.action)),
      ("due", .day(risk.due)), ("status", .string(result.status.rawValue)),
      ("cost", .int(risk.cost)),
      ("requirements", .strings(risk.requirements.map(\.value))),
      ("findings", risk.findings.map { .strings($0.map(\.value)) } ?? .null),
      ("accepted", acceptance(risk.accepted, result.acceptance)),
      ("source", .source(risk.place)),
    ])
  }

  static func estimate(_ estimate: RiskEstimate?, _ rating: Level?) -> JSON {
    guard let estimate else { return .null }
    return .object([
      ("likelihood", .string(estimate.likelihood.rawValue)),
      ("impact", .string(estimate.impact.rawValue)), ("risk", .string(rating?.rawValue)),
    ])
  }

  static func acceptance(_ acceptance: Acceptance?, _ state: AcceptanceState) -> JSON {
    guard let acceptance else { return .null }
    return .object([
      ("by", .string(acceptance.by)), ("until", .day(acceptance.until)),
      ("reason", .string(acceptance.reason)), ("lapsed", .bool(state == .lapsed)),
    ])
  }

  static func decision(_ decision: Decision) -> JSON {
    let response = decision.response
    return .object([
      ("requirement", .string(decision.requirement.id)),
      ("title", .string(decision.requirement.title)),
      ("obligation", .string(decision.requirement.obligation.rawValue)),
      ("decision", .string(response.answer.rawValue)), ("rationale", .string(response.rationale)),
      ("approver", .string(response.approver)), ("decided", .day(response.decided)),
      ("review_by", .day(response.reviewBy)), ("review_lapsed", .bool(decision.isReviewLapsed)),
      ("evidence", .strings(response.evidence)), ("missing", .strings(decision.missing)),
      ("source", .source(response.place)),
    ])
  }

  static func planItem(_ item: PlanItem) -> JSON {
    .object([
      ("id", .string(item.id)), ("kind", .string(item.kind.rawValue)),
      ("title", .string(item.title)),
      ("context", .string(item.context)), ("action", .string(item.action)),
      ("treatment", .string(item.treatment?.rawValue)),
      ("requirement", .string(item.requirement)), ("finding", .string(item.finding)),
      ("risks", .strings(item.risks)),
      ("priority", .int(item.priority)), ("horizon", .string(item.horizon.rawValue)),
      ("risk", .string(item.risk?.rawValue)), ("obligation", .string(item.obligation.rawValue)),
      ("owner", .string(item.owner)), ("due", .day(item.due)), ("cost", .int(item.cost)),
      ("status", .string(item.status.rawValue)), ("start", .day(item.start)),
      ("milestones", .array(item.milestones.map(milestone))),
      ("steps", .array(item.steps.map(step))),
      ("missing", .strings(item.missing.map(\.rawValue))),
      ("notes", .strings(Words.english.notes(on: item))),
      ("source", .source(item.place)),
    ])
  }

  static func milestone(_ milestone: Milestone) -> JSON {
    .object([
      ("day", .day(milestone.day)), ("text", .string(milestone.text)),
      ("done", .day(milestone.done)), ("source", .source(milestone.place)),
    ])
  }

  /// What a response plans for a gap that the item covers.
  private static func step(_ step: PlanStep) -> JSON {
    .object([
      ("requirement", .string(step.requirement)), ("action", .string(step.action)),
      ("due", .day(step.due)), ("cost", .int(step.cost)), ("source", .source(step.place)),
    ])
  }

  static func evidence(_ result: EvidenceResult) -> JSON {
    let item = result.evidence
    return .object([
      ("id", .string(item.id)), ("title", .string(item.title)), ("kind", .string(item.kind)),
      ("collected", .day(item.collected)), ("valid_until", .day(item.validUntil)),
      ("location", .string(item.location)), ("sha256", .string(item.sha256)),
      ("used_by", .strings(result.uses)), ("scan", scan(item)),
      ("source", .source(item.place)),
    ])
  }

  private static func scan(_ item: Evidence) -> JSON {
    guard let scan = item.scan else { return .null }
    return .object(
      [
        ("format", .string(scan.format.rawValue)), ("day", .day(item.testDay)),
        ("checks", .int(scan.checkCount)),
      ] + counts(scan.counts)
    )
  }

  /// Resources, and what came of them.
  private static func counts(_ counts: ScanCounts) -> [(key: String, value: JSON)] {
    [
      ("resources", .int(counts.resources)), ("pass", .int(counts.pass)),
      ("fail", .int(counts.fail)), ("muted", .int(counts.muted)),
      ("not_tested", .int(counts.notTested)),
    ]
  }

  /// What a scan tested of a leaf.
  static func test(_ test: MachineTest) -> JSON {
    .object(
      [
        ("evidence", .string(test.evidence)), ("day", .day(test.day)),
        ("expired", .bool(test.isExpired)),
      ] + counts(test.leaf.counts) + [("checks", .array(test.leaf.checks.map(check)))]
    )
  }

  private static func check(_ check: ScanCheck) -> JSON {
    .object(
      [
        ("id", .string(check.id)), ("title", .string(check.title)),
        ("severity", .string(check.severity)), ("broad", .bool(check.isBroad)),
        ("mapped", .bool(check.isMapped)),
      ] + counts(check.counts) + [("source", .source(check.place))]
    )
  }

  static func policy(_ result: PolicyResult) -> JSON {
    let policy = result.policy
    return .object([
      ("id", .string(policy.id)), ("title", .string(policy.title)),
      ("version", .string(policy.version)), ("owner", .string(policy.owner)),
      ("approved", .day(policy.approved)), ("review_by", .day(policy.reviewBy)),
      ("satisfies", .strings(policy.satisfies.map(\.value))), ("source", .source(policy.place)),
    ])
  }

  static func deadline(_ deadline: Deadline) -> JSON {
    .object([
      ("kind", .string(deadline.kind.rawValue)), ("subject", .string(deadline.subject)),
      ("title", .string(Words.english.title(of: deadline))), ("day", .day(deadline.day)),
      ("state", .string(deadline.state.rawValue)), ("citation", .string(deadline.citation)),
      ("source", .source(deadline.place)),
    ])
  }

  static func exposure(_ result: ExposureResult) -> JSON {
    let item = result.item
    return .object([
      ("tier", .int(item.tier)), ("provision", .string(item.provision)), ("year", .int(item.year)),
      ("violations", .int(item.violations)), ("assessed", .day(item.assessed)),
      ("basis", .string(item.basis)),
      ("notes", .strings(result.notes.map(\.rawValue))),
      ("table", .string(result.table.id)), ("citation", .string(result.table.citation)),
      ("minimum", .int(result.codified.minimum)), ("maximum", .int(result.codified.maximum)),
      ("uncapped_maximum", .int(result.uncapped.maximum)), ("cap", .int(result.cap)),
      ("discretion", .string(result.discretion?.id)),
      ("discretion_cap", .int(result.discretionCap)),
      ("discretion_minimum", .int(result.discretionRange?.minimum)),
      ("discretion_maximum", .int(result.discretionRange?.maximum)),
      ("source", .source(item.place)),
    ])
  }

  static func readiness(_ readiness: Readiness) -> JSON {
    let items = readiness.items.map { item in
      JSON.object([
        ("id", .string(item.change.id)), ("title", .string(item.change.title)),
        ("citation", .string(item.change.citation)),
        ("answer", .string(item.response?.answer.rawValue)),
        ("source", .source(item.response?.place)),
      ])
    }
    return .object([("score", .percent(readiness.score)), ("items", .array(items))])
  }
}
