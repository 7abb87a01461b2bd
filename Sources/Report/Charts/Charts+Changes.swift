import GapAnalysis
import Regulation

extension Charts {
  /// The score of each family then and now; nothing where no earlier assessment is given or the
  /// score is withheld.
  static func changes(_ assessment: Assessment, law: Law, _ words: Words) -> [Block] {
    guard let comparison = assessment.comparison, assessment.headline else { return [] }
    let rows = assessment.families.compactMap { result -> RowChart.Row? in
      let family = result.family
      let leaves = comparison.requirements.map(\.id).filter { id in
        law.catalog.requirement(id).map { Family(id: $0.family, rule: $0.rule) } == family
      }
      let change = comparison.score(of: Set(leaves))
      guard let now = change.after else { return nil }
      return row(Scorecards.title(family, in: assessment), then: change.before, now: now, words)
    }
    guard !rows.isEmpty else { return [] }
    let quarters = [0, 25, 50, 75, 100]
    return [
      .rows(
        RowChart(
          caption:
            words(
              "caption_family_changes",
              ["earlier": comparison.earlier.spelled, "later": comparison.later.spelled]
            ),
          ticks: quarters.map { RowChart.Tick(place: Double($0) / 100, word: "\($0) %") },
          now: nil,
          rows: rows
        )
      )
    ]
  }

  private static func row(
    _ title: String,
    then before: Percentage?,
    now after: Percentage,
    _ words: Words
  ) -> RowChart.Row {
    let place = Double(after.tenths) / 1000
    guard let before else {
      return RowChart.Row(
        words: [.strong(title), .text(" " + words("family_new", ["now": "\(after.text) %"]))],
        mark: .point(place, .plain)
      )
    }
    let points = after - before
    let change = words(
      points.tenths == 0 ? "family_unchanged" : "family_changed",
      ["before": "\(before.text) %", "now": "\(after.text) %", "points": signed(points)]
    )
    let look: RowChart.Look =
      points.tenths == 0 ? .plain : .status(points.tenths > 0 ? .met : .notMet)
    return RowChart.Row(
      words: [.strong(title), .text(" " + change)],
      mark: .move(from: Double(before.tenths) / 1000, to: place, look)
    )
  }

  private static func signed(_ points: Percentage) -> String {
    points.tenths > 0 ? "+" + points.text : points.text
  }
}
