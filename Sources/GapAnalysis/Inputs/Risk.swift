public import Diagnostics
public import Regulation

/// A row of the risk register.
public struct Risk: Sendable, Hashable {
  /// What is done about a risk.
  public enum Treatment: String, Sendable, Hashable, CaseIterable {
    /// Measures lower it.
    case mitigate
    /// It is lived with, by somebody's decision.
    case accept
    /// Another party takes it over, such as an insurer.
    case transfer
    /// What causes it is given up.
    case avoid
  }

  /// The id, such as `R-1`.
  public let id: String
  /// What could happen.
  public let title: String
  /// What could do harm.
  public let threat: String?
  /// The weakness that it could use.
  public let vulnerability: String?
  /// What would be harmed, in the assessor's words.
  public let asset: String?
  /// Inherent risk.
  public let estimate: RiskEstimate
  /// Risk after treatment.
  public let residual: RiskEstimate?
  /// Who answers for it.
  public let owner: String?
  /// What is done about it.
  public let treatment: Treatment?
  /// What will be done; nil where the register says no more than its treatment.
  public let action: String?
  /// By when.
  public let due: Day?
  /// How far that is, where the register says so.
  public let status: Finding.Status?
  /// At what cost, in whole US dollars.
  public let cost: Int?
  /// The ids of the requirements it concerns.
  public internal(set) var requirements: [Sourced<String>]
  /// The ids of the findings that deal with it; empty where none does, nil where the register does not
  /// say.
  public internal(set) var findings: [Sourced<String>]?
  /// The acceptance, if the risk is accepted.
  public let accepted: Acceptance?
  /// The audiences that may see it; empty: all but the public.
  public let audience: [String]
  /// Where it is declared.
  public internal(set) var place: SourceRange

  /// Whether it is dealt with: it rates nothing any more.
  public var isClosed: Bool { status == .closed }

  /// A risk from its parts.
  public init(
    id: String,
    title: String,
    threat: String? = nil,
    vulnerability: String? = nil,
    asset: String? = nil,
    estimate: RiskEstimate,
    residual: RiskEstimate? = nil,
    owner: String? = nil,
    treatment: Treatment? = nil,
    action: String? = nil,
    due: Day? = nil,
    status: Finding.Status? = nil,
    cost: Int? = nil,
    requirements: [Sourced<String>] = [],
    findings: [Sourced<String>]? = nil,
    accepted: Acceptance? = nil,
    audience: [String] = [],
    place: SourceRange
  ) {
    self.id = id
    self.title = title
    self.threat = threat
    self.vulnerability = vulnerability
    self.asset = asset
    self.estimate = estimate
    self.residual = residual
    self.owner = owner
    self.treatment = treatment
    self.action = action
    self.due = due
    self.status = status
    self.cost = cost
    self.requirements = requirements
    self.findings = findings
    self.accepted = accepted
    self.audience = audience
    self.place = place
  }
}
