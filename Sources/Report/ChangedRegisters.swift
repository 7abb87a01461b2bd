import Diagnostics
import GapAnalysis
import Regulation
import Words

/// What changed in the registers since an earlier assessment: a section for each that changed.
struct ChangedRegisters {
  let comparison: Comparison
  let assessment: Assessment
  let words: Words

  /// The sections, without those where nothing changed.
  var sections: [Section] {
    let risks = comparison.risks.filter { !$0.kinds.isEmpty }
    return [
      section(
        "risks",
        "heading_risks_changed",
        risks.isEmpty ? nil : findings(risks, "caption_changed_risks"),
        note: risks.allSatisfy { $0.before == nil }
          ? words("no_earlier_risks", ["day": words.day(comparison.earlier)]) : nil
      ),
      section("gaps", "heading_gaps", gaps),
      section("evidence", "heading_evidence", evidence),
      section("overdue", "heading_overdue_items", overdue),
      section("due-dates", "heading_due_dates", dueDates),
      cost, unknown,
    ].compactMap(\.self)
  }

  private func section(
    _ id: String,
    _ title: String,
    _ table: Table?,
    note: String? = nil
  ) -> Section? {
    guard let table, !table.rows.isEmpty else { return nil }
    return Section(
      id: id,
      title: words(title),
      (note.map { [.paragraph(.text($0))] } ?? []) + [.table(table)]
    )
  }

  /// Findings, or risks of the register, then and now.
  func findings(_ changes: [FindingChange], _ caption: String) -> Table {
    let rows = changes.map { change -> [Table.Cell] in
      [
        Table.Cell([name(change.id)]), .text(change.title), requirements(change.requirements),
        Table.Cell(
          .joined(
            tags(of: change).map { [.tag($0)] },
            by: " "
          )
        ), state(change.before, insteadOf: change.title), state(change.after),
      ]
    }
    return Table(
      caption: words(caption),
      columns: [
        Table.Column(words("column_id"), .id), Table.Column(words("column_title"), .prose),
        Table.Column(words("column_requirements")), Table.Column(words("column_change")),
        Table.Column(words("column_then")), Table.Column(words("column_now")),
      ],
      rows: rows,
      emptySentence: words("empty_changed_findings")
    )
  }

  /// What became of a finding; one that was opened and closed between the two says both.
  private func tags(of change: FindingChange) -> [String] {
    if change.before == nil, change.after?.status == .closed {
      return [words("finding_change_opened_and_closed")]
    }
    return (change.kinds.isEmpty ? [.unchanged] : change.kinds).map {
      words("finding_change_", $0)
    }
  }

  /// Risk and state of a finding, and its title where that was another one.
  private func state(
    _ entry: EarlierAssessment.FindingEntry?,
    insteadOf title: String? = nil
  ) -> Table.Cell {
    guard let entry else { return Table.Cell([.note(words("note_not_there"))]) }
    let isLapsed = entry.acceptance == .lapsed
    let status =
      isLapsed ? words("acceptance_", entry.acceptance) : words("finding_status_", entry.status)
    let isRenamed = title.map { $0 != entry.title } ?? false
    return Table.Cell(
      [.risk(entry.risk), .text(" " + status)]
        + (isRenamed
          ? [.text(" "), .note(words("note_titled_then", ["title": entry.title]))] : [])
    )
  }

  private var gaps: Table {
    table(
      "caption_changed_gaps",
      ["column_requirement", "column_title", "column_change", "column_causes"],
      comparison.gaps.map { gap in
        [
          Table.Cell([name(gap.requirement ?? gap.id)]), .text(gap.title),
          tag(gap.isOpened ? "gap_change_opened" : "gap_change_closed"),
          Table.Cell(causes(of: gap)),
        ]
      }
    )
  }

  /// Why a gap is open now; of a closed one there is nothing to say.
  private func causes(of change: GapChange) -> [Inline] {
    guard change.isOpened, let gap = assessment.gaps.first(where: { $0.id == change.id }) else {
      return []
    }
    return Reasons(assessment: assessment, words: words).causes(of: gap)
  }

