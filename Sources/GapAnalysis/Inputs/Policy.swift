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

  /// An item of a framework, such as SOC 2, that it claims to satisfy.
  public struct Claim: Sendable, Hashable {
    /// The id of the framework, or the author's word for one that is not declared; empty without one.
    public let framework: String
    /// The id of the item, as the framework spells it where that is declared.
    public let item: String
    /// Whether gapbook.yml declares the framework, and that has the item.
    public let isDeclared: Bool
    /// What the author wrote.
    public let written: String
    /// Where it is written.
    public let place: SourceRange

    /// A claim from its parts.
    public init(
      framework: String,
      item: String,
      isDeclared: Bool,
      written: String,
      at place: SourceRange
    ) {
      self.framework = framework
      self.item = item
      self.isDeclared = isDeclared
      self.written = written
      self.place = place
    }

    /// The framework and the item, as `soc2:CC6.1`.
    public var name: String { framework.isEmpty ? item : "\(framework):\(item)" }
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
  public var id: String
  /// Whether its author wrote the id.
  public var hasOwnID = false
  /// The title.
  public var title: String
  /// The sort of document.
  public var kind: Kind = .policy
  /// The version.
  public var version: String?
  /// What its author says of it; nil where nothing is said.
  public var status: Status?
  /// Its owner; several people are joined by commas.
  public var owner: String?
  /// Who approved it; several people are joined by commas.
  public var approver: String?
  /// When it was approved.
  public var approved: Day?
  /// When it took effect.
  public var effective: Day?
  /// When it is to be reviewed.
  public var reviewBy: Day?
  /// The policies that it replaces, by the author's names.
  public var supersedes: [Sourced<String>] = []
  /// The ids of the requirements that it claims to satisfy.
  public var satisfies: [Sourced<String>] = []
  /// What it claims to satisfy of frameworks other than HIPAA.
  public var claims: [Claim] = []
  /// What changed in its versions, in the author's order.
  public var changes: [Change] = []
  /// The author's own words for it.
  public var tags: [String] = []
  /// The audiences that may see it; empty: all but the public.
  public var audience: [String] = []
  /// The days on which its page is part of a site; after them it is retired.
  public var validity: Validity = .always
  /// Where the value of a front-matter key is, by the key.
  public var places: [String: SourceRange] = [:]
  /// The policy's file.
  public var place: SourceRange

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

  /// The id that its author wrote; nil where the file's name is the id.
  public var number: String? { hasOwnID ? id : nil }

  /// The same under another title.
  public func titled(_ title: String) -> Policy {
    var other = self
    other.title = title
    return other
  }
}

extension Policy {
  /// A policy of which nothing else is known; the rest is set on it.
  public init(id: String, title: String, place: SourceRange) {
    self.id = id
    self.title = title
    self.place = place
  }
}

extension Policy {
  /// Whether its front matter says anything that makes a policy.
  public var hasRecord: Bool {
    !satisfies.isEmpty || !claims.isEmpty || !supersedes.isEmpty || !changes.isEmpty
      || status != nil || version != nil || owner != nil || approver != nil || approved != nil
      || effective != nil || reviewBy != nil
  }
}
