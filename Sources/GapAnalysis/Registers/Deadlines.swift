import Diagnostics
import Regulation

/// Every deadline, earliest first; those of one day by kind, then in the order of their register.
func deadlines(
  _ input: AssessmentInput,
  breaches: [BreachResult],
  risks: [RiskResult]
)
  -> [Deadline]
{
  let all = [
    breaches.flatMap(breachDeadlines), findingDeadlines(input), responseDeadlines(input),
    policyDeadlines(input), evidenceDeadlines(input), acceptanceDeadlines(input, risks),
    riskDeadlines(input, risks),
  ].flatMap(\.self)
  return all.inOrder(of: { ($0.day, $0.kind.rawValue) }, by: <)
}

private func breachDeadlines(_ result: BreachResult) -> [Deadline] {
  result.duties.compactMap { Deadline($0, of: result.breach) }
}

private func findingDeadlines(_ input: AssessmentInput) -> [Deadline] {
  input.openFindings.map(\.finding).compactMap {
    Deadline(.findingDue, of: $0.id, $0.title, on: $0.due, at: $0.place, asOf: input.asOf)
  }
}

private func responseDeadlines(_ input: AssessmentInput) -> [Deadline] {
  input.leaves.compactMap { leaf in
    leaf.response.flatMap {
      Deadline(
        .responseReview,
        of: leaf.requirement.id,
        leaf.requirement.title,
        on: $0.reviewBy,
        at: $0.place,
        asOf: input.asOf
      )
    }
  }
}

private func policyDeadlines(_ input: AssessmentInput) -> [Deadline] {
  input.client.policies.filter { $0.covers(on: input.asOf) }.compactMap {
    Deadline(.policyReview, of: $0.id, $0.title, on: $0.reviewBy, at: $0.place, asOf: input.asOf)
  }
}

private func evidenceDeadlines(_ input: AssessmentInput) -> [Deadline] {
  input.client.evidence.compactMap {
    Deadline(
      .evidenceExpiry,
      of: $0.id,
      $0.title,
      on: $0.validUntil,
      at: $0.place,
      asOf: input.asOf
    )
  }
}

private func acceptanceDeadlines(_ input: AssessmentInput, _ risks: [RiskResult]) -> [Deadline] {
  let findings = input.client.findings.filter { $0.status == .riskAccepted }
    .map { ($0.id, $0.title, $0.accepted?.until, $0.place) }
  let risks = risks.filter(\.isCurrent).map(\.risk)
    .map { ($0.id, $0.title, $0.accepted?.until, $0.place) }
  return (findings + risks).compactMap { id, title, until, place in
    Deadline(.acceptanceEnd, of: id, title, on: until, at: place, asOf: input.asOf)
  }
}

private func riskDeadlines(_ input: AssessmentInput, _ risks: [RiskResult]) -> [Deadline] {
  risks.filter { $0.needsAction && !isWork(ofFinding: $0, input) }.map(\.risk).compactMap {
    Deadline(.riskDue, of: $0.id, $0.title, on: $0.due, at: $0.place, asOf: input.asOf)
  }
}

/// Whether an open finding about a requirement of a risk is due on the same day: the deadline is the
/// finding's.
private func isWork(ofFinding result: RiskResult, _ input: AssessmentInput) -> Bool {
  guard let due = result.risk.due else { return false }
  return input.openFindings.contains { open in
    open.finding.due == due
      && open.finding.requirements.contains { result.concerned.contains($0.value) }
  }
}

extension Deadline {
  /// The deadline of a notice; nil where none is due.
  init?(_ duty: BreachDuty, of breach: Breach) {
    guard let day = duty.due, let state = duty.state.deadlineState else { return nil }
    self.init(
      kind: .breachNotice,
      subject: breach.id,
      name: breach.id,
      recipient: duty.recipient,
      day: day,
      state: state,
      citation: duty.citation,
      place: breach.place
    )
  }

  /// A deadline of the client's own, overdue where its day is over; nil without a day.
  fileprivate init?(
    _ kind: Kind,
    of subject: String,
    _ name: String,
    on day: Day?,
    at place: SourceRange,
    asOf: Day
  ) {
    guard let day else { return nil }
    self.init(
      kind: kind,
      subject: subject,
      name: name,
      recipient: nil,
      day: day,
      state: day < asOf ? .overdue : .due,
      citation: nil,
      place: place
    )
  }
}

extension BreachDuty.State {
  /// The state of the deadline; nil where there is no duty.
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
