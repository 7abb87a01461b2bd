import Regulation

/// What changed from an earlier assessment of a client to a later one.
public func compare(_ earlier: EarlierAssessment, _ later: EarlierAssessment) -> Comparison {
  let changes = requirementChanges(earlier, later)
  let findings = findings(earlier, later)
  // Only the later one needs to say whether a leaf is conditional, and what shows that it is met.
  let unsaid = earlier.unsaid.subtracting([.conditions, .closures]).union(later.unsaid)
  return Comparison(
    earlier: earlier.asOf,
    later: later.asOf,
    score: ScoreChange(before: earlier.score, after: later.score),
    coverage: ScoreChange(before: earlier.coverage, after: later.coverage),
    likeForLike: likeForLike(changes),
    requirements: changes,
    findings: findings,
    risks: riskChanges(earlier.registers.risks, later.registers.risks, unsaid),
    gaps: gapChanges(earlier.registers.gaps, later.registers.gaps),
    evidence: evidenceChanges(earlier, later, unsaid),
    overdue: overdueChanges(
      earlier.registers.overdue,
      later.registers.overdue,
      since: earlier.asOf
    ),
    dueMoves: dueMoves(earlier, later, unsaid),
    cost: costChange(earlier.registers.plan, later.registers.plan),
    notCompared: notCompared(unsaid, changes, findings)
  )
}

/// What changed from an earlier assessment to one of this run.
public func compare(_ earlier: EarlierAssessment, _ later: Assessment) -> Comparison {
  compare(earlier, EarlierAssessment(later))
}

/// Conditions matter only where a required leaf is declared not applicable, and what shows a closing
/// only where something is closed.
private func notCompared(
  _ unsaid: Set<ComparedPart>,
  _ changes: [RequirementChange],
  _ findings: [FindingChange]
) -> [ComparedPart] {
  ComparedPart.allCases.filter { part in
    guard unsaid.contains(part) else { return false }
    switch part {
    case .conditions:
      return changes.contains { $0.kind == .declaredNotApplicable && $0.isRegression }
    case .closures:
      return changes.contains { $0.kind == .closed && $0.closure == nil }
        || findings.contains { $0.has(.closed) && $0.closure == nil }
    default: return true
    }
  }
}

private func requirementChanges(
  _ earlier: EarlierAssessment,
  _ later: EarlierAssessment
) -> [RequirementChange] {
  let leaves = later.entries.filter(\.isLeaf)
  let before = earlier.entries.filter(\.isLeaf).index(by: \.id)
  let after = leaves.index(by: \.id)
  let selfAssessments = later.selfAssessments
  let kept = leaves.map { entry in
    before[entry.id].map { change(from: $0, to: entry) } ?? arrival(of: entry, after: earlier)
  }.map { change in
    guard change.kind == .closed, !later.unsaid.contains(.closures), let entry = after[change.id]
    else { return change }
    var other = change
    other.closure = closure(of: entry, besides: selfAssessments)
    return other
  }
  let gone = earlier.entries.filter { $0.isLeaf && after[$0.id] == nil }.map { entry in
    departure(of: entry, isInScope: later.rules.contains(entry.rule))
  }
  return kept + gone
}

/// Every entry in force of a rule in scope is in an assessment: one that is not there came with
/// the scope or with the law.
private func arrival(
  of entry: EarlierAssessment.Entry,
  after earlier: EarlierAssessment
) -> RequirementChange {
  let isNewLaw = entry.effectiveFrom.map { $0 > earlier.asOf } ?? false
  let fate: Fate =
    isNewLaw || earlier.rules.contains(entry.rule)
    ? Fate(.law, .cameIntoForce)
    : entry.isInapplicable ? Fate(.unchanged) : Fate(.scope, .ruleInScope)
  return RequirementChange(fate, from: nil, to: entry, naming: entry)
}

private func departure(of entry: EarlierAssessment.Entry, isInScope: Bool) -> RequirementChange {
  let fate: Fate =
    isInScope
    ? Fate(.law, .leftForce)
    : entry.isInapplicable ? Fate(.unchanged) : Fate(.scope, .ruleOutOfScope)
  return RequirementChange(fate, from: entry, to: nil, naming: entry)
}

