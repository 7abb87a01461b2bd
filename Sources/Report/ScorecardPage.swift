import GapAnalysis
import Regulation
import Words

extension AnalysisPages {
  /// The scorecards: by rule, by family, by obligation.
  func scorecards() -> Page {
    Page(
      .scorecards,
      words,
      [
        Section(
          id: "rules",
          title: words("heading_by_rule"),
          [.table(Scorecards.rules(assessment, words))]
        ),
        Section(
          id: "families",
          title: words("heading_by_family"),
          [.table(Scorecards.families(assessment, words))]
        ),
        Section(
          id: "obligations",
          title: words("heading_by_obligation"),
          [.table(Scorecards.obligations(assessment, words))]
        ),
        Section(id: "maturity", title: words("heading_maturity"), [.paragraph(.text(maturity()))]),
      ]
    )
  }

  private func maturity() -> String {
    let maturity = assessment.maturity
    guard let mean = maturity.mean else { return words("maturity_none") }
    return words(
      "maturity",
      count: maturity.counted,
      [
        "mean": mean.oneDecimal, "below": "\(maturity.belowTarget)",
        "target": "\(maturity.target)",
      ]
    )
  }
}

extension Scorecards {
  /// One row an obligation.
  static func obligations(_ assessment: Assessment, _ words: Words) -> Table {
    let obligations = assessment.leaves.map { words.obligation($0.requirement) }
    let order = obligations.reduce(into: [String]()) { order, word in
      if !order.contains(word) { order.append(word) }
    }
    let rows = order.map { obligation -> [Table.Cell] in
      let leaves = assessment.leaves.filter { words.obligation($0.requirement) == obligation }
      let counts = StatusCounts(leaves)
      return [
        .text(obligation), number(counts.total), number(counts.met),
        number(counts.partiallyMet), number(counts.notMet), number(counts.notApplicable),
        number(counts.notAssessed), .text(words.percent(counts.coverage)),
        Table.Cell([.share(counts)]),
      ]
    }
    return Table(
      caption: words("caption_obligations"),
      columns: [
        Table.Column(words("column_obligation"))
      ] + countColumns(words) + [
        Table.Column(words("column_coverage"), .number), Table.Column(words("column_share"), .wide),
      ],
      rows: rows,
      emptySentence: words("empty_obligations")
    )
  }
}
