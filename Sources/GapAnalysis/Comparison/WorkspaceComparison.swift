public import Regulation

/// What changed of one client.
public struct ClientComparison: Sendable, Hashable {
  /// The client's folder, as the later assessment says it.
  public let slug: String
  /// The client's name, as the later assessment says it.
  public let name: String
  /// Its folder then; nil where it is the same.
  public let formerSlug: String?
  /// Its name then; nil where it is the same.
  public let formerName: String?
  /// What changed.
  public let comparison: Comparison

  /// What changed from one assessment of a client to another.
  public init(_ earlier: EarlierAssessment, _ later: EarlierAssessment) {
    slug = later.slug
    name = later.name
    formerSlug = earlier.slug == later.slug ? nil : earlier.slug
    formerName = earlier.name == later.name ? nil : earlier.name
    comparison = compare(earlier, later)
  }
}

/// A client that only one of two workspaces has.
public struct UncomparedClient: Sendable, Hashable {
  /// The client's folder.
  public let slug: String
  /// The client's name.
  public let name: String
  /// The day of its assessment.
  public let asOf: Day
  /// Its score; nil where nothing is assessed.
  public let score: Rational?
  /// How many gaps it has; nil where its assessment does not say.
  public let gaps: Int?
  /// What is told of an assessment that is compared with none.
  public init(_ assessment: EarlierAssessment) {
    slug = assessment.slug
    name = assessment.name
    asOf = assessment.asOf
    score = assessment.score
    gaps = assessment.registers.gaps?.count
  }
}

/// What changed from one state of a workspace to another, client by client (METHOD.md, section 12).
public struct WorkspaceComparison: Sendable, Hashable {
  /// The clients that both have.
  public let clients: [ClientComparison]
  /// The clients that only the later one has: nothing of them can have become worse.
  public let added: [UncomparedClient]
  /// The clients that only the earlier one has, of which nothing can be compared.
  public let removed: [UncomparedClient]

  /// A comparison from its parts.
  public init(
    clients: [ClientComparison],
    added: [UncomparedClient] = [],
    removed: [UncomparedClient] = []
  ) {
    self.clients = clients
    self.added = added
    self.removed = removed
  }
}
