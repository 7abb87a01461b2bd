import Diagnostics
import Regulation

/// The plan: by risk (the unrated last), required before addressable, then by day
/// (the undated last), then in the order of the regulation (METHOD.md, section 8).
func plan(
  _ gaps: [Gap],
  _ risks: [RiskResult],
  _ input: AssessmentInput,
  _ deadlines: LegalDeadlines
) -> [PlanItem] {
  let covered = CoveredRisks(risks, input)
  let work = input.openFindings.map { $0.finding }.withPlans(of: gaps, covered, input)
  let higher = higherGaps(gaps, risks, input)
  var drafts: [Draft] = []
  drafts.reserveCapacity(input.openFindings.count + gaps.count)
  for (index, open) in input.openFindings.enumerated() {
    let precedence = input.precedence(of: open.finding.requirements)
    let rank = rank(open.risk, precedence.obligation, work[index].due, precedence.order)
    drafts.append(Draft(origin: .finding(index, precedence.obligation), rank: rank))
  }
  for index in gaps.indices where gaps[index].findings.isEmpty {
    let order = input.order(of: gaps[index].requirement)
    let rank = rank(gaps[index].risk, gaps[index].obligation, gaps[index].due, order)
    drafts.append(Draft(origin: .gap(index), rank: rank))
  }
  for (index, result) in covered.others.enumerated() {
    let precedence = input.precedence(of: result.risk.requirements)
    let rank = rank(result.inherent, precedence.obligation, result.risk.due, precedence.order)
    drafts.append(Draft(origin: .risk(index, precedence.obligation), rank: rank))
  }
  return drafts.inOrder { $0.rank }.enumerated().map { index, draft in
    switch draft.origin {
    case .finding(let number, let obligation):
      item(
        of: input.openFindings[number],
        work[number],
        obligation,
        priority: index + 1,
        higher: higher[input.openFindings[number].finding.id] ?? [],
        asOf: input.asOf,
        deadlines
      )
    case .gap(let number): item(of: gaps[number], priority: index + 1, input, deadlines)
    case .risk(let number, let obligation):
      item(
        of: covered.others[number],
        obligation,
        priority: index + 1,
        asOf: input.asOf
      )
    }
  }
}

extension [PlanItem] {
  /// The requirements that the items for findings and gaps are about.
  func concerned(_ input: AssessmentInput) -> Set<String> {
    var names = Set(input.openFindings.flatMap { $0.finding.requirements.map(\.value) })
    for item in self where item.kind != .risk {
      names.formUnion(item.steps.map(\.requirement))
      if let requirement = item.requirement { names.insert(requirement) }
    }
    return names
  }
}

/// An item before its priority is known; small, because sorting moves it.
private struct Draft {
  enum Origin {
    case finding(Int, Obligation)
    case gap(Int)
    case risk(Int, Obligation)
  }

  let origin: Origin
  let rank: Int
}

/// The sort key: risk, obligation, day and position in the regulation, the most important first.
private func rank(_ risk: Level?, _ obligation: Obligation, _ due: Day?, _ order: Int) -> Int {
  let byRisk = risk.map { Level.veryHigh.rank - $0.rank } ?? 5
  let byObligation =
    switch obligation {
    case .required: 0
    case .addressable: 1
    case .none: 2
    }
  let byDay = due?.ordinal ?? 1 << 22
  return ((byRisk << 2 | byObligation) << 23 | byDay) << 24 | min(order, 1 << 23)
}

private func item(
  of result: FindingResult,
  _ work: FindingWork,
  _ obligation: Obligation,
  priority: Int,
  higher: [HigherGaps],
  asOf: Day,
  _ deadlines: LegalDeadlines
) -> PlanItem {
  let finding = result.finding
  let concerned = finding.requirements.map(\.value) + work.steps.map(\.requirement)
  let parts =
    [(concerned, finding.dates(due: work.due))]
    + work.steps.map { ([$0.requirement], [$0.due].compactMap(\.self)) }
  return PlanItem(
    kind: .finding,
    title: finding.title,
    context: nil,
    action: work.action,
    treatment: nil,
    steps: work.steps,
    milestones: finding.milestones,
    requirement: finding.requirements.first?.value,
    finding: finding.id,
    risks: work.risks,
    sharedRisks: work.sharedRisks,
    priority: priority,
    risk: result.risk,
    obligation: obligation,
    owner: work.owner,
    due: work.due,
    status: finding.status,
    cost: work.cost,
    costPlaces: work.costPlaces,
    horizon: Horizon(of: work.due, from: asOf),
    higherGaps: higher,
    legalDeadlines: deadlines.planned(by: parts),
    comingDeadlines: deadlines.coming(by: parts, on: asOf),
    place: finding.place,
    partsOfRisks: work.partsOfRisks
  )
}

private func item(
  of gap: Gap,
  priority: Int,
  _ input: AssessmentInput,
  _ deadlines: LegalDeadlines
) -> PlanItem {
  let response = gap.requirement.flatMap { input.requirement($0)?.response }
  let parts = [([gap.requirement].compactMap(\.self), [gap.due].compactMap(\.self))]
  return PlanItem(
    kind: .gap,
    title: gap.title,
    context: gap.context,
    action: response?.action,
    treatment: nil,
    steps: [],
    milestones: [],
    requirement: gap.requirement,
    finding: nil,
    risks: [],
    sharedRisks: [],
    priority: priority,
    risk: gap.risk,
    obligation: gap.obligation,
    owner: gap.owner,
    due: gap.due,
    status: .open,
    cost: response?.cost,
    costPlaces: response.flatMap { $0.cost == nil ? nil : [$0.place(of: .cost)] } ?? [],
    horizon: Horizon(of: gap.due, from: input.asOf),
    higherGaps: [],
    legalDeadlines: deadlines.planned(by: parts),
    comingDeadlines: deadlines.coming(by: parts, on: input.asOf),
    place: gap.place
  )
}

private func item(
  of result: RiskResult,
  _ obligation: Obligation,
  priority: Int,
  asOf: Day
) -> PlanItem {
  let risk = result.risk
  return PlanItem(
    kind: .risk,
    title: risk.title,
    context: nil,
    action: risk.action,
    treatment: risk.treatment,
    steps: [],
    milestones: [],
    requirement: risk.requirements.first?.value,
    finding: nil,
    risks: [risk.id],
    sharedRisks: [],
    priority: priority,
    risk: result.inherent,
    obligation: obligation,
    owner: risk.owner,
    due: risk.due,
    status: result.status,
    cost: risk.cost,
    costPlaces: risk.cost == nil ? [] : [risk.place],
    horizon: Horizon(of: risk.due, from: asOf),
    higherGaps: [],
    legalDeadlines: [],
    comingDeadlines: [],
    place: risk.place
  )
}
