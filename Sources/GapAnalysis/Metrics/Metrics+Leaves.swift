import Diagnostics
import Regulation

/// The metrics of all leaves, of each rule and of each family: scores, coverage, counts.
///
/// A leaf that by its own terms does not concern the client has no response: its place is that of the
/// client's declaration, once for each metric.
func leafMetrics(
  _ leaves: Leaves,
  _ summary: ScoreSummary,
  in catalog: Catalog,
  declared: SourceRange
) -> [Metric] {
  let responses = leaves.all.compactMap { $0.place }
  let places = responses + [declared]
  var all = LeafGroup("assessment", summary.totals, places)
  var rules = summary.rules.map { LeafGroup("rule.\($0.rule.rawValue)", $0.tally, places) }
  var families = summary.families.map {
    LeafGroup("family.\($0.family.rule.rawValue).\($0.family.id)", $0.tally, places)
  }
  var standards = summary.entries.enumerated().map { entry, tally in
    tally.flatMap { tally -> LeafGroup? in
      guard tally.score != nil else { return nil }
      return LeafGroup(standard: catalog.requirements[entry].id, tally, places)
    }
  }
  var number: Int32 = 0
  for leaf in leaves.all {
    let own = leaf.place == nil ? leaf.reason.map { _ in Int32(responses.count) } : number
    all.add(leaf, own)
    families[leaf.family].add(leaf, own)
    for above in catalog.ancestors(of: leaf.entry) { standards[above]?.add(leaf, own) }
    for index in summary.rules.indices where summary.rules[index].rule == leaf.rule {
      rules[index].add(leaf, own)
    }
    if leaf.place != nil { number += 1 }
  }
  var metrics = all.metrics(scoreName: "score") + all.sums
  for group in rules { metrics += group.metrics(scoreName: "score") }
  for (group, result) in zip(families, summary.families) {
    metrics += group.metrics(scoreName: "score_by_leaves")
    metrics.append(group.scoreByStandards(result))
  }
  return metrics + standards.compactMap { $0?.score("score") }
}

extension Metric {
  /// The id of the metric that is the score of a standard: `standard.164.308.a.1.score`.
  public static func score(ofStandard id: String) -> String {
    let parts = id.split { $0 == "(" || $0 == ")" }
    return "standard.\(parts.joined(separator: ".")).score"
  }
}

extension Status {
  /// The id of the metric that counts the leaves of it: `assessment.partially_met`.
  public var metric: String { "assessment.\(snakeCase(rawValue))" }
}

/// The leaves of the whole, a rule or a family, with the numbers of their responses' places.
private struct LeafGroup {
  private let prefix: String
  private let tally: Tally
  private let excluded: [Metric.Exclusion]
  private let places: [SourceRange]
  private var all: [Int32] = []
  private var assessed: [Int32] = []
  /// Those that apply.
  private var applicable: [Int32] = []
  /// Those that the law permits and nobody answered.
  private var permitted: [Int32] = []
  /// In the order of `Status.allCases`.
  private var byStatus: [[Int32]] = Status.allCases.map { _ in [] }
  private var halves = 0
  private var weightedHalves = 0
  private var weights = 0

  init(_ prefix: String, _ tally: Tally, _ places: [SourceRange]) {
    self.prefix = prefix
    self.places = places
    self.tally = tally
    excluded = [
      Metric.Exclusion(reason: .notApplicable, count: tally.counts.notApplicable),
      Metric.Exclusion(reason: .notAssessed, count: tally.counts.notAssessed),
    ].filter { $0.count > 0 }
    all.reserveCapacity(tally.counts.total)
    assessed.reserveCapacity(tally.counts.assessed)
    for status in Status.allCases {
      byStatus[status.position].reserveCapacity(tally.counts[status])
    }
  }

  init(standard id: String, _ tally: Tally, _ places: [SourceRange]) {
    self.init(String(Metric.score(ofStandard: id).dropLast(".score".count)), tally, places)
  }

