public import Diagnostics
public import Regulation

/// A policy, by what its front matter says.
public struct Policy: Sendable, Hashable {
  /// The sort of a document.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// What the organization wants.
    case policy
    /// How to do it.
    case procedure
    /// What must be met.
    case standard
    /// What is advised.
    case guideline
  }

  /// What its author says of it.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// Still being written.
    case draft
    /// Approved.
    case approved
    /// No longer in use.
    case retired
  }

  /// A change that an earlier version underwent.
  public struct Change: Sendable, Hashable {
    /// The version that the change made.
    public let version: String?
    /// When it was made.
    public let day: Day?
    /// What changed.
    public let text: String

    /// A change from its parts.
    public init(version: String?, day: Day?, text: String) {
      self.version = version
      self.day = day
      self.text = text
    }
  }

  /// Whether it counts on a day.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// It is approved and in effect.
    case inForce = "in-force"
    /// Its author calls it a draft.
    case draft
    /// Nothing says when it was approved.
    case notApproved = "not-approved"
    /// It was approved only after the day.
    case approvedLater = "approved-later"
    /// It takes effect only after the day.
    case notEffective = "not-effective"
    /// It is no longer in use.
    case retired
  }

  /// The id; by default the file's name.
  public let id: String
  /// The title.
  public internal(set) var title: String
  /// The sort of document.
  public let kind: Kind
  /// The version.
  public let version: String?
  /// What its author says of it; nil where nothing is said.
  public let status: Status?
  /// Its owner; several people are joined by commas.
  public let owner: String?
  /// Who approved it; several people are joined by commas.
  public let approver: String?
  /// When it was approved.
  public let approved: Day?
  /// When it took effect.
  public let effective: Day?
  /// When it is to be reviewed.
  public let reviewBy: Day?
  /// The policies that it replaces, by the author's names.
  public let supersedes: [String]
  /// The ids of the requirements that it claims to satisfy.
  public internal(set) var satisfies: [Sourced<String>]
  /// What changed in its versions, in the author's order.
  public let changes: [Change]
  /// The author's own words for it.
  public let tags: [String]
  /// The days on which its page is part of a site; after them it is retired.
  public let validity: Validity
  /// Where the value of a front-matter key is, by the key.
  public let places: [String: SourceRange]
  /// The policy's file.
  public let place: SourceRange

  /// A policy from its parts.
  public init(
    id: String,
    title: String,
    kind: Kind = .policy,
    version: String? = nil,
    status: Status? = nil,
    owner: String? = nil,
    approver: String? = nil,
    approved: Day? = nil,
    effective: Day? = nil,
    reviewBy: Day? = nil,
    supersedes: [String] = [],
    satisfies: [Sourced<String>] = [],
    changes: [Change] = [],
    tags: [String] = [],
    validity: Validity = .always,
    places: [String: SourceRange] = [:],
    place: SourceRange
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.version = version
    self.status = status
    self.owner = owner
    self.approver = approver
    self.approved = approved
    self.effective = effective
    self.reviewBy = reviewBy
    self.supersedes = supersedes
    self.satisfies = satisfies
    self.changes = changes
    self.tags = tags
    self.validity = validity
    self.places = places
    self.place = place
  }

  /// Whether it counts on a day, and why not.
  public func state(on day: Day) -> State {
    if status == .retired || validity.ended(before: day) { return .retired }
    if status == .draft { return .draft }
    guard let approved else { return .notApproved }
    if approved > day { return .approvedLater }
    let isLater = effective.map { $0 > day } ?? false
    return isLater || validity.begins(after: day) ? .notEffective : .inForce
  }

  /// Whether it covers on a day what it claims to satisfy.
  public func covers(on day: Day) -> Bool { state(on: day) == .inForce }

  /// The same under another title.
  public func titled(_ title: String) -> Policy {
    var other = self
    other.title = title
    return other
  }

  /// The same policy with other claims.
  func satisfying(_ claims: [Sourced<String>]) -> Policy {
    var other = self
    other.satisfies = claims
    return other
  }
}
