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
          [tables.maps(), .table(tables.levels()), tables.lapses()].compactMap(\.self)
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
      Self.state($0, words)
    }
    let proposed = words("proposed_title")
    return Page(
      .readiness,
      words,
      [
        Section(
          id: "readiness",
          title: nil,
          [
            .callout(.note, title: proposed, states + [agenda, readinessLine].compactMap(\.self)),
            .table(table),
          ]
        )
      ]
    )
  }

  /// What the latest regulatory agenda plans for the proposal; nil where the facts do not say.
  private var agenda: [Inline]? {
    guard let fact = law.facts.fact(of: "sr-nprm-agenda", on: assessment.asOf),
      case .text(let stage)? = fact.value.value(at: ["stage"]),
      case .text(let aim)? = fact.value.value(at: ["aim"])
    else { return nil }
    return words.line(
      "proposed_agenda",
      [
        "fact": [.law(fact.title, LawBlocks.page(fact))], "stage": [.law(stage)],
        "aim": [.law(aim)],
        "day": fact.checked.map { [.day($0)] } ?? .text(words("not_recorded")),
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

  /// What became of a proposed rule, with the day on which that was looked up.
  static func state(_ rule: ProposedRule, _ words: Words) -> [Inline] {
    let status = TextFormat.word(words.term("proposal_", rule.status)).lowercased()
    return words.line(
      "proposed_state",
      [
        "rule": [.law(rule.title)], "citation": .text(rule.citation), "status": .text(status),
        "published": [.day(rule.published)], "day": [.day(rule.statusChecked)],
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
          [.paragraph(.text(words("documents_legend"))), .table(requested())] + earlierVersions
        ),
        Section(
          id: "risk-analysis",
          title: words("heading_nine_elements_of_a_risk_analysis"),
          [
            .paragraph(.text(words("elements_no_verdict"))), .table(elements()),
            ClientPages.caution(words, in: assessment),
          ]
        ),
      ]
    )
  }

  /// What is said of versions that are no longer in effect: the answer about keeping them, or that
  /// there is none.
  private var earlierVersions: [Block] {
    guard let item = assessment.earlierVersions else {
      return [.paragraph(.text(words("documents_earlier")))]
    }
    return [
      .paragraph(.text(words("documents_earlier_answered"))),
      .panel(item.requirements.compactMap(assessment.requirement).flatMap { panel(item, $0) }),
    ]
  }

  @ListBuilder<PanelItem>
  private func panel(_ item: CheckItem, _ result: RequirementResult) -> [PanelItem] {
    PanelItem(words("label_requirement"), Self.link(result.requirement.id))
    PanelItem(words("label_status"), .joined([result.chip(words)] + doubts(item), by: ", "))
    PanelItem(
      words("label_evidence_seen"),
      item.proofs.isEmpty ? [.note(words("note_no_proof"))] : reasons.line(item.proofs)
    )
    if !item.onFile.isEmpty {
      PanelItem(words("column_on_file"), reasons.line(item.onFile))
    }
    let findings = item.denials.filter { if case .finding = $0.source { true } else { false } }
    if !findings.isEmpty {
      PanelItem(words("column_findings"), reasons.line(findings))
    }
    if let note = result.response?.ownNote {
      PanelItem(words("column_what_was_found"), assessment.linked(note), isWide: true)
    }
  }

  /// Whether a document is there; what contests the answers behind it, and the evidence that expired.
  private func state(of item: CheckItem) -> [Inline] {
    guard item.state != .notApplicable else { return [.tag(words(reason(of: item)))] }
    // What is kept of earlier ones is one answer, below the table.
    if item.id == "earlier-analyses", !item.unmarked.isEmpty,
      let kept = assessment.earlierVersions?.requirements.first
    {
      return words.line("check_kept", ["requirement": Self.link(kept)])
    }
    let isUnmarked = item.state == .absent && !item.unmarked.isEmpty && item.expired.isEmpty
    let state = isUnmarked ? [] : [[Inline.tag(words("check_", item.state))]]
    let lines = [
      .joined(state + doubts(item), by: ", "), item.unmarked.isEmpty ? [] : unmarked(item),
      without(item),
    ]
    return Array(lines.filter { !$0.isEmpty }.joined(separator: [.lineBreak]))
  }

  /// The breaches that a document which is asked for of each is not there for.
  private func without(_ item: CheckItem) -> [Inline] {
    guard !item.breachesWithout.isEmpty else { return [] }
    let ids = [Inline].joined(
      item.breachesWithout.naturallySorted().map { [Reasons.breach($0)] },
      by: ", "
    )
    return words.line("check_breaches_without", ["breaches": ids])
  }

  /// Why a document is not asked for.
  private func reason(of item: CheckItem) -> String {
    if item.requirements.isEmpty { return "check_out_of_scope" }
    let isOfBreaches = item.id == "corrective-action" && assessment.breaches.isEmpty
    return isOfBreaches ? "check_no_breach" : "check_not_applicable"
  }

  /// That no item of evidence is marked as of the kinds that would show a document, with their names as
  /// `evidence.yml` has them.
  private func unmarked(_ item: CheckItem) -> [Inline] {
    let kinds = item.unmarked.map { [Inline.foreign(.text($0), "en")] }
    return words.line(
      item.takesTags ? "check_unmarked_and_untagged" : "check_unmarked",
      count: kinds.count,
      ["kinds": .joined(kinds, by: ", ")]
    )
  }

  /// What contests a document, and the evidence of it that expired.
  private func doubts(_ item: CheckItem) -> [[Inline]] {
    var parts: [[Inline]] = []
    if !item.contradictions.isEmpty {
      let by = [Inline].joined(reasons.contesting(item.contradictions), by: ", ")
      parts.append(words.line("check_contested_by", ["by": by]))
    }
    if !item.expired.isEmpty {
      let ids = [Inline].joined(item.expired.map { [Reasons.evidence($0)] }, by: ", ")
      parts.append(words.line("check_evidence_expired", ["evidence": ids]))
    }
    return parts
  }

  private func requested() -> Table {
    let items = assessment.documents
    return Table(words("caption_documents"), rows: items, empty: words("empty_documents")) {
      Column(words("column_what"), .prose) { .text(words.document($0)) }
      Column(words("column_state"), .prose) { Table.Cell(state(of: $0)) }
      Column(words("column_shown_by"), .prose) { Table.Cell(reasons.line($0.proofs)) }
      if items.contains(where: { !$0.onFile.isEmpty }) {
        Column(words("column_on_file"), .prose) { Table.Cell(reasons.line($0.onFile)) }
      }
      Column(words("column_requirements"), .prose) { Table.Cell(.requirements($0.requirements)) }
    }
  }

  /// What of the report's own files concerns each element, without a verdict.
  private func elements() -> Table {
    Table(words("caption_elements"), rows: assessment.riskAnalysis) {
      Column(words("column_element"), .prose) { .text(words.element($0)) }
      Column(words("column_on_it"), .prose) { item in
        let all = item.proofs + item.denials
        return all.isEmpty
          ? [.note(words("note_nothing_on_it"))] : Table.Cell(reasons.line(all))
      }
      Column(words("column_requirements"), .prose) { Table.Cell(.requirements($0.requirements)) }
    }
  }
}