private func change(
  from before: EarlierAssessment.Entry,
  to after: EarlierAssessment.Entry
) -> RequirementChange {
  RequirementChange(fate(from: before, to: after), from: before, to: after, naming: after)
}

/// A kind of change and its reason.
private struct Fate {
  let kind: ChangeKind
  let reason: ChangeReason?

  init(_ kind: ChangeKind, _ reason: ChangeReason? = nil) {
    self.kind = kind
    self.reason = reason
  }
}

/// The answer to a leaf that by its own terms does not apply makes no difference.
private func fate(from before: EarlierAssessment.Entry, to after: EarlierAssessment.Entry) -> Fate {
  switch (before.isInapplicable, after.isInapplicable) {
  case (true, true): return Fate(.unchanged)
  case (true, false): return Fate(.scope, .nowApplies)
  case (false, true): return Fate(.scope, .noLongerApplies)
  case (false, false): break
  }
  let fate = fate(from: before.status ?? .notAssessed, to: after.status ?? .notAssessed)
  guard before.obligation != after.obligation, fate.reason == nil else { return fate }
  return Fate(fate.kind == .unchanged ? .law : fate.kind, .obligation)
}

/// The change of a leaf that neither law nor scope changed, by its value.
private func fate(from before: Status, to after: Status) -> Fate {
  switch (before.halves, after.halves) {
  case (nil, nil):
    if before == after { return Fate(.unchanged) }
    return Fate(.unchanged, after == .notApplicable ? .declared : .withdrawn)
  case (nil, _?): return Fate(before == .notApplicable ? .newlyApplicable : .newlyAssessed)
  case (_?, nil):
    return Fate(after == .notApplicable ? .declaredNotApplicable : .noLongerAssessed)
  case (let before?, let after?):
    if before == after { return Fate(.unchanged) }
    if after == 2 { return Fate(.closed) }
    if before == 2 { return Fate(.new) }
    return Fate(after > before ? .better : .worse)
  }
}

extension RequirementChange {
  fileprivate init(
    _ fate: Fate,
    from before: EarlierAssessment.Entry?,
    to after: EarlierAssessment.Entry?,
    naming entry: EarlierAssessment.Entry
  ) {
    let isRegression =
      switch fate.kind {
      case .new, .worse, .noLongerAssessed: true
      // What is not given counts as unconditional: a gate must not pass because data is missing.
      case .declaredNotApplicable:
        entry.obligation == .required && !(entry.isConditional ?? false)
      case .closed, .better, .unchanged, .newlyAssessed, .newlyApplicable, .law, .scope: false
      }
    self.init(
      id: entry.id,
      title: entry.title,
      kind: fate.kind,
      before: before?.status,
      after: after?.status,
      reason: fate.reason,
      isRegression: isRegression,
      place: entry.place ?? before?.place
    )
    record = before?.record
    answer = after?.place
  }
}

extension Comparison {
  /// The means of some of the leaves, then and now, each over those assessed at the time.
  public func score(of ids: Set<String>) -> ScoreChange {
    let leaves = requirements.filter { ids.contains($0.id) }
    return ScoreChange(
      before: Rational(meanOfHalves: leaves.compactMap { $0.before?.halves }),
      after: Rational(meanOfHalves: leaves.compactMap { $0.after?.halves })
    )
  }

  /// How many leaves with one kind of change have a status now.
  public func count(_ kind: ChangeKind, _ after: Status) -> Int {
    requirements.count { $0.kind == kind && $0.after == after }
  }
}

/// The means of the leaves that are assessed both times and that neither law nor scope changed.
private func likeForLike(_ changes: [RequirementChange]) -> ScoreChange {
  let pairs = changes.filter { $0.kind != .law && $0.kind != .scope }.compactMap { change in
    change.before?.halves.flatMap { before in change.after?.halves.map { (before, $0) } }
  }
  return ScoreChange(
    before: Rational(meanOfHalves: pairs.map(\.0)),
    after: Rational(meanOfHalves: pairs.map(\.1))
  )
}
