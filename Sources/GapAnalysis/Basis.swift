import Regulation

/// What the registers are made from: the kept inputs and how each requirement stands.
struct Basis {
  let client: Client
  let law: Law
  let asOf: Day
  let requirements: [RequirementResult]
  let findings: [FindingResult]
  /// The leaves among the requirements.
  let leaves: [RequirementResult]

  private let findingByID: [String: Int]
  private let evidenceByID: [String: Evidence]
  private let requirementByID: [String: Int]

  init(
    client: Client,
    law: Law,
    asOf: Day,
    requirements: [RequirementResult],
    findings: [FindingResult]
  ) {
    self.client = client
    self.law = law
    self.asOf = asOf
    self.requirements = requirements
    self.findings = findings
    leaves = requirements.filter(\.isLeaf)
    findingByID = index(findings.map(\.finding.id))
    requirementByID = index(requirements.map(\.requirement.id))
    evidenceByID = Dictionary(
      client.evidence.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  func finding(_ id: String) -> FindingResult? { findingByID[id].map { findings[$0] } }

  func evidence(_ id: String) -> Evidence? { evidenceByID[id] }

  func requirement(_ id: String) -> RequirementResult? {
    requirementByID[id].map { requirements[$0] }
  }

  /// Where a requirement stands in the regulation, for sorting; the unknown come last.
  func order(of id: String?) -> Int {
    id.flatMap { law.catalog.order(of: $0) } ?? Int.max
  }
}

private func index(_ ids: [String]) -> [String: Int] {
  Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
}
