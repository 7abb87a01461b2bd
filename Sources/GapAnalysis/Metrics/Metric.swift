public import Diagnostics

/// A number of the report with everything it is computed from.
public struct Metric: Sendable, Hashable {
  /// What the value counts.
  public enum Unit: String, Sendable, Hashable, CaseIterable {
    /// A share, shown times 100 with one decimal.
    case percent
    /// Things.
    case count
    /// Whole US dollars.
    case usd
    /// A mean of levels, with one decimal.
    case level
    /// Days.
    case days
    /// Points of a percentage, with one decimal and a sign.
    case points
  }

  /// Inputs that the formula leaves out.
  public struct Exclusion: Sendable, Hashable {
    /// Why something is left out.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
      /// It is not applicable.
      case notApplicable = "not-applicable"
      /// It was not assessed.
      case notAssessed = "not-assessed"
      /// The law permits it, and nobody answered.
      case openPermission = "open-permission"
      /// It is closed.
      case closed
      /// It has no cost.
      case withoutCost = "without-cost"
      /// It has no level of maturity.
      case withoutLevel = "without-level"
      /// Nobody answered.
      case notAnswered = "not-answered"
    }

    /// Why.
    public let reason: Reason
    /// How many.
    public let count: Int
  }

  /// The id that prose names, such as `assessment.score`.
  public let id: String
  /// The exact value, a share between 0 and 1; nil where the denominator is zero.
  public let value: Rational?
  /// What it counts.
  public internal(set) var unit: Unit = .count
  /// How it is computed.
  public let formula: Formula
  /// The numerator, for a quotient.
  public internal(set) var numerator: Rational?
  /// The denominator, for a quotient.
  public internal(set) var denominator: Rational?
  /// What is left out.
  public internal(set) var excluded: [Exclusion] = []
  /// The places of the inputs that count, in order.
  public internal(set) var inputs: [SourceRange] = []

  /// What the ids of metrics begin with, before the first full stop.
  public static let roots = [
    "assessment", "rule", "family", "standard", "findings", "gaps", "decisions", "risks",
    "deadlines", "milestones", "plan", "methods",
    "policies", "evidence", "maturity", "breaches", "risk_analysis", "documents", "exposure",
    "readiness", "comparison", "tests",
  ]
}

extension [SourceRange] {
  /// Those at some positions, in the order of these; all of them in their own order.
  func picked(_ positions: [Int32]) -> [SourceRange] {
    positions.count == count ? self : positions.map { self[Int($0)] }
  }
}
