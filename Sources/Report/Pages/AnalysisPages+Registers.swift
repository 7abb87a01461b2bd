import Diagnostics
import GapAnalysis
import Regulation
import Words

extension AnalysisPages {
  func risks() -> Page {
    let tables = RiskTables(assessment: assessment, words: words)
    let isEmpty = assessment.risks.isEmpty
    let register: [Block] = [.table(tables.register())]
    return Page(
      .risks,
      words,
      [
        Section(
          id: "heat-map",
          title: words("heading_heat_maps"),
          [tables.maps(), .table(tables.levels())]
        ),
        Section(
          id: "register",
          title: words("heading_risk_register"),
          isEmpty ? register : [riskSource, .panel(tables.counts())] + register
        ),
      ]
    )
  }

  /// Where the risks and their ratings come from.
  private var riskSource: Block {
    .paragraph(
      words.line(
        "risks_source",
        [
          "day": [.day(assessment.asOf)],
          "method": [.link(words("method"), .page(.method))],
        ]
      )
    )
  }

  func readiness() -> Page? {
    let items = assessment.readiness.items
    guard !items.isEmpty else { return nil }
    let table = Table(words("caption_readiness", count: items.count), rows: items) {
      Column(words("column_id"), .id) { .text($0.change.id) }
      Column(words("column_proposed"), .id) { .text($0.change.citation) }
      Column(words("column_change")) { [.law($0.change.title)] }
      Column(words("column_question"), .prose) { .text($0.change.question) }
      Column(words("column_answer")) { item in
        [
          item.response.map { .tag(words("readiness_", $0.answer)) }
            ?? .note(words("note_no_answer"))
        ]
      }
    }
    let states = law.proposedRules.filter { $0.published <= assessment.asOf }.map {
      Self.state($0, on: assessment.asOf, words)
    }
    let proposed = words("proposed_title")
    return Page(
      .readiness,
      words,
      [
        Section(
          id: "readiness",
          title: nil,
          [.callout(.note, title: proposed, states + [readinessLine]), .table(table)]
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
    let status = TextFormat.word(words.term("proposal_", rule.status)).lowercased()
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
    _ title: @escaping (CheckItem) -> String,
    _ caption: String
  ) -> Table {
    Table(caption, rows: items, empty: words("empty_documents")) {
      Column(words("column_what"), .prose) { .text(title($0)) }
      Column(words("column_state")) { [.tag(state(of: $0))] }
      Column(words("column_shown_by"), .prose) { Table.Cell(reasons.line($0.proofs)) }
      if items.contains(where: { !$0.denials.isEmpty }) {
        Column(words("column_contradicted_by"), .prose) {
          Table.Cell(reasons.line($0.denials))
        }
      }
      Column(words("column_requirements"), .prose) { Table.Cell(.requirements($0.requirements)) }
    }
  }
}
