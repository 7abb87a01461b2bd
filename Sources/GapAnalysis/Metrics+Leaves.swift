import Diagnostics
import Regulation

/// The metrics of all leaves, of each rule and of each family: scores, coverage, counts.
func leafMetrics(_ leaves: Leaves, _ figured: Figures) -> [Metric] {
  var metrics = figures("assessment", leaves.all, figured.totals, scoreName: "score")
  for result in figured.rules {
    let own = leaves.all.filter { $0.rule == result.rule }
    metrics += figures("rule.\(result.rule.rawValue)", own, result.tally, scoreName: "score")
  }
  for (index, result) in figured.families.enumerated() {
    let own = leaves.all.filter { $0.family == index }
    let prefix = "family.\(result.family.rule.rawValue).\(result.family.id)"
    metrics += figures(prefix, own, result.tally, scoreName: "score_by_leaves")
    metrics.append(scoreByStandards(prefix, own, result))
  }
  return metrics
}

private func figures(
  _ prefix: String,
  _ leaves: [Leaf],
  _ tally: Tally,
  scoreName: String
) -> [Metric] {
  let counted = leaves.filter { $0.halves != nil }
  let inputs = counted.compactMap(\.place)
  let counts = tally.counts
  let score = Metric(
    id: "\(prefix).\(scoreName)",
    value: tally.score,
    unit: .percent,
    formula:
      "the values of the assessed leaves (met 1, partially met 1/2, not met 0) / the number of assessed leaves",
    numerator: Rational(counted.reduce(0) { $0 + ($1.halves ?? 0) }, over: 2),
    denominator: Rational(counts.assessed),
    excluded: exclusions(counts),
    inputs: inputs
  )
  let coverage = Metric(
    id: "\(prefix).coverage",
    value: counts.coverage,
    unit: .percent,
    formula: "assessed leaves / (leaves - leaves not applicable)",
    numerator: Rational(counts.assessed),
    denominator: Rational(counts.total - counts.notApplicable),
    excluded: [Metric.Exclusion(reason: "not applicable", count: counts.notApplicable)],
    inputs: inputs
  )
  return [score, weighted(prefix, counted, tally, inputs), coverage]
    + countMetrics(prefix, leaves, counts, assessed: inputs)
}

private func countMetrics(
  _ prefix: String,
  _ leaves: [Leaf],
  _ counts: StatusCounts,
  assessed: [SourceRange]
) -> [Metric] {
  let all = leaves.compactMap(\.place)
  return [
    count("\(prefix).requirements", counts.total, "leaves in scope and in force", all),
    count("\(prefix).assessed", counts.assessed, "leaves met, partially met or not met", assessed),
  ]
    + Status.allCases.map { status in
      count(
        "\(prefix).\(snakeCase(status.rawValue))",
        counts[status],
        "leaves with the status \"\(status.title.lowercased())\"",
        leaves.compactMap { $0.status == status ? $0.place : nil }
      )
    }
}

private func weighted(
  _ prefix: String,
  _ counted: [Leaf],
  _ tally: Tally,
  _ inputs: [SourceRange]
) -> Metric {
  Metric(
    id: "\(prefix).weighted_score",
    value: tally.weightedScore,
    unit: .percent,
    formula: "as the score, with required leaves counted twice and the others once",
    numerator: Rational(counted.reduce(0) { $0 + ($1.halves ?? 0) * $1.weight }, over: 2),
    denominator: Rational(counted.reduce(0) { $0 + $1.weight }),
    excluded: exclusions(tally.counts),
    inputs: inputs
  )
}

private func scoreByStandards(_ prefix: String, _ leaves: [Leaf], _ result: FamilyResult) -> Metric
{
  let counted = leaves.filter { $0.halves != nil }
  return Metric(
    id: "\(prefix).score_by_standards",
    value: result.scoreByStandards,
    unit: .percent,
    formula: "the mean of the unrounded scores of the standards that have an assessed leaf",
    excluded: exclusions(result.tally.counts),
    inputs: counted.compactMap(\.place)
  )
}

private func count(
  _ id: String,
  _ number: Int,
  _ formula: String,
  _ inputs: [SourceRange]
) -> Metric {
  Metric(
    id: id,
    value: Rational(number),
    unit: .count,
    formula: "the number of \(formula)",
    inputs: inputs
  )
}

private func exclusions(_ counts: StatusCounts) -> [Metric.Exclusion] {
  [
    Metric.Exclusion(reason: "not applicable", count: counts.notApplicable),
    Metric.Exclusion(reason: "not assessed", count: counts.notAssessed),
  ].filter { $0.count > 0 }
}

/// `partially-met` as a metric's name has it: `partially_met`.
func snakeCase(_ kebab: String) -> String {
  String(
    decoding: kebab.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0 },
    as: UTF8.self
  )
}
