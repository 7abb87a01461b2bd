import Diagnostics
import Regulation

/// The plan: by risk (what nobody rated comes last), required before addressable, then by day
/// (the undated last), then in the order of the regulation (methodology 9).
func plan(_ gaps: [Gap], _ basis: Basis) -> [PlanItem] {
  let items =
    basis.findings.filter(\.needsAction).map { item(for: $0, basis) }
    + gaps.filter(\.findings.isEmpty).map { item(for: $0, basis) }
  return items.inOrder(of: { PlanKey($0, order: basis.order(of: $0.requirement)) }, by: <)
    .enumerated().map { index, item in item.ranked(index + 1) }
}

private func item(for result: FindingResult, _ basis: Basis) -> PlanItem {
  let finding = result.finding
  let names = finding.requirements.map(\.value)
  return PlanItem(
    id: "plan:\(finding.id)",
    title: finding.title,
    requirement: names.first,
    finding: finding.id,
    priority: 0,
    risk: result.risk,
    obligation: mostBinding(names, basis),
    owner: finding.owner,
    due: finding.due,
    status: finding.status,
    cost: finding.cost,
    horizon: Horizon(of: finding.due, from: basis.asOf),
    place: finding.place
  )
}

private func item(for gap: Gap, _ basis: Basis) -> PlanItem {
  PlanItem(
    id: "plan:\(gap.requirement ?? gap.id)",
    title: gap.title,
    requirement: gap.requirement,
    finding: nil,
    priority: 0,
    risk: gap.risk,
    obligation: gap.obligation,
    owner: gap.owner,
    due: gap.due,
    status: .open,
    cost: nil,
    horizon: Horizon(of: gap.due, from: basis.asOf),
    place: gap.place
  )
}

/// What the order of the plan looks at, one after the other.
private struct PlanKey: Comparable {
  let risk: Int
  let obligation: Int
  let due: Int
  let order: Int
  let id: String

  init(_ item: PlanItem, order: Int) {
    risk = item.risk.map { -$0.rank } ?? 1
    obligation =
      switch item.obligation {
      case .required: 0
      case .addressable: 1
      case .none: 2
      }
    due = item.due?.ordinal ?? Int.max
    self.order = order
    id = item.id
  }

  static func < (a: Self, b: Self) -> Bool {
    (a.risk, a.obligation, a.due, a.order, a.id) < (b.risk, b.obligation, b.due, b.order, b.id)
  }
}

extension PlanItem {
  fileprivate func ranked(_ priority: Int) -> PlanItem {
    PlanItem(
      id: id,
      title: title,
      requirement: requirement,
      finding: finding,
      priority: priority,
      risk: risk,
      obligation: obligation,
      owner: owner,
      due: due,
      status: status,
      cost: cost,
      horizon: horizon,
      place: place
    )
  }
}
