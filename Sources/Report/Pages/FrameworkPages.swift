import Diagnostics
import GapAnalysis
import Regulation
import Words

/// The pages of the frameworks that policies claim to satisfy: which items policies answer, and which
/// policies name none.
struct FrameworkPages {
  let register: PolicyRegister
  let places: FrameworkPlaces
  let words: Words
  /// The paths of policies' pages by their ids.
  private let policyPages: [String: String]

  init(register: PolicyRegister, places: FrameworkPlaces, words: Words) {
    (self.register, self.places, self.words) = (register, places, words)
    policyPages = Dictionary(firstOf: register.entries.map { ($0.policy.id, $0.page) })
  }

  /// So many rows and columns a matrix has at most; what is larger is in the tables alone.
  private static let mostCells = (rows: 150, columns: 12)
  /// So many gaps, and so many policies, are listed.
  private static let mostListed = 100

  /// The overview, and the pages of each framework.
  func pages() -> [Page] {
    let coverage = register.coverage
    return [overview(coverage)] + coverage.flatMap { pages(of: $0) }
  }

  private func overview(_ coverage: [FrameworkCoverage]) -> Page {
    let table = Table(words("caption_frameworks"), rows: coverage) {
      Column(words("column_framework"), .prose) {
        [.link($0.framework.title, .page(FrameworkPlaces.page(of: $0.framework)))]
      }
      Column(words("column_items"), .number) { .text(words.grouped(String($0.leaves.count))) }
      Column(words("column_answered"), .number) {
        .text(words.grouped(String($0.leaves.count - $0.gaps.count)))
      }
      Column(words("column_unanswered"), .number) { .text(words.grouped(String($0.gaps.count))) }
    }
    let data = words.line(
      "frameworks_data",
      ["json": [.link("data/frameworks.json", .file("data/frameworks.json"))]]
    )
    return Page(
      .frameworks,
      words,
      [
        Section(id: "frameworks", title: nil, [.table(table)]),
        unmapped(),
        Section(id: "data", title: words("heading_the_data"), [.paragraph(data)]),
      ].compactMap(\.self)
    )
  }

  /// The policies that answer no item of any framework.
  private func unmapped() -> Section? {
    let unmapped = register.unmapped
    guard !unmapped.isEmpty else { return nil }
    let entries = unmapped.prefix(Self.mostListed).map {
      ListEntry([.link($0.policy.title, .page($0.page))], note: .text($0.policy.number ?? ""))
    }
    let more = unmapped.count - entries.count
    let rest = more > 0 ? [ListEntry(.text(words("and_more", count: more)))] : []
    return Section(
      id: "unmapped",
      title: words("heading_unmapped"),
      [.paragraph(.text(words("lede_unmapped"))), .list(entries + rest)]
    )
  }

  /// The pages of a framework: its items as a tree, a long one in parts; the first has the rest.
  private func pages(of coverage: FrameworkCoverage) -> [Page] {
    let framework = coverage.framework
    let parts = stride(from: 0, to: max(coverage.rows.count, 1), by: FrameworkPlaces.most).map {
      coverage.rows[$0..<min($0 + FrameworkPlaces.most, coverage.rows.count)]
    }
    let links = parts.enumerated().map { number, rows in
      let range = "\(rows.first?.item.id ?? "") – \(rows.last?.item.id ?? "")"
      return PageLink(
        number == 0
          ? framework.title
          : words("title_list_part", ["title": framework.title, "range": range]),
        FrameworkPlaces.page(of: framework, part: number)
      )
    }
    return parts.indices.map { number in
      let lede = words("lede_framework", ["day": words.day(register.asOf)])
      let table = Section(
        id: "items",
        title: words("heading_items"),
        [.table(items(parts[number], of: coverage))]
      )
      return Page(
        kind: .register,
        path: links[number].path,
        title: links[number].title,
        lede: .text(lede),
        description: lede,
        breadcrumbs: [PageLink(.frameworks, words)] + (number == 0 ? [] : [links[0]]),
        sections: number == 0 ? first(table, links, coverage) : [table],
        previous: number > 0 ? links[number - 1] : nil,
        next: number + 1 < links.count ? links[number + 1] : nil
      )
    }
  }

  /// The sections of the first page.
  private func first(
    _ table: Section,
    _ links: [PageLink],
    _ coverage: FrameworkCoverage
  ) -> [Section] {
    let sections: [Section?] = [
      counts(coverage), gaps(coverage), links.count > 1 ? contents(links) : nil, table,
      byPolicy(coverage), matrix(coverage),
    ]
    return sections.compactMap(\.self)
  }

  private func contents(_ links: [PageLink]) -> Section {
    Section(
      id: "parts",
      title: words("heading_register_parts"),
      [.list(links.map { ListEntry([.link($0.title, .page($0.path))]) })]
    )
  }

