import Diagnostics
import GapAnalysis
import Regulation
import Words

/// The plan: what will be done, by whom, by when and at what cost.
extension AnalysisPages {
  func plan() -> Page {
    let closed = assessment.findings.filter { $0.finding.status == .closed }
    let milestones = planMilestones()
    return Page(
      .plan,
      words,
      [
        Section(id: "totals", title: words("heading_plan_totals"), totals()),
        Section(id: "roadmap", title: words("heading_roadmap"), roadmap()),
        Section(id: "plan", title: words("heading_plan"), [.table(planTable())]),
        missing(),
        milestones.isEmpty
          ? nil
          : Section(
            id: "milestones",
            title: words("heading_milestones"),
            [.table(PlanTables.milestones(milestones, asOf: assessment.asOf, words))]
          ),
        closed.isEmpty
          ? nil
          : Section(
            id: "closed",
            title: words("heading_closed_findings"),
            [.table(PlanTables.closures(closed.map(\.finding), words))]
          ),
        Section(id: "deadlines", title: words("heading_deadlines"), [.table(deadlines())]),
      ].compactMap(\.self)
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
        Table.Cell(
          [.text("\($0.priority)")],
          key: "\($0.priority)",
          anchor: Addresses.anchor($0.id)
        )
      }
      Column(words("column_what"), .prose) { Table.Cell(what($0)) }
      Column(words("column_for"), .id) { Table.Cell(subject($0)) }
      Column(words("column_risk"), filter: "risk") {
        .risk($0.risk, orNote: words("note_not_rated"))
      }
      Column(words("column_obligation")) { .text(words.obligation($0.obligation)) }
      Column(words("column_owner"), filter: "owner") { item in
        item.owner.map { .text($0) } ?? [.note(words("note_none"))]
      }
      Column(words("column_due"), .id) { due($0.due) }
      Column(words("column_when"), filter: "when") {
        Table.Cell([.text(words("horizon_", $0.horizon))], key: $0.horizon.rawValue)
      }
      Column(words("column_cost"), .number) { item in
        item.cost.map { Table.Cell([.text(words.dollars($0))], key: "\($0)") }
          ?? [.note(words("cost_unknown"))]
      }
    }
  }

  /// What will be done, then for what: the finding, or the leaf with what it is under.
  private func what(_ item: PlanItem) -> [Inline] {
    var lines: [[Inline]] = [
      item.action.map(assessment.linked) ?? unplanned(item), name(of: item),
    ]
    for step in item.steps {
      guard let action = step.action, action != item.action else { continue }
      lines.append(
        words.line(
          "plan_step",
          [
            "requirement": Self.link(step.requirement), "action": assessment.linked(action),
            "due": step.due.map { words.line("item_due", ["day": [.day($0)]]) } ?? [],
          ]
        )
      )
    }
    lines += lapses(item)
    lines += item.higherGaps.map(reasons.line)
    lines += PlanTables.deadlines(item, words)
    return Array(lines.joined(separator: [.lineBreak]))
  }

  /// The finding and the risks of an item whose acceptance is over.
  private func lapses(_ item: PlanItem) -> [[Inline]] {
    let finding = item.finding.flatMap(assessment.finding)
    let risks = assessment.risks.filter { item.risks.contains($0.risk.id) }
    let all =
      [finding?.lapsed.map { ($0, Reasons.finding(item.subject)) }].compactMap(\.self)
      + risks.compactMap { result in
        result.lapsed.map { ($0, Reasons.risk(result.risk.id)) }
      }
    return all.map { day, name in
      words.line("plan_lapsed", ["item": [name], "day": [.day(day)]])
    }
  }

  /// That nobody wrote what will be done, and how a risk is treated.
  private func unplanned(_ item: PlanItem) -> [Inline] {
    let treatment = words.treatment(of: item).map { [Inline.text(" \($0).")] } ?? []
    return [.note(words("plan_no_action"))] + treatment
  }

  private func name(of item: PlanItem) -> [Inline] {
    item.kind == .gap
      ? [Inline].leaf(item.title, in: item.context, isNote: true) : [.note(item.title)]
  }

  /// The finding and the risks that it deals with, also with others; or the leaf or the risk alone.
  private func subject(_ item: PlanItem) -> [Inline] {
    let subject: [Inline]? =
      item.kind == .gap
      ? item.requirement.map { [.link($0, .requirement($0))] }
      : item.finding.map { [Reasons.finding($0)] }
    let risks = (item.risks + item.sharedRisks).map { [Reasons.risk($0)] }
    return .joined([subject].compactMap(\.self) + risks, by: ", ")
  }

  /// How many items there are, what they cost and when the last falls due; then by owner and quarter.
  private func totals() -> [Block] {
    let plan = assessment.plan
    guard !plan.isEmpty else {
      return [
        .paragraph(
          .text(reasons.empty("empty_plan", ofAssessed: "empty_plan_of_assessed"))
            + PlanTables.lacks(assessment, words)
        )
      ]
    }
    let owners = PlanOwners(plan)
    let byOwner =
      owners.names.map { owner in
        PlanTables.Group(
          name: owner,
          items: plan.filter { $0.owner == owner },
          metric: owners.metric(of: owner)
        )
      }
      + [
        PlanTables.Group(
          name: words("without_owner"),
          items: plan.filter { $0.owner == nil },
          metric: PlanField.owner.metric
        )
      ]
    let quarters = Set(plan.compactMap(\.due).map { Quarter(of: $0) }).sorted()
    let byQuarter =
      quarters.map { quarter in
        PlanTables.Group(
          name: words.text(of: quarter),
          items: plan.filter { $0.due.map { Quarter(of: $0) } == quarter },
          metric: quarter.metric
        )
      }
      + [
        PlanTables.Group(
          name: words("horizon_", Horizon.undated),
          items: plan.filter { $0.due == nil },
          metric: Horizon.undated.metric
        )
      ]
    return [
      .paragraph(PlanTables.summary(assessment, words)),
      .table(
        PlanTables.groups(byOwner, words("caption_by_owner"), words("column_owner"), words)
      ),
      .table(
        PlanTables.groups(byQuarter, words("caption_by_quarter"), words("column_quarter"), words)
      ),
    ]
  }

  /// The items that do not say something, by what they lack, and the notices of the law that no item is
  /// about; nil where the plan says all.
  private func missing() -> Section? {
    var entries = PlanField.allCases.compactMap { field -> ListEntry? in
      let items = assessment.plan.filter { $0.missing.contains(field) }
      guard !items.isEmpty else { return nil }
      let links = items.map { item -> [Inline] in
        [.link(item.subject, .page(.plan, fragment: Addresses.anchor(item.id)))]
      }
      return ListEntry(
        PlanTables.lack(field, items.count, words),
        note: .joined(links, by: ", ")
      )
    }
    let notices = assessment.unplannedNotices.map { deadline -> [Inline] in
      [.link(words.title(of: deadline), .breach(deadline.subject))]
    }
    if !notices.isEmpty {
      entries.append(
        ListEntry(PlanTables.unplanned(assessment, words), note: .joined(notices, by: ", "))
      )
    }
    return entries.isEmpty
      ? nil : Section(id: "missing", title: words("heading_plan_missing"), [.list(entries)])
  }

  private func planMilestones() -> [PlanTables.Step] {
    assessment.plan.flatMap { item in
      item.milestones.map {
        PlanTables.Step(milestone: $0, finding: item.finding ?? "", owner: item.owner)
      }
    }.sorted {
      ($0.milestone.day, NaturalKey($0.finding)) < ($1.milestone.day, NaturalKey($1.finding))
    }
  }

  /// The plan by its days; one sentence where nothing is planned.
  func roadmap() -> [Block] {
    Charts.roadmap(assessment, words) + (assessment.plan.isEmpty ? [] : [.table(horizons())])
  }

  private func horizons() -> Table {
    let groups = Horizon.allCases.map { horizon in
      PlanTables.Group(
        name: words("horizon_", horizon),
        items: assessment.plan.filter { $0.horizon == horizon },
        metric: horizon.metric
      )
    }
    return PlanTables.groups(
      groups,
      words("caption_horizons", ["day": words.day(assessment.asOf)]),
      words("column_when"),
      words
    )
  }

  private func deadlines() -> Table {
    let deadlines = assessment.deadlines
    let caption = words("caption_deadlines", ["n": String(deadlines.count)])
    return Registers.deadlines(deadlines, caption, reasons)
  }
}

extension [Inline] {
  /// A leaf's title after that of what it is under: many titles say nothing by themselves.
  static func leaf(_ title: String, in context: String?, isNote: Bool = false) -> [Inline] {
    let bare = title.split(separator: ":", maxSplits: 1)
    let isSpecification = bare.first.map { $0.hasPrefix("Implementation specification") } ?? false
    let plain = isSpecification && bare.count == 2 ? String(bare[1].drop { $0 == " " }) : title
    let isWhole = context.map { title.hasPrefix($0) } ?? true
    let words = isWhole ? title : context.map { "\($0): \(plain)" } ?? plain
    return [.foreign(isNote ? .note(words) : .text(words), Inline.lawLanguage)]
  }
}
