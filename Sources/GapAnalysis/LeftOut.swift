public import Diagnostics
import Regulation

/// An input that stands in no result, with the reason.
public struct LeftOut: Sendable, Hashable {
  /// Where it was written.
  public let source: SourceRange
  /// Why it is left out, in words that a client can read.
  public let reason: String

  /// Joins a place with a reason.
  public init(source: SourceRange, reason: String) {
    self.source = source
    self.reason = reason
  }
}

/// What was kept and yet stands in no result: evidence that nothing names, a policy that claims
/// nothing in the report, a breach without a duty.
func idle(_ registers: ComputedRegisters, _ basis: Basis) -> [LeftOut] {
  let claimed = Set(basis.requirements.flatMap(\.policies))
  let evidence = registers.evidence.filter(\.isUnused).map {
    LeftOut(
      source: $0.evidence.place,
      reason: "no response and no finding names evidence \($0.evidence.id)"
    )
  }
  let policies = basis.client.policies.filter { !claimed.contains($0.id) }.map {
    LeftOut(source: $0.place, reason: idleness(of: $0, on: basis.asOf))
  }
  let breaches = registers.breaches.filter { $0.duties.allSatisfy { $0.due == nil } }.map {
    LeftOut(
      source: $0.breach.place,
      reason: "no duty to notify was in force when breach \($0.breach.id) was discovered"
    )
  }
  return evidence + policies + breaches
}

/// The files that their authors hold back.
func drafts(of client: Client) -> [LeftOut] {
  client.drafts.map { LeftOut(source: $0, reason: "the file is a draft") }
}

private func idleness(of policy: Policy, on day: Day) -> String {
  switch policy.standing(on: day) {
  case .inForce: break
  case .draft: return "policy \(policy.id) is a draft and covers nothing"
  case .notApproved: return "policy \(policy.id) is not approved and covers nothing"
  case .retired: return "policy \(policy.id) is retired and covers nothing"
  case .notEffective:
    return "policy \(policy.id) takes effect later than \(day.spelled) and covers nothing"
  case .approvedLater:
    let approved = policy.approved?.spelled ?? ""
    return "policy \(policy.id) was approved later than \(day.spelled), on \(approved)"
  }
  return "policy \(policy.id) claims no requirement that is in scope and in force"
}
