import Diagnostics
import Regulation

extension Intake {
  mutating func acceptedPolicies() -> [Policy] {
    unique(client.policies, .policy, id: \.id, place: \.place).map { policy in
      diagnostics += policyDiagnostics(policy, asOf: asOf)
      var accepted = policy
      accepted.satisfies = canonical(policy.satisfies, namedBy: "policy \"\(policy.id)\"").names
      return accepted
    }
  }

  mutating func acceptedRisks() -> [Risk] {
    unique(client.risks, .risk, id: \.id, place: \.place).map { risk in
      var accepted = risk
      accepted.requirements = canonical(risk.requirements, namedBy: "risk \"\(risk.id)\"").names
      return accepted
    }
  }
}

extension Finding {
  /// The same finding under another title.
  public func titled(_ title: String) -> Finding {
    var other = self
    other.title = title
    return other
  }
}
