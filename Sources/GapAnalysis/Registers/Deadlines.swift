import Diagnostics
import Regulation

/// Every deadline, earliest first; those of one day by kind, then in the order of their register
/// (METHOD.md, section 8).
func deadlines(
  _ input: AssessmentInput,
  breaches: [BreachResult],
  risks: [RiskResult],
  plan: [PlanItem]
)
  -> [Deadline]
{
  let work = PlannedDates(plan, input)
  let all = [
    breaches.flatMap(breachDeadlines), findingDeadlines(input, work),
    milestoneDeadlines(input), plannedResponses(input, work), responseReviews(input),
    policyDeadlines(input), evidenceDeadlines(input), acceptanceDeadlines(input, risks),
    riskDeadlines(input, risks, work),
  ].flatMap(\.self)
  return all.inOrder(of: { ($0.day, $0.kind.rawValue) }, by: <)
}

/// By when the plan has what, each work once: what a finding's item has on its own date is not there
/// again as a response's or a risk's.
private struct PlannedDates {
  /// The due date of each finding's item, and where it is said.
  private(set) var findings: [String: (day: Day, place: SourceRange)] = [:]
  /// The due date that the response to a leaf gives.
  private(set) var responses: [String: Day] = [:]
  /// The risks that are due on the date of the item of a finding that deals with them.
  private(set) var coveredRisks: Set<String> = []

  init(_ plan: [PlanItem], _ input: AssessmentInput) {
    let risks = input.client.risks.index(by: \.id)
    let findings = input.openFindings.map(\.finding).index(by: \.id)
    for item in plan {
      if item.kind == .gap, let leaf = item.requirement { responses[leaf] = item.due }
      guard let finding = item.finding.flatMap({ findings[$0] }) else { continue }
      for step in item.steps where step.due != item.due { responses[step.requirement] = step.due }
      guard let due = item.due else { continue }
      let dated = (item.risks + item.sharedRisks).filter { risks[$0]?.due == due }
      coveredRisks.formUnion(dated)
      let response = item.steps.first { $0.due == due }
        .flatMap { input.requirement($0.requirement)?.response?.place(of: .due) }
      let place = response ?? dated.first.flatMap { risks[$0]?.place }
      self.findings[finding.id] = (due, finding.due == nil ? place ?? finding.place : finding.place)
    }
  }
}

private func breachDeadlines(_ result: BreachResult) -> [Deadline] {
  result.duties.compactMap { Deadline($0, of: result.breach) }
}

private func findingDeadlines(_ input: AssessmentInput, _ work: PlannedDates) -> [Deadline] {
  input.openFindings.map(\.finding).compactMap { finding in
    work.findings[finding.id].flatMap {
      Deadline(
        .findingDue,
        of: finding.id,
        finding.title,
        on: $0.day,
        at: $0.place,
        asOf: input.asOf
      )
    }
  }
}

private func milestoneDeadlines(_ input: AssessmentInput) -> [Deadline] {
  input.openFindings.map(\.finding).flatMap { finding in
    finding.milestones.filter { $0.done == nil }.compactMap {
      Deadline(.milestone, of: finding.id, $0.text, on: $0.day, at: $0.place, asOf: input.asOf)
    }
  }
}

private func plannedResponses(_ input: AssessmentInput, _ work: PlannedDates) -> [Deadline] {
  responseDeadlines(input, .responseDue) {
    (work.responses[$0.requirement], $0.place(of: .due))
  }
}

private func responseReviews(_ input: AssessmentInput) -> [Deadline] {
  responseDeadlines(input, .responseReview) { ($0.reviewBy, $0.place) }
}

private func responseDeadlines(
  _ input: AssessmentInput,
  _ kind: Deadline.Kind,
  _ date: (Response) -> (day: Day?, place: SourceRange)
) -> [Deadline] {
  input.leaves.compactMap { leaf in
    guard let response = leaf.response else { return nil }
    let (id, title) = (leaf.requirement.id, leaf.requirement.title)
    let (day, place) = date(response)
    return Deadline(kind, of: id, title, on: day, at: place, asOf: input.asOf)
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

private func riskDeadlines(
  _ input: AssessmentInput,
  _ risks: [RiskResult],
  _ work: PlannedDates
) -> [Deadline] {
  risks.filter { $0.needsAction && !work.coveredRisks.contains($0.risk.id) }.map(\.risk)
    .compactMap {
      Deadline(.riskDue, of: $0.id, $0.title, on: $0.due, at: $0.place, asOf: input.asOf)
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
