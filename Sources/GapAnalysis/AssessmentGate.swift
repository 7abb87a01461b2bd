public import Regulation

/// The gates of `build --fail-on` and `check --fail-on`, which need no earlier assessment.
public enum AssessmentGate: String, Sendable, Hashable, CaseIterable {
  /// A gap of very high risk.
  case veryHigh = "very-high"
  /// A gap of high risk or above.
  case high
  /// A gap of moderate risk or above.
  case moderate
  /// Something whose day is over, milestones apart.
  case overdue
  /// An answer that another input contests (METHOD.md, section 7).
  case contradictions
  /// A policy in force whose review lapsed.
  case review

  /// The least risk that counts; nil for a gate that does not ask for risks.
  public var leastRisk: Level? {
    switch self {
    case .veryHigh: .veryHigh
    case .high: .high
    case .moderate: .moderate
    case .overdue, .contradictions, .review: nil
    }
  }
}

extension Assessment {
  /// The names of what makes a gate fail, one for each item that counts; empty where it passes.
  ///
  /// Every finding that needs action is a gap or the cause of one, so the gates of
  /// risks count only gaps.
  public func failures(of gate: AssessmentGate) -> [String] {
    switch gate {
    case .veryHigh, .high, .moderate:
      let least = gate.leastRisk ?? .moderate
      return gaps.filter { $0.risk.map { $0 >= least } ?? false }.map(\.subject)
    case .overdue:
      return (EarlierAssessment(self).registers.overdue ?? []).map(\.subject)
    case .contradictions: return gaps.filter(\.isContested).map(\.subject)
    case .review: return policies.filter { $0.review == .lapsed }.map(\.policy.id)
    }
  }
}

extension Policy {
  /// Whether it counts on a day, and the day of its review is over.
  public func hasLapsedReview(on day: Day) -> Bool {
    covers(on: day) && (reviewBy.map { $0 < day } ?? false)
  }
}
