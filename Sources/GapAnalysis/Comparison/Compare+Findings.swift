import Diagnostics
import Regulation

/// What became of each risk of two registers, by id; none where one of them is not given.
func riskChanges(
  _ before: [EarlierAssessment.FindingEntry]?,
  _ after: [EarlierAssessment.FindingEntry]?,
  _ unsaid: Set<ComparedPart>
) -> [FindingChange] {
  guard let before, let after else { return [] }
  guard unsaid.contains(.riskDates) else { return findingChanges(before, after, []) }
  // One of them says neither the dates nor how far a risk is dealt with.
  return findingChanges(before, after, [.findingDates]).map { change in
    FindingChange(
      id: change.id,
      title: change.title,
      kinds: change.kinds.filter { $0 != .status },
      before: change.before,
      after: change.after
    )
  }
}

/// What became of each finding, by id.
func findingChanges(
  _ before: [EarlierAssessment.FindingEntry],
  _ after: [EarlierAssessment.FindingEntry],
  _ unsaid: Set<ComparedPart>
) -> [FindingChange] {
  let old = before.index(by: \.id)
  let new = after.index(by: \.id)
  return Set(old.keys).union(new.keys).naturallySorted().map { id in
    FindingChange(
      id: id,
      title: new[id]?.title ?? old[id]?.title ?? "",
      kinds: kinds(from: old[id], to: new[id], unsaid),
      before: old[id],
      after: new[id]
    )
  }
}

/// An accepted risk is not closed; a finding that is listed no more is, and so is one that came and
/// went between the two.
private func kinds(
  from before: EarlierAssessment.FindingEntry?,
  to after: EarlierAssessment.FindingEntry?,
  _ unsaid: Set<ComparedPart>
) -> [FindingChangeKind] {
  let was = before.flatMap { $0.status == .closed ? nil : $0 }
  guard let after, after.status != .closed else {
    return was == nil && before != nil ? [] : [.closed]
  }
  var kinds: [FindingChangeKind] = was == nil ? [.new] : []
  if let was, after.risk != was.risk { kinds.append(after.risk > was.risk ? .worse : .better) }
  if after.isAccepted, was.map({ !$0.isAccepted }) ?? true { kinds.append(.accepted) }
  if after.isLapsed, was.map({ !$0.isLapsed }) ?? true { kinds.append(.acceptanceLapsed) }
  guard let was else { return kinds }
  if let move = due(from: was.due, to: after.due), !unsaid.contains(.findingDates) {
    kinds.append(move)
  }
  if kinds.isEmpty, after.status != was.status { kinds.append(.status) }
  return kinds
}

private func due(from before: Day?, to after: Day?) -> FindingChangeKind? {
  switch (before, after) {
  case (nil, nil): nil
  case (nil, _?): .dueEarlier
  case (_?, nil): .dueLater
  case (let before?, let after?):
    before == after ? nil : after > before ? .dueLater : .dueEarlier
  }
}

extension EarlierAssessment.FindingEntry {
  fileprivate var isAccepted: Bool { acceptance == .accepted }
  fileprivate var isLapsed: Bool { acceptance == .lapsed }
}
