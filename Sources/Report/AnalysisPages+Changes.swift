import Diagnostics
import GapAnalysis
import Regulation
import Words

extension AnalysisPages {
  /// What changed since an earlier assessment; nil where there is none to compare with.
  func changes() -> Page? {
    guard let comparison = assessment.comparison else { return nil }
    let registers = ChangedRegisters(comparison: comparison, assessment: assessment, words: words)
    return Page(
      .changes,
      words,
      lede: words(
        "lede_changes",
        ["earlier": words.day(comparison.earlier), "later": words.day(comparison.later)]
      ),
      [
        Section(
          id: "scores",
          title: words("heading_score_and_coverage"),
          [.table(scores(comparison))] + Charts.changes(assessment, law: law, words)
        ),
        Section(
          id: "requirements",
          title: words("heading_requirements"),
          [
            .paragraph(.text(words("changes_legend"))), .table(changed(comparison)),
            others(comparison),
          ]
        ),
        Section(
          id: "findings",
          title: words("heading_findings"),
          [.table(registers.findings(comparison.findings, "caption_changed_findings"))]
        ),
      ] + registers.sections,
      lawChecked: law.catalog.asOf
    )
  }

  /// What the law and the scope changed, which nobody's work did.
  private func others(_ comparison: Comparison) -> Block {
    let law = comparison.requirements(.law).count
    return .paragraph(
      [
        .text(
          words(
            "changes_others",
            count: law,
            ["law": String(law), "scope": String(comparison.requirements(.scope).count)]
          )
        ), .text(" "),
      ] + (self.law.isEmpty ? [] : [.link(.lawChanges, words)])
    )
  }

  private func scores(_ comparison: Comparison) -> Table {
    let rows = [
      ("figure_score", comparison.score), ("figure_coverage", comparison.coverage),
      ("figure_like_for_like", comparison.likeForLike),
    ].map { name, change -> [Table.Cell] in
      let isShown = name == "figure_coverage" || assessment.headline
      return [
        .text(words(name)), .text(words.percent(change.before)),
        .text(isShown ? words.percent(change.after) : words("withheld")),
        .text(isShown ? Scorecards.points(change, words) : words("withheld")),
      ]
    }
    return Table(
      caption: words("caption_then_and_now"),
      columns: [
        Table.Column(words("column_figure")), Table.Column(words.day(comparison.earlier), .number),
        Table.Column(words.day(comparison.later), .number),
        Table.Column(words("column_change"), .number),
      ],
      rows: rows,
      emptySentence: ""
    )
  }

  /// How a requirement stands now: an answer of met that is contested says so here too.
  private func now(_ status: Status, of id: String) -> [Inline] {
    status == .met ? assessment.requirement(id)?.chip ?? [.status(status)] : [.status(status)]
  }

  /// Why a requirement changed, where the law or the scope did it; and what contests the answer of
  /// one that is met now.
  private func reason(_ change: RequirementChange) -> String {
    if let reason = change.reason { return words("change_reason_", reason) }
    guard change.after == .met, let result = assessment.requirement(change.id),
      !result.contestedBy.isEmpty
    else { return "" }
    return words("change_contested", ["names": result.contestedBy.joined(separator: ", ")])
  }

  private func changed(_ comparison: Comparison) -> Table {
    let changes = comparison.requirements.filter(\.isListed)
    let reasons = changes.map(reason)
    let hasReasons = !reasons.allSatisfy(\.isEmpty)
    let rows = zip(changes, reasons).map { change, reason -> [Table.Cell] in
      [
        Table.Cell(Self.link(change.id)), Table.Cell([.law(change.title)]),
        Table.Cell([.tag(words("change_", change.kind))], filterValue: change.kind.rawValue),
        Table.Cell(change.before.map { [.status($0)] } ?? [.note(words("note_not_there"))]),
        Table.Cell(change.after.map { now($0, of: change.id) } ?? [.note(words("note_not_there"))]),
      ] + (hasReasons ? [.text(reason)] : [])
    }
    return Table(
      caption: words("caption_changes", ["n": String(rows.count)]),
      columns: [
        Table.Column(words("column_requirement"), .id), Table.Column(words("column_title"), .prose),
        Table.Column(words("column_change"), filter: "change"), Table.Column(words("column_then")),
        Table.Column(words("column_now")),
      ] + (hasReasons ? [Table.Column(words("column_reason"), .prose)] : []),
      rows: rows,
      isRegister: true,
      emptySentence: words("empty_changes")
    )
  }
}
