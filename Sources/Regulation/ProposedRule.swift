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
  /// The ids of the requirements it would change.
  public var currentCitations: [String] = []
  /// The exceptions it would allow.
  public var exceptions: [String] = []
  /// The question that readiness answers; empty where there is none.
  public var question = ""
  /// How sure we are.
  public var confidence = ""
  /// The words by which prose states it; empty: prose is not searched for it.
  public var prose: [ProsePattern] = []
  /// Where the file says so.
  public let place: SourceRange
}

extension ProposedChange {
  /// A change with what each has; the rest is set on it.
  public init(id: String, citation: String, title: String, summary: String, place: SourceRange) {
    self.id = id
    self.citation = citation
    self.title = title
    self.summary = summary
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
    changes: [ProposedChange],
    wouldBecomeRequired: [String],
    prose: [ProsePattern] = []
  ) {
    self.title = title
    self.citation = citation
    self.published = published
    self.status = status
    self.statusChecked = statusChecked
    self.changes = changes
    self.wouldBecomeRequired = wouldBecomeRequired
    self.prose = prose
  }
}
