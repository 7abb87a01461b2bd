import Regulation

/// The nine elements that OCR's guidance of 2010 expects in a risk analysis, each with what in the
/// workspace shows it.
///
/// What is shown here is that an element exists, not that it is well done: that is for the assessor
/// to say. Where a response or a finding says that the analysis falls short, no element is called
/// present: the reader sees both sides.
func riskAnalysisElements(_ basis: Basis) -> [CheckItem] {
  let analysis = "164.308(a)(1)(ii)(A)"
  let register = registerProofs(basis)
  let elements: [(id: String, behind: [String], proofs: [CheckItem.Proof])] = [
    ("scope", [], scopeProofs(basis)),
    (
      "data-collection", [analysis, "164.310(d)(2)(iii)"],
      evidenceProofs([analysis, "164.310(d)(2)(iii)"], basis)
    ),
    ("threats", [], register),
    ("current-measures", [], measureProofs(basis)),
    ("likelihood", [], register),
    ("impact", [], register),
    ("risk-level", [], register),
    ("documentation", [analysis], evidenceProofs([analysis], basis)),
    (
      "review", [analysis, "164.308(a)(8)"],
      reviewProofs(analysis, basis) + evidenceProofs(["164.308(a)(8)"], basis)
    ),
  ]
  let isInScope = basis.client.scope.rules.contains(.security)
  let denials = basis.requirement(analysis).map(basis.denials) ?? []
  return elements.map { element in
    let shown = state(of: element.proofs)
    let against = shown == .absent ? [] : denials
    return CheckItem(
      id: element.id,
      state: isInScope ? contested(shown, by: against) : .notApplicable,
      requirements: element.behind.filter { basis.requirement($0) != nil },
      proofs: isInScope ? element.proofs : [],
      denials: isInScope ? against : []
    )
  }
}

/// What is shown is not plainly there while the analysis as a whole is said to fall short.
private func contested(
  _ state: CheckItem.State,
  by denials: [CheckItem.Proof]
) -> CheckItem.State {
  state == .present && !denials.isEmpty ? .unclear : state
}

/// One proof of something whole is enough: an element is shown by one thing or another.
private func state(of proofs: [CheckItem.Proof]) -> CheckItem.State {
  if proofs.isEmpty { return .absent }
  return proofs.contains(where: \.isWhole) ? .present : .inPart
}

private func scopeProofs(_ basis: Basis) -> [CheckItem.Proof] {
  let systems = basis.client.scope.systems.count
  guard systems > 0 else { return [] }
  return [CheckItem.Proof(.systems(systems), at: basis.client.place)]
}

private func evidenceProofs(_ ids: [String], _ basis: Basis) -> [CheckItem.Proof] {
  ids.compactMap(basis.requirement).flatMap(basis.proofs)
}

private func registerProofs(_ basis: Basis) -> [CheckItem.Proof] {
  basis.client.risks.map { CheckItem.Proof(.risk($0.id), at: $0.place) }
}

/// Current measures are known where every applicable leaf of the Security Rule is assessed.
private func measureProofs(_ basis: Basis) -> [CheckItem.Proof] {
  let leaves = basis.leaves.filter { $0.requirement.rule == .security }
  let counts = StatusCounts(leaves)
  guard counts.assessed > 0, counts.assessed == counts.coverable,
    let first = leaves.compactMap({ $0.response?.place }).min()
  else { return [] }
  return [CheckItem.Proof(.assessed(counts.assessed), at: first)]
}

private func reviewProofs(_ analysis: String, _ basis: Basis) -> [CheckItem.Proof] {
  guard let response = basis.requirement(analysis)?.response, let day = response.reviewBy,
    day >= basis.asOf
  else { return [] }
  return [CheckItem.Proof(.review(requirement: analysis, on: day), at: response.place)]
}
