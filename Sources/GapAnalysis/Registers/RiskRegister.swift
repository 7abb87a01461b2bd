import Regulation

/// Whether a risk is accepted on the as-of day.
public enum AcceptanceState: String, Sendable, Hashable, CaseIterable {
  /// Nobody accepted it.
  case none
  /// Accepted, and the day is not over.
  case accepted
  /// Accepted until a day that is over.
  case lapsed

  /// The state of an acceptance on a day.
  init(_ acceptance: Acceptance?, on day: Day) {
    switch acceptance {
    case nil: self = .none
    case let acceptance?: self = acceptance.until < day ? .lapsed : .accepted
    }
  }
}

/// A row of the risk register with its ratings.
public struct RiskResult: Sendable, Hashable {
  /// What the assessor wrote.
  public let risk: Risk
  /// The inherent rating (SP 800-30 Table I-2).
  public let inherent: Level
  /// The rating after treatment.
  public let residual: Level?
  /// Whether it is accepted on the as-of day.
  public let acceptance: AcceptanceState
  /// The ids of the requirements that it names, and of the leaves below them.
  public let concerned: Set<String>
}

/// The risk register: highest inherent risk first, then by id.
func riskResults(_ input: AssessmentInput) -> [RiskResult] {
  input.client.risks.map {
    RiskResult(
      risk: $0,
      inherent: $0.estimate.risk,
      residual: $0.residual?.risk,
      acceptance: AcceptanceState($0.accepted, on: input.asOf),
      concerned: input.concerned(by: $0)
    )
  }
  .inOrder(of: { (-$0.inherent.rank, $0.risk.id) }, by: <)
}

extension FindingResult {
  /// Whether something is still to be done: it is open, or its risk is accepted no longer.
  public var needsAction: Bool {
    finding.status.isOpen || (finding.status == .riskAccepted && acceptance != .accepted)
  }
}
