import Diagnostics
import Regulation

/// Every entry of the rules in scope that is in force, with what is said of it.
func requirementResults(
  _ leaves: Leaves,
  _ figures: Figures,
  of client: Client,
  law: Law,
  asOf: Day
) -> [RequirementResult] {
  let catalog = law.catalog
  var leafByEntry: [Int: Leaf] = [:]
  for leaf in leaves.all { leafByEntry[leaf.entry] = leaf }
  let findings = namers(client.findings, id: \.id, names: \.requirements)
  let policies = namers(client.policies, id: \.id, names: \.satisfies)
  let rules = client.scope.rules
  return catalog.requirements.indices.compactMap { index in
    let requirement = catalog.requirements[index]
    guard rules.contains(requirement.rule), requirement.validity.contains(asOf) else { return nil }
    let leaf = leafByEntry[index]
    let response = leaf?.response.map { client.responses[$0] }
    let above = figures.entries[index]
    return RequirementResult(
      requirement: requirement,
      isLeaf: leaf != nil,
      response: response,
      status: leaf?.status ?? above.map { rolledUpStatus($0.counts) },
      score: leaf.map { $0.halves.flatMap { Rational($0, over: 2) } } ?? above?.score,
      reason: leaf?.reason,
      findings: findings[requirement.id] ?? [],
      evidence: response?.evidence ?? [],
      policies: leaf == nil
        ? policies[requirement.id] ?? [] : claims(on: index, policies, in: catalog)
    )
  }
}

/// The policies that claim a leaf by itself or through an entry above it, sorted.
private func claims(
  on leaf: Int,
  _ policies: [String: [String]],
  in catalog: Catalog
) -> [String] {
  guard !policies.isEmpty else { return [] }
  let names = ([leaf] + catalog.ancestors(of: leaf)).map { catalog.requirements[$0].id }
  let found = names.flatMap { policies[$0] ?? [] }
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
