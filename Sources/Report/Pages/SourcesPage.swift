import Diagnostics
import Regulation
import Words

/// The page that names where the law was read and how sure we are.
struct SourcesPage {
  let law: Law
  let asOf: Day
  let words: Words

  func page() -> Page {
    Page(
      .sources,
      words,
      [catalog(), facts(), unverified(), crosswalks()].compactMap(\.self),
      lawChecked: law.catalog.asOf
    )
  }

  private func catalog() -> Section {
    let sentence = words(
      "sources_catalog",
      ["authority": law.catalog.authority, "n": String(law.catalog.requirements.count)]
    )
    return Section(id: "catalog", title: words("heading_catalog"), [.paragraph(.text(sentence))])
  }

  private func facts() -> Section {
    let table = Table(
      words("caption_sources_facts", ["day": words.day(asOf)]),
      rows: law.facts.all.filter { !$0.validity.begins(after: asOf) },
      empty: words("empty_sources_facts")
    ) {
      Column.fact(words)
      Column.citation(words)
      Column.confidence(words)
      Column(words("column_last_checked"), .id) {
        .text($0.checked.map(words.day) ?? words("not_recorded"))
      }
    }
    return Section(id: "facts", title: words("heading_facts"), [.table(table)])
  }

  private func unverified() -> Section? {
    let facts = law.facts.all.filter { !$0.isVerified && !$0.validity.begins(after: asOf) }
    guard !facts.isEmpty else { return nil }
    let entries = facts.map { fact in
      ListEntry(
        [.law(fact.title, LawBlocks.page(fact))],
        note: .law(TextFormat.withSpelledDays(fact.source, words))
      )
    }
    return Section(id: "unverified", title: words("heading_not_verified"), [.list(entries)])
  }

  private func crosswalks() -> Section? {
    let notes = law.crosswalk.notes.map { ListEntry(.text($0)) }
    let sources = law.crosswalk.sources.naturally(by: \.key).map {
      ListEntry([.code($0.key)], note: .text($0.value))
    }
    guard !sources.isEmpty else { return nil }
    return Section(
      id: "crosswalks",
      title: words("heading_crosswalks"),
      [.list(sources), .list(notes)]
    )
  }
}
