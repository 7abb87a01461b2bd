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
  public var assessed: Day?
  /// What the number of violations rests on, in the author's words.
  public var basis: String?
  /// Where it is declared.
  public internal(set) var place: SourceRange
}

extension ExposureItem {
  /// An item with what each has; the rest is set on it.
  public init(tier: Int, provision: String, year: Int, violations: Int, place: SourceRange) {
    self.tier = tier
    self.provision = provision
    self.year = year
    self.violations = violations
    self.place = place
  }
}
