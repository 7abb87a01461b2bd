public import Diagnostics

/// A number of the report with everything that made it.
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

  /// Inputs that the formula passes over.
  public struct Exclusion: Sendable, Hashable {
    /// Why, such as "not applicable".
    public let reason: String
    /// How many.
    public let count: Int

    /// Joins a reason with a count.
    public init(reason: String, count: Int) {
      self.reason = reason
      self.count = count
    }
  }

  /// The id that prose names, such as `assessment.score`.
  public let id: String
  /// The exact value, a share between 0 and 1; nil where the denominator is nought.
  public let value: Rational?
  /// What it counts.
  public let unit: Unit
  /// How it is made, in words.
  public let formula: String
  /// Above the line, for a quotient.
  public let numerator: Rational?
  /// Below the line, for a quotient.
  public let denominator: Rational?
  /// What was passed over.
  public let excluded: [Exclusion]
  /// The places of the inputs that count, in order.
  public let inputs: [SourceRange]

  /// A metric from its parts.
  public init(
    id: String,
    value: Rational?,
    unit: Unit = .count,
    formula: String,
    numerator: Rational? = nil,
    denominator: Rational? = nil,
    excluded: [Exclusion] = [],
    inputs: [SourceRange] = []
  ) {
    self.id = id
    self.value = value
    self.unit = unit
    self.formula = formula
    self.numerator = numerator
    self.denominator = denominator
    self.excluded = excluded
    self.inputs = inputs
  }

  /// What the ids of metrics begin with, before the first full stop.
  public static let roots = [
    "assessment", "rule", "family", "standard", "findings", "gaps", "decisions", "risks",
    "deadlines", "plan",
    "policies", "evidence", "maturity", "breaches", "risk_analysis", "documents", "exposure",
    "readiness", "comparison",
  ]

  /// The value as prose sets it: `62.5 %`, `$2,190,294`, `12`; `n/a` where there is none.
  public var text: String {
    guard let value else { return "n/a" }
    switch unit {
    case .percent: return "\((value * Rational(100)).oneDecimal) %"
    case .usd: return dollars(value.numerator / value.denominator)
    case .count, .days: return "\(value.numerator / value.denominator)"
    case .level: return value.oneDecimal
    case .points where value.hidesItsSign:
      return "less than 0.1 points \(value > .zero ? "higher" : "lower")"
    case .points: return "\(value.signed) points"
    }
  }
}

extension [SourceRange] {
  /// Those at some positions, in the order of these; all of them in their own order.
  func picked(_ positions: [Int32]) -> [SourceRange] {
    positions.count == count ? self : positions.map { self[Int($0)] }
  }
}

/// An amount as prose sets it, such as `$2,190,294`.
public func dollars(_ amount: Int) -> String {
  let digits = Array(String(amount.magnitude).utf8)
  var out = amount < 0 ? "-$" : "$"
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index).isMultiple(of: 3) { out += "," }
    out.unicodeScalars.append(Unicode.Scalar(digit))
  }
  return out
}
