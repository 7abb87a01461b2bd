import Diagnostics
import GapAnalysis
import Regulation
import Words

/// The first page: the verdict, what changed, the numbers, the worst risks, the plan and the assessors'
/// opinion; the front page of the site has the same.
struct FirstPage {
  let assessment: Assessment
  let words: Words
  /// What the report does without, which this page does not have either.
  let order: ReportOrder
  /// Whether an opinion that is not in the report is not written at all.
  private let knowsOpinion: Bool

  init(_ client: ClientInput, _ words: Words) {
    assessment = client.assessment
    knowsOpinion = client.knowsOpinion
    order = client.order.ofWhole
    self.words = words
  }

  /// A page of a report that does without nothing.
  init(_ assessment: Assessment, _ words: Words) {
    self.assessment = assessment
    self.words = words
    order = .usual
    knowsOpinion = false
  }

  /// How many risks it shows.
  static let most = 5
  /// So many letters of an opinion leave room for the rest of the page.
  static let longestOpinion = 1_800

  /// What changed since an earlier assessment, and how much was closed.
  func since() -> Section? {
    guard let comparison = assessment.comparison, !order.omits(.changes) else { return nil }
    let earlier = words.day(comparison.earlier)
    let items = ChangedNumbers(comparison: comparison, words: words).items
    return Section(
      id: "changes",
      title: words("heading_changes_since", ["day": earlier]),
      [moves(comparison).map { Block.paragraph($0) }].compactMap(\.self)
        + [
          items.isEmpty
            ? .paragraph(.text(words("nothing_changed", ["day": earlier]))) : .panel(items)
        ] + closures(comparison)
    )
  }

  /// That there is nothing to compare with; nil where there is something.
  func noEarlier() -> Section? {
    guard assessment.comparison == nil else { return nil }
    return Section(
      id: "changes",
      title: words("heading_no_changes"),
      [.paragraph(.text(words("no_earlier")))]
    )
  }

  /// How score and coverage moved; nil where the score is withheld or was not known.
  private func moves(_ comparison: Comparison) -> [Inline]? {
    guard assessment.headline, let before = comparison.score.before,
      let after = comparison.score.after
    else { return nil }
    let shown = (after * Rational(100)).tenths - (before * Rational(100)).tenths
    return words.line(
      shown == comparison.score.difference?.tenths ? "since_score" : "since_score_rounded",
      [
        "before": [.figure(words.percent(before), metric: "comparison.score.earlier")],
        "after": [.figure(words.percent(after), metric: "assessment.score")],
        "change": [.figure(Scorecards.points(comparison.score, words), metric: "comparison.score")],
      ]
    )
  }

  /// How much was closed since then and in which way, with a link to each of it and its proof.
  private func closures(_ comparison: Comparison) -> [Block] {
    let closures = Closures(comparison: comparison, assessment: assessment, words: words)
    guard !closures.entries.isEmpty else {
      return [.paragraph([.link(words("link_changes"), .page(.changes))])]
    }
    let all = Inline.link(words("link_changes"), .page(.changes, fragment: "proof"))
    return [.paragraph(closures.summary + [.text(" "), all])]
  }

  /// Score, coverage, counts and open findings in a few lines, for paper.
  func numbers() -> Section {
    let totals = assessment.totals
    let open = assessment.findings.filter { $0.finding.status.isOpen }
    let levels = Level.allCases.reversed().compactMap { level -> [Inline]? in
      let count = open.count { $0.risk == level }
      guard count > 0 else { return nil }
      return [
        .figure("\(count)", metric: level.openMetric), .text(" " + words(level).lowercased()),
      ]
    }
    let score = assessment.headline ? words.percent(totals.score) : words("score_withheld")
    return Section(
      id: "numbers",
      title: nil,
      [
        .panel([
          PanelItem(
            words("figure_score"),
            .joined(
              [
                [.figure(score, metric: "assessment.score")],
                Scorecards.ifNotMet(assessment, words),
              ].compactMap(\.self),
              by: "; "
            )
          ),
          PanelItem(
            words("figure_coverage"),
            [.figure(words.percent(totals.counts.coverage), metric: "assessment.coverage")]
          ),
          PanelItem(
            words("column_open_findings"),
            levels.isEmpty ? .text(words("top_findings_none")) : .joined(levels, by: ", ")
          ),
          PanelItem(
            words("label_requirements"),
            Scorecards.counts(totals.counts, words),
            isWide: true
          ),
        ])
      ]
    )
  }

  /// What the plan comes to, and where it is.
  func plan() -> Section? {
    guard !order.omits(.plan) else { return nil }
    let blocks: [Block] =
      assessment.plan.isEmpty
      ? [.paragraph(.text(words("nothing_planned")) + PlanTables.lacks(assessment, words))]
      : [
        .paragraph(
          PlanTables.summary(assessment, words) + [
            .text(" "), .link(words("link_plan"), .page(.plan)),
          ]
        )
      ]
    return Section(id: "plan", title: words("heading_plan"), blocks)
  }

  /// The assessors' opinion, and where their summary goes on; where there is none, that none is written.
  func opinion(_ opinion: Opinion?, id: String = "opinion", continuing: PageLink?) -> Section? {
    guard let opinion else {
      return knowsOpinion
        ? Section(id: id, title: nil, [.paragraph(.text(words("no_opinion")))]) : nil
    }
    let isMore = opinion.rest != nil || !opinion.isWhole
    let link = isMore ? continuing : nil
    let more = link.map { link in
      Block.paragraph(
        words.line("opinion_continues", ["summary": [.link(link.title, .page(link.path))]])
      )
    }
    return Section(
      id: id,
      title: words("heading_opinion"),
      [.prose(opinion.shown)] + [more].compactMap(\.self)
    )
  }
}
