import Diagnostics
import GapAnalysis
import Regulation
import Words

extension AnalysisPages {
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
                "residents": .text(state.map { words.grouped(String($0)) } ?? ""),
              ]
            )
          ),
          .paragraph(
            .text(words("breach_source")) + source(assessment.place(breach.place, words))
          ),
        ] + account(of: breach) + delay(breach) + [.table(duties(result))]
      )
    }
    let none = Section(id: "none", title: nil, [.paragraph(.text(words("empty_breaches")))])
    let leaves = assessment.leaves.filter { $0.requirement.rule == .breachNotification }
    let requirements: [Section] =
      leaves.isEmpty
      ? []
      : [
        Section(id: "standing", title: words("heading_requirements"), [.table(breachTable(leaves))])
      ]
    return Page(
      .breaches,
      words,
      (sections.isEmpty ? [none] : [overview()] + sections) + requirements,
      lawChecked: law.catalog.asOf
    )
  }

  /// What happened and what shows it, as far as the register says so.
  private func account(of breach: Breach) -> [Block] {
    let note = breach.note.map { Block.paragraph(assessment.linked($0)) }
    guard !breach.evidence.isEmpty else { return [note].compactMap(\.self) }
    let shown = breach.evidence.map { [Reasons.evidence($0.value)] }
    let evidence = words.line("breach_evidence", ["evidence": .joined(shown, by: ", ")])
    return [note, .paragraph(evidence)].compactMap(\.self)
  }

  /// All breaches at a glance, each with its notices by whom they are for.
  private func overview() -> Section {
    let asked = Set(assessment.breaches.flatMap(\.duties).filter(\.isAsked).map(\.recipient))
    let table = Table(
      words("caption_breaches", ["day": words.day(assessment.asOf)]),
      rows: assessment.breaches
    ) {
      Column(words("column_breach"), .id) { [.link($0.breach.id, .breach($0.breach.id))] }
      Column(words("column_discovered"), .id) { [.day($0.breach.discovered)] }
      Column(words("column_individuals"), .number) {
        .text(words.grouped(String($0.breach.affected)))
      }
      Column(words("column_breach_assessment")) { Table.Cell(assessment(of: $0.breach)) }
      for recipient in BreachDuty.Recipient.allCases where asked.contains(recipient) {
        Column(words("recipient_", recipient)) { result in
          Table.Cell(
            .joined(result.duties.filter { $0.recipient == recipient }.map(notice), by: "; ")
          )
        }
      }
      Column(words("column_findings"), .prose) { Table.Cell(openFindings(about: $0)) }
    }
    return Section(
      id: "overview",
      title: words("overview"),
      [.paragraph(presumption), .table(table)]
    )
  }

  /// Whether its risk assessment of the four factors is finished, and when it was; a note may say how far
  /// one without a day is.
  private func assessment(of breach: Breach) -> [Inline] {
    guard let day = breach.assessed?.value else {
      return .text(words(breach.note == nil ? "breach_presumed" : "breach_unfinished"))
    }
    return words.line("breach_assessed", ["day": [.day(day)]])
  }

  /// Why a breach of the register counts as one, with the requirement that it rests on.
  private var presumption: [Inline] {
    words.line(
      "breaches_presumed",
      count: assessment.breaches.count,
      [
        "n": [.figure(String(assessment.breaches.count), metric: "breaches.total")],
        "requirement": assessment.link(toRequirement: "164.402(2)"),
      ]
    )
  }

  /// When a notice was given or is due, with a chip where that is late.
  private func notice(_ duty: BreachDuty) -> [Inline] {
    let day = duty.done ?? duty.due
    guard duty.isAsked, duty.state != .undetermined, let day else { return [state(duty)] }
    let line = words.line(
      duty.done == nil ? "notice_due" : "notice_given",
      ["day": [.day(day)]]
    )
    return duty.daysLate == nil ? line : line + [.text(" "), state(duty)]
  }

  /// The findings that its note names, else the open ones on what the law asks for after a breach: its
  /// assessment, the notices that it calls for, and their proof.
  private func openFindings(about result: BreachResult) -> [Inline] {
    let named = Set(assessment.linked(result.breach.note ?? ""))
    let links = assessment.findingsByPlan.map { Reasons.finding($0.finding.id) }
      .filter(named.contains)
    guard links.isEmpty else { return .joined(links.map { [$0] }, by: ", ") }
    let sections =
      ["164.402", "164.414"]
      + result.duties.filter(\.isAsked).map { duty in
        String((duty.citation.split(separator: " ").last ?? "").prefix { $0 != "(" })
      }
    return openFindings { id in sections.contains(String(id.prefix { $0 != "(" })) }
  }

  /// The delay that law enforcement asked for, with its days.
  private func delay(_ breach: Breach) -> [Block] {
    guard let delay = breach.delay else { return [] }
    return [
      .paragraph(
        words.line(
          "breach_delayed_" + delay.statement.rawValue,
          ["made": [.day(delay.made)], "until": [.day(delay.until)]]
        )
      )
    ]
  }

  private func duties(_ result: BreachResult) -> Table {
    Table(
      words("caption_notices", ["id": result.breach.id, "day": words.day(assessment.asOf)]),
      rows: result.duties,
      empty: words("empty_notices")
    ) {
      Column(words("column_to")) { .text(words("recipient_", $0.recipient)) }
      Column(words("column_outer_limit"), .id) { .day($0.due, orNote: words("note_none")) }
      Column(words("column_done"), .id) {
        .day($0.done, orNote: words($0.state == .notRequired ? "note_none" : "note_not_yet"))
      }
      Column(words("column_state")) { [state($0)] }
      Column(words("column_law"), .id) { .text($0.citation) }
      Column(words("column_note"), .prose) { Table.Cell(remarks(on: $0)) }
    }
  }

  /// What is to be known of a notice, and the open findings on the section that asks for it.
  private func remarks(on duty: BreachDuty) -> [Inline] {
    let notes = duty.notes.map { [Inline].text(words("notice_note_", $0)) }
    let section = (duty.citation.split(separator: " ").last ?? "").prefix { $0 != "(" } + "("
    let findings = openFindings { $0.hasPrefix(section) }
    return .joined(
      notes
        + (duty.state == .notRequired || findings.isEmpty
          ? [] : [words.line("notice_findings", ["findings": findings])]),
      by: "; "
    )
  }

  /// The open findings on requirements, as links.
  private func openFindings(on isMeant: (String) -> Bool) -> [Inline] {
    let open = assessment.findingsByPlan.filter { result in
      result.needsAction && result.finding.requirements.contains { isMeant($0.value) }
    }
    return .joined(open.map { [Reasons.finding($0.finding.id)] }, by: ", ")
  }

  private func state(_ duty: BreachDuty) -> Inline {
    let word = Reasons.state(of: duty, words)
    return duty.state == .late || duty.state == .overdue ? .alarm(word) : .tag(word)
  }

  private func breachTable(_ leaves: [RequirementResult]) -> Table {
    Table(words("caption_breach_rule", count: leaves.count), rows: leaves) {
      Column.requirement(words)
      Column.title(words)
      Column.status(words)
      Column(words("column_open_findings")) { leaf in
        Table.Cell(openFindings { $0 == leaf.requirement.id })
      }
    }
  }
}

extension BreachDuty {
  /// Whether the law asks for it, or may do so.
  fileprivate var isAsked: Bool { state != .notRequired }
}
