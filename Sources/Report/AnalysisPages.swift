import Diagnostics
import GapAnalysis
import Regulation

/// The registers of a client's site that the gap analysis fills.
///
/// An empty register says so in a sentence.
struct AnalysisPages {
  let assessment: Assessment
  let law: Law

  func pages() -> [Page] {
    [
      scorecards(), gaps(), plan(), decisions(), risks(), breaches(), exposure(), readiness(),
      documents(),
      changes(), figures(),
    ].compactMap(\.self)
  }

  static func page(
    _ path: String,
    _ title: String,
    _ lede: String,
    _ sections: [Section],
    kind: PageKind = .register
  ) -> Page {
    Page(
      kind: kind,
      path: path,
      title: title,
      lede: .text(lede),
      description: lede,
      sections: sections
    )
  }

  /// A requirement as a link.
  static func link(_ id: String) -> [Inline] {
    [.link(id, .page(Addresses.requirement(id)))]
  }

  static func riskCell(_ level: Level?) -> Table.Cell {
    guard let level else { return Table.Cell([.note("none")], sortValue: "9", filterValue: "none") }
    return Table.Cell(
      [.risk(level)],
      sortValue: String(4 - level.rank),
      filterValue: level.rawValue
    )
  }

  func due(_ day: Day?) -> Table.Cell {
    guard let day else { return Table.Cell([.note("none")], sortValue: "9") }
    let overdue: [Inline] = day < assessment.asOf ? [.text(" "), .tag("overdue")] : []
    return Table.Cell([.day(day)] + overdue, sortValue: day.iso)
  }
}

