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
///   - earlier: an assessment to compare with; one that cannot be compared is told and not used.
/// - Returns: the assessment, and the diagnostics in no particular order.
public func assess(
  _ client: Client,
  law: Law,
  asOf: Day,
  coverageThreshold: Rational,
  audience: String = "full",
  earlier: EarlierAssessment? = nil
) -> Diagnosed<Assessment> {
  var intake = Intake(client, law: law, asOf: asOf)
  let client = intake.kept().visible(to: audience)
  let leaves = Leaves(of: client, law: law, asOf: asOf)
  let summary = ScoreSummary(leaves, of: client.scope.rules, in: law.catalog)
  let findings = findingResults(client.findings, on: asOf)
  let basis = Basis(
    client: client,
    law: law,
    asOf: asOf,
    entries: requirementResults(
      leaves,
      summary,
      of: client,
      findings: findings,
      law: law,
      asOf: asOf
    ),
    findings: findings
  )
  let registers = ComputedRegisters(basis)
  let comparison = intake.comparable(earlier, audience: audience).map { earlier in
    let now = EarlierAssessment(basis, summary, registers, audience: audience)
    return compare(earlier.limited(to: audience, shown: now), now)
  }
  let assessment = Assessment(
    basis,
    summary,
    registers,
    audience: audience,
    coverageThreshold: coverageThreshold,
    leftOut: intake.leftOut + idle(registers, basis) + drafts(of: client),
    metrics: [
      leafMetrics(leaves, summary, in: law.catalog, declared: client.place),
      findingMetrics(basis.findings),
      registers.metrics(basis),
      comparisonMetrics(comparison, earlier),
    ].flatMap(\.self),
    comparison: comparison
  )
  return Diagnosed(assessment, intake.diagnostics)
}

extension Assessment {
  /// Puts what the steps made into one value.
  fileprivate init(
    _ basis: Basis,
    _ summary: ScoreSummary,
    _ registers: ComputedRegisters,
    audience: String,
    coverageThreshold: Rational,
    leftOut: [LeftOut],
    metrics: [Metric],
    comparison: Comparison?
  ) {
    self.init(
      asOf: basis.asOf,
      client: basis.client,
      audience: audience,
      coverageThreshold: coverageThreshold,
      totals: summary.totals,
      rules: summary.rules,
      families: summary.families,
      requirements: basis.requirements,
      findings: basis.findings,
      leftOut: leftOut.inOrder(of: { (NaturalKey($0.source.file), $0.source) }, by: <),
      leavesOutOfScope: GapAnalysis.leavesOutOfScope(
        of: basis.client,
        law: basis.law,
        asOf: basis.asOf
      ),
      leavesNotInForce: GapAnalysis.leavesNotInForce(
        for: basis.client,
        law: basis.law,
        asOf: basis.asOf
      ),
      metrics: metrics,
      gaps: registers.gaps,
      decisions: registers.decisions,
      risks: registers.risks,
      plan: registers.plan,
      deadlines: registers.deadlines,
      breaches: registers.breaches,
      exposure: registers.exposure,
      readiness: registers.readiness,
      policies: registers.policies,
      evidence: registers.evidence,
      riskAnalysis: registers.riskAnalysis,
      documents: registers.documents,
      maturity: registers.maturity,
      comparison: comparison
    )
  }
}

func leavesOutOfScope(of client: Client, law: Law, asOf: Day) -> [Requirement] {
  let rules = HIPAARule.allCases.filter { !client.scope.rules.contains($0) }
  return law.catalog.leaves(on: asOf, rules: rules)
}

func leavesNotInForce(for client: Client, law: Law, asOf: Day) -> [Requirement] {
  law.catalog.requirements.filter {
    $0.isAssessable && client.scope.rules.contains($0.rule) && !$0.validity.contains(asOf)
  }
}

/// Highest risk first, then by id, as the findings come.
private func findingResults(_ findings: [Finding], on day: Day) -> [FindingResult] {
  findings.map {
    FindingResult(
      finding: $0,
      risk: $0.estimate.risk,
      residualRisk: $0.residual?.risk,
      acceptance: AcceptanceState($0.accepted, on: day)
    )
  }
  .inOrder { -$0.risk.rank }
}
