public import Diagnostics
public import Regulation

/// Assesses a client as of a day, and checks its inputs against the law.
///
/// Total: every input gives an assessment, and every input row is in it or in `leftOut`.
///
/// - Parameters:
///   - client: the inputs as read.
///   - law: what the law says, on all days.
///   - asOf: the day for which the assessment holds.
///   - coverageThreshold: coverage under this share, 0 to 1, withholds the headline.
///   - audience: `full`, or the audience that gets only what is open to it.
///   - earlier: an assessment to compare with; one that cannot be compared is reported and not used.
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
  let client = intake.accepted().visible(to: audience)
  let leaves = Leaves(of: client, law: law, asOf: asOf)
  let summary = ScoreSummary(leaves, of: client.scope.rules, in: law.catalog)
  let findings = findingResults(client.findings, on: asOf)
  let input = AssessmentInput(
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
  let registers = ComputedRegisters(input)
  let scores = leafMetrics(leaves, summary, in: law.catalog, declared: client.place)
  let score = scores.first { $0.id == "assessment.score" }
  let metrics = [
    scores, [score?.withoutContested(registers.gaps)].compactMap(\.self),
    findingMetrics(input.findings),
    registers.metrics(input),
  ]
  var assessment = Assessment(
    input,
    summary,
    registers,
    audience: audience,
    coverageThreshold: coverageThreshold,
    leftOut: intake.leftOut + unusedInputs(registers, input) + drafts(of: client),
    metrics: metrics.flatMap(\.self)
  )
  if let earlier = intake.comparable(earlier, audience: audience) {
    let now = EarlierAssessment(assessment)
    assessment.add(compare(earlier.limited(to: audience, shown: now), now), with: earlier)
  }
  let differences = input.openFindings.map(\.finding).planDifferences(registers.gaps, input)
  return Diagnosed(assessment, intake.diagnostics + differences)
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
