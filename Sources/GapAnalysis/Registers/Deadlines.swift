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
  basis.openFindings.compactMap { result in
    let finding = result.finding
    return finding.due.map {
      Deadline(
        kind: .findingDue,
        subject: finding.id,
        name: finding.title,
        day: $0,
        state: pending($0, basis),
        place: finding.place
      )
    }
  }
}

private func responseDeadlines(_ basis: Basis) -> [Deadline] {
  basis.leaves.compactMap { leaf in
    guard let response = leaf.response, let day = response.reviewBy else { return nil }
    return Deadline(
      kind: .responseReview,
      subject: leaf.requirement.id,
      name: leaf.requirement.title,
      day: day,
      state: pending(day, basis),
      place: response.place
    )
  }
}

private func policyDeadlines(_ basis: Basis) -> [Deadline] {
  basis.client.policies.filter { $0.covers(on: basis.asOf) }.compactMap { policy in
    policy.reviewBy.map {
      Deadline(
        kind: .policyReview,
        subject: policy.id,
        name: policy.title,
        day: $0,
        state: pending($0, basis),
        place: policy.place
      )
    }
  }
}

private func evidenceDeadlines(_ basis: Basis) -> [Deadline] {
  basis.client.evidence.compactMap { item in
    item.validUntil.map {
      Deadline(
        kind: .evidenceExpiry,
        subject: item.id,
        name: item.title,
        day: $0,
        state: pending($0, basis),
        place: item.place
      )
    }
  }
}

private func acceptanceDeadlines(_ basis: Basis) -> [Deadline] {
  let findings = basis.client.findings.compactMap { finding in
    finding.status == .riskAccepted
      ? finding.accepted.map { (finding.id, finding.title, $0.until, finding.place) } : nil
  }
  let risks = basis.client.risks.compactMap { risk in
    risk.accepted.map { (risk.id, risk.title, $0.until, risk.place) }
  }
  return (findings + risks).map { id, title, until, place in
    Deadline(
      kind: .acceptanceEnd,
      subject: id,
      name: title,
      day: until,
      state: pending(until, basis),
      place: place
    )
  }
}

private func pending(_ day: Day, _ basis: Basis) -> Deadline.State {
  day < basis.asOf ? .overdue : .due
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
