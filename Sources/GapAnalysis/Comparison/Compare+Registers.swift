import Regulation

/// The gaps that only one of two registers has, opened before closed, each in its order.
func gapChanges(
  _ before: [EarlierAssessment.GapEntry]?,
  _ after: [EarlierAssessment.GapEntry]?
) -> [GapChange] {
  guard let before, let after else { return [] }
  let old = Set(before.map(\.id))
  let new = Set(after.map(\.id))
  return after.filter { !old.contains($0.id) }.map { GapChange($0, isOpened: true) }
    + before.filter { !new.contains($0.id) }.map { GapChange($0, isOpened: false) }
}

extension GapChange {
  fileprivate init(_ gap: EarlierAssessment.GapEntry, isOpened: Bool) {
    self.init(
      id: gap.id,
      requirement: gap.requirement,
      title: gap.title,
      isOpened: isOpened,
      causes: gap.causes.map(\.kind),
      place: gap.place
    )
    inputs = [isOpened ? gap.place : gap.record].compactMap(\.self)
  }
}

/// What is overdue now and was not listed so, then what was and is not; new is only what was not past
/// on the day of the earlier assessment.
func overdueChanges(
  _ before: [EarlierAssessment.DueEntry]?,
  _ after: [EarlierAssessment.DueEntry]?,
  since earlier: Day
) -> [OverdueChange] {
  guard let before, let after else { return [] }
  let old = Set(before.map(\.key))
  let new = Set(after.map(\.key))
  let added = after.filter { !old.contains($0.key) }
  return added.filter { $0.day >= earlier }.map { OverdueChange(item: $0, kind: .new) }
    + added.filter { $0.day < earlier }.map { OverdueChange(item: $0, kind: .unlisted) }
    + before.filter { !new.contains($0.key) }.map { OverdueChange(item: $0, kind: .resolved) }
}

/// The due dates that moved: of findings that are open both times, then of leaves that fall short
/// both times.
func dueMoves(
  _ earlier: EarlierAssessment,
  _ later: EarlierAssessment,
  _ unsaid: Set<ComparedPart>
) -> [DueMove] {
  let findings = unsaid.contains(.findingDates) ? [] : findingMoves(earlier, later)
  return findings + (unsaid.contains(.requirementDates) ? [] : leafMoves(earlier, later))
}

private func findingMoves(_ earlier: EarlierAssessment, _ later: EarlierAssessment) -> [DueMove] {
  let before = earlier.findings.index(by: \.id)
  return later.findings.compactMap { finding in
    guard let old = before[finding.id], old.due != finding.due, old.status != .closed,
      finding.status != .closed
    else { return nil }
    return DueMove(
      subject: finding.id,
      title: finding.title,
      requirements: finding.requirements,
      before: old.due,
      after: finding.due,
      place: finding.place
    )
  }
}

private func leafMoves(_ earlier: EarlierAssessment, _ later: EarlierAssessment) -> [DueMove] {
  let before = earlier.entries.index(by: \.id)
  return later.entries.compactMap { entry in
    guard entry.isLeaf, let old = before[entry.id], old.due != entry.due, old.fallsShort,
      entry.fallsShort
    else { return nil }
    return DueMove(
      subject: entry.id,
      title: entry.title,
      requirements: [entry.id],
      before: old.due,
      after: entry.due,
      place: entry.place
    )
  }
}

/// The sums of two plans, and the items whose cost differs, in the order of the later, then of the
/// earlier.
func costChange(
  _ before: [EarlierAssessment.PlanEntry]?,
  _ after: [EarlierAssessment.PlanEntry]?
) -> CostChange {
  guard let before, let after else { return CostChange(before: nil, after: nil, items: []) }
  let old = before.index(by: \.id)
  let new = Set(after.map(\.id))
  let kept = after.filter { old[$0.id]?.cost != $0.cost }.map { item in
    CostChange.Item(
      id: item.id,
      title: item.title,
      requirement: item.requirement,
      before: old[item.id]?.cost,
      after: item.cost
    )
  }
  let gone = before.filter { !new.contains($0.id) && $0.cost != nil }.map { item in
    CostChange.Item(
      id: item.id,
      title: item.title,
      requirement: item.requirement,
      before: item.cost,
      after: nil
    )
  }
  return CostChange(before: sum(before), after: sum(after), items: kept + gone)
}

private func sum(_ plan: [EarlierAssessment.PlanEntry]) -> Int? {
  let costs = plan.compactMap(\.cost)
  return costs.isEmpty ? nil : costs.reduce(0, +)
}
