import GapAnalysis
import Regulation
import Words

/// The crosswalks: a page a framework, from the regulation to it and back.
struct CrosswalkPages {
  private var index: PageLink { PageLink(.crosswalks, words) }

  private let law: Law
  private let words: Words
  /// In a client's site: what is in its scope and in force, each with its status if it has one.
  private let results: [String: RequirementResult]?

  init(law: Law, assessment: Assessment?, words: Words) {
    self.law = law
    self.words = words
    results = assessment.map { assessment in
      Dictionary(
        assessment.requirements.map { ($0.requirement.id, $0) },
        uniquingKeysWith: { first, _ in first }
      )
    }
  }

  func pages() -> [Page] {
    let mapped = law.crosswalk.frameworks.map { Mapped(framework: $0, links: links($0)) }
      .filter { !$0.links.isEmpty }
    guard !mapped.isEmpty else { return [] }
    return [indexPage(mapped)] + mapped.map(page)
  }

  /// A framework with the requirements that lead to it.
  private struct Mapped {
    let framework: Framework
    let links: [Link]
  }

  /// A requirement of the regulation with what a framework holds for it.
  private final class Link {
    let requirement: Requirement
    let entry: CrosswalkEntry
    /// Leads to the requirement's page.
    let inline: Inline

    init(_ requirement: Requirement, _ entry: CrosswalkEntry) {
      self.requirement = requirement
      self.entry = entry
      inline = .link(requirement.id, LawBlocks.page(requirement))
    }
  }

  /// In the order of the regulation; in a client's site only what is in its scope and in force.
  private func links(_ framework: Framework) -> [Link] {
    law.catalog.requirements.compactMap { requirement in
      guard results.map({ $0[requirement.id] != nil }) ?? true,
        let entry = law.crosswalk.entry(for: requirement.id, in: framework.id)
      else { return nil }
      return Link(requirement, entry)
    }
  }

  private static func path(_ framework: Framework) -> String {
    SitePage.crosswalks.member(Addresses.safe(framework.id))
  }

  private func indexPage(_ mapped: [Mapped]) -> Page {
    let entries = mapped.map { mapped in
      ListEntry(
        [.law(mapped.framework.title, .page(Self.path(mapped.framework)))],
        note: .text(words("requirements_mapped", count: mapped.links.count))
      )
    }
    let notes = law.crosswalk.notes.map { [Inline].text($0) }
    return Page(
      .crosswalks,
      words,
      [
        Section(id: "frameworks", title: nil, [.list(entries)]),
        Section(
          id: "notes",
          title: nil,
          notes.isEmpty ? [] : [.callout(.note, title: words("crosswalk_trust"), notes)]
        ),
      ]
    )
  }

  private func page(_ mapped: Mapped) -> Page {
    let (framework, links) = (mapped.framework, mapped.links)
    let lede =
      words("lede_crosswalk", ["framework": framework.title])
    return Page(
      kind: .register,
      path: Self.path(framework),
      title: framework.title,
      titleLanguage: Inline.lawLanguage,
      lede: .text(lede),
      description: lede,
      breadcrumbs: [index],
      sections: [
        Section(
          id: "from",
          title: words("heading_from_the_regulation"),
          [.table(table(links, in: framework))]
        ),
        Section(
          id: "to",
          title: words("heading_to_the_regulation"),
          [.table(reverse(links, in: framework))]
        ),
      ]
    )
  }

  private func table(_ links: [Link], in framework: Framework) -> Table {
    let rows = links.map { link -> [Table.Cell] in
      [
        Table.Cell([link.inline]),
        Table.Cell([.law(link.requirement.title)]),
      ] + standing(link.requirement) + [
        Table.Cell([.law(names(link.entry.primary, in: framework))]),
        .text(link.entry.additional.joined(separator: ", ")),
        .text(link.entry.confidence(in: words)),
      ]
    }
    let status = results == nil ? [] : [Table.Column(words("column_status"), filter: "status")]
    return Table(
      caption: words(
        "caption_framework",
        count: rows.count,
        ["framework": framework.title]
      ),
      columns: [
        Table.Column(words("column_requirement"), .id), Table.Column(words("column_title"), .prose),
      ] + status + [
        Table.Column(words("column_closest"), .prose),
        Table.Column(words("column_also_named"), .prose),
        Table.Column(words("column_confidence")),
      ],
      rows: rows,
      isRegister: true,
      emptySentence: ""
    )
  }

  private func standing(_ requirement: Requirement) -> [Table.Cell] {
    guard let results else { return [] }
    guard let result = results[requirement.id], result.status != nil else {
      return [Table.Cell([.note(words("note_not_counted"))])]
    }
    return [Table.Cell(result.chip, filterValue: result.filterValue)]
  }

  private func names(_ ids: [String], in framework: Framework) -> String {
    ids.map { framework.names[$0] ?? $0 }.joined(separator: framework.names.isEmpty ? ", " : "; ")
  }

  /// The framework's own ids in the order of first mention, by its closest links alone.
  private func reverse(_ links: [Link], in framework: Framework) -> Table {
    var positions: [String: Int] = [:]
    var closest: [(id: String, line: [Inline])] = []
    for link in links {
      let chip = results?[link.requirement.id]?.chip ?? []
      for id in link.entry.primary {
        let position = positions[id] ?? closest.count
        if position == closest.count {
          positions[id] = position
          closest.append((id, []))
        } else {
          closest[position].line.append(.text(", "))
        }
        closest[position].line.append(link.inline)
        if !chip.isEmpty { closest[position].line += [.text(" ")] + chip }
      }
    }
    let rows = closest.map { id, line -> [Table.Cell] in
      [Table.Cell([.law(framework.names[id] ?? id)]), Table.Cell(line)]
    }
    return Table(
      caption: words("caption_reverse", ["framework": framework.title]),
      columns: [Table.Column(framework.title), Table.Column(words("column_requirements"), .prose)],
      rows: rows,
      emptySentence: words("empty_reverse")
    )
  }
}

extension CrosswalkEntry {
  /// How sure the links are; what else is named is less sure than the closest.
  func confidence(in words: Words) -> String {
    let closest = primary.isEmpty ? "" : Setting.word(words.term("confidence_", confidence))
    guard !additional.isEmpty, !additionalConfidence.isEmpty else { return closest }
    return words(
      primary.isEmpty ? "confidence_also_named" : "confidence_both",
      ["closest": closest, "confidence": words.term("confidence_", additionalConfidence)]
    )
  }
}
