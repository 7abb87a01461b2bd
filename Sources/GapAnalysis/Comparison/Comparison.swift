public import Regulation

/// What changed from one assessment of a client to another (METHOD.md, section 12).
public struct Comparison: Sendable, Hashable {
  /// The day of the earlier one.
  public let earlier: Day
  /// The day of the later one.
  public let later: Day
  /// The scores.
  public let score: ScoreChange
  /// The coverages.
  public let coverage: ScoreChange
  /// The scores of the leaves that neither law nor scope changed and that both assessed: what the
  /// client itself did.
  public let likeForLike: ScoreChange
  /// Each leaf of either assessment once, in the order of the later, then of the earlier.
  public let requirements: [RequirementChange]
  /// Each finding of either once, by id.
  public let findings: [FindingChange]
  /// Each risk of either register once, by id.
  public let risks: [FindingChange]
  /// The gaps that only one of the two has, by id.
  public let gaps: [GapChange]
  /// Evidence that is named no longer, was replaced or has expired, by id.
  public let evidence: [EvidenceChange]
  /// What is overdue and was not listed so, and what was overdue and is not.
  public let overdue: [OverdueChange]
  /// Due dates that moved, of findings and of requirements.
  public let dueMoves: [DueMove]
  /// What the plan costs, and the items whose cost differs.
  public let cost: CostChange
  /// What could not be compared, since one of the two does not say it.
  public let notCompared: [ComparedPart]

  /// The leaves with one kind of change.
  public func requirements(_ kind: ChangeKind) -> [RequirementChange] {
    requirements.filter { $0.kind == kind }
  }

  /// The findings with one kind of change, perhaps among others.
  public func findings(_ kind: FindingChangeKind) -> [FindingChange] {
    findings.filter { $0.has(kind) }
  }

  /// The leaves that are closed in one way.
  public func requirements(closed kind: ClosureKind) -> [RequirementChange] {
    requirements.filter { $0.closure == kind }
  }

  /// The findings that are closed in one way.
  public func findings(closed kind: ClosureKind) -> [FindingChange] {
    findings.filter { $0.closure == kind }
  }

  /// Whether any leaf changed in a way that counts as a regression.
  public var isRegression: Bool { requirements.contains { $0.isRegression } }
}

/// A part of a comparison that needs more than the statuses of leaves and the risks of findings.
public enum ComparedPart: String, Sendable, Hashable, CaseIterable {
  /// Gaps opened and closed.
  case gaps
  /// The risk register.
  case risks
  /// Acceptances of findings that lapsed.
  case acceptances
  /// Evidence that leaves and findings name.
  case evidence
  /// Evidence that expired.
  case expiry
  /// What is overdue.
  case overdue
  /// Due dates of findings.
  case findingDates = "finding-dates"
  /// Due dates and statuses of risks.
  case riskDates = "risk-dates"
  /// Due dates of requirements.
  case requirementDates = "requirement-dates"
  /// What the plan costs.
  case cost
  /// Whether a required leaf is conditional or permissive.
  case conditions
  /// How it is shown what was closed.
  case closures
}
