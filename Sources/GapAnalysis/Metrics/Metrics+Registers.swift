import Diagnostics
import Regulation

/// The metrics of gaps, decisions, risks and deadlines.
func registerMetrics(
  gaps: [Gap],
  decisions: [Decision],
  risks: [RiskResult],
  deadlines: [Deadline]
) -> [Metric] {
  gapMetrics(gaps) + decisionMetrics(decisions) + riskMetrics(risks)
    + Deadline.State.allCases.map { state in
      Metric(
        counting: deadlines.indices.filter { deadlines[$0].state == state },
        "deadlines.\(state.rawValue)",
        .deadlinesOf(state),
        at: { deadlines[$0].place }
      )
    }
}

private func gapMetrics(_ gaps: [Gap]) -> [Metric] {
  var counts = GapCause.Kind.allCases.map { _ in 0 }
  var inputs: [[SourceRange]] = GapCause.Kind.allCases.map { _ in [] }
  for index in gaps.indices {
    // A gap counts once for each kind, however many of its causes are of that kind.
    var seen = 0
    let causes = gaps[index].causes
    for number in causes.indices {
      let kind = causes[number].kind.position
      for place in causes[number].inputs { inputs[kind].append(place) }
      if seen & 1 << kind == 0 { counts[kind] += 1 }
      seen |= 1 << kind
    }
  }
  let contradictory = gaps.indices.filter { gaps[$0].hasContradiction }
  return [
    Metric(counting: gaps.indices, "gaps.total", .gaps, at: { gaps[$0].place }),
    Metric(
      counting: contradictory,
      "gaps.contradictions",
      .contradictoryGaps,
      at: { gaps[$0].place }
    ),
  ]
    + GapCause.Kind.allCases.map { kind in
      Metric(
        id: kind.metric,
        value: Rational(counts[kind.position]),
        unit: .count,
        formula: .gapsOf(kind),
        inputs: inOrder(inputs[kind.position])
      )
    }
}

private func decisionMetrics(_ decisions: [Decision]) -> [Metric] {
  let answers: [Response.Answer] = [.implemented, .alternative, .notReasonable, .notApplicable]
  return [
    Metric(counting: decisions, "decisions.total", .decisions, at: { $0.response.place })
  ]
    + answers.map { answer in
      Metric(
        counting: decisions.filter { $0.response.answer == answer },
        "decisions.\(snakeCase(answer.rawValue))",
        .decisionsOf(answer),
        at: { $0.response.place }
      )
    }
}

private func riskMetrics(_ risks: [RiskResult]) -> [Metric] {
  let total = [
    Metric(counting: risks, "risks.total", .risks, at: { $0.risk.place }),
    Metric(
      counting: risks.filter { $0.acceptance == .accepted },
      "risks.accepted",
      .acceptedRisks,
      at: { $0.risk.place }
    ),
  ]
  return total
    + Level.allCases.reversed().flatMap { level in
      [
        Metric(
          counting: risks.filter { $0.inherent == level },
          "risks.inherent.\(snakeCase(level.rawValue))",
          .inherentRisksOf(level),
          at: { $0.risk.place }
        ),
        Metric(
          counting: risks.filter { $0.residual ?? $0.inherent == level },
          "risks.residual.\(snakeCase(level.rawValue))",
          .residualRisksOf(level),
          at: { $0.risk.place }
        ),
      ]
    }
}

extension Metric {
  /// The number of some items, with the places of these items.
  init<Items: Collection>(
    counting items: Items,
    _ id: String,
    _ formula: Formula,
    excluded: [Exclusion] = [],
    at place: (Items.Element) -> SourceRange?
  ) {
    self.init(
      id: id,
      value: Rational(items.count),
      unit: .count,
      formula: formula,
      excluded: excluded.filter { $0.count > 0 },
      inputs: withoutRepeats(items.compactMap(place))
    )
  }
}

extension GapCause.Kind {
  /// The id of the metric that counts the gaps with this cause: `gaps.falls_short`.
  public var metric: String { "gaps.\(snakeCase(rawValue))" }
}
