import Diagnostics
import GapAnalysis
import Regulation
import Words

/// The risk register as tables and lines, for its page, a requirement's page and blocks of prose.
struct RiskTables {
  let assessment: Assessment
  let words: Words

  /// The risks, highest first, then in the order of their ids; closed ones last.
  var sorted: [RiskResult] { inOrder(assessment.risks) }

  private func inOrder(_ risks: [RiskResult]) -> [RiskResult] {
    risks.map { result in
      (key: (result.isCurrent ? -result.inherent.rank : 1, NaturalKey(result.risk.id)), result)
    }
    .sorted { $0.key < $1.key }.map(\.1)
  }

  /// Everything that the register says.
  func register() -> Table {
    let results = sorted
    return Table(
      words("caption_risks", count: results.count),
      rows: results,
      isRegister: true,
      empty: words("empty_risks")
    ) {
      Column(words("column_id"), .id) {
        Table.Cell([.text($0.risk.id)], anchor: Addresses.anchor($0.risk.id))
      }
      Column(words("column_risk"), .prose) { Table.Cell(described($0), key: $0.risk.title) }
      Column(words("column_inherent"), filter: "inherent") {
        .risk($0.inherent, orNote: words("note_not_estimated"))
      }
      Column(words("column_residual"), filter: "residual") {
        .risk($0.residual, orNote: words("note_not_estimated"))
      }
      Column(words("column_treatment"), filter: "treatment") { Table.Cell(treatment($0)) }
      Column(words("column_owner"), filter: "owner") { Table.Cell(owner($0)) }
      Column(words("column_due"), .id) { due($0) }
      Column(words("column_status"), filter: "status") {
        // When it lapsed is beside it.
        $0.lapsed == nil
          ? Table.Cell(status($0), key: $0.status.rawValue)
          : Table.Cell(
            [.alarm(words("finding_change_", FindingChangeKind.acceptanceLapsed))],
            key: "lapsed"
          )
      }
    }
  }

  /// A row a risk, each linked to the register.
  func brief(_ results: [RiskResult], _ caption: String) -> Table {
    Table(caption, rows: results) {
      Column(words("column_id"), .id) { [Reasons.risk($0.risk.id)] }
      Column(words("column_risk"), .prose) { .text($0.risk.title) }
      Column(words("column_inherent")) { [.risk($0.inherent)] }
      Column(words("column_residual")) {
        .risk($0.residual, orNote: words("note_not_estimated"))
      }
      Column(words("column_treatment")) { result in
        Table.Cell(
          treatment(result) + [.lineBreak]
            + (result.lapsed == nil ? [.note(words.status(of: result))] : status(result))
        )
      }
      Column(words("column_owner")) { Table.Cell(owner($0)) }
      Column(words("column_due"), .id) { due($0) }
    }
  }

  /// The title, and below it what threatens what through which weakness, how it was rated, what its
  /// treatment costs, and who lives with it.
  private func described(_ result: RiskResult) -> [Inline] {
    let risk = result.risk
    let requirements = risk.requirements.map(\.value)
    let parts: [(label: String, text: [Inline]?)] = [
      ("label_threat", risk.threat.map(assessment.linked)),
      ("label_vulnerability", risk.vulnerability.map(assessment.linked)),
      ("label_asset", risk.asset.map(assessment.linked)),
      ("label_rated", .text(estimates(of: risk))),
      ("label_action", risk.action.map(assessment.linked)),
      ("label_dealt_with_by", item(of: risk)),
      ("label_cost", risk.cost.map { .text(words.dollars($0)) }),
      ("column_acceptance", risk.accepted.map { acceptance($0, of: result) }),
      ("column_bears_on", requirements.isEmpty ? nil : .requirements(requirements)),
    ]
    return parts.reduce([.strong(risk.title)]) { line, part in
      guard let text = part.text else { return line }
      return line + [.lineBreak, .note(words(part.label) + ": ")] + text
    }
  }

  /// The findings whose items of the plan deal with a risk, with the last of their due dates, or the
  /// risk's own; nil where none does.
  private func item(of risk: Risk) -> [Inline]? {
    let items = assessment.plan.filter {
      $0.risks.contains(risk.id) || $0.sharedRisks.contains(risk.id)
    }
    guard let first = items.first else { return nil }
    let findings = items.compactMap(\.finding)
    guard !findings.isEmpty else {
      let place = Target.page(.plan, fragment: Addresses.anchor(first.id))
      return [.link(words("own_item_of_plan"), place)]
    }
    let isDated = items.allSatisfy { $0.due != nil }
    let last = isDated ? items.compactMap(\.due).max() : nil
    return .joined(findings.map { [Reasons.finding($0)] }, by: ", ")
      + (last.map { words.line("item_due", ["day": [.day($0)]]) } ?? [])
  }

