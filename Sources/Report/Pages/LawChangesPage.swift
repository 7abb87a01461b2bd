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
    let table = table(title, entries, \.validity) {
      Column(words("column_requirement")) { [.link($0.id, LawBlocks.page($0))] }
      Column(words("column_title")) { [.law($0.title)] }
    }
    return Section(id: id, title: title, [.table(table)])
  }

  private func facts(_ id: String, _ title: String, _ facts: [Fact]) -> Section? {
    if id == "passed", facts.isEmpty { return nil }
    let table = table(title, facts, \.validity) {
      Column.fact(words, .words)
      Column.citation(words, .words)
    }
    return Section(id: id, title: title, [.table(table)])
  }

  private func table<Row>(
    _ title: String,
    _ rows: [Row],
    _ validity: @escaping (Row) -> Validity,
    @ListBuilder<Column<Row>> names: () -> [Column<Row>]
  ) -> Table {
    let (from, to) = (words.day(earlier), words.day(asOf))
    return Table(
      words("caption_law_changes", ["title": title, "earlier": from, "day": to]),
      rows: rows,
      empty: words("empty_law_changes", ["earlier": from, "day": to])
    ) {
      names()
      Column.from(words, of: validity)
      Column.to(words, asOf: asOf, of: validity)
    }
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
