public import Diagnostics
public import Regulation

/// What follows for a client as of a day, and what is wrong where law and client meet.
///
/// Total: every input gives an assessment, and every input row is in it or in `leftOut`.
///
/// - Parameters:
///   - client: the inputs as read.
///   - law: what the law says, on all days.
///   - asOf: the day for which the assessment holds.
///   - coverageThreshold: coverage under this share, 0 to 1, withholds the headline.
///   - audience: `full`, or the audience that gets only what is open to it.
/// - Returns: the assessment, and the diagnostics in no particular order.
public func assess(
  _ client: Client,
  law: Law,
  asOf: Day,
  coverageThreshold: Rational,
  audience: String = "full"
) -> Diagnosed<Assessment> {
  var intake = Intake(client, catalog: law.catalog, asOf: asOf)
  let client = intake.kept().visible(to: audience)
  let leaves = leaves(of: client, law: law, asOf: asOf)
  let totals = tally(leaves)
  let rules = ruleResults(leaves, of: client.scope.rules)
  let families = familyResults(leaves, of: client.scope.rules, in: law.catalog)
  let findings = findingResults(client.findings)
  let assessment = Assessment(
    asOf: asOf,
    client: client,
    audience: audience,
    coverageThreshold: coverageThreshold,
    totals: totals,
    rules: rules,
    families: families,
    requirements: requirementResults(leaves, of: client, law: law, asOf: asOf),
    findings: findings,
    leftOut: intake.leftOut.sorted { ($0.source, $0.reason) < ($1.source, $1.reason) },
    leavesOutOfScope: leavesOutOfScope(of: client, law: law, asOf: asOf),
    leavesNotInForce: leavesNotInForce(for: client, law: law, asOf: asOf),
    metrics: leafMetrics(leaves, totals: totals, rules: rules, families: families)
      + findingMetrics(findings)
  )
  return Diagnosed(assessment, intake.diagnostics)
}

/// The leaves that count, in the order of the regulation.
private func leaves(of client: Client, law: Law, asOf: Day) -> [Leaf] {
  let responses = Dictionary(
    client.responses.map { ($0.requirement, $0) },
    uniquingKeysWith: { first, _ in first }
  )
  return law.catalog.leaves(on: asOf, rules: client.scope.rules).map { requirement in
    Leaf(
      requirement,
      response: responses[requirement.id],
      inapplicable: inapplicability(of: requirement, to: client.entity, with: client.functions)
    )
  }
}

private func leavesOutOfScope(of client: Client, law: Law, asOf: Day) -> [Requirement] {
  let rules = HIPAARule.allCases.filter { !client.scope.rules.contains($0) }
  return law.catalog.leaves(on: asOf, rules: rules)
}

private func leavesNotInForce(for client: Client, law: Law, asOf: Day) -> [Requirement] {
  law.catalog.requirements.filter {
    $0.isAssessable && client.scope.rules.contains($0.rule) && !$0.validity.contains(asOf)
  }
}

/// Highest risk first, then by id.
private func findingResults(_ findings: [Finding]) -> [FindingResult] {
  findings.map {
    FindingResult(finding: $0, risk: $0.estimate.risk, residualRisk: $0.residual?.risk)
  }
  .sorted { ($1.risk, $0.finding.id) < ($0.risk, $1.finding.id) }
}

extension Client {
  /// The client without what an audience must not see; `full` sees all.
  func visible(to audience: String) -> Client {
    guard audience != "full" else { return self }
    return replacing(
      findings: findings.filter { $0.audience.isEmpty || $0.audience.contains(audience) }
    )
  }
}
