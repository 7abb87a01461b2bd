import Diagnostics
import GapAnalysis
import Words

/// What the site shows in two places and print in one, with a reference from the other.
extension PrintComposer {
  /// A section as its chapter has it: what another chapter has is a line that leads there.
  func once(_ section: Section, of own: SitePage) -> Section {
    switch (own, section.id) {
    case (.plan, "plan"):
      section.mappingTables {
        $0.noting(words("column_when"), below: words("column_due"))
          .merging(words("column_for"), into: words("column_what"))
      }
    case (.exposure, "exposure"): withTableOnce(section)
    case (.changes, "requirements"): openChanges(section)
    case (.changes, "gaps"): openGapChanges(section)
    case (.gaps, "gaps") where !order.hasGapsInPrint: gapsByRisk(section)
    default:
      elsewhere(section, of: own).map { line in
        Section(id: section.id, title: section.title, [.paragraph(line)])
      } ?? section
    }
  }

  private func elsewhere(_ section: Section, of own: SitePage) -> [Inline]? {
    let rows = section.blocks.reduce(0) { count, block in
      if case .table(let table) = block { count + table.rows.count } else { count }
    }
    guard rows > 0 else { return nil }
    switch (own, section.id) {
    case (.plan, "milestones") where order.printed.contains(.findings):
      return reference("print_milestones", rows, to: .findings) + besidesPlan
    case (.breaches, "standing") where order.printed.contains(.requirements):
      return reference("print_breach_requirements", rows, to: .requirements)
    case (.leftOut, "not-assessed") where order.printed.contains(.requirements):
      let missing = assessment.leaves.count { $0.status == .notAssessed && $0.hasNoReason }
      return missing == 0
        ? reference("print_not_assessed", rows, to: .requirements)
        : reference("print_not_assessed_unexplained", rows, to: .requirements, missing: missing)
    case (.leftOut, "not-applicable") where order.printed.contains(.requirements):
      return reference("print_not_applicable", rows, to: .requirements)
    default: return nil
    }
  }

  /// How many milestones the chapter of findings has besides those of the plan, with the blank before it.
  private var besidesPlan: [Inline] {
    let all = assessment.findings.reduce(0) { $0 + $1.finding.milestones.count }
    let more = all - assessment.plan.reduce(0) { $0 + $1.milestones.count }
    return more > 0 ? .text(" " + words("print_milestones_besides", count: more)) : []
  }

  /// The table of penalties that all rows of the exposure are from, said once below them: the other
  /// columns are wider for it.
  private func withTableOnce(_ section: Section) -> Section {
    let title = words("column_table")
    var named: [Inline]?
    let blocks = section.blocks.map { block -> Block in
      guard case .table(let table) = block, let same = table.same(title) else { return block }
      named = same
      return .table(table.without(title))
    }
    guard let named, let place = blocks.firstIndex(where: { !$0.isTable }) else { return section }
    let line = Block.paragraph(words.line("print_exposure_table", ["table": named]))
    return Section(
      id: section.id,
      title: section.title,
      Array(blocks[..<place]) + [line] + Array(blocks[place...])
    )
  }

  private func reference(
    _ key: String,
    _ count: Int,
    to page: SitePage,
    missing: Int = 0
  ) -> [Inline] {
    words.line(
      key,
      count: count,
      [
        "page": [.link(words("heading_\(page.name)"), .page(page))],
        "missing": .text(String(missing)),
      ]
    )
  }

  /// All gaps as references to their requirements, or to the finding of one that has none.
  private func gapsByRisk(_ section: Section) -> Section {
    let gaps = assessment.gapsByRisk
    guard !gaps.isEmpty else { return section }
    let levels: [Level?] = Level.allCases.reversed() + [nil]
    let items = levels.compactMap { level -> PanelItem? in
      let links = gaps.filter { $0.risk == level }.map { gap -> [Inline] in
        [.link(gap.subject, gap.requirement.map { .requirement($0) } ?? .finding(gap.subject))]
      }
      guard !links.isEmpty else { return nil }
      let term = level.map { words($0) } ?? words("note_not_rated")
      return PanelItem("\(term): \(links.count)", .joined(links, by: ", "), isWide: true)
    }
    return Section(
      id: section.id,
      title: section.title,
      [.paragraph(.text(words("print_gaps", count: gaps.count))), .panel(items)]
    )
  }
}

