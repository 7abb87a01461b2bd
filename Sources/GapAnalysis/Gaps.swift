import Diagnostics
import Regulation

/// The gaps from the three sources joined: leaves in the order of the regulation, then the
/// findings that name none of them.
func gaps(_ basis: Basis) -> [Gap] {
  let ratings = registerRatings(basis)
  let ofLeaves = basis.leaves.compactMap { leafGap($0, ratings[$0.requirement.id], basis) }
  let told = Set(ofLeaves.flatMap(\.findings))
  let ofFindings = basis.findings.filter { $0.needsAction && !told.contains($0.finding.id) }
  return ofLeaves + ofFindings.map { findingGap($0, basis) }
}

private func leafGap(_ leaf: RequirementResult, _ rating: Level?, _ basis: Basis) -> Gap? {
  let findings = leaf.findings.compactMap(basis.finding).filter(\.needsAction)
  let causes = shortfall(of: leaf) + findingCauses(findings) + contradictions(leaf, findings, basis)
  guard !causes.isEmpty else { return nil }
  return Gap(
    id: "gap:\(leaf.requirement.id)",
    requirement: leaf.requirement.id,
    title: leaf.requirement.title,
    obligation: leaf.requirement.obligation,
    status: leaf.status,
    risk: (findings.map(\.risk) + [rating].compactMap(\.self)).max(),
    causes: causes,
    findings: findings.map(\.finding.id),
    owner: leaf.response?.owner ?? findings.first?.finding.owner,
    due: findings.compactMap(\.finding.due).min(),
    place: leaf.response?.place
  )
}

private func findingGap(_ result: FindingResult, _ basis: Basis) -> Gap {
  let finding = result.finding
  let first = finding.requirements.first?.value
  return Gap(
    id: "gap:\(finding.id)",
    requirement: first,
    title: finding.title,
    obligation: mostBinding(finding.requirements.map(\.value), basis),
    status: nil,
    risk: result.risk,
    causes: findingCauses([result]),
    findings: [finding.id],
    owner: finding.owner,
    due: finding.due,
    place: finding.place
  )
}

private func shortfall(of leaf: RequirementResult) -> [GapCause] {
  guard leaf.fallsShort, let response = leaf.response, let status = leaf.status else { return [] }
  return [
    GapCause(
      .fallsShort,
      "\(status.title.lowercased()): answered \"\(response.answer.rawValue)\"",
      inputs: [response.place]
    )
  ]
}

private func findingCauses(_ findings: [FindingResult]) -> [GapCause] {
  findings.map { result in
    let finding = result.finding
    let isAccepted = finding.status == .riskAccepted
    return GapCause(
      isAccepted ? .acceptanceLapsed : .openFinding,
      names: [finding.id],
      isAccepted
        ? lapse(of: finding)
        : "finding \(finding.id) (\(result.risk.title.lowercased()) risk) is \(finding.status.title.lowercased())",
      inputs: [finding.place]
    )
  }
}

private func lapse(of finding: Finding) -> String {
  guard let accepted = finding.accepted else {
    return "finding \(finding.id) counts as accepted, and nobody is named who accepted it"
  }
  return "the acceptance of the risk of finding \(finding.id) ended on \(accepted.until)"
}

/// The highest rating in the risk register for each requirement named there, accepted or not.
private func registerRatings(_ basis: Basis) -> [String: Level] {
  var ratings: [String: Level] = [:]
  for risk in basis.client.risks {
    for name in risk.requirements {
      ratings[name.value] = max(ratings[name.value] ?? .veryLow, risk.estimate.risk)
    }
  }
  return ratings
}

/// Required, if any of the entries is; then addressable.
func mostBinding(_ ids: [String], _ basis: Basis) -> Obligation {
  let found = Set(ids.compactMap { basis.law.catalog.requirement($0)?.obligation })
  return [Obligation.required, .addressable].first(where: found.contains) ?? .none
}
