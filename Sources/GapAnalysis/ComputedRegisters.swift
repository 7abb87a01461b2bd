import Regulation

/// Everything that follows from the basis besides scores, in one pass.
struct ComputedRegisters {
  let gaps: [Gap]
  let decisions: [Decision]
  let risks: [RiskResult]
  let plan: [PlanItem]
  let breaches: [BreachResult]
  let deadlines: [Deadline]
  let exposure: [ExposureResult]
  let readiness: Readiness
  let policies: [PolicyResult]
  let evidence: [EvidenceResult]
  let riskAnalysis: [CheckItem]
  let documents: [CheckItem]
  let maturity: Maturity

  init(_ basis: Basis) {
    gaps = GapAnalysis.gaps(basis)
    decisions = GapAnalysis.decisions(basis)
    risks = riskResults(basis)
    plan = GapAnalysis.plan(gaps, basis)
    breaches = breachResults(basis)
    deadlines = GapAnalysis.deadlines(basis, breaches: breaches)
    exposure = basis.client.exposure.compactMap {
      exposureResult($0, facts: basis.law.facts, asOf: basis.asOf)
    }
    readiness = GapAnalysis.readiness(basis)
    policies = policyResults(basis)
    evidence = evidenceResults(basis)
    riskAnalysis = riskAnalysisElements(basis)
    documents = requestedDocuments(basis)
    maturity = GapAnalysis.maturity(basis)
  }

  /// The metrics of all of them.
  func metrics(_ basis: Basis) -> [Metric] {
    registerMetrics(gaps: gaps, decisions: decisions, risks: risks, deadlines: deadlines)
      + planMetrics(plan) + proofMetrics(self, basis) + exposureMetrics(exposure)
      + readinessMetrics(readiness)
  }
}
