import Diagnostics
import Regulation

/// The metrics of what machines tested; none where the client has no scan (METHOD.md, section 16).
func testMetrics(_ input: AssessmentInput) -> [Metric] {
  guard input.client.evidence.contains(where: { $0.scan != nil }) else { return [] }
  let asked = input.leaves.filter(\.asksForTests)
  let tested = asked.filter(\.isTested)
  let left = input.leaves.count { $0.requirement.rule == .security && !$0.asksForTests }
  var all = share(
    "tests.coverage",
    tested,
    of: asked,
    .testCoverage,
    excluded: left
  )
  all.inputs = inOrder(tested.flatMap(\.testPlaces))
  return [all]
    + KnownBy.allCases.map { known in
      count(known.metric, asked.filter { $0.knownBy == known }, .leavesByTest(known))
    }
    + [
      count(
        "tests.failing",
        tested.filter { leaf in leaf.tests.contains { $0.isCurrent && $0.leaf.fail > 0 } },
        .failingLeaves
      )
    ]
}

private func count(_ id: String, _ leaves: [RequirementResult], _ formula: Formula) -> Metric {
  Metric(
    id: id,
    value: Rational(leaves.count),
    formula: formula,
    inputs: inOrder(leaves.flatMap { $0.testPlaces + [$0.response?.place].compactMap(\.self) })
  )
}

private func share(
  _ id: String,
  _ part: [RequirementResult],
  of whole: [RequirementResult],
  _ formula: Formula,
  excluded: Int
) -> Metric {
  Metric(
    id: id,
    value: Rational(part.count, over: whole.count),
    unit: .percent,
    formula: formula,
    numerator: Rational(part.count),
    denominator: Rational(whole.count),
    excluded: excluded > 0 ? [Metric.Exclusion(reason: .notApplicable, count: excluded)] : []
  )
}

extension RequirementResult {
  /// Where the scans that still count name it: the first result of each check.
  fileprivate var testPlaces: [SourceRange] {
    tests.filter(\.isCurrent).flatMap { $0.leaf.checks.map(\.place) }
  }
}
