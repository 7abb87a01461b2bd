import Regulation

/// A policy with the leaves that it covers.
public struct PolicyResult: Sendable, Hashable {
  /// The state of the policy's review on the as-of day.
  public enum Review: String, Sendable, Hashable, CaseIterable {
    /// Its day is still to come.
    case current
    /// Its day is over.
    case lapsed
    /// It names no day.
    case undated
    /// The policy was approved only after the day, and covers nothing on it.
    case approvedLater = "approved-later"
    /// The policy is a draft, and covers nothing.
    case draft
    /// The policy is not approved, and covers nothing.
    case notApproved = "not-approved"
    /// The policy takes effect only after the day, and covers nothing on it.
    case notEffective = "not-effective"
    /// The policy is no longer in use, and covers nothing.
    case retired
  }

  /// The policy.
  public let policy: Policy
  /// The ids of the leaves of the report that it claims, by themselves or through a standard.
  public let leaves: [String]
  /// The ids of those whose response denies what it claims.
  public let denied: [String]
  /// The state of its review.
  public let review: Review
}

/// The policies by id, with what they cover.
func policyResults(_ input: AssessmentInput) -> [PolicyResult] {
  var leaves: [String: [String]] = [:]
  var denied: [String: [String]] = [:]
  for leaf in input.leaves {
    let denies = leaf.reason == nil && leaf.response?.answer.deniesASafeguard ?? false
    for policy in leaf.policies {
      leaves[policy, default: []].append(leaf.requirement.id)
      if denies { denied[policy, default: []].append(leaf.requirement.id) }
    }
  }
  return input.client.policies.map { policy in
    PolicyResult(
      policy: policy,
      leaves: leaves[policy.id] ?? [],
      denied: denied[policy.id] ?? [],
      review: review(of: policy, on: input.asOf)
    )
  }
}

private func review(of policy: Policy, on day: Day) -> PolicyResult.Review {
  switch policy.state(on: day) {
  case .inForce: break
  case .draft: return .draft
  case .notApproved: return .notApproved
  case .approvedLater: return .approvedLater
  case .notEffective: return .notEffective
  case .retired: return .retired
  }
  guard let due = policy.reviewBy else { return .undated }
  return due < day ? .lapsed : .current
}
