import Diagnostics
import Regulation

/// Every deadline, earliest first; those of one day by kind, then in the order of their register.
func deadlines(_ basis: Basis, breaches: [BreachResult]) -> [Deadline] {
  let all = [
    breaches.flatMap(breachDeadlines), findingDeadlines(basis), responseDeadlines(basis),
    policyDeadlines(basis), evidenceDeadlines(basis), acceptanceDeadlines(basis),
  ].flatMap(\.self)
  return all.inOrder { $0.day.ordinal << 3 | $0.kind.order }
}

private func breachDeadlines(_ result: BreachResult) -> [Deadline] {
  result.duties.compactMap { duty in
    guard let day = duty.due, let state = duty.state.deadlineState else { return nil }
    return Deadline(
      kind: .breachNotice,
      subject: result.breach.id,
      name: result.breach.id,
      recipient: duty.recipient,
      day: day,
      state: state,
      citation: duty.citation,
      place: result.breach.place
    )
  }
}

private func findingDeadlines(_ basis: Basis) -> [Deadline] {
  basis.openFindings.map(\.finding).compactMap {
    Deadline(.findingDue, $0.id, $0.title, by: $0.due, basis, at: $0.place)
  }
}

private func responseDeadlines(_ basis: Basis) -> [Deadline] {
  basis.leaves.compactMap { leaf in
    leaf.response.flatMap {
      let requirement = leaf.requirement
      return Deadline(
        .responseReview,
        requirement.id,
        requirement.title,
        by: $0.reviewBy,
        basis,
        at: $0.place
      )
    }
  }
}

private func policyDeadlines(_ basis: Basis) -> [Deadline] {
  basis.client.policies.filter { $0.covers(on: basis.asOf) }.compactMap {
    Deadline(.policyReview, $0.id, $0.title, by: $0.reviewBy, basis, at: $0.place)
  }
}

private func evidenceDeadlines(_ basis: Basis) -> [Deadline] {
  basis.client.evidence.compactMap {
    Deadline(.evidenceExpiry, $0.id, $0.title, by: $0.validUntil, basis, at: $0.place)
  }
}

private func acceptanceDeadlines(_ basis: Basis) -> [Deadline] {
  let findings = basis.client.findings.filter { $0.status == .riskAccepted }.compactMap {
    Deadline(.acceptanceEnd, $0.id, $0.title, by: $0.accepted?.until, basis, at: $0.place)
  }
  let risks = basis.client.risks.compactMap {
    Deadline(.acceptanceEnd, $0.id, $0.title, by: $0.accepted?.until, basis, at: $0.place)
  }
  return findings + risks
}

extension Deadline {
  /// A deadline that the client set itself and that is still to be met; nil without a day.
  fileprivate init?(
    _ kind: Kind,
    _ subject: String,
    _ name: String,
    by day: Day?,
    _ basis: Basis,
    at place: SourceRange
  ) {
    guard let day else { return nil }
    self.init(
      kind: kind,
      subject: subject,
      name: name,
      recipient: nil,
      day: day,
      state: day < basis.asOf ? .overdue : .due,
      citation: nil,
      place: place
    )
  }
}

extension Deadline.Kind {
  /// By name, for sorting.
  fileprivate var order: Int {
    switch self {
    case .acceptanceEnd: 0
    case .breachNotice: 1
    case .evidenceExpiry: 2
    case .findingDue: 3
    case .policyReview: 4
    case .responseReview: 5
    }
  }
}

extension BreachDuty.State {
  /// The state as a deadline has it; nil where there is no duty.
  fileprivate var deadlineState: Deadline.State? {
    switch self {
    case .notRequired, .undetermined: nil
    case .open: .due
    case .overdue: .overdue
    case .done: .done
    case .late: .late
    }
  }
}