  /// The likelihood and the impact that make the ratings.
  private func estimates(of risk: Risk) -> String {
    let inherent = words.estimate(risk.estimate)
    return risk.residual.map {
      words(
        "estimate_then_residual",
        ["inherent": inherent, "residual": words.estimate($0).lowercased()]
      )
    } ?? inherent
  }

  private func treatment(_ result: RiskResult) -> [Inline] {
    result.risk.treatment.map { .text(words("treatment_", $0)) }
      ?? missing(.treatment, of: result)
  }

  /// How far a risk is dealt with, as a chip that warns where its acceptance is over.
  private func status(_ result: RiskResult) -> [Inline] {
    let words = words.status(of: result)
    return [result.lapsed == nil ? .tag(words) : .alarm(words)]
  }

  private func owner(_ result: RiskResult) -> [Inline] {
    result.risk.owner.map { .text($0) } ?? missing(.owner, of: result)
  }

  /// The day, marked where it has passed; of an accepted risk without one, that of the acceptance.
  private func due(_ result: RiskResult) -> Table.Cell {
    guard let due = result.risk.due else {
      guard result.isCurrent, let until = result.risk.accepted?.until else {
        return Table.Cell(missing(.due, of: result), key: Day.noneIsLast)
      }
      // A blank of its own: in a narrow column the day has a line to itself.
      let line = words.line("accepted_until", ["day": [.day(until)]]).flatMap { part -> [Inline] in
        guard case .text(let words) = part, words.hasSuffix(" ") else { return [part] }
        return [.text(String(words.dropLast())), .text(" ")]
      }
      return Table.Cell(line + (isLapsed(result) ? [.text(" "), lapsed] : []), key: until.iso)
    }
    return Table.Cell(.due(due, isOverdue: result.isOverdue, words), key: due.iso)
  }

  /// That a part is missing; nothing where it need not be there.
  private func missing(_ part: RiskPart, of result: RiskResult) -> [Inline] {
    result.missing.contains(part) ? [.note(words("note_none"))] : []
  }

  /// Whether its acceptance is over, and it is not closed.
  private func isLapsed(_ result: RiskResult) -> Bool { result.lapsed != nil }

  private var lapsed: Inline { .alarm(words("chip_lapsed")) }

  /// Who accepted a risk, until when and why, and whether that is over.
  private func acceptance(_ accepted: Acceptance, of result: RiskResult) -> [Inline] {
    let line = words.line(
      isLapsed(result) ? "risk_acceptance_lapsed" : "risk_accepted",
      [
        "by": .text(accepted.by), "day": [.day(accepted.until)],
        "reason": assessment.linked(accepted.reason),
      ]
    )
    return (isLapsed(result) ? [lapsed, .text(" ")] : []) + line
  }
}

extension RiskTables {
  /// How many risks there are and how they are dealt with, and what the register lacks.
  @ListBuilder<PanelItem>
  func counts() -> [PanelItem] {
    PanelItem(
      words("label_risks_in_register"),
      [.figure("\(assessment.risks.count)", metric: "risks.total")]
        + .text(assessment.risks.isEmpty ? "" : ": " + byStatus),
      isWide: true
    )
    counted(words("label_risks_overdue"), "risks.overdue", \.isOverdue)
    counted(words("label_risks_lapsed"), "risks.lapsed", isLapsed)
    for part in RiskPart.allCases {
      counted(words("label_risks_without_", part), part.metric) { $0.missing.contains(part) }
    }
    cost
  }

  /// What shows risk management, in a line; nil for any other requirement and without a register.
  func line(on requirement: String) -> [Inline]? {
    guard requirement == Self.management, !assessment.risks.isEmpty else { return nil }
    return [
      .link(words("heading_risk_register"), .page(.risks)), .text(": "),
      .figure("\(assessment.risks.count)", metric: "risks.total"), .text(": " + byStatus),
    ]
  }

  private var byStatus: String {
    let lapsed = assessment.risks.count { isAcceptedOnce($0) }
    let counts =
      Finding.Status.allCases.map { status in
        (
          words("finding_status_", status),
          assessment.risks.count { $0.status == status && !isAcceptedOnce($0) }
        )
      } + [(words("finding_change_", FindingChangeKind.acceptanceLapsed), lapsed)]
    return counts.filter { $0.1 > 0 }.map { words.count($0.1, of: $0.0) }
      .joined(separator: ", ")
  }

  /// Whether its status is that it was accepted, and that is over.
  private func isAcceptedOnce(_ result: RiskResult) -> Bool {
    result.status == .riskAccepted && result.lapsed != nil
  }

