import Diagnostics
import GapAnalysis
import Regulation

extension AnalysisPages {
  /// What changed since an earlier assessment; nil where there is none to compare with.
  func changes() -> Page? {
    guard let comparison = assessment.comparison else { return nil }
    return Self.page(
      "changes.html",
      words("title_changes"),
      words(
        "lede_changes",
        ["earlier": comparison.earlier.spelled, "later": comparison.later.spelled]
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
        Section(id: "findings", title: words("heading_findings"), [.table(findings(comparison))]),
      ]
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
      ] + (self.law.isEmpty ? [] : [.link(words("title_law_changes"), .page(LawChangesPage.path))])
    )
  }

  private func scores(_ comparison: Comparison) -> Table {
    let rows = [
      ("figure_score", comparison.score), ("figure_coverage", comparison.coverage),
      ("figure_like_for_like", comparison.likeForLike),
    ].map { name, change -> [Table.Cell] in
      [
        .text(words(name)), .text(Self.percent(change.before)),
        .text(
          name == "figure_coverage" || assessment.headline
            ? Self.percent(change.after) : words("withheld")
        ),
      ]
    }
    return Table(
      caption: words("caption_then_and_now"),
      columns: [
        Table.Column(words("column_figure")), Table.Column(comparison.earlier.spelled, .number),
        Table.Column(comparison.later.spelled, .number),
      ],
      rows: rows,
      emptySentence: ""
    )
  }

  private static func percent(_ value: Percentage?) -> String {
    value.map { "\($0.tenths / 10).\($0.tenths % 10) %" } ?? "n/a"
  }

  private func changed(_ comparison: Comparison) -> Table {
    let changes = comparison.requirements.filter { $0.kind != .unchanged }
    let hasReasons = changes.contains { $0.reason != nil }
    let rows = changes.map { change -> [Table.Cell] in
      [
        Table.Cell(Self.link(change.id)), .text(change.title),
        Table.Cell([.tag(words("change_", change.kind))], filterValue: change.kind.rawValue),
        Table.Cell(change.before.map { [.status($0)] } ?? [.note(words("note_not_there"))]),
        Table.Cell(change.after.map { [.status($0)] } ?? [.note(words("note_not_there"))]),
      ] + (hasReasons ? [.text(change.reason ?? "")] : [])
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

  private func findings(_ comparison: Comparison) -> Table {
    let rows = comparison.findings.map { change -> [Table.Cell] in
      let name: Inline =
        change.after == nil
        ? .text(change.id) : .link(change.id, .page(Addresses.finding(change.id)))
      return [
        Table.Cell([name]), .text(change.title),
        Table.Cell([.tag(words("change_", change.kind))]),
      ]
    }
    return Table(
      caption: words("caption_changed_findings"),
      columns: [
        Table.Column(words("column_id"), .id), Table.Column(words("column_title"), .prose),
        Table.Column(words("column_change")),
      ],
      rows: rows,
      emptySentence: words("empty_changed_findings")
    )
  }

  /// How each number was computed, with the places of its inputs.
  func figures() -> Page {
    // The caption names it once.
    let folder = "content/clients/\(assessment.client.slug)/"
    let rows = assessment.metrics.map { metric -> [Table.Cell] in
      [
        Table.Cell([.code(metric.id)], anchor: Addresses.anchor(metric.id)),
        .text(MetricSetting.words(metric, in: assessment, words)), .text(metric.formula),
        .text(Self.quotient(metric)), .text(Self.exclusions(metric)),
        .text(Self.inputs(metric, below: folder)),
      ]
    }
    let table = Table(
      caption: words("caption_figures", ["n": String(rows.count), "folder": folder]),
      columns: [
        Table.Column(words("column_figure"), .prose), Table.Column(words("column_value"), .number),
        Table.Column(words("column_formula"), .prose),
        Table.Column(words("column_numerator_and_denominator")),
        Table.Column(words("column_left_out"), .prose),
        Table.Column(words("column_inputs"), .prose),
      ],
      rows: rows,
      isRegister: true,
      emptySentence: words("empty_figures")
    )
    return Self.page(
      "figures.html",
      words("title_figures"),
      words("lede_figures"),
      [Section(id: "figures", title: nil, [.table(table)])]
    )
  }

  private static func quotient(_ metric: Metric) -> String {
    guard let above = metric.numerator, let below = metric.denominator else { return "" }
    return "\(number(above)) / \(number(below))"
  }

  /// A number without a decimal where it is whole.
  private static func number(_ value: Rational) -> String {
    value.denominator == 2 ? value.oneDecimal : value.decimals
  }

  private static func exclusions(_ metric: Metric) -> String {
    metric.excluded.filter { $0.count > 0 }.map { "\($0.count) \($0.reason)" }
      .joined(separator: ", ")
  }

  /// Places by file, lines joined and runs of them cut short: `responses.csv:2-5, 7`.
  ///
  /// A file below `folder` is named without it.
  private static func inputs(_ metric: Metric, below folder: String) -> String {
    var files: [(file: String, runs: [ClosedRange<Int>])] = []
    for place in metric.inputs {
      let line = place.start.line
      if files.last?.file != place.file {
        files.append((place.file, [line...line]))
      } else if let run = files[files.count - 1].runs.last, run.upperBound + 1 == line {
        files[files.count - 1].runs[files[files.count - 1].runs.count - 1] = run.lowerBound...line
      } else {
        files[files.count - 1].runs.append(line...line)
      }
    }
    return files.map { file, runs in
      let name = file.hasPrefix(folder) ? file.dropFirst(folder.count) : file[...]
      return "\(name):\(runs.map(text).joined(separator: ", "))"
    }.joined(separator: "; ")
  }

  private static func text(_ run: ClosedRange<Int>) -> String {
    run.count < 3
      ? run.map(String.init).joined(separator: ", ") : "\(run.lowerBound)-\(run.upperBound)"
  }
}
