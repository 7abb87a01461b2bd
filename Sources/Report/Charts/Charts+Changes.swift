import GapAnalysis
import Regulation
import Words

extension Charts {
  /// The score of each family then and now, without those that are withheld; nothing where no earlier
  /// assessment is given or the score of the whole is withheld.
  static func changes(_ assessment: Assessment, law: Law, _ words: Words) -> [Block] {
    guard let comparison = assessment.comparison, assessment.headline else { return [] }
    let rows = assessment.families.compactMap { result -> RowChart.Row? in
      let family = result.family
      let leaves = comparison.requirements.map(\.id).filter { id in
        law.catalog.requirement(id).map { Family(id: $0.family, rule: $0.rule) } == family
      }
      let change = comparison.score(of: Set(leaves))
      guard let now = change.after,
        !result.tally.isWithheld(under: assessment.coverageThreshold)
      else { return nil }
      return row(Scorecards.title(family, in: assessment, words), then: change, now: now, words)
    }
    guard !rows.isEmpty else { return [] }
    let quarters = [0, 25, 50, 75, 100]
    return [
      .rows(
        RowChart(
          caption:
            words(
              "caption_family_changes",
              ["earlier": words.day(comparison.earlier), "later": words.day(comparison.later)]
            ),
          ticks: quarters.map { quarter in
            RowChart.Tick(place: Double(quarter) / 100, word: words("percent", ["n": "\(quarter)"]))
          },
          now: nil,
          rows: rows
        )
      )
    ]
  }

  private static func row(
    _ title: String,
    then change: ScoreChange,
    now: Rational,
    _ words: Words
  ) -> RowChart.Row {
    guard let before = change.before else {
      let new = words("family_new", ["now": words.percent(now)])
      return RowChart.Row(
        words: [.strong(title), .text(" " + new)],
        mark: .point(place(now), .plain)
      )
    }
    let isSame = change.direction == .same
    let numbers = words(
      isSame ? "family_unchanged" : "family_changed",
      [
        "before": words.percent(before), "now": words.percent(now),
        "points": Scorecards.points(change, words),
      ]
    )
    let look: RowChart.Look = isSame ? .plain : .status(change.direction == .up ? .met : .notMet)
    return RowChart.Row(
      words: [.strong(title), .text(" " + numbers)],
      mark: .move(from: place(before), to: place(now), look)
    )
  }

  private static func place(_ share: Rational) -> Double {
    Double(Percentage(share).tenths) / 1000
  }
}
