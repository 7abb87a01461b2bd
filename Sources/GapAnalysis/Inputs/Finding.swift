public import Diagnostics
public import Regulation

/// The acceptance of a risk until a day.
public struct Acceptance: Sendable, Hashable {
  /// Who accepted.
  public let by: String
  /// The last day of it.
  public let until: Day
  /// Why.
  public let reason: String

  /// An acceptance from its parts.
  public init(by: String, until: Day, reason: String) {
    self.by = by
    self.until = until
    self.reason = reason
  }
}

/// What the assessor found about one or more requirements.
public struct Finding: Sendable, Hashable {
  /// How far it is dealt with.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// Nothing yet.
    case open
    /// Being worked on.
    case inProgress = "in-progress"
    /// Its risk is accepted until a day.
    case riskAccepted = "risk-accepted"
    /// Done.
    case closed
  }

  /// The id, such as `F-03`.
  public let id: String
  /// The headline.
  public internal(set) var title: String
  /// The ids of the requirements it concerns; at least one.
  public internal(set) var requirements: [Sourced<String>]
  /// Inherent risk.
  public let estimate: RiskEstimate
  /// How far it is dealt with.
  public internal(set) var status: Status
  /// The step that closes it, as the assessor wrote it for the plan.
  public let action: String?
  /// The first step that its recommendation names; the plan's where `action` is not given.
  public let recommendation: String?
  /// Who is to close it.
  public let owner: String?
  /// By when.
  public let due: Day?
  /// At what cost, in whole US dollars.
  public let cost: Int?
  /// The ids of evidence.
  public internal(set) var evidence: [Sourced<String>]
  /// Risk once the recommendation is carried out.
  public let residual: RiskEstimate?
  /// The acceptance, for a finding whose risk is accepted.
  public let accepted: Acceptance?
  /// The systems that it concerns.
  public internal(set) var systems: [Sourced<String>]
  /// What lies behind it.
  public let rootCause: String?
  /// The steps on the way to closing it, earliest first.
  public internal(set) var milestones: [Milestone]
  /// When it was closed.
  public internal(set) var closed: Day?
  /// Who verified that it is closed.
  public internal(set) var verifiedBy: String?
  /// What it says below its front matter, as Markdown without comments.
  public let text: String?
  /// The audiences that may see it; empty: all but the public.
  public let audience: [String]
  /// The finding's file.
  public internal(set) var place: SourceRange
  /// Where the values of its keys are, by key.
  public internal(set) var places: [String: SourceRange]

  /// A finding from its parts.
  public init(
    id: String,
    title: String,
    requirements: [Sourced<String>],
    estimate: RiskEstimate,
    status: Status = .open,
    action: String? = nil,
    recommendation: String? = nil,
    owner: String? = nil,
    due: Day? = nil,
    cost: Int? = nil,
    evidence: [Sourced<String>] = [],
    residual: RiskEstimate? = nil,
    accepted: Acceptance? = nil,
    systems: [Sourced<String>] = [],
    rootCause: String? = nil,
    milestones: [Milestone] = [],
    closed: Day? = nil,
    verifiedBy: String? = nil,
    text: String? = nil,
    audience: [String] = [],
    place: SourceRange,
    places: [String: SourceRange] = [:]
  ) {
    self.id = id
    self.title = title
    self.requirements = requirements
    self.estimate = estimate
    self.status = status
    self.action = action
    self.recommendation = recommendation
    self.owner = owner
    self.due = due
    self.cost = cost
    self.evidence = evidence
    self.residual = residual
    self.accepted = accepted
    self.systems = systems
    self.rootCause = rootCause
    self.milestones = milestones.inOrder { $0.day.ordinal }
    self.closed = closed
    self.verifiedBy = verifiedBy
    self.text = text
    self.audience = audience
    self.place = place
    self.places = places
  }

  /// The step that closes it: the one written for the plan, else the first of its recommendation.
  public var step: String? { action ?? recommendation }

  /// Where the value of a key is, or the finding itself.
  public func place(of key: String) -> SourceRange { places[key] ?? place }
}
