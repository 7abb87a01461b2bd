import GapAnalysis
import Regulation

extension AnalysisPages {
  /// The scorecards: by rule, by family, by obligation.
  func scorecards() -> Page {
    Self.page(
      "scorecards.html",
      "Scorecards",
      "The same leaves counted three ways: by rule, by family, and by how binding they are.",
      [
        Section(id: "rules", title: "By rule", [.table(Scorecards.rules(assessment))]),
        Section(id: "families", title: "By family", [.table(Scorecards.families(assessment))]),
        Section(
          id: "obligations",
          title: "By obligation",
          [.table(Scorecards.obligations(assessment))]
        ),
        Section(id: "maturity", title: "Maturity", [.paragraph(.text(maturity()))]),
      ]
    )
  }

  private func maturity() -> String {
    let maturity = assessment.maturity
    guard let mean = maturity.mean else { return "No response gives a level of maturity." }
    let leaves = Setting.count(maturity.counted, "response")
    return
      "\(leaves) \(maturity.counted == 1 ? "gives" : "give") a level, \(mean.oneDecimal) of 5 on average; \(maturity.belowTarget) lie below the target of \(maturity.target). Maturity is never part of a score."
  }
}

extension Scorecards {
  /// One row an obligation.
  static func obligations(_ assessment: Assessment) -> Table {
    let obligations = assessment.leaves.map { Setting.obligation($0.requirement) }
    let order = obligations.reduce(into: [String]()) { order, word in
      if !order.contains(word) { order.append(word) }
    }
    let rows = order.map { obligation -> [Table.Cell] in
      let leaves = assessment.leaves.filter { Setting.obligation($0.requirement) == obligation }
      let counts = StatusCounts(leaves.compactMap(\.status))
      return [
        .text(obligation), number(counts.total), number(counts.met),
        number(counts.partiallyMet), number(counts.notMet), number(counts.notApplicable),
        number(counts.notAssessed), .text(Setting.percent(counts.coverage)),
        Table.Cell([.share(counts)]),
      ]
    }
    return Table(
      caption: "Requirements by obligation.",
      columns: [
        Table.Column("Obligation")
      ] + countColumns + [Table.Column("Coverage", .number), Table.Column("Share", .wide)],
      rows: rows,
      emptySentence: "No requirement is in scope."
    )
  }
}
