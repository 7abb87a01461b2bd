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

  func pages() -> [Page] {
    [
      scorecards(), gaps(), plan(), decisions(), risks(), breaches(), exposure(), readiness(),
      documents(),
      changes(), figures(),
    ].compactMap(\.self)
  }

  var reasons: Reasons { Reasons(assessment: assessment, words: words) }

  static func page(
    _ path: String,
    _ title: String,
    _ lede: String,
    _ sections: [Section],
    kind: PageKind = .register,
    lawChecked: Day? = nil
  ) -> Page {
    Page(
      kind: kind,
      path: path,
      title: title,
      lede: .text(lede),
      description: lede,
      sections: sections,
      lawChecked: lawChecked
    )
  }

  /// A requirement as a link.
  static func link(_ id: String) -> [Inline] {
    [.link(id, .page(Addresses.requirement(id)))]
  }

  func riskCell(_ level: Level?) -> Table.Cell {
    guard let level else {
      return Table.Cell([.note(words("note_not_rated"))], sortValue: "9", filterValue: "none")
    }
    return Table.Cell(
      [.risk(level)],
      sortValue: String(4 - level.rank),
      filterValue: level.rawValue
    )
  }

  func due(_ day: Day?) -> Table.Cell {
    guard let day else {
      return Table.Cell([.note(words("note_none"))], sortValue: Day.noneIsLast)
    }
    let overdue: [Inline] =
      day < assessment.asOf ? [.text(" "), .alarm(words("chip_overdue"))] : []
    return Table.Cell([.day(day)] + overdue, sortValue: day.iso)
  }
}

extension AnalysisPages {
  private func gaps() -> Page {
    let all = assessment.gapsByRisk
    let contradictions = all.filter { gap in gap.causes.contains { $0.kind.isContradiction } }
    return Self.page(
      "gaps.html",
      words("title_gaps"),
      words("lede_gaps"),
      [
        Section(
          id: "gaps",
          title: words("heading_gaps"),
          [.table(gapTable(all, reasons.noGaps))]
        ),
        Section(
          id: "contradictions",
          title: words("heading_contradictions"),
          [.list(contradictionEntries(contradictions))]
        ),
      ]
    )
  }

  private func gapTable(_ gaps: [Gap], _ empty: String) -> Table {
    let rows = gaps.map { gap -> [Table.Cell] in
      let name =
        gap.requirement.map(Self.link) ?? [
          .link(
            gap.findings.first ?? gap.id,
            gap.findings.first.map { .page(Addresses.finding($0)) } ?? .page("gaps.html")
          )
        ]
      return [
        Table.Cell(name), .text(gap.title), riskCell(gap.risk),
        Table.Cell(
          gap.chip.isEmpty ? [.note(words("note_none"))] : gap.chip,
          filterValue: gap.chip == [.contested] ? "contested" : gap.status?.rawValue ?? "none"
        ),
        Table.Cell(reasons.causes(of: gap)),
        .text(gap.owner ?? ""), due(gap.due),
      ]
    }
    return Table(
      caption: words("caption_gaps", ["n": String(gaps.count)]),
      columns: [
        Table.Column(words("column_concerns"), .id), Table.Column(words("column_title"), .prose),
        Table.Column(words("column_risk"), filter: "risk"),
        Table.Column(words("column_status"), filter: "status"),
        Table.Column(words("column_causes"), .prose),
        Table.Column(words("column_owner"), filter: "owner"),
        Table.Column(words("column_due"), .id),
      ],
      rows: rows,
      isRegister: true,
      emptySentence: empty
    )
  }

