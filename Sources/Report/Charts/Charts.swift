import GapAnalysis
import Regulation

/// The charts that pages and blocks of prose show alike.
enum Charts {
  /// Open findings by likelihood and impact.
  static func riskMatrix(_ assessment: Assessment) -> [Block] { [.heatMap(HeatMap(assessment))] }

  /// The plan's items by their due days, and how many have none.
  static func roadmap(_ assessment: Assessment) -> [Block] {
    let dated = assessment.plan.filter { $0.due != nil }.sorted { first, second in
      (first.due?.iso ?? "", first.priority) < (second.due?.iso ?? "", second.priority)
    }
    let undated = assessment.plan.count - dated.count
    guard let first = dated.first?.due, let last = dated.last?.due else {
      return [.paragraph(.text(undated == 0 ? "Nothing is planned." : Self.undated(undated)))]
    }
    let asOf = assessment.asOf
    let scale = DayScale(from: min(first, asOf), to: max(last, asOf))
    let chart = RowChart(
      caption:
        "From \(asOf.spelled), the upright line, to the day on which each is due. The fill is the risk.",
      ticks: scale.ticks,
      now: scale.place(asOf),
      rows: dated.map { row($0, on: scale, asOf: asOf) }
    )
    return [.rows(chart)] + (undated == 0 ? [] : [.paragraph(.text(Self.undated(undated)))])
  }

  private static func undated(_ count: Int) -> String {
    "\(Setting.count(count, "item")) of the plan \(count == 1 ? "has" : "have") no due day."
  }

  private static func row(_ item: PlanItem, on scale: DayScale, asOf: Day) -> RowChart.Row {
    let due = item.due ?? asOf
    var words: [Inline] = item.risk.map { [.risk($0), .text(" ")] } ?? []
    if let finding = item.finding {
      words.append(.link("\(finding) \(item.title)", .page(Addresses.finding(finding))))
    } else if let id = item.requirement {
      words.append(.link("\(id) \(item.title)", .page(Addresses.requirement(id))))
    } else {
      words.append(.text(item.title))
    }
    words += [.text(", due "), .day(due)]
    if item.isOverdue { words += [.text(" "), .tag("overdue")] }
    let (from, to) = (scale.place(min(due, asOf)), scale.place(max(due, asOf)))
    let look = item.risk.map { RowChart.Look.risk($0) } ?? .plain
    return RowChart.Row(words: words, mark: .span(from: from, to: to, look))
  }

  /// When facts of law held, without what begins after the day.
  static func timeline(_ facts: [Fact], asOf: Day) -> Block {
    let known = facts.filter { !$0.validity.begins(after: asOf) }
    guard !known.isEmpty else {
      return .paragraph(.text("Nothing had begun by \(asOf.spelled)."))
    }
    let earliest = known.compactMap(\.validity.from).min() ?? asOf.adding(years: -1)
    let scale = DayScale(from: earliest, to: asOf)
    return .rows(
      RowChart(
        caption: "When the law held, seen from \(asOf.spelled), the upright line.",
        ticks: scale.ticks,
        now: scale.place(asOf),
        rows: known.map { fact in
          let inForce = fact.validity.contains(asOf)
          return RowChart.Row(
            words: [.link(fact.title, LawBlocks.page(fact)), .text(": ")] + days(fact, asOf: asOf),
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

  private static func days(_ fact: Fact, asOf: Day) -> [Inline] {
    let from: [Inline] = fact.validity.from.map { [.day($0)] } ?? .text("the beginning")
    guard let to = fact.validity.to, to < asOf else {
      return [.text("since ")] + from + [.text(", in force")]
    }
    return from + [.text(" to "), .day(to)]
  }
}
