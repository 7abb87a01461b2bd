import Diagnostics

/// The metrics of policies, evidence, maturity, breaches, elements of the risk analysis and documents.
func proofMetrics(_ registers: ComputedRegisters, _ input: AssessmentInput) -> [Metric] {
  [
    policyCoverage(registers, input),
    Metric(
      counting: input.leaves.filter { $0.status != .notApplicable && $0.policies.isEmpty },
      "policies.lacking",
      .withoutPolicy,
      at: { $0.response?.place }
    ),
    evidenceCoverage(registers, input),
  ]
    + metMetrics(registers, input)
    + EvidenceResult.State.allCases.map { state in
      Metric(
        counting: registers.evidence.filter { $0.state == state },
        "evidence.\(state.rawValue)",
        .evidenceOf(state),
        at: { $0.evidence.place }
      )
    }
    + maturityMetrics(registers.maturity, input)
    + [
      Metric(counting: registers.breaches, "breaches.total", .breaches, at: { $0.breach.place }),
      checkMetric("risk_analysis.present", registers.riskAnalysis, .riskAnalysis),
      checkMetric("documents.present", registers.documents, .documents),
    ]
}

private func policyCoverage(_ registers: ComputedRegisters, _ input: AssessmentInput) -> Metric {
  let applicable = input.leaves.filter { $0.status != .notApplicable }
  let covered = applicable.filter { !$0.policies.isEmpty }
  let names = Set(covered.flatMap(\.policies))
  return share(
    "policies.coverage",
    covered.count,
    of: applicable.count,
    .policyCoverage,
    excluded: input.leaves.count - applicable.count,
    inputs: registers.policies.map(\.policy).filter { names.contains($0.id) }.map(\.place)
      + applicable.compactMap { $0.response?.place }
  )
}

private func evidenceCoverage(_ registers: ComputedRegisters, _ input: AssessmentInput) -> Metric {
  let met = input.leaves.filter { $0.response?.answer.claimsASafeguard ?? false }
    .filter { $0.status == .met }
  let current = registers.evidence.current
  let shown = met.filter { $0.isShown(by: current) }
  return share(
    "evidence.coverage",
    shown.count,
    of: met.count,
    .evidenceCoverage,
    excluded: 0,
    inputs: met.compactMap { $0.response?.place }
  )
}

private func metMetrics(_ registers: ComputedRegisters, _ input: AssessmentInput) -> [Metric] {
  let met = input.leaves.filter { $0.status == .met }
  let current = registers.evidence.current
  let showing = registers.evidence.showing
  return [
    Metric(
      counting: met.filter { $0.isShown(by: current) },
      "assessment.met_with_evidence",
      .metWithEvidence,
      at: { $0.response?.place }
    ),
    Metric(
      counting: met.filter { $0.isShown(by: showing) && !$0.isShown(by: current) },
      "assessment.met_with_expired_evidence",
      .metWithExpiredEvidence,
      at: { $0.response?.place }
    ),
    Metric(
      counting: met.filter { !$0.isShown(by: showing) },
      "assessment.met_only_reported",
      .metOnlyReported,
      at: { $0.response?.place }
    ),
  ]
}

extension [EvidenceResult] {
  /// The ids of what can show something: of all but self-assessments.
  var showing: Set<String> { Set(filter { !$0.evidence.isSelfAssessment }.map(\.evidence.id)) }

  /// The ids of those of them that have not expired.
  var current: Set<String> {
    showing.subtracting(filter { $0.state == .expired }.map(\.evidence.id))
  }
}

extension RequirementResult {
  /// Whether it names one of some items of evidence.
  func isShown(by evidence: Set<String>) -> Bool {
    self.evidence.contains(where: evidence.contains)
  }
}

private func maturityMetrics(_ maturity: Maturity, _ input: AssessmentInput) -> [Metric] {
  guard maturity.counted > 0 else { return [] }
  let rated = input.leaves.filter {
    $0.status != .notApplicable && $0.response?.maturity != nil
  }
  let inputs = inOrder(rated.compactMap { $0.response?.place })
  return [
    Metric(
      id: "maturity.mean",
      value: maturity.mean,
      unit: .level,
      formula: .maturity,
      excluded: [
        Metric.Exclusion(reason: .withoutLevel, count: input.leaves.count - maturity.counted)
      ].filter { $0.count > 0 },
      inputs: inputs
    ),
    share(
      "maturity.below_target",
      maturity.belowTarget,
      of: maturity.counted,
      .maturityBelow(maturity.target),
      excluded: 0,
      inputs: inputs
    ),
  ]
}

private func checkMetric(_ id: String, _ items: [CheckItem], _ formula: Formula) -> Metric {
  let asked = items.filter { $0.state != .notApplicable }
  let present = asked.filter(\.isPlainlyPresent)
  return share(
    id,
    present.count,
    of: asked.count,
    formula,
    excluded: items.count - asked.count,
    inputs: asked.flatMap { item in
      (item.proofs + item.denials).map(\.place) + item.contradictions.map(\.place)
    }
  )
}

private func share(
  _ id: String,
  _ part: Int,
  of whole: Int,
  _ formula: Formula,
  excluded: Int,
  inputs: [SourceRange]
) -> Metric {
  Metric(
    id: id,
    value: Rational(part, over: whole),
    unit: .percent,
    formula: formula,
    numerator: Rational(part),
    denominator: Rational(whole),
    excluded: excluded > 0 ? [Metric.Exclusion(reason: .notApplicable, count: excluded)] : [],
    inputs: inOrder(inputs)
  )
}
