import Diagnostics
import Regulation

extension Intake {
  /// The findings, each id once, with canonical names; one about nothing in the report stays.
  mutating func acceptedFindings(_ known: Known) -> [Finding] {
    unique(client.findings, .finding, id: \.id, place: \.place).map { finding in
      var owner: String { "finding \"\(finding.id)\"" }
      let names = canonical(finding.requirements, namedBy: owner)
      for item in finding.evidence where !known.evidence.contains(item.value) {
        reportUnknownEvidence(item.value, namedBy: owner, at: item.place, known)
      }
      if !names.isInReport { reportScope(of: finding, names.names) }
      if finding.status == .riskAccepted, finding.accepted == nil {
        report(
          .warning,
          .acceptanceMissing,
          "\(owner) is risk-accepted, and nobody is named who accepted it",
          at: finding.place,
          help: "give accepted: { by, until, reason }"
        )
      }
      var accepted = finding
      accepted.requirements = names.names
      return accepted
    }
  }

  private mutating func reportScope(of finding: Finding, _ names: [Sourced<String>]) {
    guard let first = names.first else { return }
    let several = names.count > 1
    report(
      .warning,
      .findingOutOfScope,
      "finding \"\(finding.id)\" names only \(several ? "requirements" : "a requirement") out of scope or not in force on \(asOf)",
      at: first.place,
      help: "the finding stays in the report"
    )
  }

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
