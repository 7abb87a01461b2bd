import Diagnostics
import GapAnalysis
import Regulation
import Words

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
        Table.Cell([.text(risk.id)], anchor: Addresses.anchor(risk.id)), .text(risk.title),
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
    return Page(
      .risks,
      words,
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
      [.risk(level), .text(" "), .note(FindingPages.estimated(estimate, words).plain(in: words))],
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

  func readiness() -> Page? {
    let readiness = assessment.readiness
    guard !readiness.items.isEmpty else { return nil }
    let rows = readiness.items.map { item -> [Table.Cell] in
      [
        .text(item.change.id), .text(item.change.citation), Table.Cell([.law(item.change.title)]),
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
    return Page(
      .readiness,
      words,
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
        "share": [.figure(words.percent(readiness.score), metric: "readiness.score")],
        "answered": .text("\(answered)"), "total": .text("\(total)"),
        "counts": .text(
          ReadinessAnswer.Answer.allCases.filter { readiness.count($0) > 0 }.map {
            words.count(readiness.count($0), of: words("readiness_", $0))
          }.joined(separator: ", ")
        ),
      ]
    )
  }

  /// What became of a proposed rule, as of the day on which that was looked up or, if it is earlier, of
  /// the report.
  static func state(_ rule: ProposedRule, on asOf: Day, _ words: Words) -> [Inline] {
    let status = Setting.word(words.term("proposal_", rule.status)).lowercased()
    return words.line(
      "proposed_state",
      [
        "rule": [.law(rule.title)], "citation": .text(rule.citation), "status": .text(status),
        "published": [.day(rule.published)], "day": [.day(min(rule.statusChecked, asOf))],
      ]
    )
  }

  func documents() -> Page {
    Page(
      .documents,
      words,
      [
        Section(
          id: "documents",
          title: words("heading_documents"),
          [.table(checks(assessment.documents, words.document, words("caption_documents")))]
        ),
        Section(
          id: "risk-analysis",
          title: words("heading_nine_elements_of_a_risk_analysis"),
          [
            .table(checks(assessment.riskAnalysis, words.element, words("caption_elements"))),
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

  private func checks(
    _ items: [CheckItem],
    _ title: (CheckItem) -> String,
    _ caption: String
  ) -> Table {
    let isContested = items.contains { !$0.denials.isEmpty }
    let rows = items.map { item -> [Table.Cell] in
      var cells: [Table.Cell] = [
        .text(title(item)), Table.Cell([.tag(state(of: item))]),
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
