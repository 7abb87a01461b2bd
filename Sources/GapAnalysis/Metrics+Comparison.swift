import Diagnostics
import Regulation

/// The metrics of what changed since an earlier assessment.
func comparisonMetrics(_ comparison: Comparison?, _ earlier: EarlierAssessment?) -> [Metric] {
  guard let comparison else { return [] }
  let maker = ComparisonMetrics(
    comparison: comparison,
    inputs: [earlier?.place].compactMap(\.self)
  )
  return maker.scores + maker.leaves + maker.findings + maker.registers
}

private struct ComparisonMetrics {
  let comparison: Comparison
  let inputs: [SourceRange]

  var scores: [Metric] {
    let days = { (name: String) in
      "the \(name) on \(comparison.later.spelled) - the \(name) on \(comparison.earlier.spelled)"
    }
    return [
      points("score", comparison.score, days("score")),
      points("coverage", comparison.coverage, days("coverage")),
      points(
        "like_for_like",
        comparison.likeForLike,
        "the same, over the leaves assessed both times that neither law nor scope changed"
      ),
    ]
  }

  var leaves: [Metric] {
    ChangeKind.allCases.map { kind in
      count(
        kind.rawValue,
        comparison.requirements(kind).count,
        "leaves that are \(kind.title.lowercased())"
      )
    }
      + [Status.met, .partiallyMet, .notMet].map { status in
        count(
          "\(ChangeKind.newlyAssessed.rawValue).\(status.rawValue)",
          comparison.count(.newlyAssessed, status),
          "leaves that are newly assessed and \(status.inSentence)"
        )
      } + [
        count(
          "regressions",
          comparison.requirements.count { $0.isRegression },
          "leaves that are new, worse, no longer assessed, or required and declared not applicable"
        )
      ]
  }

  var findings: [Metric] {
    FindingChangeKind.allCases.map { kind in
      count(
        "findings.\(kind.rawValue)",
        comparison.findings(kind).count,
        "findings: \(kind.title.lowercased())"
      )
    }
  }

  var registers: [Metric] {
    let gaps = comparison.gaps
    let evidence = comparison.evidence
    let overdue = comparison.overdue
    return [
      count("gaps.opened", gaps.count { $0.isOpened }, "gaps that were not there", .gaps),
      count("gaps.closed", gaps.count { !$0.isOpened }, "gaps that are no longer there", .gaps),
      count(
        "evidence.lost",
        evidence.count { $0.kind == .lost },
        "items of evidence that are no longer named",
        .evidence
      ),
      count(
        "evidence.expired",
        evidence.count { $0.kind == .expired },
        "items of evidence that expired in between",
        .expiry
      ),
      count(
        "overdue.new",
        overdue.count { $0.isOverdue },
        "items that are overdue and were not",
        .overdue
      ),
      count(
        "overdue.resolved",
        overdue.count { !$0.isOverdue },
        "items that were overdue and are not",
        .overdue
      ),
      Metric(
        id: "comparison.cost",
        value: comparison.cost.difference.map { Rational($0) },
        unit: .usd,
        formula: "the cost of the plan now - the cost of the plan then",
        inputs: inputs
      ),
    ]
  }

  private func points(_ name: String, _ change: ScoreChange, _ formula: String) -> Metric {
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
    _ what: String,
    _ part: ComparedPart? = nil
  ) -> Metric {
    let isUnknown = part.map { comparison.notCompared.contains($0) } ?? false
    return Metric(
      id: "comparison.\(name)",
      value: isUnknown ? nil : Rational(number),
      unit: .count,
      formula: "the number of \(what)",
      inputs: inputs
    )
  }
}
