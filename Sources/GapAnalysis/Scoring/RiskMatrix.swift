/// The risk of a likelihood and an impact, after NIST SP 800-30r1, Table I-2.
///
/// The table is read, never computed: it is not symmetric, and a product put into buckets gives
/// other cells.
public func risk(likelihood: Level, impact: Level) -> Level {
  riskMatrix[likelihood.rank][impact.rank]
}

extension RiskEstimate {
  /// The risk rating (SP 800-30 Table I-2).
  public var risk: Level { GapAnalysis.risk(likelihood: likelihood, impact: impact) }
}

/// Rows likelihood, columns impact, both from very low to very high.
private let riskMatrix: [[Level]] = [
  [.veryLow, .veryLow, .veryLow, .low, .low],
  [.veryLow, .low, .low, .low, .moderate],
  [.veryLow, .low, .moderate, .moderate, .high],
  [.veryLow, .low, .moderate, .high, .veryHigh],
  [.veryLow, .low, .moderate, .high, .veryHigh],
]