  private var evidence: Table {
    table(
      "caption_changed_evidence",
      ["column_id", "column_title", "column_requirements", "column_change"],
      comparison.evidence.map { change in
        let next =
          change.replacements.isEmpty
          ? ""
          : " " + words("replaced_by", ["names": change.replacements.joined(separator: ", ")])
        return [
          .text(change.id),
          change.title.isEmpty
            ? Table.Cell([.note(words("note_not_recorded"))]) : .text(change.title),
          requirements(change.subjects),
          Table.Cell([.tag(words("evidence_change_", change.kind)), .text(next)]),
        ]
      }
    )
  }

  private var overdue: Table {
    table(
      "caption_changed_overdue",
      ["column_id", "column_title", "column_requirements", "column_due", "column_change"],
      comparison.overdue.map { change in
        [
          Table.Cell([name(change.item.subject)]), .text(words.title(of: change.item)),
          requirements(change.item.requirements), Table.Cell([.day(change.item.day)]),
          tag(change.isOverdue ? "overdue_change_new" : "overdue_change_resolved"),
        ]
      }
    )
  }

  private var dueDates: Table {
    table(
      "caption_changed_due_dates",
      ["column_id", "column_title", "column_requirements", "column_then", "column_now"],
      comparison.dueMoves.map { move in
        [
          Table.Cell([name(move.subject)]), .text(move.title), requirements(move.requirements),
          day(move.before), day(move.after),
        ]
      }
    )
  }

  private var cost: Section? {
    let cost = comparison.cost
    guard let difference = cost.difference, difference != 0 || !cost.items.isEmpty else {
      return nil
    }
    let amount = { (cost: Int?) in cost.map { words.dollars($0) } ?? words("note_none") }
    let sentence = words(
      "cost_changed",
      ["before": amount(cost.before), "after": amount(cost.after)]
    )
    let rows = cost.items.map { item -> [Table.Cell] in
      [
        Table.Cell([name(item.id.hasPrefix("plan:") ? String(item.id.dropFirst(5)) : item.id)]),
        .text(item.title), requirements([item.requirement].compactMap(\.self)),
        .text(amount(item.before)), .text(amount(item.after)),
      ]
    }
    let items = table(
      "caption_changed_cost",
      ["column_id", "column_title", "column_requirements", "column_then", "column_now"],
      rows
    )
    let blocks: [Block] = [.paragraph(.text(sentence))] + (rows.isEmpty ? [] : [.table(items)])
    return Section(id: "cost", title: words("heading_cost_of_plan"), blocks)
  }

  private var unknown: Section? {
    guard !comparison.notCompared.isEmpty else { return nil }
    let parts = comparison.notCompared.map { words("compared_", $0) }
    return Section(
      id: "not-compared",
      title: words("heading_not_compared"),
      [.paragraph(.text(words("not_compared", ["parts": parts.joined(separator: ", ")])))]
    )
  }

  private func table(_ caption: String, _ columns: [String], _ rows: [[Table.Cell]]) -> Table {
    Table(
      caption: words(caption),
      columns: columns.map { key in
        switch key {
        case "column_id", "column_requirement": Table.Column(words(key), .id)
        case "column_title", "column_causes": Table.Column(words(key), .prose)
        default: Table.Column(words(key))
        }
      },
      rows: rows,
      emptySentence: ""
    )
  }

  private func tag(_ key: String) -> Table.Cell { Table.Cell([.tag(words(key))]) }

  private func day(_ day: Day?) -> Table.Cell {
    Table.Cell(day.map { [.day($0)] } ?? [.note(words("note_none"))])
  }

  /// What is here now leads to its page; what is here no longer is named alone.
  private func name(_ id: String) -> Inline {
    if assessment.finding(id) != nil { return .link(id, .page(Addresses.finding(id))) }
    if assessment.requirement(id) != nil { return .link(id, .page(Addresses.requirement(id))) }
    return .text(id)
  }

  private func requirements(_ ids: [String]) -> Table.Cell {
    Table.Cell(.joined(ids.map { [name($0)] }, by: ", "))
  }
}
