/// How it is shown that a leaf is met: what contests the answer comes before its evidence.
///
/// `selfAssessments` are the ids of evidence that shows nothing.
func closure(
  of entry: EarlierAssessment.Entry,
  besides selfAssessments: Set<String>
) -> ClosureKind {
  if entry.isContested { return .contested }
  let isShown = entry.hasOtherEvidence || !selfAssessments.isSuperset(of: entry.evidence)
  return isShown ? .withEvidence : .withoutEvidence
}

/// What became of each finding, by id, and how it is shown that one was closed.
func findings(_ earlier: EarlierAssessment, _ later: EarlierAssessment) -> [FindingChange] {
  let unsaid = earlier.unsaid.union(later.unsaid)
  let contested = contestedFindings(later)
  let selfAssessments = later.selfAssessments
  return findingChanges(earlier.findings, later.findings, unsaid).map { change in
    guard change.has(.closed) else { return change }
    var other = change
    other.closure = closure(
      of: change.after,
      besides: selfAssessments,
      isContested: contested.contains(change.id),
      isSaid: !later.unsaid.contains(.closures)
    )
    return other
  }
}

/// That a finding is listed no longer is known even where nothing says what shows a closing.
private func closure(
  of finding: EarlierAssessment.FindingEntry?,
  besides selfAssessments: Set<String>,
  isContested: Bool,
  isSaid: Bool
) -> ClosureKind? {
  guard let finding else { return .notListed }
  guard isSaid else { return nil }
  if isContested { return .contested }
  return selfAssessments.isSuperset(of: finding.evidence) ? .withoutEvidence : .withEvidence
}

/// The closed findings about a leaf whose answer still falls short.
private func contestedFindings(_ assessment: EarlierAssessment) -> Set<String> {
  let causes = (assessment.registers.gaps ?? []).flatMap(\.causes)
  return Set(
    causes.filter { $0.kind == GapCause.Kind.closedFinding.rawValue }.flatMap(\.names)
  )
}
