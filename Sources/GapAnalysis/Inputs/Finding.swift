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

    /// Its place among all statuses.
    var position: Int {
      switch self {
      case .open: 0
      case .inProgress: 1
      case .riskAccepted: 2
      case .closed: 3
      }
    }
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
  public let status: Status
  /// Who is to close it.
  public let owner: String?
  /// By when.
  public let due: Day?
  /// At what cost, in whole US dollars.
  public let cost: Int?
  /// The ids of evidence.
  public let evidence: [Sourced<String>]
  /// Risk once the recommendation is carried out.
  public let residual: RiskEstimate?
  /// The acceptance, for a finding whose risk is accepted.
  public let accepted: Acceptance?
  /// What it says below its front matter, as Markdown without comments.
  public let text: String?
  /// The audiences that may see it; empty: all.
  public let audience: [String]
  /// The finding's file.
  public let place: SourceRange

  /// A finding from its parts.
  public init(
    id: String,
    title: String,
    requirements: [Sourced<String>],
    estimate: RiskEstimate,
    status: Status = .open,
    owner: String? = nil,
    due: Day? = nil,
    cost: Int? = nil,
    evidence: [Sourced<String>] = [],
    residual: RiskEstimate? = nil,
    accepted: Acceptance? = nil,
    text: String? = nil,
    audience: [String] = [],
    place: SourceRange
  ) {
    self.id = id
    self.title = title
    self.requirements = requirements
    self.estimate = estimate
    self.status = status
    self.owner = owner
    self.due = due
    self.cost = cost
    self.evidence = evidence
    self.residual = residual
    self.accepted = accepted
    self.text = text
    self.audience = audience
    self.place = place
  }
}
