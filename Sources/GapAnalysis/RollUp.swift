import Regulation

/// The figures of some leaves: counts, the mean of their values, the weighted mean.
func tally(_ leaves: some Sequence<Leaf>) -> Tally {
  var halves = 0
  var counted = 0
  var weightedHalves = 0
  var weights = 0
  for leaf in leaves {
    guard let value = leaf.halves else { continue }
    halves += value
    counted += 1
    weightedHalves += value * leaf.weight
    weights += leaf.weight
  }
  return Tally(
    counts: StatusCounts(leaves.lazy.map(\.status)),
    score: Rational(halves, over: 2 * counted),
    weightedScore: Rational(weightedHalves, over: 2 * weights)
  )
}

/// The status of an entry above leaves: met if every counted leaf is, not met if none is even in
/// part, not applicable if none concerns the client.
func rolledUpStatus(_ counts: StatusCounts) -> Status {
  switch counts.assessed {
  case 0: counts.notAssessed == 0 ? .notApplicable : .notAssessed
  case counts.met: .met
  case counts.notMet: .notMet
  default: .partiallyMet
  }
}

/// The figures of all leaves, by rule and by family.
struct Figures {
  let totals: Tally
  let rules: [RuleResult]
  let families: [FamilyResult]

  init(_ leaves: [Leaf], of rules: [HIPAARule], in catalog: Catalog) {
    totals = tally(leaves)
    self.rules = ruleResults(leaves, of: rules)
    families = familyResults(leaves, of: rules, in: catalog)
  }
}

/// The figures by rule, in the order of the regulation.
private func ruleResults(_ leaves: [Leaf], of rules: [HIPAARule]) -> [RuleResult] {
  rules.map { rule in
    RuleResult(rule: rule, tally: tally(leaves.filter { $0.requirement.rule == rule }))
  }
}

/// The figures by family with a leaf in force, in the order of the regulation.
private func familyResults(
  _ leaves: [Leaf],
  of rules: [HIPAARule],
  in catalog: Catalog
) -> [FamilyResult] {
  let byFamily = Dictionary(grouping: leaves) {
    Family(id: $0.requirement.family, rule: $0.requirement.rule)
  }
  return catalog.families(of: rules).compactMap { family in
    byFamily[family].map { leaves in
      FamilyResult(
        family: family,
        tally: tally(leaves),
        scoreByStandards: meanOfStandards(leaves, in: catalog)
      )
    }
  }
}

/// The mean of the unrounded scores of the standards with a counted leaf (methodology 7).
private func meanOfStandards(_ leaves: [Leaf], in catalog: Catalog) -> Rational? {
  let byStandard = Dictionary(grouping: leaves) { catalog.standard(of: $0.requirement).id }
  let scores = byStandard.values.compactMap { tally($0).score }
  return mean(scores)
}

/// The mean of fractions; nil where there is none.
func mean(_ values: [Rational]) -> Rational? {
  let sum = values.reduce(.zero, +)
  return sum / Rational(values.count)
}

/// The leaves below each entry that is above one, by its id.
func leavesByAncestor(_ leaves: [Leaf], in catalog: Catalog) -> [String: [Leaf]] {
  var below: [String: [Leaf]] = [:]
  for leaf in leaves {
    var parent = leaf.requirement.parent
    var steps = 0
    while let above = catalog.requirement(parent), steps < 16 {
      below[above.id, default: []].append(leaf)
      parent = above.parent
      steps += 1
    }
  }
  return below
}
