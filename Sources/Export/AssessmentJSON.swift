import Diagnostics
import Formats
import GapAnalysis
import Regulation
import Words

/// The schema that `assessment.json` names.
public let assessmentSchema = "gapbook-assessment/1"

/// `assessment.json`: keys and their order are a contract with those who read it.
func assessmentJSON(_ assessment: Assessment, generator: Generator) -> JSON {
  .object([
    ("schema", .string(assessmentSchema)),
    (
      "generator",
      .object([("name", .string(generator.name)), ("version", .string(generator.version))])
    ),
    ("as_of", .day(assessment.asOf)),
    ("client", client(assessment.client)),
    ("audience", .string(assessment.audience)),
    ("totals", totals(assessment)),
    ("rules", .array(assessment.rules.map(rule))),
    ("families", .array(assessment.families.map(family))),
    (
      "requirements", .array(assessment.requirements.map { requirement($0, of: assessment.client) })
    ),
    ("findings", .array(assessment.findings.map(finding))),
    ("evidence", .array(assessment.evidence.map(JSON.evidence))),
    ("policies", .array(assessment.policies.map(JSON.policy))),
    ("contradictions", .array(assessment.contradictions.map(contradiction))),
    ("gaps", .array(assessment.gaps.map(JSON.gap))),
    ("risks", .array(assessment.risks.map(JSON.risk))),
    ("decisions", .array(assessment.decisions.map(JSON.decision))),
    ("plan", .array(assessment.plan.map(JSON.planItem))),
    ("deadlines", .array(assessment.deadlines.map(JSON.deadline))),
    ("breaches", .array(assessment.breaches.map(JSON.breach))),
    ("exposure", .array(assessment.exposure.map(JSON.exposure))),
    ("readiness", .readiness(assessment.readiness)),
    ("metrics", .array(assessment.metrics.map(metric))),
    ("left_out", .array(assessment.leftOut.map(leftOut))),
  ])
}

private func client(_ client: Client) -> JSON {
  .object([
    ("slug", .string(client.slug)), ("name", .string(client.name.value)),
    ("entity", .string(client.entity.rawValue)),
    ("functions", .strings(client.functions.map(\.rawValue))),
    ("systems", .strings(client.scope.systems)), ("sites", .strings(client.scope.sites)),
    ("assessors", .strings(client.assessors)), ("reviewer", .string(client.reviewer)),
    ("version", .string(client.version)), ("status", .string(client.reportStatus.rawValue)),
    ("period", .object([("from", .day(client.period.from)), ("to", .day(client.period.to))])),
  ])
}

private func totals(_ assessment: Assessment) -> JSON {
  .object(figures(assessment.totals) + [("headline", .bool(assessment.headline))])
}

private func figures(_ tally: Tally) -> [(key: String, value: JSON)] {
  [
    ("requirements", .int(tally.counts.total)), ("assessed", .int(tally.counts.assessed)),
    ("not_applicable", .int(tally.counts.notApplicable)),
    ("coverage", .percent(tally.counts.coverage)), ("score", .percent(tally.score)),
  ]
}

private func rule(_ result: RuleResult) -> JSON {
  .object([("id", .string(result.rule.rawValue))] + figures(result.tally))
}

private func family(_ result: FamilyResult) -> JSON {
  let counts = result.tally.counts
  return .object([
    ("id", .string(result.family.id)), ("rule", .string(result.family.rule.rawValue)),
    ("score_by_leaves", .percent(result.tally.score)),
    ("score_by_standards", .percent(result.scoreByStandards)),
    ("coverage", .percent(counts.coverage)), ("met", .int(counts.met)),
    ("partially_met", .int(counts.partiallyMet)), ("not_met", .int(counts.notMet)),
    ("not_applicable", .int(counts.notApplicable)), ("not_assessed", .int(counts.notAssessed)),
  ])
}

