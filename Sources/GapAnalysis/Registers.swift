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

/// A breach of unsecured PHI and what was done about it.
public struct Breach: Sendable, Hashable {
  /// The id, such as `B-1`.
  public let id: String
  /// The first day on which it was known: 164.404(a)(2).
  public let discovered: Day
  /// How many individuals it concerns.
  public let affected: Int
  /// The most of them that live in one State or jurisdiction.
  public let maxResidentsOneState: Int?
  /// When the individuals were notified.
  public let notifiedIndividuals: Day?
  /// When HHS was notified.
  public let notifiedHHS: Day?
  /// When the media were notified.
  public let notifiedMedia: Day?
  /// When a business associate notified the covered entity.
  public let notifiedCoveredEntity: Day?
  /// Where it is declared.
  public let place: SourceRange

  /// A breach from its parts.
  public init(
    id: String,
    discovered: Day,
    affected: Int,
    maxResidentsOneState: Int? = nil,
    notifiedIndividuals: Day? = nil,
    notifiedHHS: Day? = nil,
    notifiedMedia: Day? = nil,
    place: SourceRange,
    notifiedCoveredEntity: Day? = nil
  ) {
    self.id = id
    self.discovered = discovered
    self.affected = affected
    self.maxResidentsOneState = maxResidentsOneState
    self.notifiedIndividuals = notifiedIndividuals
    self.notifiedHHS = notifiedHHS
    self.notifiedMedia = notifiedMedia
    self.notifiedCoveredEntity = notifiedCoveredEntity
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
  /// Where it is declared.
  public let place: SourceRange

  /// An item from its parts.
  public init(
    tier: Int,
    provision: String,
    year: Int,
    violations: Int,
    assessed: Day? = nil,
    place: SourceRange
  ) {
    self.tier = tier
    self.provision = provision
    self.year = year
    self.violations = violations
    self.assessed = assessed
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
