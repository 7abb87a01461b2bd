import Diagnostics
import Regulation

/// The gaps from the three sources joined: leaves in the order of the regulation, then the
/// findings that name none of them.
func gaps(_ input: AssessmentInput) -> [Gap] {
  let ratings = registerRatings(input)
  var isCovered = input.openFindings.map { _ in false }
  var gaps: [Gap] = []
  gaps.reserveCapacity(input.leaves.count)
  for leaf in input.leaves {
    let positions = leaf.findings.compactMap { input.openFinding($0) }.filter {
      leaf.status != .notApplicable || input.openFindings[$0].finding.names(leaf.requirement)
    }
    for position in positions { isCovered[position] = true }
    let findings = positions.map { input.openFindings[$0] }
    let rating = ratings.isEmpty ? nil : ratings[leaf.requirement.id]
    if let gap = leafGap(leaf, findings, rating, input) { gaps.append(gap) }
  }
  for (position, open) in input.openFindings.enumerated() where !isCovered[position] {
    gaps.append(findingGap(open, input))
  }
  return gaps
}

private func leafGap(
  _ leaf: RequirementResult,
  _ findings: [FindingResult],
  _ rating: Level?,
  _ input: AssessmentInput
) -> Gap? {
  var causes: [GapCause] = []
  causes.reserveCapacity(findings.count + 2)
  if let shortfall = shortfall(of: leaf) { causes.append(shortfall) }
  for finding in findings { causes.append(cause(of: finding)) }
  causes += contradictionCauses(leaf, input)
  guard !causes.isEmpty else { return nil }
  // A finding that names the standard contests the leaf, and covers it in the plan.
  let above = leaf.contradictions.filter {
    $0.kind == .openFinding && !leaf.findings.contains($0.by)
  }
  let ratings = [rating, leaf.contestedGrade].compactMap(\.self)
  return Gap(
    subject: leaf.requirement.id,
    requirement: leaf.requirement.id,
    title: leaf.requirement.title,
    context: input.context(of: leaf.requirement),
    obligation: leaf.requirement.obligation,
    status: leaf.status,
    risk: (ratings + findings.map(\.risk)).max(),
    causes: causes,
    findings: findings.map { $0.finding.id } + above.map(\.by),
    owner: leaf.response?.owner ?? findings.first?.finding.owner,
    due: findings.compactMap { $0.finding.due }.min() ?? leaf.response?.due,
    place: leaf.response?.place
  )
}

private func findingGap(_ result: FindingResult, _ input: AssessmentInput) -> Gap {
  let finding = result.finding
  let first = finding.requirements.first?.value
  return Gap(
    subject: finding.id,
    requirement: first,
    title: finding.title,
    context: nil,
    obligation: input.precedence(of: finding.requirements).obligation,
    status: nil,
    risk: result.risk,
    causes: [cause(of: result)],
    findings: [finding.id],
    owner: finding.owner,
    due: finding.due,
    place: finding.place
  )
}

private func shortfall(of leaf: RequirementResult) -> GapCause? {
  guard leaf.fallsShort, let response = leaf.response, let status = leaf.status else { return nil }
  return GapCause(.fallsShort(response.answer, status), inputs: [response.place])
}

private func cause(of result: FindingResult) -> GapCause {
  let finding = result.finding
  return GapCause(
    finding.status == .riskAccepted
      ? .acceptanceLapsed(finding.id, until: finding.accepted?.until)
      : .openFinding(finding.id, result.risk, finding.status),
    inputs: [finding.place]
  )
}

/// The highest rating of the risks that concern each leaf, accepted or not, but not closed.
private func registerRatings(_ input: AssessmentInput) -> [String: Level] {
  var ratings: [String: Level] = [:]
  for risk in input.client.risks where !risk.isClosed {
    for id in input.concerned(by: risk) {
      ratings[id] = max(ratings[id] ?? .veryLow, risk.estimate.risk)
    }
  }
  return ratings
}

extension Finding {
  /// Whether it names an entry itself: a finding on a whole standard makes no gap of a leaf that is
  /// not applicable.
  fileprivate func names(_ requirement: Requirement) -> Bool {
    requirements.contains { $0.value == requirement.id }
  }
}
