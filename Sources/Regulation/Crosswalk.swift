/// What a requirement corresponds to in one other framework.
public struct CrosswalkEntry: Sendable, Hashable {
  /// The ids or practices there that match most directly.
  public let primary: [String]
  /// Further ids that a broader mapping names.
  public let additional: [String]
  /// The id of the source of the mapping.
  public let source: String
  /// How sure the primary links are.
  public let confidence: String
  /// How sure the further ones are; empty where the file does not say.
  public let additionalConfidence: String

  /// An entry from its parts.
  public init(
    primary: [String],
    additional: [String],
    source: String,
    confidence: String,
    additionalConfidence: String = ""
  ) {
    self.primary = primary
    self.additional = additional
    self.source = source
    self.confidence = confidence
    self.additionalConfidence = additionalConfidence
  }
}

/// A framework that the crosswalk leads to.
public struct Framework: Sendable, Hashable {
  /// The id, such as `nist-csf-2.0`.
  public let id: String
  /// The name, such as "NIST CSF 2.0".
  public let title: String
  /// The names of its own ids, where the file has them.
  public let names: [String: String]
  /// The day on which this edition was published, where the file says so.
  public let published: Day?

  /// A framework from its parts.
  public init(id: String, title: String, names: [String: String], published: Day? = nil) {
    self.id = id
    self.title = title
    self.names = names
    self.published = published
  }
}

/// The links from requirements to other frameworks.
public struct Crosswalk: Sendable {
  /// The frameworks in reading order.
  public private(set) var frameworks: [Framework]
  /// What a reader must know of the whole.
  public let notes: [String]
  /// The titles of the sources by their ids.
  public let sources: [String: String]

  /// The links by requirement, then by framework.
  public var entries: [String: [String: CrosswalkEntry]]

  /// No links.
  public static let empty = Crosswalk(frameworks: [], notes: [], sources: [:], entries: [:])

  /// A crosswalk; `entries` by requirement, then by framework.
  public init(
    frameworks: [Framework],
    notes: [String],
    sources: [String: String],
    entries: [String: [String: CrosswalkEntry]]
  ) {
    self.frameworks = frameworks
    self.notes = notes
    self.sources = sources
    self.entries = entries
  }

  /// The link of a requirement to a framework.
  public func entry(for requirement: String, in framework: String) -> CrosswalkEntry? {
    entries[requirement]?[framework]
  }

  /// The links to frameworks that were published by a day.
  func known(on day: Day) -> Crosswalk {
    var known = self
    known.frameworks = frameworks.filter { $0.published.map { $0 <= day } ?? true }
    return known
  }
}
