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
    return Section(id: "plan", title: words("heading_in_the_plan"), [.paragraph(line)])
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
