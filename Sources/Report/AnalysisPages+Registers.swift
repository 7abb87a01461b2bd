import Diagnostics
import GapAnalysis
import Regulation

extension AnalysisPages {
  func risks() -> Page {
    let results = assessment.risks.enumerated().sorted { first, second in
      let (one, other) = (first.element, second.element)
      if one.inherent != other.inherent { return one.inherent > other.inherent }
      return one.risk.id.isNaturally(before: other.risk.id)
    }
    let rows = results.map { _, result -> [Table.Cell] in
      let risk = result.risk
      return [
        Table.Cell([.text(risk.id)]), .text(risk.title),
        rating(result.inherent, risk.estimate), rating(result.residual, risk.residual),
        Table.Cell(acceptance(result)),
        Table.Cell(.joined(risk.requirements.map { Self.link($0.value) }, by: ", ")),
      ]
    }
    let table = Table(
      caption: words("caption_risks", count: rows.count),
      columns: [
        Table.Column(words("column_id"), .id), Table.Column(words("column_risk"), .prose),
        Table.Column(words("column_inherent")),
        Table.Column(words("column_residual")),
        Table.Column(words("column_acceptance"), .prose),
        Table.Column(words("column_bears_on"), .prose),
      ],
      rows: rows,
      emptySentence: words("empty_risks")
    )
    return Self.page(
      "risks.html",
      words("title_risks"),
      words("lede_risks"),
      [
        Section(
          id: "heat-map",
          title: words("heading_heat_map_of_open_findings"),
          Charts.riskMatrix(assessment, words)
        ),
        Section(id: "register", title: words("heading_risk_register"), [.table(table)]),
      ]
    )
  }

  /// A rating with the likelihood and the impact that make it.
  private func rating(_ level: Level?, _ estimate: RiskEstimate?) -> Table.Cell {
    guard let level, let estimate else {
      return Table.Cell([.note(words("note_not_estimated"))], sortValue: "9")
    }
    return Table.Cell(
      [.risk(level), .text(" "), .note(FindingPages.estimated(estimate, words).plain)],
      sortValue: String(4 - level.rank)
    )
  }

  /// Whether a risk is lived with, who said so, until when and why.
  private func acceptance(_ result: RiskResult) -> [Inline] {
    let word = words("acceptance_", result.acceptance)
    guard let accepted = result.risk.accepted else { return .text(word) }
    return words.line(
      "risk_accepted",
      [
        "state": .text(word), "by": .text(accepted.by), "day": [.day(accepted.until)],
        "reason": .text(accepted.reason),
      ]
    )
  }

  func breaches() -> Page {
    let sections = assessment.breaches.map { result -> Section in
      let breach = result.breach
      let individuals = words("count_individuals", count: breach.affected)
      let state = breach.maxResidentsOneState
      return Section(
        id: Addresses.anchor(breach.id),
        title: words("heading_breach", ["id": breach.id]),
        [
          .paragraph(
            words.line(
              state == nil ? "breach_discovered" : "breach_discovered_in_state",
              [
                "day": [.day(breach.discovered)], "individuals": .text(individuals),
                "residents": .text(state.map { Setting.grouped(String($0)) } ?? ""),
              ]
            )
          ),
          .table(duties(result)),
        ]
      )
    }
    let none = Section(
      id: "none",
      title: nil,
      [.paragraph(.text(words("empty_breaches")))]
    )
    let leaves = assessment.leaves.filter { $0.requirement.rule == .breachNotification }
    let standing: [Section] =
      leaves.isEmpty
      ? []
      : [
        Section(id: "standing", title: words("heading_requirements"), [.table(breachTable(leaves))])
      ]
    return Self.page(
      "breaches.html",
      words("title_breaches"),
      words("lede_breaches"),
      (sections.isEmpty ? [none] : sections) + standing
    )
  }

