import Diagnostics
import GapAnalysis
import Regulation
import Words

/// The deadlines on the first page: those of the law, what was missed, and what comes next.
extension FirstPage {
  /// How many missed deadlines it shows, and how many that come next, by whole days.
  private static let mostMissed = 6
  private static let mostNext = 3
  /// How many deadlines of the law it shows: all that is overdue and fits, then what comes next.
  private static let mostOfLaw = 9

  /// The first of some deadlines in order: whole days, unless one has many more than fit.
  private struct FirstDays {
    let shown: [Deadline]
    /// How many of the last day are not shown.
    var cut: (count: Int, day: Day)?

    init(_ all: [Deadline], most: Int) {
      guard let last = all.prefix(max(most, 0)).last, all.count > most else {
        shown = Array(all.prefix(max(most, 0)))
        return
      }
      let rest = all.dropFirst(most).prefix { $0.day == last.day }.count
      let isCut = rest > Self.mostMore
      shown = Array(all.prefix(isCut ? most : most + rest))
      cut = isCut ? (rest, last.day) : nil
    }

    /// How many more than fit are shown to make a day whole.
    private static let mostMore = 3
  }

  /// What the law asks for by a day and is not done, with the days left; nil where there is nothing.
  func legalDeadlines() -> Section? {
    let notices = OpenNotices(assessment.deadlines)
    guard !notices.all.isEmpty else { return nil }
    let overdue = notices.all.filter { $0.state == .overdue }
    let ahead = notices.all.filter { $0.state == .due }
    let reasons = Reasons(assessment: assessment, words: words)
    let late = FirstDays(overdue, most: Self.mostOfLaw)
    let next = FirstDays(ahead, most: Self.mostOfLaw - late.shown.count)
    let isWhole = late.shown.count == overdue.count && next.shown.count == ahead.count
    let shown = [
      ("legal_deadlines_overdue", late.shown.count), ("legal_deadlines_due", next.shown.count),
    ].filter { $0.1 > 0 }.map { words($0, count: $1) }.joined(separator: ", ")
    let table = Table(
      caption("caption_legal_deadlines", shown: isWhole ? nil : shown, late, next),
      rows: (late.shown + next.shown).byBreach
    ) {
      Column(words("column_day"), .id) { [.day($0[0].day)] }
      Column(words("column_what"), .prose) { Table.Cell(reasons.named(notices: $0)) }
      Column(words("column_time_left")) { Table.Cell(left(until: $0[0], notices)) }
      Column(words("column_law"), .id) { same in
        let lines = same.citations.map { [Inline.text($0)] }
        return Table.Cell(Array(lines.joined(separator: [.lineBreak])))
      }
    }
    let counts = [
      ("legal_deadlines_overdue", Deadline.State.overdue, overdue.count),
      ("legal_deadlines_due", .due, ahead.count),
    ].filter { $0.2 > 0 }.map { key, state, count in
      words.counted(key, count, metric: OpenNotices.metric(of: state))
    }
    var line = words.line("legal_deadlines", ["counts": .joined(counts, by: ", ")])
    if !isWhole {
      line += all(in: Target.page(.breaches), "title_breaches", unless: .breaches)
    }
    return Section(
      id: "legal-deadlines",
      title: words("heading_legal_deadlines"),
      [.paragraph(line), .table(table)]
    )
  }

  /// What a table is, and how much of it is shown where that is not all.
  private func caption(_ key: String, shown: String?, _ parts: FirstDays...) -> String {
    let caption = words(key, ["day": words.day(assessment.asOf)])
    let whole = shown.map { caption + " " + words("shown_of_them", ["shown": $0]) } ?? caption
    return whole + parts.map(more).joined()
  }

  /// How many of the last day are not shown, after a blank.
  private func more(_ days: FirstDays) -> String {
    days.cut.map { " " + words("more_of_day", count: $0.count, ["day": words.day($0.day)]) } ?? ""
  }

  /// Where all of something is, if the report has it.
  private func all(in target: Target, _ title: String, unless page: SitePage) -> [Inline] {
    order.omits(page)
      ? [] : [.text(" ")] + words.line("all_of_them", ["page": [.link(words(title), target)]])
  }

  /// The days left, or a chip that warns of a day that is over and for how long it is; the number of
  /// days leads to how it was computed.
  private func left(until deadline: Deadline, _ notices: OpenNotices) -> [Inline] {
    let days = deadline.day - assessment.asOf
    guard days != 0 else { return .text(words("days_left_none")) }
    let metric = notices.metric(of: deadline)
    let shown = assessment.metric(metric).map { words.value(of: $0) } ?? String(abs(days))
    let figure: KeyValuePairs<String, [Inline]> = ["n": [.figure(shown, metric: metric)]]
    guard days < 0 else { return words.line("days_left", count: days, figure) }
    return [.alarm(words("chip_overdue")), .text(" ")]
      + words.line("days_over", count: -days, figure)
  }

  /// The days that have passed and are not dealt with, if there are any, and those to come; notices of
  /// the law have a table of their own, and are counted here.
  func deadlines() -> [Section] {
    let reasons = Reasons(assessment: assessment, words: words)
    let next = sorted(.due)
    let shown = FirstDays(next, most: Self.mostNext)
    let ahead = words(
      "caption_next_deadlines",
      count: next.count,
      ["day": words.day(assessment.asOf)]
    )
    let sections = [
      Section(
        id: "deadlines",
        title: words("heading_next_deadlines"),
        [
          .table(
            Registers.deadlines(
              shown.shown,
              ahead + more(shown),
              reasons,
              isBrief: true
            )
          )
        ]
      )
    ]
    return [missedDeadlines(reasons)].compactMap(\.self) + sections
  }

  private func missedDeadlines(_ reasons: Reasons) -> Section? {
    let missed = sorted(.overdue).filter { $0.citation == nil }
    guard !missed.isEmpty else { return nil }
    let first = FirstDays(missed, most: Self.mostMissed)
    let shown = first.shown
    let isWhole = shown.count == missed.count
    let steps = missed.count(where: \.isStep)
    let counts = [
      ("missed_deadlines", missed.count - steps, "deadlines.other_overdue"),
      ("missed_milestones", steps, Deadline.State.overdue.milestoneMetric),
    ].filter { $0.1 > 0 }.map { words.counted($0, $1, metric: $2) }
    let rest: [Inline] =
      isWhole
      ? []
      : all(in: .page(.plan, fragment: "deadlines"), "heading_deadlines", unless: .plan)
    let caption = caption(
      "caption_missed_deadlines",
      shown: isWhole ? nil : String(shown.count),
      first
    )
    return Section(
      id: "missed-deadlines",
      title: words("heading_missed_deadlines"),
      [
        .paragraph(.joined(counts, by: " ") + rest),
        .table(Registers.deadlines(shown, caption, reasons, isBrief: true)),
      ]
    )
  }

  private func sorted(_ state: Deadline.State) -> [Deadline] {
    assessment.deadlines.filter { $0.state == state }
      .map { (key: ($0.day, NaturalKey(words.title(of: $0))), deadline: $0) }
      .sorted { $0.key < $1.key }.map(\.deadline)
  }
}