  private func contradictionEntries(_ gaps: [Gap]) -> [ListEntry] {
    guard !gaps.isEmpty else {
      return [ListEntry(.text(words("empty_contradictions")))]
    }
    return gaps.flatMap { gap in
      gap.causes.filter(\.kind.isContradiction).map { cause in
        let places = cause.inputs.map(\.fileLine)
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

  private func plan() -> Page {
    let rows = assessment.plan.map { item -> [Table.Cell] in
      let concerns: [Inline] =
        item.finding.map { [.link($0, .page(Addresses.finding($0)))] }
        ?? item.requirement.map(Self.link) ?? []
      return [
        Table.Cell([.text(String(item.priority))], sortValue: String(item.priority)),
        .text(item.title), Table.Cell(concerns), riskCell(item.risk),
        .text(words.obligation(item.obligation)), .text(item.owner ?? ""), due(item.due),
        Table.Cell([.text(words("horizon_", item.horizon))], filterValue: item.horizon.rawValue),
        item.cost.map { Table.Cell([.text(words.dollars($0))], sortValue: String($0)) }
          ?? .text(""),
      ]
    }
    let table = Table(
      caption: words("caption_plan", count: rows.count),
      columns: [
        Table.Column(words("column_no"), .number), Table.Column(words("column_what"), .prose),
        Table.Column(words("column_for"), .id),
        Table.Column(words("column_risk"), filter: "risk"),
        Table.Column(words("column_obligation")),
        Table.Column(words("column_owner"), filter: "owner"),
        Table.Column(words("column_due"), .id),
        Table.Column(words("column_when"), filter: "when"),
        Table.Column(words("column_cost"), .number),
      ],
      rows: rows,
      isRegister: true,
      emptySentence: reasons.empty("empty_plan", ofAssessed: "empty_plan_of_assessed")
    )
    return Self.page(
      "plan.html",
      words("title_plan"),
      words("lede_plan"),
      [
        Section(
          id: "roadmap",
          title: words("heading_roadmap"),
          roadmap()
        ),
        Section(id: "plan", title: words("heading_plan"), [.table(table)]),
        Section(id: "deadlines", title: words("heading_deadlines"), [.table(deadlines())]),
      ]
    )
  }

  /// The plan by its days; one sentence where nothing is planned.
  func roadmap() -> [Block] {
    Charts.roadmap(assessment, words) + (assessment.plan.isEmpty ? [] : [.table(horizons())])
  }

  private func horizons() -> Table {
    let rows = Horizon.allCases.compactMap { horizon -> [Table.Cell]? in
      let items = assessment.plan.filter { $0.horizon == horizon }
      guard !items.isEmpty else { return nil }
      let high = items.count { $0.risk.map { $0 >= .high } ?? false }
      let costs = items.compactMap(\.cost)
      let cost = costs.isEmpty ? words("cost_unknown") : words.dollars(Self.sum(costs))
      return [
        .text(words("horizon_", horizon)), Scorecards.cell(String(items.count), horizon.metric),
        Scorecards.number(high),
        costs.isEmpty ? .text(cost) : Scorecards.cell(cost, horizon.metric + ".cost"),
      ]
    }
    return Table(
      caption: words("caption_horizons", ["day": words.day(assessment.asOf)]),
      columns: [
        Table.Column(words("column_when")), Table.Column(words("column_items"), .number),
        Table.Column(words("column_high_or_very_high_risk"), .number),
        Table.Column(words("column_known_cost"), .number),
      ],
      rows: rows,
      emptySentence: words("nothing_planned")
    )
  }

  /// A sum that stays at the largest number instead of trapping.
  private static func sum(_ costs: [Int]) -> Int {
    costs.reduce(0) { total, cost in
      let (sum, overflow) = total.addingReportingOverflow(cost)
      return overflow ? Int.max : sum
    }
  }

  private func deadlines() -> Table {
    let rows = assessment.deadlines.map { deadline -> [Table.Cell] in
      [
        Table.Cell([.day(deadline.day)], sortValue: deadline.day.iso),
        .text(words.title(of: deadline)), Table.Cell(reasons.subject(of: deadline)),
        .text(words("deadline_", deadline.kind)), Table.Cell([reasons.chip(of: deadline)]),
        .text(deadline.citation ?? ""),
      ]
    }
    return Table(
      caption: words("caption_deadlines", ["n": String(rows.count)]),
      columns: [
        Table.Column(words("column_day"), .id), Table.Column(words("column_what"), .prose),
        Table.Column(words("column_for"), .id), Table.Column(words("column_kind")),
        Table.Column(words("column_state")), Table.Column(words("column_law"), .id),
      ],
      rows: rows,
      emptySentence: words("empty_deadlines")
    )
  }

  func decisions() -> Page {
    let taken = assessment.decisions.filter { $0.response.answer != .implemented }
    let rows = taken.map { decision -> [Table.Cell] in
      let response = decision.response
      let lapsed: [Inline] =
        decision.isReviewLapsed ? [.text(" "), .tag(words("chip_lapsed"))] : []
      return [
        Table.Cell(
          Self.link(decision.requirement.id) + [
            .text(" "), .foreign(.note(decision.requirement.title), Inline.lawLanguage),
          ]
        ),
        .text(words("answer_", response.answer)), .text(response.rationale ?? ""),
        Table.Cell(
          .joined(
            [response.approver.map { [.text($0)] }, response.decided.map { [.day($0)] }]
              .compactMap(\.self),
            by: ", "
          )
        ),
        Table.Cell((response.reviewBy.map { [.day($0)] } ?? [.note(words("note_none"))]) + lapsed),
        .text(
          decision.missing.isEmpty
            ? words("nothing_missing") : decision.missing.joined(separator: ", ")
        ),
      ]
    }
    let table = Table(
      caption: words("caption_decisions", ["n": String(rows.count)]),
      columns: [
        Table.Column(words("column_requirement")), Table.Column(words("column_decision")),
        Table.Column(words("column_rationale"), .prose), Table.Column(words("column_approved_by")),
        Table.Column(words("column_review_by"), .id), Table.Column(words("column_missing")),
      ],
      rows: rows,
      emptySentence: words("empty_decisions")
    )
    return Self.page(
      "decisions.html",
      words("title_decisions"),
      words("lede_decisions"),
      [Section(id: "decisions", title: nil, [.table(table)])]
    )
  }
}
