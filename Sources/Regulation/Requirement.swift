public import Diagnostics

/// One of the three HIPAA rules that a client answers for.
public enum HIPAARule: String, Sendable, Hashable, Comparable, CaseIterable {
  /// 45 CFR Part 164 Subpart C.
  case security
  /// 45 CFR Part 164 Subpart D.
  case breachNotification = "breach-notification"
  /// 45 CFR Part 164 Subpart E.
  case privacy

  /// The rule's name, such as "Security Rule".
  public var title: String {
    switch self {
    case .security: "Security Rule"
    case .breachNotification: "Breach Notification Rule"
    case .privacy: "Privacy Rule"
    }
  }

  /// In the order of the regulation.
  public static func < (a: Self, b: Self) -> Bool { a.position < b.position }
}

/// What an organization is under 45 CFR 160.103.
public enum Entity: String, Sendable, Hashable, CaseIterable {
  /// A health plan, a clearinghouse, or a provider that transmits standard transactions.
  case coveredEntity = "covered-entity"
  /// One that handles PHI on behalf of another.
  case businessAssociate = "business-associate"
  /// Both at once.
  case both

  /// Whether a requirement that names `kinds` concerns this entity.
  public func isNamed(in kinds: [Entity]) -> Bool {
    self == .both || kinds.contains(self)
  }

  /// In words.
  public var title: String {
    switch self {
    case .coveredEntity: "Covered entity"
    case .businessAssociate: "Business associate"
    case .both: "Covered entity and business associate"
    }
  }
}

/// A function that makes further requirements applicable.
public enum EntityFunction: String, Sendable, Hashable, CaseIterable {
  /// A health plan, such as an insurer or an HMO: 160.103.
  case healthPlan = "health-plan"
  /// A group health plan's duties toward its sponsor; it does not imply `healthPlan`.
  case groupHealthPlan = "group-health-plan"
  /// A health care clearinghouse that is part of a larger organization.
  case clearinghouse
  /// Holds records under 42 CFR Part 2.
  case part2Records = "part-2-records"
  /// More than one of health plan, health care provider and clearinghouse: 164.504(g).
  case multipleFunctions = "multiple-functions"
  /// A government body, which may have arrangements in place of contracts: 164.504(e)(3).
  case government
  /// A provider that keeps a directory of the people in its facility: 164.510(a).
  case facilityDirectory = "facility-directory"
  /// Uses PHI to raise funds for itself: 164.514(f).
  case fundraising
}

/// How binding a requirement is.
public enum Obligation: String, Sendable, Hashable, CaseIterable {
  /// It must be done.
  case required
  /// To be assessed, then done, replaced or declined in writing: 164.306(d)(3).
  case addressable
  /// It asks for nothing: a general rule or a date.
  case none = "n/a"
}

/// A standard, an implementation specification or another paragraph that obliges.
public struct Requirement: Sendable, Hashable {
  /// What sort of paragraph it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A standard.
    case standard
    /// An implementation specification of a standard.
    case specification = "implementation-specification"
    /// Another paragraph that obliges.
    case requirement
  }

  /// What became of the paragraph.
  public enum LegalStatus: String, Sendable, Hashable, CaseIterable {
    /// The law on the days of its validity.
    case inForce = "in-force"
    /// No longer in force.
    case historical
    /// Set aside by a court.
    case vacated
  }

  /// An exception from a paragraph that concerns everybody else.
  public struct Exception: Sendable, Hashable {
    /// The function with which an organization is exempt in some cases.
    public let function: EntityFunction
    /// In which cases, with the citation.
    public let text: String

    /// An exception from its parts.
    public init(function: EntityFunction, text: String) {
      self.function = function
      self.text = text
    }
  }

  /// The paragraph, such as `164.308(a)(1)(ii)(A)`.
  public let id: String
  /// Its sort.
  public let kind: Kind
  /// Its heading.
  public let title: String
  /// Where the title is not the paragraph's own heading, what it is.
  public var titleNote: String?
  /// How binding it is.
  public var obligation: Obligation = .none
  /// `R` or `A`, the official label of the Security Rule.
  public var designation: String?
  /// The id of the requirement or section above.
  public let parent: String
  /// The rule it belongs to.
  public let rule: HIPAARule
  /// The safeguard family, such as `technical`.
  public let family: String
  /// The section, such as `164.312`.
  public let section: String
  /// Whom it concerns.
  public var appliesTo: [Entity] = [.coveredEntity, .businessAssociate]
  /// The function without which it does not apply.
  public var requiresFunction: EntityFunction?
  /// That condition in words.
  public var condition: String?
  /// The exception from it in some cases.
  public var exception: Exception?
  /// Whether it allows rather than compels.
  public var isPermissive = false
  /// Other ids of the same text.
  public var aliases: [String] = []
  /// The requirement in our own words.
  public let summary: String
  /// What became of it, and since when.
  public var status: LegalStatus = .inForce
  /// The day on which the status began, where it is known.
  public var statusDay: Day?
  /// The days on which it counts.
  public var validity: Validity = .always
  /// How those days were determined.
  public var validityNote: String?
  /// Whether a client answers it: a leaf, on the days of its validity.
  public var isAssessable = false
  /// The day on which the entry was last compared with the law.
  public var checked: Day?
  /// Where the catalog says so.
  public let place: SourceRange
}

extension Requirement {
  /// A requirement with what each has; the rest is set on it.
  public init(
    id: String,
    kind: Kind,
    title: String,
    parent: String,
    rule: HIPAARule,
    family: String,
    section: String,
    summary: String,
    place: SourceRange
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.parent = parent
    self.rule = rule
    self.family = family
    self.section = section
    self.summary = summary
    self.place = place
  }
}