  private func duties(_ result: BreachResult) -> Table {
    let rows = result.duties.map { duty -> [Table.Cell] in
      [
        .text(words("recipient_", duty.recipient)),
        Table.Cell(duty.due.map { [.day($0)] } ?? [.note(words("note_none"))]),
        Table.Cell(
          duty.done.map { [.day($0)] }
            ?? [.note(words(duty.state == .notRequired ? "note_none" : "note_not_yet"))]
        ),
        Table.Cell([state(duty)]),
        .text(duty.citation), .text(duty.note ?? ""),
      ]
    }
    return Table(
      caption: words("caption_notices", ["id": result.breach.id]),
      columns: [
        Table.Column(words("column_to")), Table.Column(words("column_outer_limit"), .id),
        Table.Column(words("column_done"), .id),
        Table.Column(words("column_state")), Table.Column(words("column_law"), .id),
        Table.Column(words("column_note"), .prose),
      ],
      rows: rows,
      emptySentence: words("empty_notices")
    )
  }

  private func state(_ duty: BreachDuty) -> Inline {
    let word = words("duty_", duty.state)
    return duty.state == .late || duty.state == .overdue ? .alarm(word) : .tag(word)
  }

  private func breachTable(_ leaves: [RequirementResult]) -> Table {
    let rows = leaves.map { leaf -> [Table.Cell] in
      [
        Table.Cell(Self.link(leaf.requirement.id)), .text(leaf.requirement.title),
        Table.Cell(leaf.status.map { [.status($0)] } ?? []),
      ]
    }
    return Table(
      caption: words("caption_breach_rule", count: rows.count),
      columns: [
        Table.Column(words("column_requirement"), .id), Table.Column(words("column_title"), .prose),
        Table.Column(words("column_status")),
      ],
      rows: rows,
      emptySentence: ""
    )
  }

  func exposure() -> Page {
    let rows = assessment.exposure.map { result -> [Table.Cell] in
      let item = result.item
      return [
        Table.Cell(provision(item.provision)), tier(of: result), Scorecards.number(item.year),
        Scorecards.number(item.violations), amount(result.codified, cap: result.cap),
        result.discretionRange.map { amount($0, cap: result.discretionCap) }
          ?? .text(words("discretion_not_in_force")),
        Table.Cell([.link(result.table.title, LawBlocks.page(result.table))]),
      ]
    }
    let table = Table(
      caption: words("caption_exposure"),
      columns: [
        Table.Column(words("column_provision"), .prose), Table.Column(words("column_tier")),
        Table.Column(words("column_year"), .number),
        Table.Column(words("column_violations"), .number),
        Table.Column(words("column_by_regulation"), .prose),
        Table.Column(words("column_under_the_2019_discretion"), .prose),
        Table.Column(words("column_table"), .prose),
      ],
      rows: rows,
      emptySentence: words("empty_exposure")
    )
    return Self.page(
      "exposure.html",
      words("title_exposure"),
      words("lede_exposure"),
      [
        Section(
          id: "exposure",
          title: nil,
          [.table(table)] + (rows.isEmpty ? [] : [.paragraph(.text(words("exposure_caps")))])
        )
      ]
    )
  }

  private func provision(_ id: String) -> [Inline] {
    guard let requirement = law.catalog.requirement(id) else { return .text(id) }
    return [.link(id, LawBlocks.page(requirement)), .text(" "), .note(requirement.title)]
  }

  private func tier(of result: ExposureResult) -> Table.Cell {
    let number = String(result.item.tier)
    let culpability = FactSetting.culpability(
      ofTier: result.item.tier,
      in: result.table,
      facts: law.facts
    )
    return Table.Cell(
      [.text(words("tier", ["n": number]))]
        + (culpability.map { [.text(" "), .note($0)] } ?? []),
      sortValue: number
    )
  }

  /// What a year could cost, and the cap for it.
  private func amount(_ amount: DollarRange, cap: Int?) -> Table.Cell {
    let limit = cap.map { words("capped_at", ["cap": Setting.dollars(String($0))]) }
    return Table.Cell(
      [.text(range(amount))] + (limit.map { [.text(" "), .note($0)] } ?? []),
      sortValue: String(amount.maximum)
    )
  }

  private func range(_ range: DollarRange) -> String {
    guard range.minimum < range.maximum else { return Setting.dollars(String(range.maximum)) }
    return words(
      "dollar_range",
      [
        "least": Setting.dollars(String(range.minimum)),
        "most": Setting.dollars(String(range.maximum)),
      ]
    )
  }

