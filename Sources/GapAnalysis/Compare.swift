import Diagnostics
import Regulation

/// What changed from an earlier assessment of a client to a later one.
public func compare(_ earlier: EarlierAssessment, _ later: EarlierAssessment) -> Comparison {
  let changes = requirementChanges(earlier, later)
  return Comparison(
    earlier: earlier.asOf,
    later: later.asOf,
    score: ScoreChange(before: earlier.score, after: later.score),
    coverage: ScoreChange(before: earlier.coverage, after: later.coverage),
    likeForLike: likeForLike(changes),
    requirements: changes,
    findings: findingChanges(earlier.findings, later.findings)
  )
}

/// What changed from an earlier assessment to one of this run.
public func compare(_ earlier: EarlierAssessment, _ later: Assessment) -> Comparison {
  compare(earlier, EarlierAssessment(later))
}

private func requirementChanges(
  _ earlier: EarlierAssessment,
  _ later: EarlierAssessment
) -> [RequirementChange] {
  let before = byID(earlier.entries.filter(\.isLeaf))
  let after = byID(later.entries.filter(\.isLeaf))
  let kept = later.entries.filter(\.isLeaf).map { entry in
    before[entry.id].map { change(from: $0, to: entry) }
      ?? arrival(of: entry, wasInScope: earlier.rules.contains(entry.rule))
  }
  let gone = earlier.entries.filter { $0.isLeaf && after[$0.id] == nil }.map { entry in
    departure(of: entry, isInScope: later.rules.contains(entry.rule))
  }
  return kept + gone
}

private func byID(_ entries: [EarlierAssessment.Entry]) -> [String: EarlierAssessment.Entry] {
  Dictionary(entries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
}

/// Every entry in force of a rule in scope is in an assessment: one that is not there came with
/// the scope or with the law.
private func arrival(of entry: EarlierAssessment.Entry, wasInScope: Bool) -> RequirementChange {
  RequirementChange(
    id: entry.id,
    title: entry.title,
    kind: wasInScope ? .law : .scope,
    before: nil,
    after: entry.status,
    reason: wasInScope ? "has come into force" : "its rule has come into scope"
  )
}

private func departure(of entry: EarlierAssessment.Entry, isInScope: Bool) -> RequirementChange {
  RequirementChange(
    id: entry.id,
    title: entry.title,
    kind: isInScope ? .law : .scope,
    before: entry.status,
    after: nil,
    reason: isInScope ? "is no longer in force" : "its rule is no longer in scope"
  )
}

private func change(
  from before: EarlierAssessment.Entry,
  to after: EarlierAssessment.Entry
) -> RequirementChange {
  let (kind, reason) = fate(from: before, to: after)
  return RequirementChange(
    id: after.id,
    title: after.title,
    kind: kind,
    before: before.status,
    after: after.status,
    reason: reason
  )
}

private func fate(
  from before: EarlierAssessment.Entry,
  to after: EarlierAssessment.Entry
) -> (ChangeKind, String?) {
  if before.obligation != after.obligation {
    return (.law, "was \(before.obligation.rawValue), is \(after.obligation.rawValue)")
  }
  if before.isInapplicable != after.isInapplicable {
    return (
      .scope, after.isInapplicable ? "no longer concerns the client" : "now concerns the client"
    )
  }
  return fate(from: before.status ?? .notAssessed, to: after.status ?? .notAssessed)
}

/// The fate of a leaf that law and scope left alone.
private func fate(from before: Status, to after: Status) -> (ChangeKind, String?) {
  switch (before, after) {
  case (let before, let after) where before == after: (.unchanged, nil)
  case (.partiallyMet, .notMet): (.worse, nil)
  case (.notMet, .partiallyMet): (.better, nil)
  case (.notMet, .met), (.partiallyMet, .met): (.closed, nil)
  case (.notMet, .notApplicable), (.partiallyMet, .notApplicable):
    (.closed, "declared not applicable")
  case (_, .notAssessed): (.worse, "no longer assessed")
  case (_, .notMet), (_, .partiallyMet): (.new, nil)
  case (_, .met): (.better, nil)
  default: (.unchanged, "declared not applicable")
  }
}

/// The means of the leaves that are assessed both times and that law and scope left alone.
private func likeForLike(_ changes: [RequirementChange]) -> ScoreChange {
  let pairs = changes.filter { $0.kind != .law && $0.kind != .scope }.compactMap { change in
    change.before?.halves.flatMap { before in change.after?.halves.map { (before, $0) } }
  }
  return ScoreChange(
    before: Percentage(meanOfHalves: pairs.map(\.0)),
    after: Percentage(meanOfHalves: pairs.map(\.1))
  )
}

private func findingChanges(
  _ before: [EarlierAssessment.FindingEntry],
  _ after: [EarlierAssessment.FindingEntry]
) -> [FindingChange] {
  let old = Dictionary(before.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  let new = Dictionary(after.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  return Set(old.keys).union(new.keys).naturallySorted().map { id in
    FindingChange(
      id: id,
      title: new[id]?.title ?? old[id]?.title ?? "",
      kind: fate(from: old[id], to: new[id]),
      before: old[id],
      after: new[id]
    )
  }
}

/// An accepted risk is not closed; a finding that is listed no more is, and so is one that came and
/// went between the two.
private func fate(
  from before: EarlierAssessment.FindingEntry?,
  to after: EarlierAssessment.FindingEntry?
) -> ChangeKind {
  let was = before.flatMap { $0.status == .closed ? nil : $0 }
  let isNow = after.flatMap { $0.status == .closed ? nil : $0 }
  switch (was, isNow) {
  case (nil, nil): return before == nil ? .closed : .unchanged
  case (nil, _?): return .new
  case (_?, nil): return .closed
  case (let was?, let isNow?):
    return isNow.risk == was.risk ? .unchanged : isNow.risk > was.risk ? .worse : .better
  }
}
