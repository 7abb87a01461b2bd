import Diagnostics
import Regulation

/// What the registers are computed from: the accepted inputs and the result of each requirement.
struct AssessmentInput: Sendable {
  let client: Client
  let law: Law
  let asOf: Day
  /// Every entry in scope and in force, in the order of the regulation.
  let requirements: [RequirementResult]
  /// Every finding, highest risk first.
  let findings: [FindingResult]
  /// The findings that need action, highest risk first.
  let openFindings: [FindingResult]
  /// The leaves among the requirements.
  let leaves: [RequirementResult]

  private let byEntry: [RequirementResult?]
  private let openFindingByID: [String: Int]
  private let closedFindingByID: [String: Finding]
  private let evidenceByID: [String: Evidence]

  /// `entries` has one element for each entry of the catalog, nil where it does not count.
  init(
    client: Client,
    law: Law,
    asOf: Day,
    entries: [RequirementResult?],
    findings: [FindingResult]
  ) {
    self.client = client
    self.law = law
    self.asOf = asOf
    self.findings = findings
    byEntry = entries
    requirements = entries.compactMap(\.self)
    leaves = requirements.filter { $0.isLeaf }
    openFindings = findings.filter { $0.needsAction }
    openFindingByID = Dictionary(
      zip(openFindings.map { $0.finding.id }, openFindings.indices),
      uniquingKeysWith: { first, _ in first }
    )
    closedFindingByID = client.findings.filter { $0.status == .closed }.index(by: \.id)
    evidenceByID = client.evidence.index(by: \.id)
  }

  /// The position of a finding among those that need action; nil for another.
  func openFinding(_ id: String) -> Int? { openFindingByID[id] }

  /// The finding of an id, if it is closed.
  func closedFinding(_ id: String) -> Finding? {
    closedFindingByID.isEmpty ? nil : closedFindingByID[id]
  }

  func evidence(_ id: String) -> Evidence? { evidenceByID[id] }

  /// The evidence of an id, where it can show something.
  func proof(_ id: String) -> Evidence? {
    evidenceByID[id].flatMap { $0.isSelfAssessment ? nil : $0 }
  }

  func requirement(_ id: String) -> RequirementResult? {
    law.catalog.order(of: id).flatMap { byEntry[$0] }
  }

  /// The leaves at or below an entry, in the order of the regulation.
  func leaves(under id: String) -> [RequirementResult] {
    guard let top = law.catalog.order(of: id) else { return [] }
    let below = law.catalog.descendants(of: top)
    var found: [RequirementResult] = []
    if let own = byEntry[top], own.isLeaf { found.append(own) }
    for position in below {
      if let result = byEntry[position], result.isLeaf { found.append(result) }
    }
    return found
  }

  /// The ids of the entries that a risk names and of the leaves below them.
  func concerned(by risk: Risk) -> Set<String> {
    var ids: Set<String> = []
    for name in risk.requirements where ids.insert(name.value).inserted {
      for leaf in leaves(under: name.value) { ids.insert(leaf.requirement.id) }
    }
    return ids
  }

  /// The strictest obligation of some entries, required before addressable, and the position of the
  /// first of them in the regulation.
  func precedence(of names: [Sourced<String>]) -> (obligation: Obligation, order: Int) {
    var precedence = (obligation: Obligation.none, order: Int.max)
    for (index, name) in names.enumerated() {
      guard let position = law.catalog.order(of: name.value) else { continue }
      if index == 0 { precedence.order = position }
      switch law.catalog.requirements[position].obligation {
      case .required: precedence.obligation = .required
      case .addressable where precedence.obligation == .none: precedence.obligation = .addressable
      case .addressable, .none: break
      }
    }
    return precedence
  }

  /// The title of what a leaf is under: its standard, or the section of a standard.
  func context(of leaf: Requirement) -> String? {
    let standard = law.catalog.standard(of: leaf)
    return standard.id == leaf.id ? law.catalog.section(leaf.section)?.title : standard.title
  }

  /// The position of a requirement in the regulation, for sorting; the unknown come last.
  func order(of id: String?) -> Int {
    id.flatMap { law.catalog.order(of: $0) } ?? Int.max
  }
}
