import Diagnostics
import Regulation

extension Intake {
  mutating func acceptedPolicies() -> [Policy] {
    unique(client.policies, .policy, id: \.id, place: \.place).map { policy in
      diagnostics += policyDiagnostics(policy, asOf: asOf)
      return policy.satisfying(
        canonical(policy.satisfies, namedBy: "policy \"\(policy.id)\"").names
      )
    }
  }

  mutating func acceptedRisks() -> [Risk] {
    unique(client.risks, .risk, id: \.id, place: \.place).map { risk in
      risk.naming(canonical(risk.requirements, namedBy: "risk \"\(risk.id)\"").names)
    }
  }
}

extension Finding {
  /// The same finding about other requirements.
  func naming(_ requirements: [Sourced<String>]) -> Finding {
    var other = self
    other.requirements = requirements
    return other
  }

  /// The same finding under another title.
  public func titled(_ title: String) -> Finding {
    var other = self
    other.title = title
    return other
  }
}

extension Risk {
  /// The same risk about other requirements.
  func naming(_ requirements: [Sourced<String>]) -> Risk {
    var other = self
    other.requirements = requirements
    return other
  }
}
