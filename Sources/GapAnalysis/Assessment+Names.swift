import Regulation

extension Assessment {
  /// The metric of an id, such as `assessment.score`.
  public func metric(_ id: String) -> Metric? { metricIndex[id].map { metrics[$0] } }

  /// The ids of all metrics, in order, for suggestions.
  public var metricIDs: [String] { metrics.map(\.id) }

  /// The result of a requirement that is in scope and in force.
  public func requirement(_ id: String) -> RequirementResult? {
    requirementIndex[id].map { requirements[$0] }
  }

  /// The result of a finding.
  public func finding(_ id: String) -> FindingResult? { findings.first { $0.finding.id == id } }

  /// The leaves, in the order of the regulation.
  public var leaves: [RequirementResult] { requirements.filter(\.isLeaf) }

  /// How many leaves that are met name evidence that has not expired.
  public var metWithEvidence: Int { count("assessment.met_with_evidence") }

  /// How many leaves that are met name evidence, all of which has expired.
  public var metWithExpiredEvidence: Int { count("assessment.met_with_expired_evidence") }

  private func count(_ id: String) -> Int { metric(id)?.value?.numerator ?? 0 }
}

extension RequirementResult {
  /// Whether it is met in part or not at all.
  public var fallsShort: Bool { status == .partiallyMet || status == .notMet }
}

extension Finding.Status {
  /// Whether it still needs action.
  public var isOpen: Bool { self == .open || self == .inProgress }
}

extension Assessment {
  /// The findings as the plan has them, then those that it has no item for.
  public var findingsByPlan: [FindingResult] {
    let places = Dictionary(
      plan.compactMap { item in item.finding.map { ($0, item.priority) } },
      uniquingKeysWith: { first, _ in first }
    )
    return findings.inOrder { places[$0.finding.id] ?? .max }
  }
}
