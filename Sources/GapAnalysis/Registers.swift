public import Diagnostics
public import Regulation

/// A row of the risk register.
public struct Risk: Sendable, Hashable {
  /// The id, such as `R-1`.
  public let id: String
  /// What could happen.
  public let title: String
  /// Inherent risk.
  public let estimate: RiskEstimate
  /// Risk after treatment.
  public let residual: RiskEstimate?
  /// The ids of the requirements it bears on.
  public let requirements: [Sourced<String>]
  /// The acceptance, if it is lived with.
  public let accepted: Acceptance?
  /// Where it is declared.
  public let place: SourceRange

  /// A risk from its parts.
  public init(
    id: String,
    title: String,
    estimate: RiskEstimate,
    residual: RiskEstimate? = nil,
    requirements: [Sourced<String>] = [],
    accepted: Acceptance? = nil,
    place: SourceRange
  ) {
    self.id = id
    self.title = title
    self.estimate = estimate
    self.residual = residual
    self.requirements = requirements
    self.accepted = accepted
    self.place = place
  }
}

/// Violations of one provision in one year, for an illustration of the penalty range.
public struct ExposureItem: Sendable, Hashable {
  /// The culpability tier, 1 to 4.
  public let tier: Int
  /// The provision violated.
  public let provision: String
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

/// An answer to the question of one proposed change.
public struct ReadinessAnswer: Sendable, Hashable {
  /// The answer.
  public enum Answer: String, Sendable, Hashable, CaseIterable {
    /// Would meet the proposal today.
    case ready
    /// Would meet part of it.
    case partial
    /// Would not meet it.
    case notReady = "not-ready"
    /// Would not concern this organization.
    case notApplicable = "not-applicable"
  }

  /// The id of the proposed change, such as `NPRM-01`.
  public let change: String
  /// The answer.
  public let answer: Answer
  /// Where it is declared.
  public let place: SourceRange

  /// An answer from its parts.
  public init(change: String, answer: Answer, place: SourceRange) {
    self.change = change
    self.answer = answer
    self.place = place
  }
}
