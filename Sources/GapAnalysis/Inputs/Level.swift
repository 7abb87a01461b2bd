import Diagnostics

/// The five levels of NIST SP 800-30r1, for likelihood, impact and risk.
public enum Level: String, Sendable, Hashable, Comparable, CaseIterable {
  /// 0 to 4 of 100.
  case veryLow = "very-low"
  /// 5 to 20.
  case low
  /// 21 to 79.
  case moderate
  /// 80 to 95.
  case high
  /// 96 to 100.
  case veryHigh = "very-high"

  /// Lower first.
  public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }

  /// 0 for very low to 4 for very high.
  public var rank: Int { position }
}

/// How likely harm is and how bad it would be.
public struct RiskEstimate: Sendable, Hashable {
  /// How likely.
  public let likelihood: Level
  /// How bad.
  public let impact: Level

  /// An estimate from its two levels.
  public init(likelihood: Level, impact: Level) {
    self.likelihood = likelihood
    self.impact = impact
  }
}
