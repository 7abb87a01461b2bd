import Regulation

/// The page that names where the law was read and how sure we are.
struct SourcesPage {
  let law: Law
  let asOf: Day

  func pages() -> [Page] {
    guard !law.isEmpty else { return [] }
    let lede = [Inline].text(
      "Where the law, the facts and the crosswalks of this site were read, and how sure we are of them."
    )
    return [
      Page(
        kind: .page,
        path: "sources.html",
        title: "Sources",
        lede: lede,
        description: lede.plain,
        sections: [catalog(), facts(), unverified(), crosswalks()].compactMap(\.self),
        lawChecked: law.catalog.asOf
      )
    ]
  }

  private func catalog() -> Section {
    let words =
      "\(law.catalog.authority): \(law.catalog.requirements.count) entries, in our own words with the law's headings."
    return Section(id: "catalog", title: "Catalog", [.paragraph(.text(words))])
  }

  private func facts() -> Section {
    let rows = law.facts.all.filter { !$0.validity.begins(after: asOf) }.map {
      fact -> [Table.Cell] in
      [
        Table.Cell([.link(fact.title, LawBlocks.page(fact))]), .text(fact.citation),
        .text(fact.confidence), .text(fact.checked?.spelled ?? "not recorded"),
      ]
    }
    let table = Table(
      caption: "Facts that had begun by \(asOf.spelled).",
      columns: [
        Table.Column("Fact"), Table.Column("Citation"), Table.Column("Confidence"),
        Table.Column("Last checked", .id),
      ],
      rows: rows,
      emptySentence: "No fact had begun."
    )
    return Section(id: "facts", title: "Facts", [.table(table)])
  }

  private func unverified() -> Section? {
    let facts = law.facts.all.filter { !$0.isVerified && !$0.validity.begins(after: asOf) }
    guard !facts.isEmpty else { return nil }
    let entries = facts.map { fact in
      ListEntry([.link(fact.title, LawBlocks.page(fact))], note: .text(fact.source))
    }
    return Section(id: "unverified", title: "Not verified", [.list(entries)])
  }

  private func crosswalks() -> Section? {
    let notes = law.crosswalk.notes.map { ListEntry(.text($0)) }
    let sources = law.crosswalk.sources.sorted { $0.key < $1.key }.map {
      ListEntry([.code($0.key)], note: .text($0.value))
    }
    guard !sources.isEmpty else { return nil }
    return Section(id: "crosswalks", title: "Crosswalks", [.list(sources), .list(notes)])
  }
}
