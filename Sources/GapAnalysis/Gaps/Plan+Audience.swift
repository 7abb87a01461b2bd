import Diagnostics
import Regulation

/// What is planned with all inputs, of which an edition has what its audience may see.
struct WholePlan {
  let items: [PlanItem]
  /// The requirements that the items are about.
  let concerned: Set<String>
  let gaps: [Gap]

  /// The plan for an audience; the public gets none.
  init(_ registers: ComputedRegisters, _ input: AssessmentInput, for audience: String) {
    items = audience == Audience.everyone ? [] : registers.plan
    concerned = registers.plan.concerned(input)
    gaps = registers.gaps
  }

  /// The items for what an edition has, in their order and numbered anew, without what it has not.
  ///
  /// What is planned for a withheld finding is no part of it, nor what would be planned without that.
  func items(for edition: AssessmentInput, _ gaps: [Gap]) -> [PlanItem] {
    let ids = edition.client.ids
    let findings = edition.client.findings.index(by: \.id)
    let shown = gaps.index(by: \.subject)
    let kept = items.compactMap { item -> PlanItem? in
      switch item.kind {
      case .finding:
        findings[item.subject].map {
          item.limited(to: ids, risk: item.risk, milestones: $0.milestones, asOf: edition.asOf)
        }
      case .gap:
        shown[item.subject].map {
          item.limited(to: ids, risk: $0.risk, milestones: [], asOf: edition.asOf)
        }
      case .risk:
        ids.contains(item.subject)
          ? item.limited(to: ids, risk: item.risk, milestones: [], asOf: edition.asOf) : nil
      }
    }
    return kept.enumerated().map { index, item in
      var item = item
      item.priority = index + 1
      return item
    }
  }

  /// The gaps of an edition without an owner and a day that hold for what it has alone: with all inputs
  /// they are others.
  func limited(_ gaps: [Gap]) -> [Gap] {
    let whole = self.gaps.index(by: \.subject)
    return gaps.map { gap in
      guard let all = whole[gap.subject] else { return gap }
      var gap = gap
      if gap.owner != all.owner { gap.owner = nil }
      if gap.due != all.due { gap.due = nil }
      return gap
    }
  }
}

extension PlanItem {
  /// The item as those get it who may see what has some ids; `risk` is that of their gap.
  fileprivate func limited(
    to ids: Set<String>,
    risk: Level?,
    milestones: [Milestone],
    asOf: Day
  ) -> PlanItem {
    func isShown(_ field: PlanField) -> Bool {
      partsOfRisks[field]?.allSatisfy(ids.contains) ?? true
    }
    let due = isShown(.due) ? due : nil
    return PlanItem(
      kind: kind,
      title: title,
      context: context,
      action: isShown(.action) ? action : nil,
      treatment: treatment,
      steps: steps.map(\.unplaced),
      milestones: milestones,
      requirement: requirement,
      finding: finding,
      risks: risks.filter(ids.contains),
      sharedRisks: sharedRisks.filter(ids.contains),
      priority: priority,
      risk: risk,
      obligation: obligation,
      owner: isShown(.owner) ? owner : nil,
      due: due,
      status: status,
      cost: isShown(.cost) ? cost : nil,
      costPlaces: isShown(.cost) ? costPlaces.map { _ in .withheld } : [],
      horizon: Horizon(of: due, from: asOf),
      higherGaps: higherGaps.compactMap { $0.limited(to: ids) },
      legalDeadlines: legalDeadlines.filter { ids.contains($0.deadline.subject) }.map {
        PlannedDeadline(timing: $0.timing, deadline: $0.deadline.unplaced)
      },
      comingDeadlines: comingDeadlines.filter { ids.contains($0.subject) }.map(\.unplaced),
      place: place.map { _ in .withheld }
    )
  }
}

extension PlanStep {
  fileprivate var unplaced: PlanStep {
    PlanStep(requirement: requirement, action: action, due: due, cost: cost, place: .withheld)
  }
}

extension Deadline {
  fileprivate var unplaced: Deadline {
    Deadline(
      kind: kind,
      subject: subject,
      name: name,
      recipient: recipient,
      day: day,
      state: state,
      citation: citation,
      place: .withheld
    )
  }
}
