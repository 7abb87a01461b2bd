import Diagnostics
import Regulation

/// The metrics of gaps, decisions, risks and deadlines.
func registerMetrics(
  gaps: [Gap],
  decisions: [Decision],
  risks: [RiskResult],
  deadlines: [Deadline]
) -> [Metric] {
  let byState = Dictionary(grouping: deadlines, by: \.state)
  return gapMetrics(gaps) + decisionMetrics(decisions) + riskMetrics(risks)
    + Deadline.State.allCases.map { state in
      Metric(
        counting: byState[state] ?? [],
        "deadlines.\(state.rawValue)",
        "deadlines with the state \"\(state.rawValue)\"",
        at: { [$0.place] }
      )
    }
}

private func gapMetrics(_ gaps: [Gap]) -> [Metric] {
  let places: (Gap) -> [SourceRange] = { [$0.place].compactMap(\.self) }
  var counts: [GapCause.Kind: Int] = [:]
  var inputs: [GapCause.Kind: [SourceRange]] = [:]
  for gap in gaps {
    for kind in Set(gap.causes.map(\.kind)) { counts[kind, default: 0] += 1 }
    for cause in gap.causes { inputs[cause.kind, default: []] += cause.inputs }
  }
  return [
    Metric(counting: gaps, "gaps.total", "gaps", at: places),
    Metric(
      counting: gaps.filter(\.hasContradiction),
      "gaps.contradictions",
      "gaps in which inputs contradict each other",
      at: places
    ),
  ]
    + GapCause.Kind.allCases.map { kind in
      Metric(
        id: "gaps.\(snakeCase(kind.rawValue))",
        value: Rational(counts[kind] ?? 0),
        unit: .count,
        formula: "the number of gaps with the cause \"\(kind.rawValue)\"",
        inputs: inOrder(inputs[kind] ?? [])
      )
    }
}

private func decisionMetrics(_ decisions: [Decision]) -> [Metric] {
  let answers: [Response.Answer] = [.implemented, .alternative, .notReasonable, .notApplicable]
  return [
    Metric(
      counting: decisions,
      "decisions.total",
      "decisions in the register",
      at: { [$0.response.place] }
    )
  ]
    + answers.map { answer in
      Metric(
        counting: decisions.filter { $0.response.answer == answer },
        "decisions.\(snakeCase(answer.rawValue))",
        "decisions \"\(answer.rawValue)\"",
        at: { [$0.response.place] }
      )
    }
}

private func riskMetrics(_ risks: [RiskResult]) -> [Metric] {
  let total = [
    Metric(counting: risks, "risks.total", "rows of the risk register", at: { [$0.risk.place] }),
    Metric(
      counting: risks.filter { $0.acceptance == .accepted },
      "risks.accepted",
      "risks that are accepted on the as-of day",
      at: { [$0.risk.place] }
    ),
  ]
  return total
    + Level.allCases.reversed().flatMap { level in
      [
        Metric(
          counting: risks.filter { $0.inherent == level },
          "risks.inherent.\(snakeCase(level.rawValue))",
          "risks that are \(level.title.lowercased()) before treatment",
          at: { [$0.risk.place] }
        ),
        Metric(
          counting: risks.filter { $0.residual ?? $0.inherent == level },
          "risks.residual.\(snakeCase(level.rawValue))",
          "risks that are \(level.title.lowercased()) after treatment, where none is stated before it",
          at: { [$0.risk.place] }
        ),
      ]
    }
}

extension Metric {
  /// The number of some items, each with the places that make it.
  init<Item>(
    counting items: [Item],
    _ id: String,
    _ what: String,
    excluded: [Exclusion] = [],
    at places: (Item) -> [SourceRange]
  ) {
    self.init(
      id: id,
      value: Rational(items.count),
      unit: .count,
      formula: "the number of \(what)",
      excluded: excluded.filter { $0.count > 0 },
      inputs: withoutRepeats(items.flatMap(places))
    )
  }
}
