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
      ["mean": mean.oneDecimal, "below": "\(maturity.belowTarget)", "target": "\(maturity.target)"]
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
    let rows = order.map { obligation in
      let leaves = assessment.leaves.filter { words.obligation($0.requirement) == obligation }
      return (obligation: obligation, counts: StatusCounts(leaves))
    }
    return Table(words("caption_obligations"), rows: rows, empty: words("empty_obligations")) {
      Column(words("column_obligation")) { .text($0.obligation) }
      counts(words, { $0.counts }, cell: { _, count, _ in .text(count) })
      Column(words("column_coverage"), .number) { .text(words.percent($0.counts.coverage)) }
      Column(words("column_share"), .wide) { [.share($0.counts)] }
    }
  }
}
