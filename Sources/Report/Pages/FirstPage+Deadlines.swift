import Diagnostics
import GapAnalysis
import Regulation
import Words

/// The deadlines on the first page: those of the law, what was missed, and what comes next.
extension FirstPage {
  /// How many deadlines of one sort it shows.
  static let mostDeadlines = 3
  /// How many deadlines of the law that are missed, and how many that come next, it shows.
  private static let mostOfLaw = 3

  /// What the law asks for by a day and is not done, with the days left; nil where there is nothing.
  func legalDeadlines() -> Section? {
    let open = assessment.deadlines.filter(\.isOpenByLaw)
    guard !open.isEmpty else { return nil }
    let shown = [Deadline.State.overdue, .due].flatMap { state in
      open.filter { $0.state == state }.prefix(Self.mostOfLaw)
    }
    let reasons = Reasons(assessment: assessment, words: words)
    let caption = words(
      "caption_legal_deadlines",
      count: open.count,
      ["shown": String(shown.count), "day": words.day(assessment.asOf)]
    )
    let table = Table(caption, rows: shown) {
      Column(words("column_day"), .id) { [.day($0.day)] }
      Column(words("column_what"), .prose) { .text(words.title(of: $0)) }
      Column(words("column_for"), .id) { Table.Cell(reasons.subject(of: $0)) }
      Column(words("column_time_left")) { [left(until: $0.day)] }
      Column(words("column_law"), .id) { .text($0.citation ?? "") }
    }
    return Section(
      id: "legal-deadlines",
      title: words("heading_legal_deadlines"),
      [.table(table)]
    )
  }

  /// The days left, or a chip that warns of a day that is over.
  private func left(until day: Day) -> Inline {
    let days = day - assessment.asOf
    if days < 0 { return .alarm(words("duty_overdue_by", count: -days)) }
    return .text(days == 0 ? words("days_left_none") : words("days_left", count: days))
  }

  /// The days that have passed and are not dealt with, if there are any, and those to come.
  static func deadlines(of assessment: Assessment, _ words: Words) -> [Section] {
    let missed = sorted(assessment, .overdue, words)
    let next = sorted(assessment, .due, words)
    let reasons = Reasons(assessment: assessment, words: words)
    func section(_ id: String, _ title: String, _ caption: String, _ all: [Deadline]) -> Section {
      let shown = Array(all.prefix(mostDeadlines))
      let line = words(
        caption,
        count: all.count,
        ["shown": String(shown.count), "day": words.day(assessment.asOf)]
      )
      let table = Registers.deadlines(shown, line, reasons, isBrief: true)
      return Section(id: id, title: words(title), [.table(table)])
    }
    let ahead = section("deadlines", "heading_next_deadlines", "caption_next_deadlines", next)
    guard !missed.isEmpty else { return [ahead] }
    return [
      section(
        "missed-deadlines",
        "heading_missed_deadlines",
        "caption_missed_deadlines",
        missed
      ), ahead,
    ]
  }

  private static func sorted(
    _ assessment: Assessment,
    _ state: Deadline.State,
    _ words: Words
  ) -> [Deadline] {
    assessment.deadlines.filter { $0.state == state }
      .map { (key: ($0.day, NaturalKey(words.title(of: $0))), deadline: $0) }
      .sorted { $0.key < $1.key }.map(\.deadline)
  }
}
