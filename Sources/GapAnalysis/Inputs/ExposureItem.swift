public import Diagnostics
public import Regulation

/// Violations of one provision in one year, for an illustration of the penalty range.
public struct ExposureItem: Sendable, Hashable {
  /// The culpability tier, 1 to 4.
  public let tier: Int
  /// The provision violated.
  public internal(set) var provision: String
  /// The calendar year of the violations.
  public let year: Int
  /// How many.
  public let violations: Int
  /// The day on which a penalty would be assessed; it chooses the table.
  public let assessed: Day?
  /// What the number of violations rests on, in the author's words.
  public let basis: String?
  /// Where it is declared.
  public let place: SourceRange

  /// An item from its parts.
  public init(
    tier: Int,
    provision: String,
    year: Int,
    violations: Int,
    assessed: Day? = nil,
    basis: String? = nil,
    place: SourceRange
  ) {
    self.tier = tier
    self.provision = provision
    self.year = year
    self.violations = violations
    self.assessed = assessed
    self.basis = basis
    self.place = place
  }
}
