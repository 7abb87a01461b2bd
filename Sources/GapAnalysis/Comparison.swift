public import Regulation

/// What became of a leaf or a finding between two assessments.
public enum ChangeKind: String, Sendable, Hashable, CaseIterable {
  /// It fell short and does so no more.
  case closed
  /// It falls short and did not.
  case new
  /// It stands worse.
  case worse
  /// It stands better.
  case better
  /// It stands as it did.
  case unchanged
  /// The law differs between the two days.
  case law
  /// The scope, the entity or its functions differ.
  case scope

  /// In words.
  public var title: String {
    switch self {
    case .closed: "Closed"
    case .new: "New"
    case .worse: "Worse"
    case .better: "Better"
    case .unchanged: "Unchanged"
    case .law: "Changed by the law"
    case .scope: "Changed by the scope"
    }
  }
}

/// What became of one leaf.
public struct RequirementChange: Sendable, Hashable {
  /// The leaf.
  public let id: String
  /// Its title.
  public let title: String
  /// What became of it.
  public let kind: ChangeKind
  /// How it stood; nil where it was not in the earlier assessment.
  public let before: Status?
  /// How it stands; nil where it is not in the later one.
  public let after: Status?
  /// Why, where the two statuses do not say it.
  public let reason: String?

  /// A change from its parts.
  public init(
    id: String,
    title: String,
    kind: ChangeKind,
    before: Status?,
    after: Status?,
    reason: String?
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.before = before
    self.after = after
    self.reason = reason
  }
}

/// What became of one finding.
public struct FindingChange: Sendable, Hashable {
  /// The finding.
  public let id: String
  /// Its title.
  public let title: String
  /// What became of it.
  public let kind: ChangeKind
  /// How it stood; nil where it was not there.
  public let before: EarlierAssessment.FindingEntry?
  /// How it stands; nil where it is there no more.
  public let after: EarlierAssessment.FindingEntry?

  /// A change from its parts.
  public init(
    id: String,
    title: String,
    kind: ChangeKind,
    before: EarlierAssessment.FindingEntry?,
    after: EarlierAssessment.FindingEntry?
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.before = before
    self.after = after
  }
}

/// Two scores of the same thing.
public struct ScoreChange: Sendable, Hashable {
  /// The earlier one.
  public let before: Percentage?
  /// The later one.
  public let after: Percentage?

  /// Two scores.
  public init(before: Percentage?, after: Percentage?) {
    self.before = before
    self.after = after
  }

  /// The points gained; nil where one of the two is missing.
  public var points: Percentage? {
    guard let before, let after else { return nil }
    return after - before
  }
}

/// What changed from one assessment of a client to another.
public struct Comparison: Sendable, Hashable {
  /// The day of the earlier one.
  public let earlier: Day
  /// The day of the later one.
  public let later: Day
  /// The scores as printed.
  public let score: ScoreChange
  /// The coverages as printed.
  public let coverage: ScoreChange
  /// The scores of the leaves that neither law nor scope changed and that both assessed: what the
  /// client itself did.
  public let likeForLike: ScoreChange
  /// Each leaf of either assessment once, in the order of the later, then of the earlier.
  public let requirements: [RequirementChange]
  /// Each finding of either once, by id.
  public let findings: [FindingChange]

  /// A comparison from its parts.
  public init(
    earlier: Day,
    later: Day,
    score: ScoreChange,
    coverage: ScoreChange,
    likeForLike: ScoreChange,
    requirements: [RequirementChange],
    findings: [FindingChange]
  ) {
    self.earlier = earlier
    self.later = later
    self.score = score
    self.coverage = coverage
    self.likeForLike = likeForLike
    self.requirements = requirements
    self.findings = findings
  }

  /// The leaves with one fate.
  public func requirements(_ kind: ChangeKind) -> [RequirementChange] {
    requirements.filter { $0.kind == kind }
  }

  /// The findings with one fate.
  public func findings(_ kind: ChangeKind) -> [FindingChange] {
    findings.filter { $0.kind == kind }
  }

  /// Whether anything is new or worse by the client's own doing.
  public var isRegression: Bool {
    requirements.contains { $0.kind == .new || $0.kind == .worse }
      || findings.contains { $0.kind == .new || $0.kind == .worse }
  }
}
