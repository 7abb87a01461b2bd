import GapAnalysis
import Regulation
import Words

extension AnalysisPages {
  /// What a block such as `{decisions}` sets into prose: the registers without their pages.
  func blocks(named name: String) -> [Block] {
    switch name {
    case "roadmap": roadmap()
    case "decisions": Self.blocks(of: decisions())
    case "policy-coverage": policyCoverage()
    case "readiness":
      readiness().map(Self.blocks) ?? [
        .paragraph(.text(words("block_no_proposal", ["day": words.day(assessment.asOf)])))
      ]
    case "changes":
      changes().map(Self.blocks) ?? [
        .paragraph(.text(words("block_no_comparison")))
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
        Table.Cell([.tag(words("review_", result.review))]),
      ]
    }
    let table = Table(
      caption: words("caption_policies"),
      columns: [
        Table.Column(words("column_policy")), Table.Column(words("column_version"), .id),
        Table.Column(words("column_requirements"), .number),
        Table.Column(words("column_denied_by_the_response"), .prose),
        Table.Column(words("column_review")),
      ],
      rows: rows,
      emptySentence: words("empty_policies")
    )
    guard let share = assessment.metric("policies.coverage") else { return [.table(table)] }
    let sentence = words.line(
      "policies_coverage",
      ["share": [.figure(words.value(of: share), metric: share.id)]]
    )
    return [.paragraph(sentence), .table(table)]
  }
}
