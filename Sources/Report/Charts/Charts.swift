import GapAnalysis
import Regulation
import Words

/// The charts that pages and blocks of prose show alike.
enum Charts {
  /// Findings and risks by likelihood and impact, as found and once treated.
  static func riskMatrix(_ assessment: Assessment, _ words: Words) -> [Block] {
    [RiskTables(assessment: assessment, words: words).maps()]
  }

  /// The plan's items by their due days, and how many have none.
  static func roadmap(_ assessment: Assessment, _ words: Words) -> [Block] {
    let dated = assessment.plan.filter { $0.due != nil }.sorted { first, second in
      (first.due?.iso ?? "", first.priority) < (second.due?.iso ?? "", second.priority)
    }
    let undated = assessment.plan.count - dated.count
    guard let first = dated.first?.due, let last = dated.last?.due else {
      return [
        .paragraph(
          .text(undated == 0 ? words("nothing_planned") : words("plan_undated", count: undated))
        )
      ]
    }
    let asOf = assessment.asOf
    let earliest = min(dated.compactMap(\.start).min() ?? first, first)
    let scale = DayScale(from: min(earliest, asOf), to: max(last, asOf), words)
    let chart = RowChart(
      caption:
        words("caption_roadmap", ["day": words.day(asOf)]),
      ticks: scale.ticks,
      now: scale.place(asOf),
      rows: dated.map { row($0, on: scale, asOf: asOf, words) }
    )
    return [.rows(chart)]
      + (undated == 0 ? [] : [.paragraph(.text(words("plan_undated", count: undated)))])
  }

  private static func row(
    _ item: PlanItem,
    on scale: DayScale,
    asOf: Day,
    _ words: Words
  ) -> RowChart.Row {
    let due = item.due ?? asOf
    var line: [Inline] = item.risk.map { [.risk($0), .text(" ")] } ?? []
    let (id, name) = (item.subject, "\(item.subject) \(item.title)")
    switch item.kind {
    case .finding: line.append(.link(name, .finding(id)))
    case .risk: line.append(.link(name, .risk(id)))
    case .gap:
      line += [.link(id, .requirement(id)), .text(" ")] + .leaf(item.title, in: item.context)
    }
    if let start = item.start {
      line += words.line("item_from", ["from": [.day(start)], "day": [.day(due)]])
    } else {
      line += words.line("item_due", ["day": [.day(due)]])
    }
    if item.isOverdue { line += [.text(" "), .alarm(words("chip_overdue"))] }
    if !item.milestones.isEmpty {
      let done = item.milestones.count { $0.done != nil }
      line.append(
        .text(words("item_milestones", count: item.milestones.count, ["done": String(done)]))
      )
    }
    // Work begins with its first milestone; where none is known, with the as-of day.
    let start = min(item.start ?? asOf, due)
    return RowChart.Row(
      words: line,
      mark: .work(
        from: scale.place(start),
        to: scale.place(due),
        item.risk.map { RowChart.Look.risk($0) } ?? .plain,
        steps: item.milestones.map { (scale.place($0.day), $0.done != nil) }
      )
    )
  }

  /// When facts of law held, without what begins after the day.
  static func timeline(_ facts: [Fact], asOf: Day, _ words: Words) -> Block {
    let known = facts.filter { !$0.validity.begins(after: asOf) }
    guard !known.isEmpty else {
      return .paragraph(.text(words("nothing_had_begun", ["day": words.day(asOf)])))
    }
    let earliest = known.compactMap(\.validity.from).min() ?? asOf.adding(years: -1)
    let scale = DayScale(from: earliest, to: asOf, words)
    return .rows(
      RowChart(
        caption: words("caption_timeline", ["day": words.day(asOf)]),
        ticks: scale.ticks,
        now: scale.place(asOf),
        rows: known.map { fact in
          let inForce = fact.validity.contains(asOf)
          return RowChart.Row(
            words: [.law(fact.title, LawBlocks.page(fact)), .text(": ")]
              + days(fact, asOf: asOf, words),
            mark: .span(
              from: fact.validity.from.map(scale.place) ?? 0,
              to: scale.place(min(fact.validity.to ?? asOf, asOf)),
              .status(inForce ? .met : .notApplicable)
            )
          )
        }
      )
    )
  }

  private static func days(_ fact: Fact, asOf: Day, _ words: Words) -> [Inline] {
    let from: [Inline] = fact.validity.from.map { [.day($0)] } ?? .text(words("the_beginning"))
    guard let to = fact.validity.to, to < asOf else {
      return words.line("fact_since", ["from": from])
    }
    return words.line("fact_between", ["from": from, "to": [.day(to)]])
  }
}
