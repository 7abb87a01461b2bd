import GapAnalysis
import Regulation

/// The page "What changed in the law": what began and what ended since the previous assessment or,
/// without one, in the year before the as-of day.
struct LawChangesPage {
  /// Where it stands in every site that has law.
  static let link = PageLink("What changed in the law", "law-changes.html")

  let law: Law
  let asOf: Day
  let assessment: Assessment?

  private var earlier: Day { assessment?.comparison?.earlier ?? asOf.adding(years: -1) }

  func pages() -> [Page] {
    guard !law.isEmpty else { return [] }
    let facts = law.facts.changes(since: earlier, until: asOf)
    let entries = law.catalog.changes(since: earlier, until: asOf)
    let reason = assessment?.comparison == nil ? "" : ", the day of the previous assessment"
    let lede = "What began and what ended between \(earlier.spelled)\(reason) and \(asOf.spelled)."
    return [
      Page(
        kind: .page,
        path: Self.link.path,
        title: "What changed since \(earlier.spelled)",
        lede: .text(lede),
        description: lede,
        sections: [
          requirements("requirements-begun", "Requirements that began", entries.begun),
          requirements("requirements-ended", "Requirements that ended", entries.ended),
          self.facts("begun", "Facts that began", facts.begun),
          self.facts("ended", "Facts that ended", facts.ended),
          self.facts("passed", "Facts that began and ended", facts.passed),
          proposals(),
        ].compactMap(\.self),
        lawChecked: law.catalog.asOf
      )
    ]
  }

  private func requirements(_ id: String, _ title: String, _ entries: [Requirement]) -> Section {
    let rows = entries.map { entry -> [Table.Cell] in
      [
        Table.Cell([.link(entry.id, LawBlocks.page(entry))]), .text(entry.title),
        .text(entry.validity.from?.spelled ?? "always"),
        .text(known(entry.validity.to)?.spelled ?? "in force"),
      ]
    }
    return Section(id: id, title: title, [.table(table(title, "Requirement", rows))])
  }

  private func facts(_ id: String, _ title: String, _ facts: [Fact]) -> Section? {
    if id == "passed", facts.isEmpty { return nil }
    let rows = facts.map { fact -> [Table.Cell] in
      [
        Table.Cell([.link(fact.title, LawBlocks.page(fact))]), .text(fact.citation),
        .text(fact.validity.from?.spelled ?? "always"),
        .text(known(fact.validity.to)?.spelled ?? "in force"),
      ]
    }
    return Section(id: id, title: title, [.table(table(title, "Fact", rows, second: "Citation"))])
  }

  private func known(_ end: Day?) -> Day? { end.flatMap { $0 <= asOf ? $0 : nil } }

  private func table(
    _ title: String,
    _ name: String,
    _ rows: [[Table.Cell]],
    second: String = "Title"
  ) -> Table {
    Table(
      caption: "\(title), from \(earlier.spelled) to \(asOf.spelled).",
      columns: [
        Table.Column(name), Table.Column(second), Table.Column("From", .id),
        Table.Column("To", .id),
      ],
      rows: rows,
      emptySentence: "None between \(earlier.spelled) and \(asOf.spelled)."
    )
  }

  private func proposals() -> Section? {
    let rules = law.proposedRules.filter { $0.published > earlier && $0.published <= asOf }
    guard !rules.isEmpty else { return nil }
    let lines = rules.map { rule -> [Inline] in
      [.text("\(rule.title), \(rule.citation), published on "), .day(rule.published), .text(".")]
    }
    let callout = Block.callout(.note, title: "Proposed rule - not law", lines)
    return Section(id: "proposed", title: "Proposed, and not law", [callout])
  }
}
