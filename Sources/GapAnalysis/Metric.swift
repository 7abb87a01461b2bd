public import Diagnostics

/// A number of the report with everything that made it.
///
/// A class, as ``Requirement`` is.
public final class Metric: Sendable {
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
    /// Why something is passed over.
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

    /// Joins a reason with a count.
    public init(reason: Reason, count: Int) {
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
  /// How it is made.
  public let formula: Formula
  /// Above the line, for a quotient.
  public let numerator: Rational?
  /// Below the line, for a quotient.
  public let denominator: Rational?
  /// What was passed over.
  public let excluded: [Exclusion]
  /// The places of the inputs that count, in order.
  public var inputs: [SourceRange] { picked.places }

  private let picked: Picked

  /// A metric from its parts.
  public convenience init(
    id: String,
    value: Rational?,
    unit: Unit,
    formula: Formula,
    numerator: Rational? = nil,
    denominator: Rational? = nil,
    excluded: [Exclusion] = [],
    inputs: [SourceRange] = []
  ) {
    self.init(
      id: id,
      value: value,
      unit: unit,
      formula: formula,
      numerator: numerator,
      denominator: denominator,
      excluded: excluded,
      picked: Picked(all: inputs)
    )
  }

  /// A metric whose inputs are some of a list that it shares with others.
  init(
    id: String,
    value: Rational?,
    unit: Unit = .count,
    formula: Formula,
    numerator: Rational? = nil,
    denominator: Rational? = nil,
    excluded: [Exclusion] = [],
    picked: Picked
  ) {
    self.id = id
    self.value = value
    self.unit = unit
    self.formula = formula
    self.numerator = numerator
    self.denominator = denominator
    self.excluded = excluded
    self.picked = picked
  }

  /// What the ids of metrics begin with, before the first full stop.
  public static let roots = [
    "assessment", "rule", "family", "standard", "findings", "gaps", "decisions", "risks",
    "deadlines", "plan",
    "policies", "evidence", "maturity", "breaches", "risk_analysis", "documents", "exposure",
    "readiness", "comparison",
  ]
}

/// Some places of a list, by their numbers: a place is copied only when somebody asks for it.
struct Picked: Sendable {
  private let list: [SourceRange]
  /// Nil for the whole list.
  private let numbers: [Int32]?

  init(all list: [SourceRange]) {
    self.list = list
    numbers = nil
  }

  init(_ numbers: [Int32], of list: [SourceRange]) {
    self.list = list
    self.numbers = numbers.count == list.count ? nil : numbers
  }

  var places: [SourceRange] { numbers.map { $0.map { list[Int($0)] } } ?? list }
}

extension Metric: Hashable {
  /// By content.
  public static func == (a: Metric, b: Metric) -> Bool {
    a === b
      || (a.id, a.value, a.unit, a.formula) == (b.id, b.value, b.unit, b.formula)
        && (a.numerator, a.denominator, a.excluded, a.inputs)
          == (b.numerator, b.denominator, b.excluded, b.inputs)
  }

  /// By what tells one from another, which the content would only make slower.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(id)
  }
}
