import Diagnostics
import GapAnalysis
import Words

/// What the site shows in two places and print in one, with a reference from the other.
extension PrintComposer {
  /// The fragment of the missed deadlines in the chapter of the result.
  static let missedDeadlines = "result-missed-deadlines"

  /// A section as its chapter has it: what another chapter has is a line that leads there.
  func once(_ section: Section, of own: SitePage) -> Section {
    switch (own, section.id) {
    case (.plan, "plan"): section.withoutColumn(words("column_when"))
    case (.plan, "deadlines") where areMissedInResult: upcoming(section)
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
      return reference("print_milestones", rows, to: .findings)
    case (.breaches, "standing") where order.printed.contains(.requirements):
      return reference("print_breach_requirements", rows, to: .requirements)
    case (.leftOut, "not-assessed") where order.printed.contains(.requirements):
      return reference("print_not_assessed", rows, to: .requirements)
    case (.leftOut, "not-applicable") where order.printed.contains(.requirements):
      return reference("print_not_applicable", rows, to: .requirements)
    default: return nil
    }
  }

  private func reference(_ key: String, _ count: Int, to page: SitePage) -> [Inline] {
    words.line(key, count: count, ["page": [.link(words("heading_\(page.name)"), .page(page))]])
  }

  /// How many deadlines were missed.
  private var missed: Int { assessment.deadlines.count { $0.state == .overdue } }

  /// Whether the chapter of the result has all deadlines that were missed.
  var areMissedInResult: Bool {
    order.printed.contains(.result) && missed > 0 && missed <= FirstPage.mostDeadlines
  }

  /// The deadlines without those that were missed.
  private func upcoming(_ section: Section) -> Section {
    let others = assessment.deadlines.filter { $0.state != .overdue }
    let link = Inline.link(
      words("heading_missed_deadlines"),
      .page(.front, fragment: Self.missedDeadlines)
    )
    return Section(
      id: section.id,
      title: section.title,
      [
        .paragraph(words.line("print_missed_deadlines", count: missed, ["page": [link]])),
        .table(
          Registers.deadlines(
            others,
            words("caption_other_deadlines", ["n": String(others.count)]),
            Reasons(assessment: assessment, words: words)
          )
        ),
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

extension SitePage {
  /// The end of the key of its heading.
  fileprivate var name: String { self == .findings ? "findings" : "requirements" }
}

extension Section {
  /// The same without a column of its tables.
  fileprivate func withoutColumn(_ title: String) -> Section {
    Section(
      id: id,
      title: self.title,
      blocks.map { block in
        if case .table(let table) = block { .table(table.without(title)) } else { block }
      }
    )
  }
}
