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
      changes().map(Self.blocks) ?? [.paragraph(.text(words("block_no_comparison")))]
    default: []
    }
  }

  private static func blocks(of page: Page) -> [Block] { page.sections.flatMap(\.blocks) }

  /// How many leaves have a policy, which have none, then one row a policy.
  private func policyCoverage() -> [Block] {
    let table = Table(
      words("caption_policies"),
      rows: assessment.policies,
      empty: words("empty_policies")
    ) {
      Column(words("column_policy")) { .text($0.policy.title) }
      Column(words("column_version"), .id) { .text($0.policy.version ?? "") }
      Column(words("column_requirements"), .number) { .text("\($0.leaves.count)") }
      Column(words("column_denied_by_the_response"), .prose) {
        Table.Cell(.requirements($0.denied))
      }
      Column(words("column_review")) { [.tag(words("review_", $0.review))] }
    }
    guard let share = assessment.metric("policies.coverage") else { return [.table(table)] }
    let applicable = assessment.totals.counts.total - assessment.totals.counts.notApplicable
    let sentence = words.line(
      "policies_coverage",
      [
        "share": [.figure(words.value(of: share), metric: share.id)],
        "applicable": [.figure("\(applicable)", metric: "assessment.applicable")],
      ]
    )
    return [.paragraph(sentence + lacking()), .table(table)]
  }

  /// The leaves that no policy claims, where a policy claims another.
  private func lacking() -> [Inline] {
    let applicable = assessment.leaves.filter { $0.status != .notApplicable }
    let lacking = applicable.filter(\.policies.isEmpty).map(\.requirement.id)
    guard !lacking.isEmpty, lacking.count < applicable.count else { return [] }
    return [.text(" ")]
      + words.line(
        "policies_lacking",
        count: lacking.count,
        [
          "count": [.figure("\(lacking.count)", metric: "policies.lacking")],
          "requirements": .requirements(lacking, atMost: 24, words),
        ]
      )
  }
}
