import Diagnostics
import GapAnalysis
import Regulation
import Words

/// The registers of a client's site that the gap analysis fills.
///
/// An empty register says so in a sentence.
struct AnalysisPages {
  let assessment: Assessment
  let law: Law
  let words: Words

  var reasons: Reasons { Reasons(assessment: assessment, words: words) }

  /// A requirement as a link.
  static func link(_ id: String) -> [Inline] {
    [.link(id, .requirement(id))]
  }

  func due(_ day: Day?) -> Table.Cell {
    guard let day else { return Table.Cell([.note(words("note_none"))], key: Day.noneIsLast) }
    return Table.Cell(.due(day, isOverdue: day < assessment.asOf, words), key: day.iso)
  }
}

extension AnalysisPages {
  func gaps() -> Page {
    let all = assessment.gapsByRisk
    let contradictions = all.filter { gap in gap.causes.contains { $0.kind.isContradiction } }
    return Page(
      .gaps,
      words,
      [
        Section(id: "gaps", title: words("heading_gaps"), [.table(gapTable(all, reasons.noGaps))]),
        Section(
          id: "contradictions",
          title: words("heading_contradictions"),
          [.list(contradictionEntries(contradictions))]
        ),
      ]
    )
  }

  private func gapTable(_ gaps: [Gap], _ empty: String) -> Table {
    Table(
      words("caption_gaps", ["n": String(gaps.count)]),
      rows: gaps,
      isRegister: true,
      empty: empty
    ) {
      Column(words("column_concerns"), .id) { gap in
        let finding = gap.findings.first
        let page = finding.map { Target.finding($0) } ?? .page(.gaps)
        return Table.Cell(gap.requirement.map(Self.link) ?? [.link(finding ?? gap.id, page)])
      }
      Column(words("column_title"), .prose) { .text($0.title) }
      Column(words("column_risk"), filter: "risk") {
        .risk($0.risk, orNote: words("note_not_rated"))
      }
      Column(words("column_status"), filter: "status") { gap in
        Table.Cell(
          gap.chip.isEmpty ? [.note(words("note_none"))] : gap.chip,
          key: gap.chip == [.contested] ? "contested" : gap.status?.rawValue ?? "none"
        )
      }
      Column(words("column_causes"), .prose) { Table.Cell(reasons.causes(of: $0)) }
      Column(words("column_owner"), filter: "owner") { .text($0.owner ?? "") }
      Column(words("column_due"), .id) { due($0.due) }
    }
  }

  private func contradictionEntries(_ gaps: [Gap]) -> [ListEntry] {
    guard !gaps.isEmpty else {
      return [ListEntry(.text(words("empty_contradictions")))]
    }
    return gaps.flatMap { gap in
      gap.causes.filter(\.kind.isContradiction).map { cause in
        let places = cause.inputs.compactMap { assessment.place($0, words) }
        let grade: [Inline] =
          cause.kind == .contested
          ? gap.grade(assessment).map { [.risk($0), .text(" ")] } ?? [] : []
        return ListEntry(
          grade + (gap.requirement.map(Self.link) ?? []) + [.text(" ")]
            + reasons.line(cause, of: gap),
          note: .text(
            places.isEmpty ? gap.title : "\(gap.title) · \(places.joined(separator: ", "))"
          )
        )
      }
    }
  }

  func plan() -> Page {
    Page(
      .plan,
      words,
      [
        Section(id: "roadmap", title: words("heading_roadmap"), roadmap()),
        Section(id: "plan", title: words("heading_plan"), [.table(planTable())]),
        Section(id: "deadlines", title: words("heading_deadlines"), [.table(deadlines())]),
      ]
    )
  }