extension AnalysisPages {
  private func gaps() -> Page {
    let all = assessment.gaps.enumerated().sorted { first, second in
      (-(first.element.risk?.rank ?? -1), first.offset)
        < (-(second.element.risk?.rank ?? -1), second.offset)
    }.map(\.element)
    let contradictions = all.filter { gap in gap.causes.contains { $0.kind.isContradiction } }
    return Self.page(
      "gaps.html",
      "Gaps and contradictions",
      "What is not as it should be: requirements that fall short, open findings, and inputs that contradict each other. A contradiction is shown, not resolved.",
      [
        Section(id: "gaps", title: "Gaps", [.table(gapTable(all, "Nothing falls short."))]),
        Section(
          id: "contradictions",
          title: "Contradictions",
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
        Table.Cell(name), .text(gap.title), Self.riskCell(gap.risk),
        Table.Cell(
          gap.status.map { [.status($0)] } ?? [.note("none")],
          filterValue: gap.status?.rawValue ?? "none"
        ),
        .text(gap.causes.map(\.text).joined(separator: "; ")),
        .text(gap.owner ?? ""), due(gap.due),
      ]
    }
    return Table(
      caption: "Gaps, highest risk first: \(gaps.count).",
      columns: [
        Table.Column("Concerns", .id), Table.Column("Title"), Table.Column("Risk", filter: "risk"),
        Table.Column("Status", filter: "status"), Table.Column("Causes"),
        Table.Column("Owner", filter: "owner"), Table.Column("Due", .id),
      ],
      rows: rows,
      isRegister: true,
      emptySentence: empty
    )
  }

  private func contradictionEntries(_ gaps: [Gap]) -> [ListEntry] {
    guard !gaps.isEmpty else {
      return [ListEntry(.text("No input contradicts another."))]
    }
    return gaps.flatMap { gap in
      gap.causes.filter(\.kind.isContradiction).map { cause in
        let places = cause.inputs.map { "\($0.file):\($0.start.line)" }
        return ListEntry(
          (gap.requirement.map(Self.link) ?? []) + [.text(" \(cause.text)")],
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
        .text(item.title), Table.Cell(concerns), Self.riskCell(item.risk),
        .text(Setting.word(item.obligation.rawValue)), .text(item.owner ?? ""), due(item.due),
        Table.Cell([.text(item.horizon.title)], filterValue: item.horizon.rawValue),
        .text(item.cost.map { Setting.dollars(String($0)) } ?? ""),
      ]
    }
    let table = Table(
      caption: "Plan of action: \(Setting.count(rows.count, "item")), most urgent first.",
      columns: [
        Table.Column("No.", .number), Table.Column("What"), Table.Column("For", .id),
        Table.Column("Risk", filter: "risk"), Table.Column("Obligation"),
        Table.Column("Owner", filter: "owner"), Table.Column("Due", .id),
        Table.Column("When", filter: "when"), Table.Column("Cost", .number),
      ],
      rows: rows,
      isRegister: true,
      emptySentence: "Nothing is to be done."
    )
    return Self.page(
      "plan.html",
      "Plan and roadmap",
      "The work that closes the gaps, by risk, then required before addressable, then by day.",
      [
        Section(
          id: "roadmap",
          title: "Roadmap",
          Charts.roadmap(assessment) + [.table(horizons())]
        ),
        Section(id: "plan", title: "Plan", [.table(table)]),
        Section(id: "deadlines", title: "Deadlines", [.table(deadlines())]),
      ]
    )
  }

  func horizons() -> Table {
    let rows = Horizon.allCases.compactMap { horizon -> [Table.Cell]? in
      let items = assessment.plan.filter { $0.horizon == horizon }
      guard !items.isEmpty else { return nil }
      let high = items.count { $0.risk.map { $0 >= .high } ?? false }
      let costs = items.compactMap(\.cost)
      let cost = costs.isEmpty ? "unknown" : Setting.dollars(String(Self.sum(costs)))
      return [
        .text(horizon.title), Scorecards.cell(String(items.count), horizon.metric),
        Scorecards.number(high),
        costs.isEmpty ? .text(cost) : Scorecards.cell(cost, horizon.metric + ".cost"),
      ]
    }
    return Table(
      caption: "Items by when they fall due, seen from \(assessment.asOf.spelled).",
      columns: [
        Table.Column("When"), Table.Column("Items", .number),
        Table.Column("High or very high risk", .number), Table.Column("Known cost", .number),
      ],
      rows: rows,
      emptySentence: "Nothing is planned."
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
        Table.Cell([.day(deadline.day)], sortValue: deadline.day.iso), .text(deadline.title),
        .text(Setting.word(deadline.kind.rawValue)),
        Table.Cell([.tag(Setting.word(deadline.state.rawValue))]),
        .text(deadline.citation ?? ""),
      ]
    }
    return Table(
      caption: "Days that matter: \(rows.count).",
      columns: [
        Table.Column("Day", .id), Table.Column("What"), Table.Column("Kind"),
        Table.Column("State"), Table.Column("Law", .id),
      ],
      rows: rows,
      emptySentence: "No day falls due."
    )
  }

  func decisions() -> Page {
    let taken = assessment.decisions.filter { $0.response.answer != .implemented }
    let rows = taken.map { decision -> [Table.Cell] in
      let response = decision.response
      let lapsed: [Inline] = decision.isReviewLapsed ? [.text(" "), .tag("lapsed")] : []
      return [
        Table.Cell(Self.link(decision.requirement.id)), .text(decision.requirement.title),
        .text(Setting.word(response.answer.rawValue)), .text(response.rationale ?? ""),
        .text(response.approver ?? ""),
        Table.Cell(response.decided.map { [.day($0)] } ?? []),
        Table.Cell((response.reviewBy.map { [.day($0)] } ?? [.note("none")]) + lapsed),
        .text(decision.missing.isEmpty ? "nothing" : decision.missing.joined(separator: ", ")),
      ]
    }
    let table = Table(
      caption: "Documented decisions: \(rows.count).",
      columns: [
        Table.Column("Requirement", .id), Table.Column("Title"), Table.Column("Decision"),
        Table.Column("Rationale"), Table.Column("Approved by"), Table.Column("Decided", .id),
        Table.Column("Review by", .id), Table.Column("Missing"),
      ],
      rows: rows,
      emptySentence: "No decision was taken: nothing was replaced, declined or set aside."
    )
    return Self.page(
      "decisions.html",
      "Addressable decisions",
      "Where an addressable specification was replaced or declined, or a requirement set aside as not applicable, with the reasons that 164.306(d)(3) asks for, and who approved them.",
      [Section(id: "decisions", title: nil, [.table(table)])]
    )
  }
}
