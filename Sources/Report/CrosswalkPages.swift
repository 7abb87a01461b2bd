import GapAnalysis
import Regulation

/// The crosswalks: a page a framework, from the regulation to it and back.
struct CrosswalkPages {
  static let index = PageLink("Crosswalks", "crosswalks/index.html")

  let law: Law
  let asOf: Day
  let assessment: Assessment?

  func pages() -> [Page] {
    let frameworks = law.crosswalk.frameworks.filter { !links($0).isEmpty }
    guard !frameworks.isEmpty else { return [] }
    return [indexPage(frameworks)] + frameworks.map(page)
  }

  /// A requirement of the regulation with what a framework holds for it.
  private struct Link {
    let requirement: Requirement
    let entry: CrosswalkEntry
  }

  /// In the order of the regulation; in a client's site only what is in its scope and in force.
  private func links(_ framework: Framework) -> [Link] {
    law.catalog.requirements.compactMap { requirement in
      guard assessment == nil || assessment?.requirement(requirement.id) != nil,
        let entry = law.crosswalk.entry(for: requirement.id, in: framework.id)
      else { return nil }
      return Link(requirement: requirement, entry: entry)
    }
  }

  private static func path(_ framework: Framework) -> String {
    "crosswalks/\(Addresses.safe(framework.id)).html"
  }

  private func indexPage(_ frameworks: [Framework]) -> Page {
    let lede = "Where the requirements of the regulation stand in other frameworks."
    let entries = frameworks.map { framework in
      ListEntry(
        [.link(framework.title, .page(Self.path(framework)))],
        note: .text("\(Setting.count(links(framework).count, "requirement")) mapped.")
      )
    }
    let notes = law.crosswalk.notes.map { [Inline].text($0) }
    return Page(
      kind: .sectionIndex,
      path: Self.index.path,
      title: Self.index.title,
      lede: .text(lede),
      description: lede,
      sections: [
        Section(id: "frameworks", title: nil, [.list(entries)]),
        Section(
          id: "notes",
          title: nil,
          notes.isEmpty ? [] : [.callout(.note, title: "How far to trust them", notes)]
        ),
      ]
    )
  }

  private func page(_ framework: Framework) -> Page {
    let links = links(framework)
    let lede =
      "From the regulation to \(framework.title) and back. Meeting a mapped control does not by itself prove compliance."
    return Page(
      kind: .register,
      path: Self.path(framework),
      title: framework.title,
      lede: .text(lede),
      description: lede,
      breadcrumbs: [Self.index],
      sections: [
        Section(
          id: "from",
          title: "From the regulation",
          [.table(table(links, in: framework))]
        ),
        Section(
          id: "to",
          title: "To the regulation",
          [.table(reverse(links, in: framework))]
        ),
      ]
    )
  }

  private func table(_ links: [Link], in framework: Framework) -> Table {
    let rows = links.map { link -> [Table.Cell] in
      [
        Table.Cell([.link(link.requirement.id, LawBlocks.page(link.requirement))]),
        .text(link.requirement.title),
      ] + standing(link.requirement) + [
        .text(names(link.entry.primary, in: framework)),
        .text(link.entry.additional.joined(separator: ", ")),
        .text(confidence(link.entry)),
      ]
    }
    let status = assessment == nil ? [] : [Table.Column("Status", filter: "status")]
    return Table(
      caption: "The regulation in \(framework.title): \(Setting.count(rows.count, "requirement")).",
      columns: [Table.Column("Requirement", .id), Table.Column("Title")] + status + [
        Table.Column("Closest"), Table.Column("Also named"), Table.Column("Confidence"),
      ],
      rows: rows,
      isRegister: true,
      emptySentence: ""
    )
  }

  private func standing(_ requirement: Requirement) -> [Table.Cell] {
    guard let assessment else { return [] }
    guard let status = assessment.requirement(requirement.id)?.status else {
      return [Table.Cell([.note("not counted")])]
    }
    return [Table.Cell([.status(status)], filterValue: status.rawValue)]
  }

  /// What else is named is less sure.
  private func confidence(_ entry: CrosswalkEntry) -> String {
    guard !entry.additional.isEmpty, !entry.additionalConfidence.isEmpty else {
      return entry.confidence
    }
    return "\(entry.confidence); also named: \(entry.additionalConfidence)"
  }

  private func names(_ ids: [String], in framework: Framework) -> String {
    ids.map { framework.names[$0] ?? $0 }.joined(separator: framework.names.isEmpty ? ", " : "; ")
  }

  /// The framework's own ids in the order of first mention, by its closest links alone.
  private func reverse(_ links: [Link], in framework: Framework) -> Table {
    var order: [String] = []
    var requirements: [String: [Requirement]] = [:]
    for link in links {
      for id in link.entry.primary {
        if requirements[id] == nil { order.append(id) }
        requirements[id, default: []].append(link.requirement)
      }
    }
    let rows = order.map { id -> [Table.Cell] in
      let parts = (requirements[id] ?? []).map { requirement -> [Inline] in
        let status = assessment?.requirement(requirement.id)?.status
        let link = Inline.link(requirement.id, LawBlocks.page(requirement))
        return [link] + (status.map { [.text(" "), .status($0)] } ?? [])
      }
      return [.text(framework.names[id] ?? id), Table.Cell(.joined(parts, by: ", "))]
    }
    return Table(
      caption: "\(framework.title) in the regulation, by the closest links.",
      columns: [Table.Column(framework.title), Table.Column("Requirements")],
      rows: rows,
      emptySentence: "No link is close enough to be read backwards."
    )
  }
}
