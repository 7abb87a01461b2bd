/// A finding with its computed risk; an object, as it is looked for again and again.
public final class FindingResult: Sendable, Equatable {
  /// What the assessor wrote.
  public let finding: Finding
  /// The inherent risk rating (SP 800-30 Table I-2).
  public let risk: Level
  /// The residual risk rating.
  public let residualRisk: Level?
  /// Whether its risk is accepted on the as-of day.
  public let acceptance: AcceptanceState

  init(finding: Finding, risk: Level, residualRisk: Level?, acceptance: AcceptanceState) {
    self.finding = finding
    self.risk = risk
    self.residualRisk = residualRisk
    self.acceptance = acceptance
  }

  /// Equal in all they say.
  public static func == (a: FindingResult, b: FindingResult) -> Bool {
    a === b
      || (a.finding, a.risk, a.residualRisk, a.acceptance)
        == (b.finding, b.risk, b.residualRisk, b.acceptance)
  }
}