  mutating func add(_ leaf: Leaf, _ number: Int32?) {
    if let value = leaf.halves {
      halves += value
      weightedHalves += value * leaf.weight
      weights += leaf.weight
    }
    guard let number, !(leaf.place == nil && all.contains(number)) else { return }
    all.append(number)
    if leaf.halves != nil { assessed.append(number) }
    if leaf.status != .notApplicable { applicable.append(number) }
    if leaf.status == .notAssessed, leaf.isPermissive { permitted.append(number) }
    byStatus[leaf.status.position].append(number)
  }

  func metrics(scoreName: String) -> [Metric] {
    [score(scoreName), weightedScore, coverage] + counts
  }

  func score(_ name: String) -> Metric {
    Metric(
      id: "\(prefix).\(name)",
      value: tally.score,
      unit: .percent,
      formula: .score,
      numerator: Rational(halves, over: 2),
      denominator: Rational(tally.counts.assessed),
      excluded: excluded,
      inputs: places.picked(assessed)
    )
  }

  private var weightedScore: Metric {
    Metric(
      id: "\(prefix).weighted_score",
      value: tally.weightedScore,
      unit: .percent,
      formula: .weightedScore,
      numerator: Rational(weightedHalves, over: 2),
      denominator: Rational(weights),
      excluded: excluded,
      inputs: places.picked(assessed)
    )
  }

  private var coverage: Metric {
    let counts = tally.counts
    return Metric(
      id: "\(prefix).coverage",
      value: counts.coverage,
      unit: .percent,
      formula: .coverage,
      numerator: Rational(counts.assessed),
      denominator: Rational(counts.coverable),
      excluded: [Metric.Exclusion(reason: .notApplicable, count: counts.notApplicable)]
        + openPermissions,
      inputs: places.picked(assessed)
    )
  }

  private var openPermissions: [Metric.Exclusion] {
    let count = tally.counts.openPermissions
    return count == 0 ? [] : [Metric.Exclusion(reason: .openPermission, count: count)]
  }

  func scoreByStandards(_ result: FamilyResult) -> Metric {
    Metric(
      id: "\(prefix).score_by_standards",
      value: result.scoreByStandards,
      unit: .percent,
      formula: .scoreByStandards,
      numerator: result.scoreByStandards.map { $0 * Rational(result.scoredStandards) } ?? .zero,
      denominator: Rational(result.scoredStandards),
      excluded: excluded,
      inputs: places.picked(assessed)
    )
  }

  private var counts: [Metric] {
    let counts = tally.counts
    let wholes = [
      count("requirements", counts.total, .leaves, all),
      count("assessed", counts.assessed, .assessedLeaves, assessed),
    ]
    return wholes
      + Status.allCases.map { status in
        count(
          snakeCase(status.rawValue),
          counts[status],
          .leavesOf(status),
          byStatus[status.position]
        )
      }
  }

  /// What sentences say of the whole beside the counts by status.
  var sums: [Metric] {
    let counts = tally.counts
    let open = Set(permitted)
    let uncounted = Set(assessed)
    return [
      count("applicable", counts.total - counts.notApplicable, .applicableLeaves, applicable),
      count(
        "coverable",
        counts.coverable,
        .coverableLeaves,
        applicable.filter { !open.contains($0) }
      ),
      count("open_permissions", counts.openPermissions, .openPermissions, permitted),
      count(
        "uncounted",
        counts.notApplicable + counts.notAssessed,
        .uncountedLeaves,
        all.filter { !uncounted.contains($0) }
      ),
    ]
  }

  private func count(
    _ name: String,
    _ number: Int,
    _ formula: Formula,
    _ inputs: [Int32]
  ) -> Metric {
    Metric(
      id: "\(prefix).\(name)",
      value: Rational(number),
      formula: formula,
      inputs: places.picked(inputs)
    )
  }
}

/// A name with `_` for `-`, as in the ids of metrics: `partially-met` becomes `partially_met`.
func snakeCase(_ kebab: String) -> String {
  String(
    decoding: kebab.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0 },
    as: UTF8.self
  )
}
