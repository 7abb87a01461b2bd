import GapAnalysis
import Regulation

extension AnalysisPages {
  /// What a block such as `{decisions}` sets into prose: the registers without their pages.
  func blocks(named name: String) -> [Block] {
    switch name {
    case "roadmap": Charts.roadmap(assessment) + [.table(horizons())]
    case "decisions": Self.blocks(of: decisions())
    case "policy-coverage": policyCoverage()
    case "readiness":
      readiness().map(Self.blocks) ?? [
        .paragraph(.text("No rule is proposed on \(assessment.asOf.spelled)."))
      ]
    case "changes":
      changes().map(Self.blocks) ?? [
        .paragraph(.text("There is no earlier assessment to compare with."))
      ]
    default: []
    }
  }

  private static func blocks(of page: Page) -> [Block] { page.sections.flatMap(\.blocks) }

  /// How many leaves have a policy, then one row a policy.
  private func policyCoverage() -> [Block] {
    let rows = assessment.policies.map { result -> [Table.Cell] in
      let policy = result.policy
      return [
        .text(policy.title), .text(policy.version ?? ""),
        Scorecards.number(result.leaves.count),
        Table.Cell(.joined(result.denied.map(Self.link), by: ", ")),
        Table.Cell([.tag(Setting.word(result.review.rawValue))]),
      ]
    }
    let table = Table(
      caption: "Policies and the requirements that they say they satisfy.",
      columns: [
        Table.Column("Policy"), Table.Column("Version", .id),
        Table.Column("Requirements", .number), Table.Column("Denied by the response"),
        Table.Column("Review"),
      ],
      rows: rows,
      emptySentence: "No policy counts for this client."
    )
    guard let share = assessment.metric("policies.coverage") else { return [.table(table)] }
    let sentence: [Inline] = [
      .figure(share.text, metric: share.id),
      .text(" of the requirements that apply are covered by a policy."),
    ]
    return [.paragraph(sentence), .table(table)]
  }
}
