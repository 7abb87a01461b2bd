/// A finding with its computed risk.
public struct FindingResult: Sendable, Hashable {
  /// What the assessor wrote.
  public let finding: Finding
  /// The inherent risk rating (SP 800-30 Table I-2).
  public let risk: Level
  /// The residual risk rating.
  public let residualRisk: Level?
  /// Whether its risk is accepted on the as-of day.
  public let acceptance: AcceptanceState
}