  /// A number, and the risks that it counts.
  private func counted(
    _ label: String,
    _ metric: String,
    _ counts: (RiskResult) -> Bool
  ) -> PanelItem {
    let results = sorted.filter(counts)
    let names = results.map { [Reasons.risk($0.risk.id)] }
    return PanelItem(
      label,
      [.figure("\(results.count)", metric: metric)]
        + (names.isEmpty ? [] : [.text(": ")] + .joined(names, by: ", "))
    )
  }

  /// What the treatment costs, of how many.
  private var cost: PanelItem {
    let current = assessment.risks.filter(\.isCurrent)
    let priced = current.count { $0.risk.cost != nil }
    let sum = assessment.metric("risks.cost").map { words.value(of: $0) } ?? ""
    guard priced > 0 else {
      return PanelItem(words("label_risks_cost"), [.note(words("cost_unknown"))])
    }
    return PanelItem(
      words("label_risks_cost"),
      words.line(
        "risks_cost",
        count: current.count,
        [
          "cost": [.figure(sum, metric: "risks.cost")], "priced": .text("\(priced)"),
        ]
      ),
      isWide: true
    )
  }
}

extension RiskTables {
  private var stages: [RiskMap] { RiskMap.Stage.allCases.map { assessment.riskMap($0) } }

  /// Two maps beside each other, as found and once treated.
  func maps() -> Block { .heatMaps(stages.map { HeatMap($0, words) }) }

  /// That the maps have findings and risks whose acceptance is over; nil where there is none.
  func lapses() -> Block? {
    let findings = assessment.findings.compactMap { result in
      result.lapsed.map { ($0, Reasons.finding(result.finding.id)) }
    }
    let risks = sorted.compactMap { result in
      result.lapsed.map { ($0, Reasons.risk(result.risk.id)) }
    }
    let all = (findings + risks).map { day, name -> [Inline] in
      words.line("lapsed_item", ["item": [name], "day": [.day(day)]])
    }
    guard !all.isEmpty else { return nil }
    return .paragraph(
      words.line("risk_levels_lapsed", count: all.count, ["items": .joined(all, by: ", ")])
    )
  }

  /// The same by level, in numbers that lead to how they were computed.
  func levels() -> Table {
    let maps = stages
    return Table(words("caption_risk_levels"), rows: Array(Level.allCases.reversed())) {
      Column(words("column_risk")) { [.risk($0)] }
      for map in maps {
        let isInherent = map.stage == .inherent
        let stage = words(isInherent ? "column_inherent" : "column_residual")
        Column("\(stage): \(words("column_findings"))", .number) { level in
          [
            .figure(
              "\(map.count(of: level).findings)",
              metric: isInherent ? level.findingMetric : level.residualFindingMetric
            )
          ]
        }
        Column("\(stage): \(words("column_risks"))", .number) { level in
          [
            .figure(
              "\(map.count(of: level).risks)",
              metric: isInherent ? level.inherentMetric : level.residualMetric
            )
          ]
        }
      }
    }
  }
}

/// What a requirement's page shows of the register.
extension RiskTables {
  static let analysis = "164.308(a)(1)(ii)(A)"
  static let management = "164.308(a)(1)(ii)(B)"

  /// How many rows are shown before the register is left to say the rest.
  private static let most = 12

  /// The register where the law asks for it, and else the risks that name the requirement.
  func section(of requirement: String) -> Section? {
    let title = words("heading_risk_register")
    let concerned = inOrder(assessment.risks.filter { $0.concerned.contains(requirement) })
    switch requirement {
    case Self.management:
      let current = sorted.filter(\.isCurrent)
      guard !assessment.risks.isEmpty else {
        return Section(id: "risks", title: title, [.paragraph(.text(words("empty_risks")))])
      }
      let shown = current.prefix(Self.most)
      let caption = words("caption_risks_in_brief", count: shown.count)
      return Section(
        id: "risks",
        title: title,
        [
          .panel(counts()), .table(brief(Array(shown), caption)), .paragraph(link),
        ]
      )
    case Self.analysis:
      let line = words.line(
        "risks_beside_analysis",
        count: assessment.risks.count,
        [
          "register": [.link(.risks, words)],
          "elements": [
            .link(
              words("heading_nine_elements_of_a_risk_analysis"),
              .page(.documents, fragment: "risk-analysis")
            )
          ],
        ]
      )
      return Section(id: "risks", title: title, [.paragraph(line)])
    default:
      guard !concerned.isEmpty else { return nil }
      let caption = words("caption_risks_here", count: concerned.count)
      return Section(id: "risks", title: title, [.table(brief(concerned, caption))])
    }
  }

  /// A link to the whole register.
  private var link: [Inline] {
    words.line(
      "link_risk_register",
      count: assessment.risks.count,
      ["register": [.link(.risks, words)]]
    )
  }
}
