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
            words.line(
              "breach_source",
              ["place": [.code(breach.place.fileLine)]]
            )
          ),
        ] + delay(breach) + [.table(duties(result))]
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
      (sections.isEmpty ? [none] : sections) + standing,
      lawChecked: law.catalog.asOf
    )
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
    let rows = result.duties.map { duty -> [Table.Cell] in
      [
        .text(words("recipient_", duty.recipient)),
        Table.Cell(duty.due.map { [.day($0)] } ?? [.note(words("note_none"))]),
        Table.Cell(
          duty.done.map { [.day($0)] }
            ?? [.note(words(duty.state == .notRequired ? "note_none" : "note_not_yet"))]
        ),
        Table.Cell([state(duty)]),
        .text(duty.citation),
        .text(duty.notes.map { words("notice_note_", $0) }.joined(separator: "; ")),
      ]
    }
    return Table(
      caption: words(
        "caption_notices",
        ["id": result.breach.id, "day": words.day(assessment.asOf)]
      ),
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
    let word = Reasons.state(of: duty, words)
    return duty.state == .late || duty.state == .overdue ? .alarm(word) : .tag(word)
  }

  private func breachTable(_ leaves: [RequirementResult]) -> Table {
    let rows = leaves.map { leaf -> [Table.Cell] in
      [
        Table.Cell(Self.link(leaf.requirement.id)), Table.Cell([.law(leaf.requirement.title)]),
        Table.Cell(leaf.chip),
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
}
