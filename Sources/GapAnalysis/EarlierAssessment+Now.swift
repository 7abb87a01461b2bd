import Diagnostics
import Regulation

extension EarlierAssessment {
  /// What `assessment.json` would tell of an assessment of this run.
  public init(_ assessment: Assessment) {
    self.init(
      client: assessment.client,
      asOf: assessment.asOf,
      audience: assessment.audience,
      totals: assessment.totals,
      headline: assessment.headline,
      requirements: assessment.requirements,
      findings: assessment.findings
    )
  }

  /// The same of an assessment that is being made.
  init(_ basis: Basis, _ figures: Figures, audience: String) {
    self.init(
      client: basis.client,
      asOf: basis.asOf,
      audience: audience,
      totals: figures.totals,
      headline: false,
      requirements: basis.requirements,
      findings: basis.findings
    )
  }

  private init(
    client: Client,
    asOf: Day,
    audience: String,
    totals: Tally,
    headline: Bool,
    requirements: [RequirementResult],
    findings: [FindingResult]
  ) {
    self.init(
      asOf: asOf,
      slug: client.slug,
      name: client.name.value,
      entity: client.entity,
      audience: audience,
      coverage: totals.counts.coverage.map { Percentage($0) },
      score: totals.score.map { Percentage($0) },
      headline: headline,
      rules: client.scope.rules,
      entries: requirements.map { Entry($0) },
      findings: findings.map { FindingEntry($0) },
      place: nil
    )
  }

  /// The same without findings that this audience may not see.
  ///
  /// An earlier file made for others names findings that this audience must not hear of, not even
  /// as closed ones; only what is shown to it now may be compared.
  func limited(to audience: String, shown: [FindingResult]) -> EarlierAssessment {
    guard audience != "full", audience != self.audience else { return self }
    let ids = Set(shown.map(\.finding.id))
    return EarlierAssessment(
      asOf: asOf,
      slug: slug,
      name: name,
      entity: entity,
      audience: self.audience,
      coverage: coverage,
      score: score,
      headline: headline,
      rules: rules,
      entries: entries,
      findings: findings.filter { ids.contains($0.id) },
      place: place
    )
  }
}

extension EarlierAssessment.Entry {
  fileprivate init(_ result: RequirementResult) {
    self.init(
      id: result.requirement.id,
      title: result.requirement.title,
      rule: result.requirement.rule,
      obligation: result.requirement.obligation,
      isLeaf: result.isLeaf,
      answer: result.response?.answer,
      status: result.status
    )
  }
}

extension EarlierAssessment.FindingEntry {
  fileprivate init(_ result: FindingResult) {
    self.init(
      id: result.finding.id,
      title: result.finding.title,
      risk: result.risk,
      status: result.finding.status
    )
  }
}
