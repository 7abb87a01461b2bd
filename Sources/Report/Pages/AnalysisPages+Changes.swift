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
          [
            .table(scores(comparison)),
            .paragraph(
              words.line(
                "changes_rounding",
                [
                  "figures": [.link(words("title_figures"), .page(.figures))],
                  // Print has them nowhere.
                  "inputs": .text(words("heading_inputs_and_digests")),
                ]
              )
            ),
          ] + Charts.changes(assessment, law: law, words)
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
      ] + proof(comparison) + registers.sections,
      lawChecked: law.catalog.asOf
    )
  }

  /// What was closed, with the proof; nothing where nothing was.
  private func proof(_ comparison: Comparison) -> [Section] {
    let blocks = Closures(comparison: comparison, assessment: assessment, words: words).blocks
    return blocks.isEmpty
      ? [] : [Section(id: "proof", title: words("heading_proof"), blocks)]
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
    let scores = [
      Compared("figure_score", "score", comparison.score, isShown: assessment.headline),
      Compared("figure_coverage", "coverage", comparison.coverage, isShown: true),
      Compared(
        "figure_like_for_like",
        "like_for_like",
        comparison.likeForLike,
        isShown: assessment.headline
      ),
    ]
    return Table(words("caption_then_and_now"), rows: scores) {
      Column(words("column_figure")) { .text(words($0.title)) }
      Column(words.day(comparison.earlier), .number) {
        [.figure(words.percent($0.change.before), metric: "comparison.\($0.name).earlier")]
      }
      Column(words.day(comparison.later), .number) {
        $0.isShown
          ? [.figure(words.percent($0.change.after), metric: $0.later)]
          : .text(words("withheld"))
      }
      Column(words("column_change"), .number) {
        $0.isShown
          ? [.figure(Scorecards.points($0.change, words), metric: "comparison.\($0.name)")]
          : .text(words("withheld"))
      }
    }
  }

  /// A share then and now.
  private struct Compared {
    let title: String
    /// In the ids of its metrics.
    let name: String
    let change: ScoreChange
    let isShown: Bool

    init(_ title: String, _ name: String, _ change: ScoreChange, isShown: Bool) {
      self.title = title
      self.name = name
      self.change = change
      self.isShown = isShown
    }

    /// The metric of the later share: of the whole it is the assessment's own.
    var later: String {
      name == "like_for_like" ? "comparison.like_for_like.later" : "assessment.\(name)"
    }
  }

  /// The status of a requirement now: an answer of met that is contested says so here too.
  private func now(_ status: Status, of id: String) -> [Inline] {
    status == .met
      ? assessment.requirement(id)?.chip(words) ?? [.status(status)] : [.status(status)]
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
    return Table(
      words("caption_changes", ["n": String(changes.count)]),
      rows: changes,
      isRegister: true,
      empty: words("empty_changes")
    ) {
      Column(words("column_requirement"), .id) { Table.Cell(Self.link($0.id)) }
      Column(words("column_title"), .prose) { [.law($0.title)] }
      Column(words("column_change"), filter: "change") {
        Table.Cell([.tag(words("change_", $0.kind))], key: $0.kind.rawValue)
      }
      Column(words("column_then")) {
        [$0.before.map { .status($0) } ?? .note(words("note_not_there"))]
      }
      Column(words("column_now")) { change in
        Table.Cell(change.after.map { now($0, of: change.id) } ?? [.note(words("note_not_there"))])
      }
      if changes.contains(where: { !reason($0).isEmpty }) {
        Column(words("column_reason"), .prose) { .text(reason($0)) }
      }
    }
  }
}
