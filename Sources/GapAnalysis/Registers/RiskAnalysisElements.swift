import Diagnostics
import Regulation

/// The nine elements that OCR's guidance of 2010 expects in a risk analysis, each with what in the
/// workspace shows it.
///
/// This shows that an element exists, not that it is well done: that is for the assessor
/// to say. Where a response or a finding says that the analysis falls short, no element is called
/// present: the reader sees both sides.
func riskAnalysisElements(_ input: AssessmentInput) -> [CheckItem] {
  let analysis = "164.308(a)(1)(ii)(A)"
  let register = registerProofs(input)
  let elements: [(id: String, behind: [String], proofs: [CheckItem.Proof])] = [
    ("scope", [], scopeProofs(input)),
    (
      "data-collection", [analysis, "164.310(d)(2)(iii)"],
      evidenceProofs([analysis, "164.310(d)(2)(iii)"], input)
    ),
    ("threats", [], register + vulnerabilityProofs(input)),
    ("current-measures", [], measureProofs(input)),
    ("likelihood", [], register),
    ("impact", [], register),
    ("risk-level", [], register),
    ("documentation", [analysis], evidenceProofs([analysis], input)),
    (
      "review", [analysis, "164.308(a)(8)"],
      reviewProofs(analysis, input) + evidenceProofs(["164.308(a)(8)"], input)
    ),
  ]
  let isInScope = input.client.scope.rules.contains(.security)
  let denials = denials(of: [analysis], input)
  return elements.map { element in
    let own = element.behind.filter { $0 != analysis }
    let against = denials + GapAnalysis.denials(of: own, input)
    return CheckItem(
      id: element.id,
      state: isInScope ? contested(state(of: element.proofs), by: denials) : .notApplicable,
      requirements: element.behind.filter { input.requirement($0) != nil },
      proofs: isInScope ? element.proofs : [],
      denials: isInScope ? against : []
    )
  }
}

/// An element is not plainly present while the analysis as a whole falls short.
private func contested(_ state: CheckItem.State, by denials: [CheckItem.Proof]) -> CheckItem.State {
  state == .present && !denials.isEmpty ? .unclear : state
}

/// One whole proof is enough: an element may be shown by one thing or another.
private func state(of proofs: [CheckItem.Proof]) -> CheckItem.State {
  if proofs.isEmpty { return .absent }
  return proofs.contains(where: \.isWhole) ? .present : .inPart
}

private func scopeProofs(_ input: AssessmentInput) -> [CheckItem.Proof] {
  let systems = input.client.scope.systems.count
  guard systems > 0 else { return [] }
  return [CheckItem.Proof(.systems(systems), at: input.client.place)]
}

private func evidenceProofs(_ ids: [String], _ input: AssessmentInput) -> [CheckItem.Proof] {
  ids.compactMap(input.requirement).flatMap(input.proofs)
}

/// What says that the requirements behind an element are missing or not whole.
private func denials(of ids: [String], _ input: AssessmentInput) -> [CheckItem.Proof] {
  ids.compactMap(input.requirement).flatMap(input.denials)
}

/// The open findings that deal with risks of the register: each names a vulnerability.
private func vulnerabilityProofs(_ input: AssessmentInput) -> [CheckItem.Proof] {
  input.client.risks.flatMap { $0.findings ?? [] }.compactMap { input.openFinding($0.value) }.map {
    let finding = input.openFindings[$0].finding
    return CheckItem.Proof(.finding(finding.id), at: finding.place, isWhole: false)
  }
}

private func registerProofs(_ input: AssessmentInput) -> [CheckItem.Proof] {
  input.client.risks.map { CheckItem.Proof(.risk($0.id), at: $0.place) }
}

/// Current measures are wholly known where every applicable leaf of the Security Rule is assessed.
private func measureProofs(_ input: AssessmentInput) -> [CheckItem.Proof] {
  let leaves = input.leaves.filter { $0.requirement.rule == .security }
  let counts = StatusCounts(leaves)
  guard counts.assessed > 0, let first = leaves.compactMap({ $0.response?.place }).min() else {
    return []
  }
  return [
    CheckItem.Proof(
      .assessed(counts.assessed, of: counts.coverable),
      at: first,
      isWhole: counts.assessed == counts.coverable
    )
  ]
}

private func reviewProofs(_ analysis: String, _ input: AssessmentInput) -> [CheckItem.Proof] {
  guard let response = input.requirement(analysis)?.response, let day = response.reviewBy,
    day >= input.asOf
  else { return [] }
  return [CheckItem.Proof(.review(requirement: analysis, on: day), at: response.place)]
}
