import Diagnostics
import GapAnalysis
import Regulation

extension FindingPages {
  /// What the plan says of the finding; nil where nothing is left to do.
  ///
  /// Its number there is not told: that changes with every other item.
  func plan(_ finding: Finding) -> Section? {
    guard let item = assessment.plan.first(where: { $0.finding == finding.id }) else { return nil }
    let due: [Inline] = item.due.map { [.text(", due "), .day($0)] } ?? .text(", without a day")
    let line: [Inline] =
      [
        .link("Plan and roadmap", .page("plan.html")),
        .text(": \(Setting.word(item.obligation.rawValue).lowercased()), \(owner(item))"),
      ] + due + [.text(".")]
    return Section(id: "plan", title: "In the plan", [.paragraph(line)])
  }

  private func owner(_ item: PlanItem) -> String {
    item.owner.map { "owned by \($0)" } ?? "without an owner"
  }

  /// The policies that claim what the finding is about; nil where none does.
  func policies(for finding: Finding) -> Section? {
    let named = Set(finding.requirements.map(\.value))
    let ids = Set(
      assessment.requirements.filter { named.contains($0.requirement.id) }.flatMap(\.policies)
    )
    let entries = Registers.policies(ids, among: policies)
    return entries.isEmpty ? nil : Section(id: "policies", title: "Policies", [.list(entries)])
  }
}
