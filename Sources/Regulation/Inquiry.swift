public import Diagnostics

/// What an assessor asks, obtains and tests to answer a leaf; advice, and no law.
public struct Inquiry: Sendable, Hashable {
  /// Whom to ask.
  public enum Role: String, Sendable, Hashable, CaseIterable {
    /// Who decides and pays.
    case leadership
    /// Who answers for security.
    case securityOfficial = "security-official"
    /// Who answers for privacy.
    case privacyOfficial = "privacy-official"
    /// Who runs the systems.
    case it
    /// Who hires, trains and sanctions.
    case humanResources = "human-resources"
    /// Who keeps buildings and doors.
    case facilities
    /// Who treats patients.
    case clinical
    /// Anybody who works there.
    case workforce
    /// Who meets patients first.
    case frontDesk = "front-desk"
    /// Who buys, and keeps contracts.
    case vendorManagement = "vendor-management"
    /// Who knows the contracts and the law.
    case legal
  }

  /// The id of the leaf.
  public let requirement: String
  /// Whom to ask first; one person may have several of these roles.
  public let roles: [Role]
  /// Questions.
  public let ask: [String]
  /// Documents and records to see.
  public let obtain: [String]
  /// What to try out; empty where nothing can be.
  public let test: [String]
  /// Where it is written.
  public let place: SourceRange

  /// An inquiry from its parts.
  public init(
    requirement: String,
    roles: [Role],
    ask: [String],
    obtain: [String],
    test: [String] = [],
    place: SourceRange
  ) {
    self.requirement = requirement
    self.roles = roles
    self.ask = ask
    self.obtain = obtain
    self.test = test
    self.place = place
  }

  /// The same about an entry of another name.
  public func about(_ requirement: String) -> Inquiry {
    Inquiry(
      requirement: requirement,
      roles: roles,
      ask: ask,
      obtain: obtain,
      test: test,
      place: place
    )
  }
}
