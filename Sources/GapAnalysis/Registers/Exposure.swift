public import Regulation

/// A span of money.
public struct DollarRange: Sendable, Hashable {
  /// The least, in whole US dollars.
  public let minimum: Int
  /// The most.
  public let maximum: Int

  /// Both ends no higher than a yearly cap.
  func capped(at cap: Int) -> DollarRange {
    DollarRange(minimum: min(minimum, cap), maximum: min(maximum, cap))
  }

  /// The sum, end by end.
  static func + (a: Self, b: Self) -> Self {
    DollarRange(
      minimum: saturatingSum(a.minimum, b.minimum),
      maximum: saturatingSum(a.maximum, b.maximum)
    )
  }
}

/// What violations could cost under 45 CFR 160.404: an illustration, never a prediction.
public struct ExposureResult: Sendable, Hashable {
  /// What a reader should know of the year of the violations.
  public enum Note: String, Sendable, Hashable, CaseIterable {
    /// It is more than six years before the assessment: 160.414.
    case timeBarred = "time-barred"
    /// A later table of amounts governs the end of the year.
    case laterTable = "later-table"
    /// The tiers began in the year, so violations before that have no table.
    case tiersBegan = "tiers-began"
  }

  /// What was written.
  public let item: ExposureItem
  /// The table of amounts that governs.
  public let table: Fact
  /// The violations times the amounts of the tier, without the yearly cap.
  public let uncapped: DollarRange
  /// The yearly cap for violations of an identical provision.
  public let cap: Int
  /// The range under the codified cap.
  public let codified: DollarRange
  /// What a reader should know of the year.
  public let notes: [Note]
  /// The notice of enforcement discretion, where it is in force.
  public let discretion: Fact?
  /// Its unadjusted cap for the tier; nil for a tier that it does not name.
  public let discretionCap: Int?
  /// The range under that cap, HHS policy and not regulation; the codified one for a tier that the
  /// notice does not name.
  ///
  /// Nil where the notice is not in force.
  public let discretionRange: DollarRange?
}

extension Sequence<ExposureResult> {
  /// The sum under the codified caps.
  public var codifiedTotal: DollarRange {
    reduce(DollarRange(minimum: 0, maximum: 0)) { $0 + $1.codified }
  }

  /// The sum under the discretion; nil where the notice is not in force for one of them.
  public var discretionTotal: DollarRange? {
    reduce(DollarRange(minimum: 0, maximum: 0)) { sum, result in
      sum.flatMap { sum in result.discretionRange.map { sum + $0 } }
    }
  }
}

/// A sum that stops at the largest number instead of overflowing.
func saturatingSum(_ a: Int, _ b: Int) -> Int {
  let (sum, overflow) = a.addingReportingOverflow(b)
  return overflow ? (a < 0 ? Int.min : Int.max) : sum
}

/// A product that stops at the largest number instead of overflowing.
func saturatingProduct(_ a: Int, _ b: Int) -> Int {
  let (product, overflow) = a.multipliedReportingOverflow(by: b)
  return overflow ? ((a < 0) == (b < 0) ? Int.max : Int.min) : product
}
