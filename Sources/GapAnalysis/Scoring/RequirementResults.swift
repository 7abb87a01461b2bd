import Diagnostics
import Regulation

/// The result of each entry of the catalog, by position; nil where it does not count on the day.
func requirementResults(
  _ leaves: Leaves,
  _ summary: ScoreSummary,
  of client: Client,
  findings results: [FindingResult],
  law: Law,
  asOf: Day
) -> [RequirementResult?] {
  let catalog = law.catalog
  var leafByEntry: [Int?] = Array(repeating: nil, count: catalog.requirements.count)
  for (index, leaf) in leaves.all.enumerated() { leafByEntry[leaf.entry] = index }
  let findings = namers(client.findings, in: catalog, id: { $0.id }, names: { $0.requirements })
  let inForce = client.policies.filter { $0.covers(on: asOf) }
  let policies = namers(inForce, in: catalog, id: { $0.id }, names: { $0.satisfies })
  let rules = client.scope.rules
  let contests = Contests(client, results, law: law, asOf: asOf)
  let tests = machineTests(client.evidence, on: asOf)
  let contested = catalog.requirements.enumerated().map { index, requirement -> [Contradiction] in
    guard let leaf = leafByEntry[index].map({ leaves.all[$0] }) else { return [] }
    return contests.contradictions(
      of: leaf,
      leaf.response.map { client.responses[$0] },
      id: requirement.id,
      findings: claims(on: index, findings, in: catalog),
      policies: claims(on: index, policies, in: catalog),
      tests: tests.isEmpty ? [] : tests[requirement.id] ?? []
    )
  }
  return catalog.requirements.enumerated().map { index, requirement in
    guard rules.contains(requirement.rule), requirement.validity.contains(asOf) else { return nil }
    let leaf = leafByEntry[index].map { leaves.all[$0] }
    let response = leaf?.response.map { client.responses[$0] }
    let above = summary.entries[index]
    return RequirementResult(
      requirement: requirement,
      isLeaf: leaf != nil,
      response: response,
      status: leaf?.status ?? above.map { rolledUpStatus($0.counts) },
      score: leaf.map { $0.halves.flatMap { Rational($0, over: 2) } } ?? above?.score,
      below: leaf == nil ? above?.counts : nil,
      reason: leaf?.reason,
      findings: leaf == nil ? findings[index] : claims(on: index, findings, in: catalog),
      evidence: response?.evidence ?? [],
      policies: leaf == nil ? policies[index] : claims(on: index, policies, in: catalog),
      contradictions: leaf == nil
        ? catalog.descendants(of: index).flatMap { contested[$0] }.inOrder { -$0.grade.rank }
        : contested[index],
      tests: tests.isEmpty || leaf == nil ? [] : tests[requirement.id] ?? []
    )
  }
}

/// The policies or findings that name a leaf by itself or through an entry above it, sorted.
private func claims(on leaf: Int, _ namers: [[String]], in catalog: Catalog) -> [String] {
  var found = namers[leaf]
  for above in catalog.ancestors(of: leaf) where !namers[above].isEmpty {
    found += namers[above]
  }
  return found.count > 1 ? Set(found).naturallySorted() : found
}

/// By position in the catalog, the ids of those that name a requirement; sorted, as the items are.
private func namers<Item>(
  _ items: [Item],
  in catalog: Catalog,
  id: (Item) -> String,
  names: (Item) -> [Sourced<String>]
) -> [[String]] {
  var found: [[String]] = Array(repeating: [], count: catalog.requirements.count)
  for item in items {
    for name in names(item) {
      if let position = catalog.order(of: name.value) { found[position].append(id(item)) }
    }
  }
  return found
}
