import Diagnostics
import Regulation

/// The metrics of what changed since an earlier assessment.
func comparisonMetrics(_ comparison: Comparison?, _ earlier: EarlierAssessment?) -> [Metric] {
  guard let comparison else { return [] }
  let inputs = [earlier?.place].compactMap(\.self)
  return [
    points(
      "comparison.score",
      comparison.score,
      "the score on \(comparison.later.spelled) - the score on \(comparison.earlier.spelled)",
      inputs
    ),
    points(
      "comparison.coverage",
      comparison.coverage,
      "the coverage on \(comparison.later.spelled) - the coverage on \(comparison.earlier.spelled)",
      inputs
    ),
    points(
      "comparison.like_for_like",
      comparison.likeForLike,
      "the same, over the leaves assessed both times that neither law nor scope changed",
      inputs
    ),
  ]
    + ChangeKind.allCases.flatMap { kind in
      [
        count(
          "comparison.\(kind.rawValue)",
          comparison.requirements(kind).count,
          "leaves that are \(kind.title.lowercased())",
          inputs
        ),
        count(
          "comparison.findings.\(kind.rawValue)",
          comparison.findings(kind).count,
          "findings that are \(kind.title.lowercased())",
          inputs
        ),
      ]
    }
}

private func points(
  _ id: String,
  _ change: ScoreChange,
  _ formula: String,
  _ inputs: [SourceRange]
) -> Metric {
  Metric(
    id: id,
    value: change.points.flatMap { Rational($0.tenths, over: 10) },
    unit: .points,
    formula: formula,
    inputs: inputs
  )
}

private func count(
  _ id: String,
  _ number: Int,
  _ what: String,
  _ inputs: [SourceRange]
) -> Metric {
  Metric(
    id: id,
    value: Rational(number),
    unit: .count,
    formula: "the number of \(what)",
    inputs: inputs
  )
}
