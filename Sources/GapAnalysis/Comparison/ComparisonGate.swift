/// The gates of `diff --fail-on` (METHOD.md, section 12).
public enum ComparisonGate: String, Sendable, Hashable, CaseIterable {
  /// A leaf changed in a way that counts as a regression.
  case regression
  /// A gap was opened.
  case gaps
  /// A risk went up, was accepted, or its acceptance lapsed.
  case risk
  /// Evidence was lost or has expired.
  case evidence
  /// Something became overdue, or is due later.
  case overdue
  /// The score went down, or there is none any more.
  case score

  /// What it needs besides the statuses of leaves and the risks of findings.
  var parts: [ComparedPart] {
    switch self {
    case .regression, .score: []
    case .gaps: [.gaps]
    case .risk: [.acceptances, .risks]
    case .evidence: [.evidence, .expiry]
    case .overdue: [.overdue, .findingDates, .requirementDates]
    }
  }
}

/// What makes a gate fail.
public enum GateFailure: Sendable, Hashable {
  /// A leaf that counts as a regression.
  case requirement(RequirementChange)
  /// A gap that was opened.
  case gap(GapChange)
  /// A finding, or a risk of the register, whose risk is up or accepted.
  case risk(FindingChange)
  /// Evidence that was lost or has expired.
  case evidence(EvidenceChange)
  /// What became overdue.
  case overdue(OverdueChange)
  /// A due date that is later.
  case dueLater(DueMove)
  /// The score, which went down or is there no longer.
  case score(ScoreChange)

  /// The id of the requirement, finding or item; `score`.
  public var name: String {
    switch self {
    case .requirement(let change): change.id
    case .gap(let change): change.id
    case .risk(let change): change.id
    case .evidence(let change): change.id
    case .overdue(let change): change.item.subject
    case .dueLater(let move): move.subject
    case .score: "score"
    }
  }
}

extension Comparison {
  /// What makes a gate fail; empty where it passes.
  public func failures(of gate: ComparisonGate) -> [GateFailure] {
    switch gate {
    case .regression: requirements.filter(\.isRegression).map(GateFailure.requirement)
    case .gaps: gaps.filter(\.isOpened).map(GateFailure.gap)
    case .risk: (findings + risks).filter(\.raisesRisk).map(GateFailure.risk)
    case .evidence: evidence.filter { $0.kind != .replaced }.map(GateFailure.evidence)
    case .overdue:
      overdue.filter(\.isNew).map(GateFailure.overdue)
        + dueMoves.filter(\.isLater).map(GateFailure.dueLater)
    case .score: score.isLess ? [.score(score)] : []
    }
  }

  /// The parts that a gate needs and one of the two assessments does not give.
  public func unknowns(of gate: ComparisonGate) -> [ComparedPart] {
    gate.parts.filter { notCompared.contains($0) }
  }
}

extension FindingChange {
  /// Whether its risk went up, was accepted, or its acceptance lapsed.
  public var raisesRisk: Bool { has(.worse) || has(.accepted) || has(.acceptanceLapsed) }
}