  private func counts(_ coverage: FrameworkCoverage) -> Section {
    let leaves = coverage.leaves.count
    let numbers = [
      ("label_items", leaves), ("label_answered", leaves - coverage.gaps.count),
      ("label_unanswered", coverage.gaps.count),
    ]
    return Section(
      id: "counts",
      title: nil,
      [.panel(numbers.map { PanelItem(words($0.0), .text(words.grouped(String($0.1)))) })]
    )
  }

  private func link(_ policy: Policy) -> [Inline] {
    let label = policy.number.map { "\($0) \(policy.title)" } ?? policy.title
    let name: Inline =
      policyPages[policy.id].map { .link(label, .page($0)) } ?? .text(label)
    if policy.covers(on: register.asOf) { return [name] }
    let state = words("policy_state_", policy.state(on: register.asOf))
    return [name, .text(" "), .tag(state)]
  }

  private func item(_ id: String, of framework: PolicyFramework) -> Inline {
    .link(id, places.target(of: id, in: framework))
  }
}

extension FrameworkPages {
  /// Items with the policies that answer them, each before those below it.
  private func items(
    _ rows: ArraySlice<FrameworkCoverage.Row>,
    of coverage: FrameworkCoverage
  ) -> Table {
    let framework = coverage.framework
    let hasParents = rows.contains { $0.item.parent != nil }
    return Table(
      words("caption_items", ["framework": framework.title]),
      rows: Array(rows),
      isRegister: true,
      empty: words("empty_items")
    ) {
      Column(words("column_item"), .id) { row in
        Table.Cell(.text(row.item.id), anchor: places.anchor(of: row.item.id, in: framework))
      }
      Column(words("column_title"), .prose) { row in
        row.isLeaf ? .text(row.item.title) : [.strong(row.item.title)]
      }
      if hasParents {
        Column(words("column_below"), .id) { row in
          row.item.parent.map { [item($0, of: framework)] } ?? .text("")
        }
      }
      Column(words("column_policies"), .prose) { row in
        Table.Cell(.joined(row.policies.map(link), by: ", "))
      }
      Column(words("column_state"), filter: "state") { row in
        guard row.isLeaf else {
          return Table.Cell([.note(words("item_heading"))], key: "heading")
        }
        return row.isCovered
          ? Table.Cell(.text(words("item_answered")), key: "answered")
          : Table.Cell([.alarm(words("item_unanswered"))], key: "unanswered")
      }
    }
  }

  /// The items that no policy in force answers.
  private func gaps(_ coverage: FrameworkCoverage) -> Section? {
    guard !coverage.gaps.isEmpty else { return nil }
    let shown = coverage.gaps.prefix(Self.mostListed)
    let entries = shown.map { row in
      ListEntry(
        [item(row.item.id, of: coverage.framework)]
          + (row.item.title == row.item.id ? [] : [.text(" " + row.item.title)]),
        note: .joined(row.policies.map(link), by: ", ")
      )
    }
    let more = coverage.gaps.count - shown.count
    let rest = more > 0 ? [ListEntry(.text(words("and_more", count: more)))] : []
    return Section(id: "gaps", title: words("heading_items_unanswered"), [.list(entries + rest)])
  }

  /// The policies that name items of the framework, with these.
  private func byPolicy(_ coverage: FrameworkCoverage) -> Section? {
    let framework = coverage.framework
    let naming = register.entries.filter { !$0.policy.items(of: framework).isEmpty }
    guard !naming.isEmpty else { return nil }
    let table = Table(
      words("caption_by_policy", ["framework": framework.title]),
      rows: Array(naming.prefix(Self.mostListed))
    ) {
      Column(words("column_policy"), .prose) { Table.Cell(link($0.policy)) }
      Column(words("column_items"), .prose) { entry in
        let items = entry.policy.items(of: framework)
        return Table.Cell(.joined(items.map { [item($0, of: framework)] }, by: ", "))
      }
    }
    let more = naming.count - Self.mostListed
    let rest: [Block] = more > 0 ? [.paragraph(.text(words("and_more", count: more)))] : []
    return Section(id: "by-policy", title: words("heading_by_policy"), [.table(table)] + rest)
  }

  /// Items by policies, a mark for each claim; nil where that would be too large to read.
  private func matrix(_ coverage: FrameworkCoverage) -> Section? {
    let framework = coverage.framework
    let naming = register.entries.map(\.policy).filter { !$0.items(of: framework).isEmpty }
    guard (1...Self.mostCells.columns).contains(naming.count),
      (1...Self.mostCells.rows).contains(coverage.rows.count)
    else { return nil }
    let claimed = naming.map { Set($0.items(of: framework)) }
    let table = Table(words("caption_matrix"), rows: coverage.rows) {
      Column(words("column_item"), .id) { [item($0.item.id, of: framework)] }
      for (policy, items) in zip(naming, claimed) {
        Column(policy.number ?? policy.title) { row in
          items.contains(row.item.id) ? .text(words("matrix_mark")) : .text("")
        }
      }
    }
    return Section(id: "matrix", title: words("heading_matrix"), [.table(table)])
  }
}
