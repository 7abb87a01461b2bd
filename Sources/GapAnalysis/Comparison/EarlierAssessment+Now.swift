public import Diagnostics
public import Regulation

extension EarlierAssessment {
  /// What `assessment.json` says of an assessment of this run.
  public init(_ assessment: Assessment) {
    let client = assessment.client
    self.init(
      asOf: assessment.asOf,
      slug: client.slug,
      name: client.name.value,
      entity: client.entity,
      audience: assessment.audience,
      coverage: assessment.totals.counts.coverage,
      score: assessment.totals.score,
      headline: assessment.headline,
      rules: client.scope.rules,
      entries: assessment.requirements.map { Entry($0, of: client) },
      findings: assessment.findings.map { FindingEntry($0) },
      registers: Registers(assessment),
      place: nil
    )
  }
}

extension EarlierAssessment.Entry {
  fileprivate init(_ result: RequirementResult, of client: Client) {
    let requirement = result.requirement
    self.init(
      id: requirement.id,
      title: requirement.title,
      rule: requirement.rule,
      obligation: requirement.obligation,
      isLeaf: result.isLeaf,
      status: result.status,
      isInapplicable: result.isLeaf && result.status == .notApplicable && result.reason != nil,
      isConditional: requirement.isConditional(for: client.functions),
      effectiveFrom: requirement.validity.from,
      due: result.response?.due,
      evidence: result.evidence,
      isContested: !result.contradictions.isEmpty,
      place: result.response?.place.beginning
    )
    hasOtherEvidence = result.response?.hasOtherEvidence ?? false
  }
}

extension Requirement {
  /// Whether it has a condition, needs a function, permits only, or spares an organization with one
  /// of these functions in some cases, so that such an organization may rightly declare it not
  /// applicable.
  public func isConditional(for functions: [EntityFunction]) -> Bool {
    condition != nil || requiresFunction != nil || isPermissive
      || exception.map { functions.contains($0.function) } ?? false
  }
}

extension EarlierAssessment.FindingEntry {
  fileprivate init(_ result: FindingResult) {
    let finding = result.finding
    self.init(
      id: finding.id,
      title: finding.title,
      requirements: finding.requirements.map(\.value),
      risk: result.risk,
      status: finding.status,
      acceptance: result.acceptance,
      due: finding.due,
      evidence: finding.evidence.map(\.value),
      closed: finding.closed,
      verifiedBy: finding.verifiedBy,
      place: finding.place.beginning
    )
  }

  fileprivate init(_ result: RiskResult) {
    self.init(
      id: result.risk.id,
      title: result.risk.title,
      requirements: result.risk.requirements.map(\.value),
      risk: result.inherent,
      status: result.status,
      acceptance: result.acceptance,
      due: result.risk.due,
      place: result.risk.place.beginning
    )
  }
}

extension EarlierAssessment.Registers {
  fileprivate init(_ assessment: Assessment) {
    let named = assessment.findings.map(\.finding).index(by: \.id)
      .mapValues { $0.requirements.map(\.value) }
    self.init(
      gaps: assessment.gaps.map { gap in
        EarlierAssessment.GapEntry(
          id: gap.id,
          requirement: gap.requirement,
          title: gap.title,
          causes: gap.causes.map { .init(kind: $0.kind.rawValue, names: $0.names) },
          findings: gap.findings,
          place: gap.place?.beginning
        )
      },
      risks: assessment.risks.map { EarlierAssessment.FindingEntry($0) },
      evidence: assessment.evidence.map { result in
        var entry = EarlierAssessment.EvidenceEntry(
          id: result.evidence.id,
          title: result.evidence.title,
          validUntil: result.evidence.validUntil,
          usedBy: result.uses,
          place: result.evidence.place.beginning
        )
        entry.isSelfAssessment = result.evidence.isSelfAssessment
        return entry
      },
      overdue: assessment.deadlines.filter { $0.state == .overdue && !$0.isStep }.map { deadline in
        EarlierAssessment.DueEntry(
          kind: deadline.kind.rawValue,
          subject: deadline.subject,
          citation: deadline.citation,
          name: deadline.name,
          recipient: deadline.recipient,
          requirements: EarlierAssessment.requirements(
            of: deadline.kind,
            deadline.subject,
            deadline.citation,
            named
          ),
          day: deadline.day,
          place: deadline.place.beginning
        )
      },
      plan: assessment.plan.map { item in
        EarlierAssessment.PlanEntry(
          id: item.id,
          title: item.title,
          requirement: item.requirement,
          finding: item.finding,
          cost: item.cost
        )
      }
    )
  }
}

extension EarlierAssessment {
  /// The overdue deadlines, and the items of an older plan whose dates were no deadlines then.
  public static func overdue(_ deadlines: [DueEntry], _ plan: [DueEntry]) -> [DueEntry] {
    let listed = Set(deadlines.map(\.key))
    return deadlines + plan.filter { !listed.contains($0.key) }
  }

  /// The requirements that a deadline concerns.
  public static func requirements(
    of kind: Deadline.Kind,
    _ subject: String,
    _ citation: String?,
    _ findings: [String: [String]]
  ) -> [String] {
    switch kind {
    case .findingDue, .milestone, .acceptanceEnd: findings[subject] ?? []
    case .responseDue, .responseReview: [subject]
    case .breachNotice: citation.map { [RequirementID($0)?.spelling ?? $0] } ?? []
    case .policyReview, .evidenceExpiry, .riskDue: []
    }
  }
}

extension EarlierAssessment.DueEntry {
  /// An item of the plan whose day is over, as the deadline that it is.
  public init(
    plan id: String,
    title: String,
    requirement: String?,
    finding: String?,
    risk: String?,
    day: Day,
    place: SourceRange?
  ) {
    let kind: Deadline.Kind =
      risk != nil ? .riskDue : finding != nil ? .findingDue : .responseDue
    self.init(
      kind: kind.rawValue,
      subject: risk ?? finding ?? requirement ?? id,
      citation: nil,
      name: title,
      requirements: [requirement].compactMap(\.self),
      day: day,
      place: place
    )
  }
}

extension SourceRange {
  /// Where it begins, which is what assessment.json says of a place.
  fileprivate var beginning: SourceRange { SourceRange(file: file, start: start) }
}
