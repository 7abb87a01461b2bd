public import Diagnostics

/// A change that a proposed rule would make; not law.
public struct ProposedChange: Sendable, Hashable {
  /// The id, such as `NPRM-01`.
  public let id: String
  /// The paragraph where it would be.
  public let citation: String
  /// In words.
  public let title: String
  /// What it would ask, in our own words.
  public let summary: String
  /// The sort of change, such as `new-standard`.
  public let changeType: String
  /// The ids of the requirements it would change.
  public let currentCitations: [String]
  /// The exceptions it would allow.
  public let exceptions: [String]
  /// The question that readiness answers; empty where there is none.
  public let question: String
  /// How sure we are.
  public let confidence: String
  /// The words by which prose states it; empty: prose is not searched for it.
  public let prose: [ProsePattern]
  /// Where the file says so.
  public let place: SourceRange

  /// A change from its parts.
  public init(
    id: String,
    citation: String,
    title: String,
    summary: String,
    changeType: String,
    currentCitations: [String],
    exceptions: [String],
    question: String,
    confidence: String,
    prose: [ProsePattern] = [],
    place: SourceRange
  ) {
    self.id = id
    self.citation = citation
    self.title = title
    self.summary = summary
    self.changeType = changeType
    self.currentCitations = currentCitations
    self.exceptions = exceptions
    self.question = question
    self.confidence = confidence
    self.prose = prose
    self.place = place
  }
}

/// A rule that an authority has proposed and not made; not law.
public struct ProposedRule: Sendable, Hashable {
  /// Its title.
  public let title: String
  /// Where it was published.
  public let citation: String
  /// Since when it exists.
  public let published: Day
  /// What became of it, such as `proposed-long-term-action`.
  public let status: String
  /// When that was last looked up.
  public let statusChecked: Day
  /// When a final rule is expected, as the agenda says.
  public let finalActionTarget: String?
  /// The changes in order.
  public let changes: [ProposedChange]
  /// The addressable specifications that it would make required.
  public let wouldBecomeRequired: [String]
  /// The words by which prose names it, besides its citation and its day.
  public let prose: [ProsePattern]

  /// Whether its status says that it is still proposed.
  public var isProposed: Bool { status.hasPrefix("proposed") }

  /// A proposed rule from its parts.
  public init(
    title: String,
    citation: String,
    published: Day,
    status: String,
    statusChecked: Day,
    finalActionTarget: String?,
    changes: [ProposedChange],
    wouldBecomeRequired: [String],
    prose: [ProsePattern] = []
  ) {
    self.title = title
    self.citation = citation
    self.published = published
    self.status = status
    self.statusChecked = statusChecked
    self.finalActionTarget = finalActionTarget
    self.changes = changes
    self.wouldBecomeRequired = wouldBecomeRequired
    self.prose = prose
  }
}
