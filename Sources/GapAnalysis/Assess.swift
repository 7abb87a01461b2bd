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
  let accepted = intake.accepted()
  let whole = Computation(accepted, law: law, asOf: asOf)
  var assessment = whole.assessment(
    for: Audience.full,
    coverageThreshold,
    leftOut: intake.leftOut + drafts(of: accepted)
  )
  let differences = whole.input.openFindings.map(\.finding)
    .planDifferences(whole.registers.gaps, whole.input)
  var hidden: Set<String> = []
  if audience != Audience.full {
    let shown = accepted.edition(for: audience, on: asOf)
    hidden = accepted.ids.subtracting(shown.ids)
    let plan = WholePlan(whole.registers, whole.input, for: audience)
    assessment = Computation(shown, law: law, asOf: asOf, of: plan)
      .assessment(for: audience, coverageThreshold, leftOut: intake.leftOut.limited(to: audience))
      .limited(to: audience, of: assessment)
  }
  if let earlier = intake.comparable(earlier, audience: audience), audience != Audience.everyone {
    let now = EarlierAssessment(assessment)
    let limited = earlier.limited(to: audience, shown: assessment.client.ids, hidden: hidden)
    assessment.add(compare(limited, now), with: earlier)
  }
  return Diagnosed(assessment.told(to: audience), intake.diagnostics + differences)
}

/// What follows from accepted inputs.
private struct Computation {
  let input: AssessmentInput
  let registers: ComputedRegisters
  private let summary: ScoreSummary
  private let metrics: [Metric]

  /// What follows for a client; for an edition, with what the `whole` plan has for it.
  init(_ client: Client, law: Law, asOf: Day, of whole: WholePlan? = nil) {
    let leaves = Leaves(of: client, law: law, asOf: asOf)
    summary = ScoreSummary(leaves, of: client.scope.rules, in: law.catalog)
    let findings = findingResults(client.findings, on: asOf)
    input = AssessmentInput(
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
    registers = ComputedRegisters(input, of: whole)
    let scores = leafMetrics(leaves, summary, in: law.catalog, declared: client.place)
    let score = scores.first { $0.id == "assessment.score" }
    metrics = [
      scores, [score?.withoutContested(registers.gaps)].compactMap(\.self),
      findingMetrics(input.findings),
      registers.metrics(input),
    ].flatMap(\.self)
  }

  func assessment(
    for audience: String,
    _ coverageThreshold: Rational,
    leftOut: [LeftOut]
  ) -> Assessment {
    Assessment(
      input,
      summary,
      registers,
      audience: audience,
      coverageThreshold: coverageThreshold,
      leftOut: leftOut + unusedInputs(registers, input),
      metrics: metrics
    )
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
