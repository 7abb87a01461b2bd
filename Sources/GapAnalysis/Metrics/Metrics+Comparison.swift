import Diagnostics
import Regulation

/// The metrics of what changed since an earlier assessment.
func comparisonMetrics(_ comparison: Comparison, _ earlier: EarlierAssessment) -> [Metric] {
  let maker = ComparisonMetrics(comparison: comparison, inputs: [earlier.place].compactMap(\.self))
  return maker.scores + maker.leaves + maker.findings + maker.registers
}

private struct ComparisonMetrics {
  let comparison: Comparison
  let inputs: [SourceRange]

  var scores: [Metric] {
    let (later, earlier) = (comparison.later, comparison.earlier)
    return [
      points("score", comparison.score, .scoreChange(later: later, earlier: earlier)),
      points("coverage", comparison.coverage, .coverageChange(later: later, earlier: earlier)),
      points("like_for_like", comparison.likeForLike, .likeForLike),
    ]
  }

  var leaves: [Metric] {
    ChangeKind.allCases.map { kind in
      count(kind.rawValue, comparison.requirements(kind).count, .changedLeaves(kind))
    }
      + [Status.met, .partiallyMet, .notMet].map { status in
        count(
          "\(ChangeKind.newlyAssessed.rawValue).\(status.rawValue)",
          comparison.count(.newlyAssessed, status),
          .newlyAssessed(status)
        )
      } + [
        count("regressions", comparison.requirements.count { $0.isRegression }, .regressions)
      ]
  }

  var findings: [Metric] {
    FindingChangeKind.allCases.map { kind in
      count("findings.\(kind.rawValue)", comparison.findings(kind).count, .changedFindings(kind))
    }
  }

  var registers: [Metric] {
    let gaps = comparison.gaps
    let evidence = comparison.evidence
    let overdue = comparison.overdue
    return [
      count("gaps.opened", gaps.count { $0.isOpened }, .openedGaps, .gaps),
      count("gaps.closed", gaps.count { !$0.isOpened }, .closedGaps, .gaps),
      count("evidence.lost", evidence.count { $0.kind == .lost }, .lostEvidence, .evidence),
      count("evidence.expired", evidence.count { $0.kind == .expired }, .expiredEvidence, .expiry),
      count("overdue.new", overdue.count { $0.isOverdue }, .newlyOverdue, .overdue),
      count("overdue.resolved", overdue.count { !$0.isOverdue }, .noLongerOverdue, .overdue),
      Metric(
        id: "comparison.cost",
        value: comparison.cost.difference.map { Rational($0) },
        unit: .usd,
        formula: .costChange,
        inputs: inputs
      ),
    ]
  }

  private func points(_ name: String, _ change: ScoreChange, _ formula: Formula) -> Metric {
    Metric(
      id: "comparison.\(name)",
      value: change.difference,
      unit: .points,
      formula: formula,
      inputs: inputs
    )
  }

  private func count(
    _ name: String,
    _ number: Int,
    _ formula: Formula,
    _ part: ComparedPart? = nil
  ) -> Metric {
    let isUnknown = part.map { comparison.notCompared.contains($0) } ?? false
    return Metric(
      id: "comparison.\(name)",
      value: isUnknown ? nil : Rational(number),
      unit: .count,
      formula: formula,
      inputs: inputs
    )
  }
}
