public import Regulation

/// A decision about a leaf that must be kept in writing (METHOD.md, section 3).
public struct Decision: Sendable, Hashable {
  /// The leaf.
  public let requirement: Requirement
  /// The response with rationale, approver, days and evidence.
  public let response: Response
  /// The columns that are empty and should not be.
  public let missing: [String]
  /// Whether its day of review is over.
  public let isReviewLapsed: Bool
}

/// The decision register: the choices for addressable specifications, and every leaf that the
/// client declares not applicable, in the order of the regulation.
func decisions(_ input: AssessmentInput) -> [Decision] {
  input.leaves.compactMap { leaf in
    guard let response = leaf.response, isDecision(response, on: leaf) else { return nil }
    return Decision(
      requirement: leaf.requirement,
      response: response,
      missing: missingColumns(of: response) + missingProof(of: response, input),
      isReviewLapsed: response.reviewBy.map { $0 < input.asOf } ?? false
    )
  }
}

private func isDecision(_ response: Response, on leaf: RequirementResult) -> Bool {
  switch response.answer {
  case .implemented: leaf.requirement.obligation == .addressable && leaf.reason == nil
  case .alternative, .notReasonable: leaf.requirement.obligation == .addressable
  case .notApplicable: true
  case .partial, .planned, .notImplemented, .notAssessed: false
  }
}

/// Missing evidence and a missing day of review are gaps, not errors.
private func missingProof(of response: Response, _ input: AssessmentInput) -> [String] {
  var missing: [String] = []
  let isShown = response.hasOtherEvidence || response.evidence.contains { input.proof($0) != nil }
  if response.answer.claimsASafeguard, !isShown {
    missing.append("evidence")
  }
  if response.answer.isAddressableChoice, response.reviewBy == nil { missing.append("review_by") }
  return missing
}