  private func planTable() -> Table {
    Table(
      words("caption_plan", count: assessment.plan.count),
      rows: assessment.plan,
      isRegister: true,
      empty: reasons.empty("empty_plan", ofAssessed: "empty_plan_of_assessed")
    ) {
      Column(words("column_no"), .number) {
        Table.Cell([.text("\($0.priority)")], key: "\($0.priority)")
      }
      Column(words("column_what"), .prose) { .text($0.title) }
      Column(words("column_for"), .id) {
        Table.Cell($0.finding.map { [Reasons.finding($0)] } ?? $0.requirement.map(Self.link) ?? [])
      }
      Column(words("column_risk"), filter: "risk") {
        .risk($0.risk, orNote: words("note_not_rated"))
      }
      Column(words("column_obligation")) { .text(words.obligation($0.obligation)) }
      Column(words("column_owner"), filter: "owner") { .text($0.owner ?? "") }
      Column(words("column_due"), .id) { due($0.due) }
      Column(words("column_when"), filter: "when") {
        Table.Cell([.text(words("horizon_", $0.horizon))], key: $0.horizon.rawValue)
      }
      Column(words("column_cost"), .number) { item in
        item.cost.map { Table.Cell([.text(words.dollars($0))], key: "\($0)") } ?? .text("")
      }
    }
  }

  /// The plan by its days; one sentence where nothing is planned.
  func roadmap() -> [Block] {
    Charts.roadmap(assessment, words) + (assessment.plan.isEmpty ? [] : [.table(horizons())])
  }

  private func horizons() -> Table {
    let planned = Horizon.allCases.map { horizon in
      (horizon: horizon, items: assessment.plan.filter { $0.horizon == horizon })
    }
    return Table(
      words("caption_horizons", ["day": words.day(assessment.asOf)]),
      rows: planned.filter { !$0.items.isEmpty },
      empty: words("nothing_planned")
    ) {
      Column(words("column_when")) { .text(words("horizon_", $0.horizon)) }
      Column(words("column_items"), .number) {
        [.figure("\($0.items.count)", metric: $0.horizon.metric)]
      }
      Column(words("column_high_or_very_high_risk"), .number) {
        .text("\($0.items.count { $0.risk.map { $0 >= .high } ?? false })")
      }
      Column(words("column_known_cost"), .number) { row in
        let costs = row.items.compactMap(\.cost)
        guard !costs.isEmpty else { return .text(words("cost_unknown")) }
        return [.figure(words.dollars(Self.sum(costs)), metric: row.horizon.metric + ".cost")]
      }
    }
  }

  /// A sum that stays at the largest number instead of trapping.
  private static func sum(_ costs: [Int]) -> Int {
    costs.reduce(0) { total, cost in
      let (sum, overflow) = total.addingReportingOverflow(cost)
      return overflow ? Int.max : sum
    }
  }

  private func deadlines() -> Table {
    let deadlines = assessment.deadlines
    let caption = words("caption_deadlines", ["n": String(deadlines.count)])
    return Registers.deadlines(deadlines, caption, reasons)
  }

  func decisions() -> Page {
    let taken = assessment.decisions.filter { $0.response.answer != .implemented }
    let table = Table(
      words("caption_decisions", ["n": String(taken.count)]),
      rows: taken,
      empty: words("empty_decisions")
    ) {
      Column(words("column_requirement")) {
        Table.Cell(
          Self.link($0.requirement.id) + [
            .text(" "), .foreign(.note($0.requirement.title), Inline.lawLanguage),
          ]
        )
      }
      Column(words("column_decision")) { .text(words("answer_", $0.response.answer)) }
      Column(words("column_rationale"), .prose) { .text($0.response.rationale ?? "") }
      Column(words("column_approved_by")) { decision in
        let approver: [Inline]? = decision.response.approver.map { [.text($0)] }
        let decided: [Inline]? = decision.response.decided.map { [.day($0)] }
        return Table.Cell(.joined([approver, decided].compactMap(\.self), by: ", "))
      }
      Column(words("column_review_by"), .id) { decision in
        let day = decision.response.reviewBy.map { Inline.day($0) } ?? .note(words("note_none"))
        return decision.isReviewLapsed ? [day, .text(" "), .tag(words("chip_lapsed"))] : [day]
      }
      Column(words("column_missing")) {
        .text($0.missing.isEmpty ? words("nothing_missing") : $0.missing.joined(separator: ", "))
      }
    }
    return Page(.decisions, words, [Section(id: "decisions", title: nil, [.table(table)])])
  }
}
