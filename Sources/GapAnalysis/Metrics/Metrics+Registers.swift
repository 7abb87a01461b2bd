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
        counting: deadlines.indices.filter {
          deadlines[$0].state == state && !deadlines[$0].isStep
        },
        "deadlines.\(state.rawValue)",
        .deadlinesOf(state),
        at: { deadlines[$0].place }
      )
    }
    + [Deadline.State.overdue, .due].map { state in
      Metric(
        counting: deadlines.filter { $0.state == state && $0.isStep },
        state.milestoneMetric,
        .milestonesOf(state),
        at: { $0.place }
      )
    }
}

extension Deadline.State {
  /// The id of the metric that counts the milestones of this state: `milestones.overdue`.
  public var milestoneMetric: String { "milestones.\(rawValue)" }
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
  let current = risks.filter(\.isCurrent)
  let closed = Metric.Exclusion(reason: .closed, count: risks.count - current.count)
  func count(
    _ id: String,
    _ formula: Formula,
    of risks: [RiskResult],
    where counts: (RiskResult) -> Bool
  ) -> Metric {
    Metric(
      counting: risks.filter(counts),
      id,
      formula,
      excluded: risks.count == current.count ? [closed] : [],
      at: { $0.risk.place }
    )
  }
  let total = [
    count("risks.total", .risks, of: risks) { _ in true },
    count("risks.closed", .closedRisks, of: risks) { !$0.isCurrent },
    count("risks.accepted", .acceptedRisks, of: current) { $0.acceptance == .accepted },
    count("risks.lapsed", .lapsedRisks, of: current) { $0.acceptance == .lapsed },
    count("risks.overdue", .overdueRisks, of: current, where: \.isOverdue),
  ]
  let lacking = RiskPart.allCases.map { part in
    count(part.metric, .risksWithout(part), of: current) { $0.missing.contains(part) }
  }
  return total + lacking + [riskCost(current, closed)]
    + Level.allCases.reversed().flatMap { level in
      [
        count(level.inherentMetric, .inherentRisksOf(level), of: current) {
          $0.inherent == level
        },
        count(level.residualMetric, .residualRisksOf(level), of: current) {
          $0.residual ?? $0.inherent == level
        },
      ]
    }
}

/// What the treatment of the risks costs, as far as the register says so.
private func riskCost(_ risks: [RiskResult], _ closed: Metric.Exclusion) -> Metric {
  let priced = risks.filter { $0.risk.cost != nil }
  let unpriced = Metric.Exclusion(reason: .withoutCost, count: risks.count - priced.count)
  return Metric(
    id: "risks.cost",
    value: Rational(priced.compactMap(\.risk.cost).reduce(0, saturatingSum)),
    unit: .usd,
    formula: .riskCost,
    excluded: [closed, unpriced].filter { $0.count > 0 },
    inputs: withoutRepeats(priced.map(\.risk.place))
  )
}

extension RiskPart {
  /// The id of the metric that counts the risks without it: `risks.without_owner`.
  public var metric: String { "risks.without_\(rawValue)" }
}

extension Level {
  /// The id of the metric that counts the risks of this level before treatment.
  public var inherentMetric: String { "risks.inherent.\(snakeCase(rawValue))" }

  /// The id of the metric that counts the risks of this level after treatment.
  public var residualMetric: String { "risks.residual.\(snakeCase(rawValue))" }
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
