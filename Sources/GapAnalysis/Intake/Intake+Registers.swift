import Diagnostics
import Regulation

extension Intake {
  mutating func acceptedPolicies() -> [Policy] {
    let all = unique(client.policies, .policy, id: \.id, place: \.place)
    diagnostics += supersededDiagnostics(all, asOf: asOf)
    return all.map { policy in
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
      accepted.findings = risk.findings.map { knownFindings($0, of: risk) }
      return accepted
    }
  }

  /// The findings that a risk names, each once, as they spell their ids; unknown ones are reported.
  private mutating func knownFindings(
    _ names: [Sourced<String>],
    of risk: Risk
  ) -> [Sourced<String>] {
    var seen: Set<String> = []
    return names.compactMap { name in
      let known = client.findings.first { $0.id.lowercased() == name.value.lowercased() }
      guard let known else {
        report(
          .error,
          .unknownFinding,
          "risk \"\(risk.id)\" names finding \"\(name.value)\", which is not in findings/",
          at: name.place,
          help: Diagnostics.suggestion(
            for: name.value,
            among: client.findings.map(\.id).naturallySorted()
          )
        )
        return nil
      }
      return seen.insert(known.id).inserted ? Sourced(known.id, at: name.place) : nil
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
