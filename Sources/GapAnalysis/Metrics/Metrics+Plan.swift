import Diagnostics
import Regulation

/// The metrics of the plan: items and cost in all, by horizon, by owner and by quarter, and what the
/// items do not say.
func planMetrics(_ plan: [PlanItem], on asOf: Day) -> [Metric] {
  let owners = PlanOwners(plan)
  var sums = PlanSums(places: plan.compactMap(\.place))
  var place: Int32 = 0
  for item in plan {
    let number = item.place == nil ? nil : place
    if item.place != nil { place += 1 }
    sums.add(item, number)
  }
  let groups: [(group: PlanGroup, id: String)] =
    [(.all, "plan.items")] + Horizon.allCases.map { (.horizon($0), $0.metric) }
    + owners.names.map { (.owner($0), owners.metric(of: $0)) }
    + sums.quarters.sorted().map { (.quarter($0), $0.metric) }
    + [(.afterLegalDeadline, PlanGroup.afterLegalDeadlineMetric)]
  return groups.flatMap { sums.metrics(of: $0.group, $0.id) }
    + [sums.cost(of: .owner(nil), PlanField.owner.metric + ".cost")]
    + sums.parts(of: .owner(nil), PlanField.owner.metric)
    + PlanField.allCases.map { sums.without($0) } + [planEnd(plan, on: asOf)]
}

/// When the last item falls due, with the items that fall due on that day.
private func planEnd(_ plan: [PlanItem], on asOf: Day) -> Metric {
  let last = plan.compactMap(\.due).max()
  return Metric(
    id: "plan.last_due",
    value: last.map { Rational($0 - asOf) },
    unit: .days,
    formula: .planEnd,
    inputs: plan.filter { $0.due == last && last != nil }.compactMap(\.place)
  )
}

/// The owners of a plan with the ids of their metrics.
public struct PlanOwners: Sendable {
  /// The owners in order of their names.
  public let names: [String]
  private let ids: [String: String]

  /// The owners of a plan.
  public init(_ plan: [PlanItem]) {
    names = Set(plan.compactMap(\.owner)).naturallySorted()
    var ids: [String: String] = [:]
    var taken: Set<String> = []
    for name in names {
      let plain = "plan.owner.\(Self.word(name))"
      var id = plain
      var number = 2
      while !taken.insert(id).inserted {
        id = "\(plain)_\(number)"
        number += 1
      }
      ids[name] = id
    }
    self.ids = ids
  }

  /// The id of the metric that counts the items of an owner.
  public func metric(of owner: String) -> String { ids[owner] ?? "plan.owner" }

  /// A name as a part of an id: letters and digits, `_` between them.
  static func word(_ name: String) -> String {
    let parts = name.lowercased().split { !$0.isLetter && !$0.isNumber }
    return parts.isEmpty ? "_" : parts.joined(separator: "_")
  }
}

/// Items of the plan with what they cost, by group.
private struct PlanSums {
  private struct Sum {
    var count = 0
    var numbers: [Int32] = []
    var cost = 0
    var withoutCost = 0
    var unpriced: [Int32] = []
    var seriousCount = 0
    var serious: [Int32] = []
    var costPlaces: [SourceRange] = []

    mutating func add(_ item: PlanItem, _ number: Int32?) {
      count += 1
      if let number { numbers.append(number) }
      if item.risk.map({ $0 >= .high }) ?? false {
        seriousCount += 1
        if let number { serious.append(number) }
      }
      guard let amount = item.cost else {
        withoutCost += 1
        if let number { unpriced.append(number) }
        return
      }
      cost = saturatingSum(cost, amount)
      costPlaces += item.costPlaces
    }
  }

  private let places: [SourceRange]
  private var sums: [PlanGroup: Sum] = [:]
  private var lacking: [PlanField: (count: Int, numbers: [Int32])] = [:]
  private(set) var quarters: Set<Quarter> = []

  init(places: [SourceRange]) { self.places = places }

  mutating func add(_ item: PlanItem, _ number: Int32?) {
    var groups: [PlanGroup] = [.all, .horizon(item.horizon), .owner(item.owner)]
    if let due = item.due {
      quarters.insert(Quarter(of: due))
      groups.append(.quarter(Quarter(of: due)))
    }
    if !item.missedDeadlines.isEmpty { groups.append(.afterLegalDeadline) }
    for group in groups { sums[group, default: Sum()].add(item, number) }
    for field in item.missing {
      lacking[field, default: (0, [])].count += 1
      if let number { lacking[field, default: (0, [])].numbers.append(number) }
    }
  }

  func metrics(of group: PlanGroup, _ id: String) -> [Metric] {
    let sum = sums[group] ?? Sum()
    return [
      Metric(
        id: id,
        value: Rational(sum.count),
        formula: .planItems(group),
        inputs: places.picked(sum.numbers)
      ),
      cost(of: group, group == .all ? "plan.cost" : id + ".cost"),
    ] + (group == .all ? [] : parts(of: group, id))
  }

  /// How many of a group have a high or very high risk, and how many no cost.
  func parts(of group: PlanGroup, _ id: String) -> [Metric] {
    let sum = sums[group] ?? Sum()
    return [
      Metric(
        id: id + ".high_or_above",
        value: Rational(sum.seriousCount),
        formula: .seriousPlanItems(group),
        inputs: places.picked(sum.serious)
      ),
      Metric(
        id: id + ".without_cost",
        value: Rational(sum.withoutCost),
        formula: .unpricedPlanItems(group),
        inputs: places.picked(sum.unpriced)
      ),
    ]
  }

  func cost(of group: PlanGroup, _ id: String) -> Metric {
    let sum = sums[group] ?? Sum()
    let open = Metric.Exclusion(reason: .withoutCost, count: sum.withoutCost)
    return Metric(
      id: id,
      value: Rational(sum.cost),
      unit: .usd,
      formula: .planCost(group),
      excluded: sum.withoutCost > 0 ? [open] : [],
      inputs: sum.costPlaces
    )
  }

  func without(_ field: PlanField) -> Metric {
    let found = lacking[field] ?? (0, [])
    return Metric(
      id: field.metric,
      value: Rational(found.count),
      formula: .planWithout(field),
      inputs: places.picked(found.numbers)
    )
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

extension PlanGroup {
  /// The id of the metric that counts the items planned after an open deadline of the law.
  public static let afterLegalDeadlineMetric = "plan.after_legal_deadline"
}

extension Quarter {
  /// The id of the metric that counts the items of the plan due in it: `plan.due.q4_2026`.
  public var metric: String { "plan.due.q\(number)_\(year)" }
}

extension PlanField {
  /// The id of the metric that counts the items of the plan without it: `plan.without_owner`.
  public var metric: String { "plan.without_\(rawValue)" }
}
