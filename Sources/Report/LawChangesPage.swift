import GapAnalysis
import Regulation
import Words

/// The page "What changed in the law": what began and what ended since the previous assessment or,
/// without one, in the year before the as-of day.
struct LawChangesPage {
  let law: Law
  let asOf: Day
  let assessment: Assessment?
  let words: Words

  private var earlier: Day { assessment?.comparison?.earlier ?? asOf.adding(years: -1) }

  func page() -> Page {
    let facts = law.facts.changes(since: earlier, until: asOf)
    let entries = law.catalog.changes(since: earlier, until: asOf)
    let lede = words(
      assessment?.comparison == nil ? "lede_law_changes" : "lede_law_changes_of_client",
      ["earlier": words.day(earlier), "day": words.day(asOf)]
    )
    return Page(
      .lawChanges,
      words,
      title: words("title_law_changes_since", ["day": words.day(earlier)]),
      lede: lede,
      [
        requirements("requirements-begun", words("heading_requirements_begun"), entries.begun),
        requirements("requirements-ended", words("heading_requirements_ended"), entries.ended),
        self.facts("begun", words("heading_facts_begun"), facts.begun),
        self.facts("ended", words("heading_facts_ended"), facts.ended),
        self.facts("passed", words("heading_facts_passed"), facts.passed),
        proposals(),
      ].compactMap(\.self),
      lawChecked: law.catalog.asOf
    )
  }

  private func requirements(_ id: String, _ title: String, _ entries: [Requirement]) -> Section {
    let rows = entries.map { entry -> [Table.Cell] in
      [
        Table.Cell([.link(entry.id, LawBlocks.page(entry))]), Table.Cell([.law(entry.title)]),
        .text(entry.validity.from.map(words.day) ?? words("always")),
        .text(known(entry.validity.to).map(words.day) ?? words("in_force")),
      ]
    }
    return Section(id: id, title: title, [.table(table(title, "column_requirement", rows))])
  }

  private func facts(_ id: String, _ title: String, _ facts: [Fact]) -> Section? {
    if id == "passed", facts.isEmpty { return nil }
    let rows = facts.map { fact -> [Table.Cell] in
      [
        Table.Cell([.law(fact.title, LawBlocks.page(fact))]), .text(fact.citation),
        .text(fact.validity.from.map(words.day) ?? words("always")),
        .text(known(fact.validity.to).map(words.day) ?? words("in_force")),
      ]
    }
    return Section(
      id: id,
      title: title,
      [.table(table(title, "column_fact", rows, second: "column_citation"))]
    )
  }

  private func known(_ end: Day?) -> Day? { end.flatMap { $0 <= asOf ? $0 : nil } }

  private func table(
    _ title: String,
    _ name: String,
    _ rows: [[Table.Cell]],
    second: String = "column_title"
  ) -> Table {
    Table(
      caption: words(
        "caption_law_changes",
        ["title": title, "earlier": words.day(earlier), "day": words.day(asOf)]
      ),
      columns: [
        Table.Column(words(name)), Table.Column(words(second)),
        Table.Column(words("column_from"), .id),
        Table.Column(words("column_to"), .id),
      ],
      rows: rows,
      emptySentence: words(
        "empty_law_changes",
        ["earlier": words.day(earlier), "day": words.day(asOf)]
      )
    )
  }

  private func proposals() -> Section? {
    let rules = law.proposedRules.filter { $0.published > earlier && $0.published <= asOf }
    guard !rules.isEmpty else { return nil }
    let lines = rules.map { rule -> [Inline] in
      words.line(
        "proposed_published",
        [
          "rule": [.law(rule.title)], "citation": .text(rule.citation),
          "day": [.day(rule.published)],
        ]
      )
    }
    let callout = Block.callout(.note, title: words("proposed_title"), lines)
    return Section(id: "proposed", title: words("heading_proposed_and_not_law"), [callout])
  }
}
