import Diagnostics
public import Regulation

/// One leaf with what sums and metrics need of it.
///
/// It names catalog entry and response by their positions: requirements and responses are large
/// values, and sums pass leaves about a lot.
struct Leaf {
  /// Its position in the catalog.
  let entry: Int
  /// The position of its standard in the catalog; its own where it has no standard above it.
  let standard: Int
  /// The position of its family in `Leaves.families`.
  let family: Int
  let rule: HIPAARule
  let weight: Int
  /// Whether the law permits and does not require it.
  let isPermissive: Bool
  /// The position of its response among the client's.
  let response: Int?
  let place: SourceRange?
  let status: Status
  /// Why it is not applicable by its own terms, or why the response does not count.
  let reason: Uncounted?

  /// The value in halves; nil where the leaf does not count.
  var halves: Int? { status.halves }
}

/// The leaves that count, in the order of the regulation, and the families they fall into.
struct Leaves {
  let all: [Leaf]
  let families: [Family]

  init(of client: Client, law: Law, asOf: Day) {
    let catalog = law.catalog
    let entries = catalog.requirements
    var responses: [Int?] = Array(repeating: nil, count: entries.count)
    for (index, response) in client.responses.enumerated() {
      if let entry = catalog.order(of: response.requirement) { responses[entry] = index }
    }
    var families: [Family] = []
    var positions: [Family: Int] = [:]
    var all: [Leaf] = []
    let rules = client.scope.rules
    for (index, entry) in entries.enumerated() where entry.isLeaf(on: asOf, in: rules) {
      let family = Family(id: entry.family, rule: entry.rule)
      let position =
        families.last == family ? families.count - 1 : positions[family] ?? families.count
      if position == families.count {
        families.append(family)
        positions[family] = position
      }
      all.append(
        Leaf(
          entry,
          at: index,
          under: catalog.ancestors(of: index).last ?? index,
          family: position,
          response: responses[index],
          of: client
        )
      )
    }
    self.all = all
    self.families = families
  }
}

extension Leaf {
  fileprivate init(
    _ requirement: Requirement,
    at entry: Int,
    under standard: Int,
    family: Int,
    response: Int?,
    of client: Client
  ) {
    self.entry = entry
    self.standard = standard
    self.family = family
    rule = requirement.rule
    weight = requirement.weight
    isPermissive = requirement.isPermissive
    self.response = response
    place = response.map { client.responses[$0].place }
    if let why = inapplicability(of: requirement, to: client.entity, with: client.functions) {
      (status, reason) = (.notApplicable, .inapplicable(why))
    } else if let response {
      let given = client.responses[response]
      let fault = decisionFault(of: given, to: requirement)
      (status, reason) = (fault == nil ? given.answer.status : .notAssessed, fault)
    } else {
      (status, reason) = (.notAssessed, nil)
    }
  }
}

extension Requirement {
  /// Whether it is a leaf that counts on a day.
  func isLeaf(on day: Day, in rules: [HIPAARule]) -> Bool {
    isAssessable && validity.contains(day) && rules.contains(rule)
  }
}

extension Requirement {
  /// How much it counts in the weighted score: what is required counts twice (case W1).
  public var weight: Int { obligation == .required ? 2 : 1 }
}
