import Diagnostics
import Regulation

/// The metrics of penalty exposure: illustrations, not predictions.
func exposureMetrics(_ exposure: [ExposureResult]) -> [Metric] {
  guard !exposure.isEmpty else { return [] }
  let inputs = inOrder(exposure.flatMap { [$0.item.place, $0.table.place] })
  let notices = inOrder(inputs + exposure.compactMap { $0.discretion?.place })
  let codified = exposure.codifiedTotal
  let discretion = exposure.discretionTotal
  let policy = Formula.exposureUnderDiscretion(isForEach: discretion != nil)
  func metric(_ id: String, _ value: Int?, _ formula: Formula, _ inputs: [SourceRange]) -> Metric {
    Metric(
      id: "exposure.\(id)",
      value: value.map { Rational($0) },
      unit: .usd,
      formula: formula,
      inputs: inputs
    )
  }
  return [
    metric("codified.minimum", codified.minimum, .exposure, inputs),
    metric("codified.maximum", codified.maximum, .exposure, inputs),
    metric("discretion.minimum", discretion?.minimum, policy, notices),
    metric("discretion.maximum", discretion?.maximum, policy, notices),
  ]
}

/// The metrics of readiness for what is proposed; never part of a score.
func readinessMetrics(_ readiness: Readiness) -> [Metric] {
  guard !readiness.items.isEmpty else { return [] }
  // The changes themselves are large, and most clients answer few.
  let answers = readiness.items.indices.compactMap { readiness.items[$0].response }
  let counted = answers.filter { $0.answer.halves != nil }
  let halves = counted.compactMap(\.answer.halves).reduce(0, +)
  return [
    Metric(
      id: "readiness.score",
      value: readiness.score,
      unit: .percent,
      formula: .readiness,
      numerator: Rational(halves, over: 2),
      denominator: Rational(counted.count),
      excluded: [
        Metric.Exclusion(reason: .notApplicable, count: answers.count - counted.count),
        Metric.Exclusion(reason: .notAnswered, count: readiness.items.count - answers.count),
      ].filter { $0.count > 0 },
      inputs: inOrder(counted.map(\.place))
    )
  ]
    + ReadinessAnswer.Answer.allCases.map { answer in
      Metric(
        counting: answers.filter { $0.answer == answer },
        "readiness.\(snakeCase(answer.rawValue))",
        .readinessOf(answer),
        at: { $0.place }
      )
    }
}
