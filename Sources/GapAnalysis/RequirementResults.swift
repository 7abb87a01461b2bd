import Diagnostics
import Regulation

/// Every entry of the rules in scope that is in force, with what is said of it.
func requirementResults(
  _ leaves: [Leaf],
  of client: Client,
  law: Law,
  asOf: Day
) -> [RequirementResult] {
  let byID = Dictionary(
    leaves.map { ($0.requirement.id, $0) },
    uniquingKeysWith: { first, _ in first }
  )
  let below = leavesByAncestor(leaves, in: law.catalog)
  let findings = namers(client.findings, id: \.id, names: \.requirements)
  let policies = namers(client.policies, id: \.id, names: \.satisfies)
  return law.catalog.requirements
    .filter { client.scope.rules.contains($0.rule) && $0.validity.contains(asOf) }
    .map { requirement in
      let leaf = byID[requirement.id]
      let figures = below[requirement.id].map(tally)
      return RequirementResult(
        requirement: requirement,
        isLeaf: leaf != nil,
        response: leaf?.response,
        status: leaf?.status ?? figures.map { rolledUpStatus($0.counts) },
        score: leaf.map { $0.halves.flatMap { Rational($0, over: 2) } } ?? figures?.score,
        reason: leaf?.reason,
        findings: findings[requirement.id] ?? [],
        evidence: leaf?.response?.evidence ?? [],
        policies: leaf == nil
          ? policies[requirement.id] ?? []
          : claims(on: requirement, policies, in: law.catalog)
      )
    }
}

/// The policies that claim a leaf by itself or through an entry above it, sorted.
private func claims(
  on leaf: Requirement,
  _ policies: [String: [String]],
  in catalog: Catalog
) -> [String] {
  guard !policies.isEmpty else { return [] }
  var found = policies[leaf.id] ?? []
  var parent = leaf.parent
  var steps = 0
  while let above = catalog.requirement(parent), steps < 16 {
    found += policies[above.id] ?? []
    parent = above.parent
    steps += 1
  }
  return found.count > 1 ? Set(found).sorted() : found
}

/// The sorted ids of those that name each requirement.
private func namers<Item>(
  _ items: [Item],
  id: (Item) -> String,
  names: (Item) -> [Sourced<String>]
) -> [String: [String]] {
  var found: [String: [String]] = [:]
  for item in items {
    for name in names(item) { found[name.value, default: []].append(id(item)) }
  }
  return found.mapValues { $0.sorted() }
}
