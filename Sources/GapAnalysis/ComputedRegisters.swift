import Regulation

/// Everything that is computed from the input besides scores.
struct ComputedRegisters {
  let gaps: [Gap]
  let decisions: [Decision]
  let risks: [RiskResult]
  let plan: [PlanItem]
  let unplannedNotices: [Deadline]
  let breaches: [BreachResult]
  let deadlines: [Deadline]
  let exposure: [ExposureResult]
  let readiness: Readiness
  let policies: [PolicyResult]
  let evidence: [EvidenceResult]
  let riskAnalysis: [CheckItem]
  let documents: [CheckItem]
  let earlierVersions: CheckItem?
  let maturity: Maturity

  /// The registers of an input; of an edition's, with what the `whole` plan has for it.
  init(_ input: AssessmentInput, of whole: WholePlan? = nil) {
    let found = GapAnalysis.gaps(input)
    gaps = whole?.limited(found) ?? found
    decisions = GapAnalysis.decisions(input)
    risks = riskResults(input)
    breaches = breachResults(input)
    let legal = LegalDeadlines(breaches)
    plan = whole?.items(for: input, gaps) ?? GapAnalysis.plan(gaps, risks, input, legal)
    unplannedNotices = legal.unplanned(by: whole?.concerned ?? plan.concerned(input))
    deadlines = GapAnalysis.deadlines(input, breaches: breaches, risks: risks, plan: plan)
    exposure = input.client.exposure.compactMap {
      exposureResult($0, facts: input.law.facts, asOf: input.asOf)
    }
    readiness = GapAnalysis.readiness(input)
    policies = policyResults(input)
    evidence = evidenceResults(input)
    riskAnalysis = riskAnalysisElements(input)
    documents = requestedDocuments(input)
    earlierVersions = GapAnalysis.earlierVersions(input)
    maturity = GapAnalysis.maturity(input)
  }

  /// How many findings and risks somebody must act on; a risk that the plan has with a finding counts
  /// with it.
  private func openRisks(_ input: AssessmentInput) -> Metric {
    let covered = Set(plan.filter { $0.finding != nil }.flatMap(\.risks))
    let alone = risks.filter { $0.isOpenRisk && !covered.contains($0.risk.id) }
    return Metric(
      counting: input.findings.filter(\.needsAction).map(\.finding.place)
        + alone.map(\.risk.place),
      "risks.open_with_findings",
      .openRisks,
      at: \.self
    )
  }

  /// How many notices that are not given yet no item of the plan is about.
  private var unplannedNoticeCount: Metric {
    Metric(
      counting: unplannedNotices,
      OpenNotices.unplannedMetric,
      .unplannedNotices,
      at: { $0.place }
    )
  }

  /// The metrics of all of them.
  func metrics(_ input: AssessmentInput) -> [Metric] {
    registerMetrics(gaps: gaps, decisions: decisions, risks: risks, deadlines: deadlines)
      + noticeMetrics(deadlines, on: input.asOf) + [openRisks(input)]
      + methodMetrics(input) + planMetrics(plan, on: input.asOf) + [unplannedNoticeCount]
      + proofMetrics(self, input) + testMetrics(input)
      + exposureMetrics(exposure)
      + readinessMetrics(readiness)
  }
}
