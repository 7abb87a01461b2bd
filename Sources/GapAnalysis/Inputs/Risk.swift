public import Diagnostics

/// A row of the risk register.
public struct Risk: Sendable, Hashable {
  /// The id, such as `R-1`.
  public let id: String
  /// What could happen.
  public let title: String
  /// Inherent risk.
  public let estimate: RiskEstimate
  /// Risk after treatment.
  public let residual: RiskEstimate?
  /// The ids of the requirements it concerns.
  public internal(set) var requirements: [Sourced<String>]
  /// The acceptance, if the risk is accepted.
  public let accepted: Acceptance?
  /// Where it is declared.
  public let place: SourceRange

  /// A risk from its parts.
  public init(
    id: String,
    title: String,
    estimate: RiskEstimate,
    residual: RiskEstimate? = nil,
    requirements: [Sourced<String>] = [],
    accepted: Acceptance? = nil,
    place: SourceRange
  ) {
    self.id = id
    self.title = title
    self.estimate = estimate
    self.residual = residual
    self.requirements = requirements
    self.accepted = accepted
    self.place = place
  }
}
