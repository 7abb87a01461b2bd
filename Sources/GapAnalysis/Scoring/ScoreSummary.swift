import Regulation

/// The sums from which a tally is computed.
struct TallySum {
  private var counts = StatusCounts.none
  private var halves = 0
  private var weightedHalves = 0
  private var weights = 0

  mutating func add(_ leaf: Leaf) {
    counts = counts.adding(leaf.status, isPermissive: leaf.isPermissive)
    guard let value = leaf.halves else { return }
    halves += value
    weightedHalves += value * leaf.weight
    weights += leaf.weight
  }

  /// The counts, the mean of the values, the weighted mean.
  var tally: Tally {
    Tally(
      counts: counts,
      score: Rational(halves, over: 2 * counts.assessed),
      weightedScore: Rational(weightedHalves, over: 2 * weights)
    )
  }
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

/// The figures of all leaves, by rule, by family and of the entries above leaves.
struct ScoreSummary {
  let totals: Tally
  let rules: [RuleResult]
  /// The families with a leaf in force, in the order of the regulation.
  let families: [FamilyResult]
  /// By position in the catalog; nil where no leaf is below.
  let entries: [Tally?]

  init(_ leaves: Leaves, of rules: [HIPAARule], in catalog: Catalog) {
    var total = TallySum()
    var byRule = rules.map { _ in TallySum() }
    var byEntry: [TallySum?] = Array(repeating: nil, count: catalog.requirements.count)
    for leaf in leaves.all {
      total.add(leaf)
      for index in rules.indices where rules[index] == leaf.rule { byRule[index].add(leaf) }
      for above in catalog.ancestors(of: leaf.entry) {
        byEntry[above, default: TallySum()].add(leaf)
      }
    }
    totals = total.tally
    self.rules = zip(rules, byRule).map { RuleResult(rule: $0, tally: $1.tally) }
    families = familyResults(leaves)
    entries = byEntry.map { $0?.tally }
  }
}

private func familyResults(_ leaves: Leaves) -> [FamilyResult] {
  var sums = Array(repeating: TallySum(), count: leaves.families.count)
  var standards: [(family: Int, standard: Int, sum: TallySum)] = []
  for leaf in leaves.all {
    sums[leaf.family].add(leaf)
    // The leaves of a standard follow one another, all but always.
    let found = standards.lastIndex { $0.standard == leaf.standard && $0.family == leaf.family }
    if found == nil { standards.append((leaf.family, leaf.standard, TallySum())) }
    standards[found ?? standards.count - 1].sum.add(leaf)
  }
  return leaves.families.indices.map { index in
    let scores = standards.compactMap { $0.family == index ? $0.sum.tally.score : nil }
    return FamilyResult(
      family: leaves.families[index],
      tally: sums[index].tally,
      scoreByStandards: mean(scores),
      scoredStandards: scores.count
    )
  }
}

/// The mean of fractions; nil where there is none.
func mean(_ values: [Rational]) -> Rational? {
  values.reduce(.zero, +) / Rational(values.count)
}

extension [TallySum?] {
  fileprivate subscript(index: Int, default value: TallySum) -> TallySum {
    get { self[index] ?? value }
    set { self[index] = newValue }
  }
}
