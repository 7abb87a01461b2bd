import GapAnalysis
import Regulation
import Words

/// The register of policies, over several pages where it is long.
struct RegisterPages {
  let register: PolicyRegister
  /// The addresses of authors' pages, in small letters.
  let taken: Set<String>
  let words: Words

  /// So many policies are on a page at most.
  static let most = 100
  /// So many of those whose reviews are due are named at most.
  private static let mostReviews = 50

  private var asOf: Day { register.asOf }

  /// A stretch of the register that is one table.
  private struct Part {
    let entries: ArraySlice<PolicyRegister.Entry>
    let isRetired: Bool
  }

  /// The page, and those on which it goes on.
  func pages() -> [Page] {
    let parts = parts()
    let links = zip(parts.indices, parts).map { index, part in
      PageLink(
        index == 0
          ? words(SitePage.register.title)
          : words(
            "title_list_part",
            ["title": words(SitePage.register.title), "range": range(of: part)]
          ),
        path(ofPart: index)
      )
    }
    let isLong = parts.contains { $0.entries.endIndex > Self.most }
    return parts.indices.filter { $0 == 0 || isLong }.map { index in
      let tables = isLong ? [table(parts[index])] : parts.map(table)
      let list = isLong ? list(parts, links) : nil
      let sections = index == 0 ? first(tables, list) : tables
      let lede = words("lede_register", ["day": words.day(asOf)])
      return Page(
        kind: .register,
        path: links[index].path,
        title: links[index].title,
        lede: .text(lede),
        description: lede,
        breadcrumbs: index == 0 ? [] : [links[0]],
        sections: sections,
        previous: index > 0 ? links[index - 1] : nil,
        next: isLong && index + 1 < links.count ? links[index + 1] : nil
      )
    }
  }

  /// The sections of the first page.
  private func first(_ tables: [Section], _ list: Section?) -> [Section] {
    let head: [Section?] = [counts(), reviews(), list]
    let foot: [Section?] = [lacks(), data()]
    return head.compactMap(\.self) + tables + foot.compactMap(\.self)
  }

  private func parts() -> [Part] {
    func cut(_ entries: [PolicyRegister.Entry], isRetired: Bool) -> [Part] {
      stride(from: 0, to: entries.count, by: Self.most).map { start in
        Part(
          entries: entries[start..<min(start + Self.most, entries.count)],
          isRetired: isRetired
        )
      }
    }
    return cut(register.current, isRetired: false) + cut(register.retired, isRetired: true)
  }

  /// The address of a part: a number that is free, as an author's page may have one.
  private func path(ofPart index: Int) -> String {
    guard index > 0 else { return SitePage.register.path }
    let stem = SitePage.register.path.dropLast(SitePage.ending.count)
    let wanted = "\(stem)-\(index + 1)\(SitePage.ending)"
    return Addresses.free(wanted, among: taken)
  }

  private func name(_ entry: PolicyRegister.Entry?) -> String {
    entry.map { $0.policy.number ?? $0.policy.title } ?? ""
  }

  private func range(of part: Part) -> String {
    let ends = "\(name(part.entries.first)) – \(name(part.entries.last))"
    return part.isRetired ? "\(words("heading_retired")), \(ends)" : ends
  }

  private func list(_ parts: [Part], _ links: [PageLink]) -> Section {
    let entries = zip(parts, links).map { part, link in
      ListEntry(
        [.link(range(of: part), .page(link.path))],
        note: .text(words("count_policies", count: part.entries.count))
      )
    }
    return Section(id: "parts", title: words("heading_register_parts"), [.list(entries)])
  }
}

extension RegisterPages {
  /// How many there are of each sort.
  private func counts() -> Section {
    let draft = register.current.count { $0.state == .draft }
    let later = register.current.count { $0.state != .draft && $0.state != .inForce }
    let numbers = [
      ("label_in_force", register.current.count { $0.state == .inForce }),
      ("label_review_overdue", register.count(.overdue)),
      ("label_review_soon", register.count(.soon)), ("label_drafts", draft),
      ("label_not_in_force", later), ("label_retired", register.retired.count),
    ]
    return Section(
      id: "counts",
      title: nil,
      [.panel(numbers.map { PanelItem(words($0.0), .text(words.grouped(String($0.1)))) })]
    )
  }

  /// The policies whose reviews are overdue or due soon, the most urgent first.
  private func reviews() -> Section? {
    let due = register.current.filter { $0.review == .overdue || $0.review == .soon }
      .map { (entry: $0, day: $0.policy.reviewBy ?? asOf) }
      .enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
      .map(\.element.entry)
    guard !due.isEmpty else { return nil }
    let table = Table(
      words("caption_reviews", count: due.count),
      rows: Array(due.prefix(Self.mostReviews))
    ) {
      Column(words("column_review_by"), .id) { Table.Cell(review($0)) }
      number
      title
      Column(words("column_owner")) { .text($0.policy.owner ?? "") }
    }
    let more = due.count - Self.mostReviews
    let rest: [Block] = more > 0 ? [.paragraph(.text(words("and_more", count: more)))] : []
    return Section(id: "reviews", title: words("heading_reviews"), [.table(table)] + rest)
  }

