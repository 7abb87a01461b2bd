/// Everything the regulation says, with its days.
public struct Law: Sendable {
  /// The requirements.
  public let catalog: Catalog
  /// Penalties, deadlines, notices and history.
  public let facts: Facts
  /// Links to other frameworks.
  public let crosswalk: Crosswalk
  /// What is proposed and not law.
  public let proposedRules: [ProposedRule]
  /// How assessors look at a leaf, by its id.
  public let inquiries: [String: Inquiry]

  /// No law at all, for a site that names none.
  public static let none = Law(catalog: .empty, facts: .empty, crosswalk: .empty, proposedRules: [])

  /// The law from its parts.
  public init(
    catalog: Catalog,
    facts: Facts,
    crosswalk: Crosswalk,
    proposedRules: [ProposedRule],
    inquiries: [String: Inquiry] = [:]
  ) {
    self.catalog = catalog
    self.facts = facts
    self.crosswalk = crosswalk
    self.proposedRules = proposedRules
    self.inquiries = inquiries
  }

  /// The law as it was known on a day; what is published later is left out.
  public func known(on day: Day) -> Law {
    Law(
      catalog: catalog,
      facts: facts.known(on: day),
      crosswalk: crosswalk.known(on: day),
      proposedRules: proposedRules.filter { $0.published <= day },
      inquiries: inquiries
    )
  }

  /// How many of its changes have happened by a day: on two days of one count the same law is in
  /// force.
  public func changes(by day: Day) -> Int {
    let validities = catalog.requirements.map(\.validity) + facts.all.map(\.validity)
    let begun = validities.count { $0.from.map { $0 <= day } ?? false }
    let ended = validities.count { $0.to.map { $0 < day } ?? false }
    let superseded = facts.supersededPhrases.count { $0.since.map { $0 <= day } ?? false }
    return begun + ended + superseded
  }

  /// Whether there is none.
  public var isEmpty: Bool { catalog.requirements.isEmpty && facts.all.isEmpty }
}
