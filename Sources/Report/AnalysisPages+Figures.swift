import Diagnostics
import GapAnalysis
import Regulation

extension AnalysisPages {
  /// What changed since an earlier assessment; nil where there is none to compare with.
  func changes() -> Page? {
    guard let comparison = assessment.comparison else { return nil }
    return Self.page(
      "changes.html",
      "Changes since last time",
      "What changed between \(comparison.earlier.spelled) and \(comparison.later.spelled), and apart from that what the law or the scope changed.",
      [
        Section(
          id: "scores",
          title: "Score and coverage",
          [.table(scores(comparison))] + Charts.changes(assessment, law: law)
        ),
        Section(id: "requirements", title: "Requirements", [.table(changed(comparison))]),
        Section(id: "findings", title: "Findings", [.table(findings(comparison))]),
      ]
    )
  }

  private func scores(_ comparison: Comparison) -> Table {
    let rows = [
      ("Score", comparison.score), ("Coverage", comparison.coverage),
      ("Score over what both assessed", comparison.likeForLike),
    ].map { name, change -> [Table.Cell] in
      [
        .text(name), .text(Self.percent(change.before)),
        .text(
          name == "Coverage" || assessment.headline ? Self.percent(change.after) : "withheld"
        ),
      ]
    }
    return Table(
      caption: "Then and now.",
      columns: [
        Table.Column("Figure"), Table.Column(comparison.earlier.spelled, .number),
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
    let rows = comparison.requirements.filter { $0.kind != .unchanged }.map {
      change -> [Table.Cell] in
      [
        Table.Cell(Self.link(change.id)), .text(change.title),
        Table.Cell([.tag(change.kind.title)], filterValue: change.kind.rawValue),
        Table.Cell(change.before.map { [.status($0)] } ?? [.note("not there")]),
        Table.Cell(change.after.map { [.status($0)] } ?? [.note("not there")]),
        .text(change.reason ?? ""),
      ]
    }
    return Table(
      caption: "Requirements that stand differently: \(rows.count).",
      columns: [
        Table.Column("Requirement", .id), Table.Column("Title"),
        Table.Column("Change", filter: "change"), Table.Column("Then"), Table.Column("Now"),
        Table.Column("Reason"),
      ],
      rows: rows,
      isRegister: true,
      emptySentence: "No requirement stands differently."
    )
  }

  private func findings(_ comparison: Comparison) -> Table {
    let rows = comparison.findings.map { change -> [Table.Cell] in
      let name: Inline =
        change.after == nil
        ? .text(change.id) : .link(change.id, .page(Addresses.finding(change.id)))
      return [
        Table.Cell([name]), .text(change.title),
        Table.Cell([.tag(change.kind.title)]),
      ]
    }
    return Table(
      caption: "Findings then and now.",
      columns: [Table.Column("Id", .id), Table.Column("Title"), Table.Column("Change")],
      rows: rows,
      emptySentence: "Neither assessment has a finding."
    )
  }

  /// How each number was computed, with the places of its inputs.
  func figures() -> Page {
    let rows = assessment.metrics.map { metric -> [Table.Cell] in
      [
        Table.Cell([.code(metric.id)], anchor: Addresses.anchor(metric.id)),
        .text(MetricSetting.words(metric, in: assessment)), .text(metric.formula),
        .text(Self.quotient(metric)), .text(Self.exclusions(metric)),
        .text(Self.inputs(metric)),
      ]
    }
    let table = Table(
      caption: "Figures: \(rows.count).",
      columns: [
        Table.Column("Figure", .id), Table.Column("Value", .number), Table.Column("Formula"),
        Table.Column("Numerator and denominator"), Table.Column("Left out"),
        Table.Column("Inputs"),
      ],
      rows: rows,
      isRegister: true,
      emptySentence: "There is no figure."
    )
    return Self.page(
      "figures.html",
      "How each number was computed",
      "Every figure of this report: its formula, what stands above and below the line, what was left out, and where its inputs were written.",
      [Section(id: "figures", title: nil, [.table(table)])]
    )
  }

  private static func quotient(_ metric: Metric) -> String {
    guard let above = metric.numerator, let below = metric.denominator else { return "" }
    return "\(above.oneDecimal) / \(below.oneDecimal)"
  }

  private static func exclusions(_ metric: Metric) -> String {
    metric.excluded.filter { $0.count > 0 }.map { "\($0.count) \($0.reason)" }
      .joined(separator: ", ")
  }

  /// Places by file, lines joined: `responses.csv:2, 3, 5`.
  private static func inputs(_ metric: Metric) -> String {
    var lines: [(file: String, lines: [Int])] = []
    for place in metric.inputs {
      if lines.last?.file == place.file {
        lines[lines.count - 1].lines.append(place.start.line)
      } else {
        lines.append((place.file, [place.start.line]))
      }
    }
    return lines.map { file, numbers in
      "\(file):\(numbers.map(String.init).joined(separator: ", "))"
    }.joined(separator: "; ")
  }
}