private func requirement(_ result: RequirementResult, of client: Client) -> JSON {
  let requirement = result.requirement
  let response = result.response
  let methods = (response?.methods ?? []).map(\.rawValue).joined(separator: ";")
  return .object([
    ("id", .string(requirement.id)), ("title", .string(requirement.title)),
    ("rule", .string(requirement.rule.rawValue)), ("family", .string(requirement.family)),
    ("kind", .string(requirement.kind.rawValue)),
    ("obligation", .string(requirement.obligation.rawValue)),
    ("parent", .string(requirement.parent)), ("leaf", .bool(result.isLeaf)),
    ("response", .string(result.response?.answer.rawValue)),
    ("status", .string(result.status?.rawValue)), ("score", .percent(result.score)),
    ("maturity", .int(result.response?.maturity)), ("owner", .string(result.response?.owner)),
    ("reason", .string(result.reason.map(Words.english.text))),
    ("findings", .strings(result.findings)),
    ("evidence", .strings(result.evidence)), ("policies", .strings(result.policies)),
    ("source", .source(response?.place)), ("contested", contested(result)),
    ("note", .string(response?.note)), ("action", .string(response?.action)),
    ("due", .day(response?.due)), ("cost", .int(response?.cost)),
    ("method", methods.isEmpty ? .null : .string(methods)),
    ("sample", .string(response?.sample)), ("rationale", .string(response?.rationale)),
    ("approver", .string(response?.approver)), ("decided", .day(response?.decided)),
    ("review_by", .day(response?.reviewBy)),
    ("conditional", .bool(requirement.isConditional(for: client.functions))),
    ("effective_from", .day(requirement.validity.from)),
    ("tested", .array(result.tests.map(JSON.test))),
  ])
}

private func contested(_ result: RequirementResult) -> JSON {
  guard let grade = result.contestedGrade else { return .null }
  return .object([("grade", .string(grade.rawValue)), ("by", .strings(result.contestedBy))])
}

private func contradiction(_ contradiction: Contradiction) -> JSON {
  .object([
    ("id", .string(contradiction.id)), ("requirement", .string(contradiction.requirement)),
    ("kind", .string(contradiction.kind.rawValue)),
    ("grade", .string(contradiction.grade.rawValue)), ("by", .string(contradiction.by)),
    ("source", .source(contradiction.place)),
  ])
}

private func finding(_ result: FindingResult) -> JSON {
  let finding = result.finding
  return .object([
    ("id", .string(finding.id)), ("title", .string(finding.title)),
    ("requirements", .strings(finding.requirements.map(\.value))),
    ("likelihood", .string(finding.estimate.likelihood.rawValue)),
    ("impact", .string(finding.estimate.impact.rawValue)),
    ("risk", .string(result.risk.rawValue)), ("status", .string(finding.status.rawValue)),
    ("owner", .string(finding.owner)), ("due", .day(finding.due)), ("cost", .int(finding.cost)),
    ("action", .string(finding.step)), ("systems", .strings(finding.systems.map(\.value))),
    ("root_cause", .string(finding.rootCause)),
    ("residual", JSON.estimate(finding.residual, result.residualRisk)),
    ("accepted", JSON.acceptance(finding.accepted, result.acceptance)),
    ("closed", .day(finding.closed)), ("verified_by", .string(finding.verifiedBy)),
    ("milestones", .array(finding.milestones.map(JSON.milestone))),
    ("evidence", .strings(finding.evidence.map(\.value))), ("text", .string(finding.text)),
    ("source", .source(finding.place)),
  ])
}

private func metric(_ metric: Metric) -> JSON {
  .object([
    ("id", .string(metric.id)), ("value", value(metric)), ("unit", .string(metric.unit.rawValue)),
    ("formula", .string(Words.english.text(of: metric.formula))),
    ("numerator", part(metric.numerator)),
    ("denominator", part(metric.denominator)),
    (
      "excluded",
      .array(
        metric.excluded.map {
          .object([
            ("reason", .string(Words.english.text(of: $0.reason))), ("count", .int($0.count)),
          ])
        }
      )
    ),
    ("inputs", .sources(metric.inputs)),
  ])
}

private func value(_ metric: Metric) -> JSON {
  metric.unit == .percent ? .percent(metric.value) : number(metric.value)
}

/// A whole number as such, a fraction with one decimal.
private func number(_ number: Rational?) -> JSON {
  guard let number else { return .null }
  return number.denominator == 1 ? .int(number.numerator) : .number(number.oneDecimal)
}

/// The numerator or denominator of a quotient, exact but for thirds and the like.
private func part(_ number: Rational?) -> JSON {
  guard let number else { return .null }
  if number.denominator == 2 { return .number(number.oneDecimal) }
  return number.denominator == 1 ? .int(number.numerator) : .number(number.decimals)
}

private func leftOut(_ item: LeftOut) -> JSON {
  .object([
    ("source", .source(item.source)), ("reason", .string(Words.english.text(of: item.reason))),
  ])
}
