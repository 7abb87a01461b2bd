import Diagnostics

/// The metrics of the plan: items, what is overdue, cost in all and by horizon.
func planMetrics(_ plan: [PlanItem]) -> [Metric] {
  var places: [SourceRange] = []
  var all = PlanSum()
  var byHorizon = Horizon.allCases.map { _ in PlanSum() }
  for index in plan.indices {
    let place = plan[index].place
    let number = place == nil ? nil : Int32(places.count)
    if let place { places.append(place) }
    all.add(plan[index].cost, number)
    byHorizon[plan[index].horizon.position].add(plan[index].cost, number)
  }
  return all.metrics("plan.items", "plan.cost", nil, places)
    + Horizon.allCases.flatMap { horizon in
      byHorizon[horizon.position].metrics(horizon.metric, "\(horizon.metric).cost", horizon, places)
    }
}

/// Items of the plan with what they cost, and the numbers of their places.
private struct PlanSum {
  private var count = 0
  private var numbers: [Int32] = []
  private var cost = 0
  private var withoutCost = 0
  private var numbersOfCost: [Int32] = []

  mutating func add(_ amount: Int?, _ number: Int32?) {
    count += 1
    if let number { numbers.append(number) }
    guard let amount else {
      withoutCost += 1
      return
    }
    cost = saturatingSum(cost, amount)
    if let number { numbersOfCost.append(number) }
  }

  func metrics(
    _ id: String,
    _ costID: String,
    _ horizon: Horizon?,
    _ places: [SourceRange]
  ) -> [Metric] {
    let open = Metric.Exclusion(reason: .withoutCost, count: withoutCost)
    return [
      Metric(
        id: id,
        value: Rational(count),
        formula: .planItems(horizon),
        inputs: places.picked(numbers)
      ),
      Metric(
        id: costID,
        value: Rational(cost),
        unit: .usd,
        formula: .planCost(horizon),
        excluded: withoutCost > 0 ? [open] : [],
        inputs: places.picked(numbersOfCost)
      ),
    ]
  }
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
