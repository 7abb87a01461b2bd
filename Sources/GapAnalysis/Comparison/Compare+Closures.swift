/// How it is shown that a leaf is met: what contests the answer comes before its evidence.
func closure(of entry: EarlierAssessment.Entry) -> ClosureKind {
  if entry.isContested { return .contested }
  return entry.evidence.isEmpty && !entry.hasOtherEvidence ? .withoutEvidence : .withEvidence
}

/// What became of each finding, by id, and how it is shown that one was closed.
func findings(_ earlier: EarlierAssessment, _ later: EarlierAssessment) -> [FindingChange] {
  let unsaid = earlier.unsaid.union(later.unsaid)
  let contested = contestedFindings(later)
  return findingChanges(earlier.findings, later.findings, unsaid).map { change in
    guard change.has(.closed) else { return change }
    var other = change
    other.closure = closure(
      of: change.after,
      isContested: contested.contains(change.id),
      isSaid: !later.unsaid.contains(.closures)
    )
    return other
  }
}

/// That a finding is listed no longer is known even where nothing says what shows a closing.
private func closure(
  of finding: EarlierAssessment.FindingEntry?,
  isContested: Bool,
  isSaid: Bool
) -> ClosureKind? {
  guard let finding else { return .notListed }
  guard isSaid else { return nil }
  return isContested ? .contested : finding.evidence.isEmpty ? .withoutEvidence : .withEvidence
}

/// The closed findings about a leaf whose answer still falls short.
private func contestedFindings(_ assessment: EarlierAssessment) -> Set<String> {
  let causes = (assessment.registers.gaps ?? []).flatMap(\.causes)
  return Set(
    causes.filter { $0.kind == GapCause.Kind.closedFinding.rawValue }.flatMap(\.names)
  )
}