/// What the chapter of changes says where it lists what was closed, with its proof.
extension PrintComposer {
  /// The requirements whose closing the chapter shows, by their ids.
  private var closed: Set<String> {
    Set(assessment.comparison?.requirements(.closed).map(\.id) ?? [])
  }

  /// The changes without the requirements that were closed.
  private func openChanges(_ section: Section) -> Section {
    without(closed, section, "print_closed_requirements") {
      words("caption_other_changes", ["n": String($0)])
    }
  }

  /// The gaps without those that were closed with their requirements.
  private func openGapChanges(_ section: Section) -> Section {
    without(closed, section, "print_closed_gaps")
  }

  /// A section whose tables lack the rows of some ids, and a line that says where these are.
  private func without(
    _ ids: Set<String>,
    _ section: Section,
    _ key: String,
    caption: ((Int) -> String)? = nil
  ) -> Section {
    let link = Inline.link(words("heading_proof"), .page(.changes, fragment: "proof"))
    let blocks = section.blocks.flatMap { block -> [Block] in
      guard case .table(let table) = block else { return [block] }
      let kept = table.rows.filter { row in
        !ids.contains(row.first?.content.plain(in: words) ?? "")
      }
      let gone = table.rows.count - kept.count
      guard gone > 0 else { return [block] }
      let line = words.line(key, count: gone, ["page": [link]])
      let rest = table.with(kept, caption: caption?(kept.count) ?? table.caption)
      return kept.isEmpty ? [.paragraph(line)] : [.paragraph(line), .table(rest)]
    }
    return Section(id: section.id, title: section.title, blocks)
  }

  /// The deadlines of the result's chapter: where the plan's chapter has them all, how many there are.
  func deadlinesInResult(_ section: Section) -> Section? {
    guard order.printed.contains(.plan), !assessment.deadlines.isEmpty else { return section }
    guard section.id == "deadlines" else { return nil }
    let counts = [Deadline.State.overdue, .due].flatMap { state in
      let all = assessment.deadlines.filter { $0.state == state }
      let steps = all.count(where: \.isStep)
      return [
        ("print_deadlines_", state, all.count - steps, "deadlines.\(state.rawValue)"),
        ("print_milestones_", state, steps, state.milestoneMetric),
      ]
    }.filter { $0.2 > 0 }.map { words.counted($0 + $1.rawValue, $2, metric: $3) }
    guard !counts.isEmpty else { return nil }
    let page = Inline.link(words("heading_deadlines"), .page(.plan, fragment: "deadlines"))
    return Section(
      id: section.id,
      title: words("heading_deadlines"),
      [
        .paragraph(
          words.line("print_deadlines", ["counts": .joined(counts, by: ", "), "page": [page]])
        )
      ]
    )
  }
}

extension Block {
  fileprivate var isTable: Bool { if case .table = self { true } else { false } }
}

extension RequirementResult {
  /// Whether nobody recorded why it has its status.
  fileprivate var hasNoReason: Bool {
    reason == nil && response?.rationale == nil && response?.note == nil
  }
}

extension SitePage {
  /// The end of the key of its heading.
  fileprivate var name: String { self == .findings ? "findings" : "requirements" }
}

extension Section {
  /// The same with other tables.
  func mappingTables(_ change: (Table) -> Table) -> Section {
    Section(
      id: id,
      title: title,
      titleLanguage: titleLanguage,
      blocks.map { block in
        if case .table(let table) = block { .table(change(table)) } else { block }
      }
    )
  }
}
