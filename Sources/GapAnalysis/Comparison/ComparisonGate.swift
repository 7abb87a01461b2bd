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
  /// The score went down.
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

extension Comparison {
  /// The names of what makes a gate fail; empty where it passes.
  public func failures(of gate: ComparisonGate) -> [String] {
    switch gate {
    case .regression: requirements.filter(\.isRegression).map(\.id)
    case .gaps: gaps.filter(\.isOpened).map(\.id)
    case .risk: (findings + risks).filter(\.raisesRisk).map(\.id)
    case .evidence: evidence.filter { $0.kind != .replaced }.map(\.id)
    case .overdue:
      overdue.filter(\.isNew).map(\.item.subject) + dueMoves.filter(\.isLater).map(\.subject)
    case .score: score.direction == .down ? ["score"] : []
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
