import Diagnostics
import Regulation

/// The metrics of what changed since an earlier assessment.
///
/// Each has the place of the earlier assessment among its inputs; a count has, for each thing that it
/// counts, the place where the earlier assessment lists it and the place of the input now.
func comparisonMetrics(
  _ comparison: Comparison,
  _ earlier: EarlierAssessment,
  plan: [PlanItem]
) -> [Metric] {
  let maker = ComparisonMetrics(
    comparison: comparison,
    earlier: [earlier.place].compactMap(\.self),
    plan: plan
  )
  return maker.scores + maker.leaves + maker.findings + maker.closures + maker.registers
}

private struct ComparisonMetrics {
  let comparison: Comparison
  let earlier: [SourceRange]
  let plan: [PlanItem]

  var scores: [Metric] {
    let (later, earlier) = (comparison.later, comparison.earlier)
    let assessed = comparison.requirements.filter { $0.after?.halves != nil }
    let pairs = assessed.filter {
      $0.before?.halves != nil && $0.kind != .law && $0.kind != .scope
    }
    return [
      share("score.earlier", comparison.score.before, .earlierScore(earlier)),
      share("coverage.earlier", comparison.coverage.before, .earlierCoverage(earlier)),
      points("score", comparison.score, .scoreChange(later: later, earlier: earlier), assessed),
      points(
        "coverage",
        comparison.coverage,
        .coverageChange(later: later, earlier: earlier),
        assessed
      ),
      share(
        "like_for_like.earlier",
        comparison.likeForLike.before,
        .commonScore(earlier),
        pairs.compactMap(\.record)
      ),
      share(
        "like_for_like.later",
        comparison.likeForLike.after,
        .commonScore(later),
        pairs.compactMap(\.answer)
      ),
      points("like_for_like", comparison.likeForLike, .likeForLike, pairs),
    ]
  }

  var leaves: [Metric] {
    ChangeKind.allCases.map { kind in
      count(kind.rawValue, comparison.requirements(kind), .changedLeaves(kind), at: \.inputs)
    }
      + [Status.met, .partiallyMet, .notMet].map { status in
        count(
          "\(ChangeKind.newlyAssessed.rawValue).\(status.rawValue)",
          comparison.requirements(.newlyAssessed).filter { $0.after == status },
          .newlyAssessed(status),
          at: \.inputs
        )
      } + [
        count(
          "regressions",
          comparison.requirements.filter(\.isRegression),
          .regressions,
          at: \.inputs
        )
      ]
  }

  var findings: [Metric] {
    FindingChangeKind.allCases.map { kind in
      count(
        "findings.\(kind.rawValue)",
        comparison.findings(kind),
        .changedFindings(kind),
        at: \.inputs
      )
    }
  }

  /// What was closed by how that is shown: leaves, findings and both together.
  var closures: [Metric] {
    let leaves = comparison.requirements(.closed)
    let findings = comparison.findings(.closed)
    return ClosureKind.allCases.flatMap { kind in
      let leaves = comparison.requirements(closed: kind)
      let findings = comparison.findings(closed: kind)
      let name = kind.rawValue
      // A leaf is in the comparison as long as the law is.
      let ofLeaves =
        kind == .notListed
        ? [] : [count("closed.\(name)", leaves, .closedLeaves(kind), .closures, at: \.inputs)]
      let all = leaves.map(\.inputs) + findings.map(\.inputs)
      return ofLeaves + [
        count("findings.closed.\(name)", findings, .closedFindings(kind), .closures, at: \.inputs),
        count("closures.\(name)", all, .closures(kind), .closures, at: \.self),
      ]
    } + [
      count(
        "closures",
        leaves.map(\.inputs) + findings.map(\.inputs),
        .closures(nil),
        at: \.self
      ),
      count(
        "closures.not-shown",
        leaves.filter { $0.closure != .withEvidence }.map(\.inputs)
          + findings.filter { $0.closure != .withEvidence }.map(\.inputs),
        .closuresNotShown,
        .closures,
        at: \.self
      ),
    ]
  }

  var registers: [Metric] {
    let opened = comparison.gaps.filter(\.isOpened)
    let closed = comparison.gaps.filter { !$0.isOpened }
    let lost = comparison.evidence.filter { $0.kind == .lost }
    let expired = comparison.evidence.filter { $0.kind == .expired }
    func overdue(_ kind: OverdueChange.Kind) -> [OverdueChange] {
      comparison.overdue.filter { $0.kind == kind }
    }
    return [
      count("gaps.opened", opened, .openedGaps, .gaps, at: \.inputs),
      count("gaps.closed", closed, .closedGaps, .gaps, at: \.inputs),
      count("evidence.lost", lost, .lostEvidence, .evidence) { [$0.place].compactMap(\.self) },
      count("evidence.expired", expired, .expiredEvidence, .expiry) {
        [$0.place].compactMap(\.self)
      },
      count("overdue.new", overdue(.new), .newlyOverdue, .overdue, at: \.inputs),
      count("overdue.unlisted", overdue(.unlisted), .overdueUnlisted, .overdue, at: \.inputs),
      count("overdue.resolved", overdue(.resolved), .noLongerOverdue, .overdue, at: \.inputs),
      Metric(
        id: "comparison.cost",
        value: comparison.cost.difference.map { Rational($0) },
        unit: .usd,
        formula: .costChange,
        inputs: inOrder(earlier + plan.flatMap(\.costPlaces))
      ),
    ]
  }

  private func share(
    _ name: String,
    _ value: Rational?,
    _ formula: Formula,
    _ inputs: [SourceRange] = []
  ) -> Metric {
    Metric(
      id: "comparison.\(name)",
      value: value,
      unit: .percent,
      formula: formula,
      inputs: inOrder(earlier + inputs)
    )
  }

  private func points(
    _ name: String,
    _ change: ScoreChange,
    _ formula: Formula,
    _ leaves: [RequirementChange]
  ) -> Metric {
    Metric(
      id: "comparison.\(name)",
      value: change.difference,
      unit: .points,
      formula: formula,
      inputs: inOrder(earlier + leaves.flatMap(\.inputs))
    )
  }

  private func count<Item>(
    _ name: String,
    _ items: [Item],
    _ formula: Formula,
    _ part: ComparedPart? = nil,
    at inputs: (Item) -> [SourceRange]
  ) -> Metric {
    let isUnknown = part.map { comparison.notCompared.contains($0) } ?? false
    return Metric(
      id: "comparison.\(name)",
      value: isUnknown ? nil : Rational(items.count),
      unit: .count,
      formula: formula,
      inputs: inOrder(earlier + items.flatMap(inputs))
    )
  }
}
