import Diagnostics

/// The metrics of the plan: items, what is overdue, cost in all and by horizon.
func planMetrics(_ plan: [PlanItem]) -> [Metric] {
  let byHorizon = Dictionary(grouping: plan, by: \.horizon)
  let places: (PlanItem) -> [SourceRange] = { [$0.place].compactMap(\.self) }
  return [
    Metric(counting: plan, "plan.items", "items of the plan", at: places),
    cost("plan.cost", of: plan, "the plan"),
  ]
    + Horizon.allCases.flatMap { horizon in
      let items = byHorizon[horizon] ?? []
      let name = horizon.metric
      let words = "\"\(horizon.title.lowercased())\""
      return [
        Metric(counting: items, name, "items of the plan \(words)", at: places),
        cost("\(name).cost", of: items, "the plan \(words)"),
      ]
    }
}

private func cost(_ id: String, of items: [PlanItem], _ what: String) -> Metric {
  let costs = items.compactMap(\.cost)
  let open = Metric.Exclusion(reason: "without a cost", count: items.count - costs.count)
  return Metric(
    id: id,
    value: Rational(costs.reduce(0, saturatingSum)),
    unit: .usd,
    formula: "the sum of the costs of the items of \(what)",
    excluded: [open].filter { $0.count > 0 },
    inputs: items.compactMap { $0.cost == nil ? nil : $0.place }
  )
}

extension Horizon {
  /// The id of the metric that counts the items of the plan: `plan.within_30_days`.
  public var metric: String {
    // A name begins with a letter.
    switch self {
    case .days30: "plan.within_30_days"
    case .days60: "plan.in_31_to_60_days"
    case .days90: "plan.in_61_to_90_days"
    case .overdue, .later, .undated: "plan.\(rawValue)"
    }
  }
}
