import GapAnalysis
import Regulation
import Words

extension FindingPages {
  /// What the plan says of the finding; nil where nothing is left to do.
  ///
  /// Without its number there, which changes with every other item.
  func plan(_ finding: Finding) -> Section? {
    guard let item = assessment.plan.first(where: { $0.finding == finding.id }) else { return nil }
    let line = words.line(
      item.due == nil ? "plan_line_undated" : "plan_line",
      [
        "plan": [.link(.plan, words)],
        "obligation": .text(words.obligation(item.obligation).lowercased()),
        "owner": .text(owner(item)), "day": item.due.map { [.day($0)] } ?? [],
      ]
    )
    let action = item.action.map(assessment.linked) ?? [.note(words("plan_no_action"))]
    return Section(
      id: "plan",
      title: words("heading_in_the_plan"),
      [.paragraph(words.line("plan_action", ["action": action])), .paragraph(line)]
        + steps(item)
    )
  }

  /// What the responses plan for the gaps that the finding covers.
  private func steps(_ item: PlanItem) -> [Block] {
    let entries = item.steps.map { step in
      var line: [Inline] = AnalysisPages.link(step.requirement) + [.text(" ")]
      line += step.action.map(assessment.linked) ?? [.note(words("plan_no_action"))]
      if let due = step.due { line += words.line("item_due", ["day": [.day(due)]]) }
      if let cost = step.cost { line.append(.text(" · " + words.dollars(cost))) }
      return ListEntry(line)
    }
    return entries.isEmpty ? [] : [.list(entries)]
  }

  /// The steps on the way to closing it; nil where it has none.
  func milestones(_ finding: Finding) -> Section? {
    guard !finding.milestones.isEmpty else { return nil }
    let steps = finding.milestones.map {
      PlanTables.Step(milestone: $0, finding: finding.id, owner: finding.owner)
    }
    let table = PlanTables.milestones(steps, asOf: assessment.asOf, words, of: finding.id)
    return Section(id: "milestones", title: words("heading_milestones"), [.table(table)])
  }

  /// When it was closed, who verified that and what shows it; nil where it is not closed.
  func closure(_ finding: Finding) -> Section? {
    guard finding.status == .closed else { return nil }
    return Section(
      id: "closure",
      title: words("heading_closure"),
      [.paragraph(PlanTables.closure(finding, words))]
    )
  }

  private func owner(_ item: PlanItem) -> String {
    item.owner.map { words("owned_by", ["owner": $0]) } ?? words("without_owner")
  }

  /// The policies that claim what the finding is about; nil where none does.
  func policies(for finding: Finding) -> Section? {
    let ids = Set(
      assessment.requirements.filter { $0.findings.contains(finding.id) }.flatMap(\.policies)
    )
    let entries = Registers.policies(ids, among: policies, asOf: assessment.asOf, words)
    return entries.isEmpty
      ? nil : Section(id: "policies", title: words("heading_policies"), [.list(entries)])
  }
}