  func readiness() -> Page? {
    let readiness = assessment.readiness
    guard !readiness.items.isEmpty else { return nil }
    let rows = readiness.items.map { item -> [Table.Cell] in
      [
        .text(item.change.id), .text(item.change.citation), .text(item.change.title),
        .text(item.change.question),
        Table.Cell([
          item.response.map { .tag(words("readiness_", $0.answer)) }
            ?? .note(words("note_no_answer"))
        ]),
      ]
    }
    let table = Table(
      caption: words("caption_readiness", count: rows.count),
      columns: [
        Table.Column(words("column_id"), .id), Table.Column(words("column_proposed"), .id),
        Table.Column(words("column_change")),
        Table.Column(words("column_question"), .prose), Table.Column(words("column_answer")),
      ],
      rows: rows,
      emptySentence: ""
    )
    let states = law.proposedRules.filter { $0.published <= assessment.asOf }.map {
      Self.state($0, on: assessment.asOf, words)
    }
    return Self.page(
      "readiness.html",
      words("title_readiness"),
      words("lede_readiness"),
      [
        Section(
          id: "readiness",
          title: nil,
          [
            .callout(
              .note,
              title: words("proposed_title"),
              states + [
                readinessLine
              ]
            ), .table(table),
          ]
        )
      ]
    )
  }

  /// How much of what is proposed is there, of how many answers.
  private var readinessLine: [Inline] {
    let readiness = assessment.readiness
    let total = readiness.items.count
    let answered = total - readiness.count(nil)
    guard answered > 0 else { return .text(words("readiness_unanswered", count: total)) }
    return words.line(
      "readiness_share",
      [
        "share": [.figure(Setting.percent(readiness.score), metric: "readiness.score")],
        "answered": .text("\(answered)"), "total": .text("\(total)"),
        "counts": .text(
          ReadinessAnswer.Answer.allCases.filter { readiness.count($0) > 0 }.map {
            "\(readiness.count($0)) \(words("readiness_", $0).lowercased())"
          }.joined(separator: ", ")
        ),
      ]
    )
  }

  /// What became of a proposed rule, as of the day on which that was looked up or, if it is earlier, of
  /// the report.
  static func state(_ rule: ProposedRule, on asOf: Day, _ words: Words) -> [Inline] {
    let status = Setting.word(rule.status).lowercased()
    return words.line(
      "proposed_state",
      [
        "rule": .text(rule.title), "citation": .text(rule.citation), "status": .text(status),
        "day": [.day(min(rule.statusChecked, asOf))],
      ]
    )
  }

  func documents() -> Page {
    Self.page(
      "documents.html",
      words("title_documents"),
      words("lede_documents"),
      [
        Section(
          id: "documents",
          title: words("heading_documents"),
          [.table(checks(assessment.documents, words("caption_documents")))]
        ),
        Section(
          id: "risk-analysis",
          title: words("heading_nine_elements_of_a_risk_analysis"),
          [
            .table(checks(assessment.riskAnalysis, words("caption_elements"))),
            ClientPages.caution(words),
          ]
        ),
      ]
    )
  }

  private func state(of item: CheckItem) -> String {
    item.state == .notApplicable && item.requirements.isEmpty
      ? words("check_out_of_scope") : words("check_", item.state)
  }

  private func checks(_ items: [CheckItem], _ caption: String) -> Table {
    let isContested = items.contains { !$0.denials.isEmpty }
    let rows = items.map { item -> [Table.Cell] in
      var cells: [Table.Cell] = [
        .text(item.title), Table.Cell([.tag(state(of: item))]),
        Table.Cell(reasons.line(item.proofs)),
      ]
      if isContested { cells.append(Table.Cell(reasons.line(item.denials))) }
      return cells + [Table.Cell(.joined(item.requirements.map(Self.link), by: ", "))]
    }
    return Table(
      caption: caption,
      columns: [
        Table.Column(words("column_what"), .prose), Table.Column(words("column_state")),
        Table.Column(words("column_shown_by"), .prose),
      ] + (isContested ? [Table.Column(words("column_contradicted_by"), .prose)] : [])
        + [Table.Column(words("column_requirements"), .prose)],
      rows: rows,
      emptySentence: words("empty_documents")
    )
  }
}