  private func table(_ part: Part) -> Section {
    part.isRetired
      ? Section(id: "retired", title: words("heading_retired"), [.table(retired(part.entries))])
      : Section(id: "register", title: words("heading_policies"), [.table(current(part.entries))])
  }

  private func current(_ entries: ArraySlice<PolicyRegister.Entry>) -> Table {
    Table(words("caption_register"), rows: Array(entries), isRegister: true) {
      number
      title
      kind
      version
      Column(words("column_owner")) { .text($0.policy.owner ?? "") }
      Column(words("column_approver")) { .text($0.policy.approver ?? "") }
      Column(words("column_effective"), .id) { .day($0.effective) }
      Column(words("column_review_by"), .id) {
        Table.Cell(review($0), key: $0.policy.reviewBy?.iso ?? Day.noneIsLast)
      }
      Column(words("column_status"), filter: "status") {
        Table.Cell([.tag(words("policy_state_", $0.state))], key: $0.state.rawValue)
      }
    }
  }

  private func retired(_ entries: ArraySlice<PolicyRegister.Entry>) -> Table {
    Table(words("caption_retired"), rows: Array(entries)) {
      number
      title
      kind
      version
      Column(words("column_approved"), .id) { .day($0.policy.approved) }
      Column(words("column_until"), .id) { .day($0.policy.validity.to) }
      Column(words("column_superseded_by")) { .text($0.supersededBy.joined(separator: ", ")) }
    }
  }

  private var number: Column<PolicyRegister.Entry> {
    Column(words("column_number"), .id) { entry in
      [entry.policy.number.map { .text($0) } ?? .note(words("note_no_number"))]
    }
  }

  private var title: Column<PolicyRegister.Entry> {
    Column(words("column_title"), .prose) { [.link($0.policy.title, .page($0.page))] }
  }

  private var kind: Column<PolicyRegister.Entry> {
    Column(words("column_kind"), filter: "kind") {
      Table.Cell(.text(words("policy_kind_", $0.policy.kind)), key: $0.policy.kind.rawValue)
    }
  }

  private var version: Column<PolicyRegister.Entry> {
    Column(words("column_version"), .id) { .text($0.policy.version ?? "") }
  }

  /// The day of the next review, with a chip where that is over or near.
  private func review(_ entry: PolicyRegister.Entry) -> [Inline] {
    guard let day = entry.policy.reviewBy else { return [] }
    switch entry.review {
    case .overdue: return .due(day, isOverdue: true, words)
    case .soon: return [.day(day), .text(" "), .tag(words("chip_due_soon"))]
    case .current, .undated, .none: return [.day(day)]
    }
  }

  /// What the front matter of policies lacks, counted.
  private func lacks() -> Section? {
    let counts = Policy.Lack.allCases.map { ($0, register.count(lacking: $0)) }
      .filter { $0.1 > 0 }
    let alone = register.retired.count { $0.supersededBy.isEmpty }
    let entries =
      counts.map { ListEntry(.text(words(Self.key(of: $0.0), count: $0.1))) }
      + (alone > 0 ? [ListEntry(.text(words("policies_without_successor", count: alone)))] : [])
    guard !entries.isEmpty else { return nil }
    return Section(id: "lacking", title: words("heading_lacking"), [.list(entries)])
  }

  private static func key(of lack: Policy.Lack) -> String {
    switch lack {
    case .number: "policies_lacking_number"
    case .version: "policies_lacking_version"
    case .owner: "policies_lacking_owner"
    case .approver: "policies_lacking_approver"
    case .approved: "policies_lacking_approved"
    case .review: "policies_lacking_review"
    }
  }

  /// The files for machines.
  private func data() -> Section {
    let line = words.line(
      "register_data",
      [
        "csv": [.link("data/policies.csv", .file("data/policies.csv"))],
        "json": [.link("data/policies.json", .file("data/policies.json"))],
        "calendar": [.link("data/reviews.ics", .file("data/reviews.ics"))],
      ]
    )
    return Section(id: "data", title: words("heading_the_data"), [.paragraph(line)])
  }
}

extension PolicyRegister.Entry {
  /// From when it holds: the day that is written, else that of its approval.
  fileprivate var effective: Day? { policy.effective ?? policy.approved }
}

extension Table.Cell {
  /// A day; an empty cell without one.
  fileprivate static func day(_ day: Day?) -> Table.Cell {
    Table.Cell(day.map { [.day($0)] } ?? [])
  }
}
