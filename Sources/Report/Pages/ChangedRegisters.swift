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
    Table(words(caption), rows: changes, empty: words("empty_changed_findings")) {
      name(\.id)
      title(\.title)
      requirements(\.requirements)
      Column(words("column_change")) {
        Table.Cell(.joined(tags(of: $0).map { [.tag($0)] }, by: " "))
      }
      Column(words("column_then")) { state($0.before, insteadOf: $0.title) }
      Column(words("column_now")) { state($0.after) }
    }
  }

  /// What became of a finding; one that was opened and closed between the two says both.
  private func tags(of change: FindingChange) -> [String] {
    if change.before == nil, change.after?.status == .closed {
      return [words("finding_change_opened_and_closed")]
    }
    return (change.kinds.isEmpty ? [.unchanged] : change.kinds).map { kind in
      kind == .closed && change.after == nil
        ? words("closure_", ClosureKind.notListed) : words("finding_change_", kind)
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
      isLapsed
      ? words("finding_change_", FindingChangeKind.acceptanceLapsed)
      : words("finding_status_", entry.status)
    let isRenamed = title.map { $0 != entry.title } ?? false
    return Table.Cell(
      [.risk(entry.risk), .text(" " + status)]
        + (isRenamed
          ? [.text(" "), .note(words("note_titled_then", ["title": entry.title]))] : [])
    )
  }

  private var gaps: Table {
    Table(words("caption_changed_gaps"), rows: comparison.gaps) {
      name({ $0.requirement ?? $0.id }, title: "column_requirement")
      title(\.title)
      change { $0.isOpened ? "gap_change_opened" : "gap_change_closed" }
      Column(words("column_causes"), .prose) { Table.Cell(causes(of: $0)) }
    }
  }

  /// Why a gap is open now; of a closed one there is nothing to say.
  private func causes(of change: GapChange) -> [Inline] {
    guard change.isOpened, let gap = assessment.gaps.first(where: { $0.id == change.id }) else {
      return []
    }
    return Reasons(assessment: assessment, words: words).causes(of: gap)
  }

  private var evidence: Table {
    Table(words("caption_changed_evidence"), rows: comparison.evidence) {
      Column(words("column_id"), .id) { .text($0.id) }
      Column(words("column_title"), .prose) {
        $0.title.isEmpty ? [.note(words("note_not_recorded"))] : .text($0.title)
      }
      requirements(\.subjects)
      Column(words("column_change")) {
        let names = $0.replacements.joined(separator: ", ")
        let next = names.isEmpty ? "" : " " + words("replaced_by", ["names": names])
        return [.tag(words("evidence_change_", $0.kind)), .text(next)]
      }
    }
  }

  private var overdue: Table {
    Table(words("caption_changed_overdue"), rows: comparison.overdue) {
      name(\.item.subject)
      title { words.title(of: $0.item) }
      requirements(\.item.requirements)
      Column(words("column_due")) { [.day($0.item.day)] }
      change { "overdue_change_" + $0.kind.rawValue }
    }
  }

  private var dueDates: Table {
    Table(words("caption_changed_due_dates"), rows: comparison.dueMoves) {
      name(\.subject)
      title(\.title)
      requirements(\.requirements)
      Column(words("column_then")) { .day($0.before, orNote: words("note_none")) }
      Column(words("column_now")) { .day($0.after, orNote: words("note_none")) }
    }
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
    let items = Table(words("caption_changed_cost"), rows: cost.items) {
      name { $0.id.hasPrefix("plan:") ? String($0.id.dropFirst(5)) : $0.id }
      title(\.title)
      requirements { [$0.requirement].compactMap(\.self) }
      Column(words("column_then")) { .text(amount($0.before)) }
      Column(words("column_now")) { .text(amount($0.after)) }
    }
    let table: [Block] = cost.items.isEmpty ? [] : [.table(items)]
    return Section(
      id: "cost",
      title: words("heading_cost_of_plan"),
      [.paragraph(.text(sentence))] + table
    )
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

  /// What is here now leads to its page; what is here no longer is named alone.
  private func link(_ id: String) -> Inline {
    if assessment.finding(id) != nil { return .link(id, .finding(id)) }
    if assessment.requirement(id) != nil { return .link(id, .requirement(id)) }
    return .text(id)
  }

  private func name<Row>(
    _ id: @escaping (Row) -> String,
    title: String = "column_id"
  ) -> Column<Row> {
    Column(words(title), .id) { [link(id($0))] }
  }

  private func title<Row>(_ title: @escaping (Row) -> String) -> Column<Row> {
    Column(words("column_title"), .prose) { .text(title($0)) }
  }

  private func requirements<Row>(_ ids: @escaping (Row) -> [String]) -> Column<Row> {
    Column(words("column_requirements")) {
      Table.Cell(.joined(ids($0).map { [link($0)] }, by: ", "))
    }
  }

  private func change<Row>(_ key: @escaping (Row) -> String) -> Column<Row> {
    Column(words("column_change")) { [.tag(words(key($0)))] }
  }
}
