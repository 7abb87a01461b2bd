import Diagnostics
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
      Dictionary(firstOf: assessment.requirements.map { ($0.requirement.id, $0) })
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
  private final class Link: RequirementRow {
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
    Table(
      words("caption_framework", count: links.count, ["framework": framework.title]),
      rows: links,
      isRegister: true
    ) {
      Column.requirement(words)
      Column.title(words)
      if let results {
        Column(words("column_status"), filter: "status") { link in
          guard let result = results[link.requirement.id], result.status != nil else {
            return [.note(words("note_not_counted"))]
          }
          return Table.Cell(result.chip(words), key: result.filterValue)
        }
      }
      Column(words("column_closest"), .prose) {
        [.law(names($0.entry.primary, in: framework))]
      }
      Column(words("column_also_named"), .prose) {
        .text($0.entry.additional.joined(separator: ", "))
      }
      Column(words("column_confidence")) { .text($0.entry.confidence(in: words)) }
    }
  }

  private func names(_ ids: [String], in framework: Framework) -> String {
    ids.map { framework.names[$0] ?? $0 }.joined(separator: framework.names.isEmpty ? ", " : "; ")
  }

  /// The framework's own ids in the order of first mention, by its closest links alone.
  private func reverse(_ links: [Link], in framework: Framework) -> Table {
    var positions: [String: Int] = [:]
    var closest: [(id: String, line: [Inline])] = []
    for link in links {
      let chip = results?[link.requirement.id]?.chip(words) ?? []
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
    return Table(
      words("caption_reverse", ["framework": framework.title]),
      rows: closest,
      empty: words("empty_reverse")
    ) {
      Column(framework.title) { [.law(framework.names[$0.id] ?? $0.id)] }
      Column(words("column_requirements"), .prose) { Table.Cell($0.line) }
    }
  }
}

extension CrosswalkEntry {
  /// How sure the links are; what else is named is less sure than the closest.
  func confidence(in words: Words) -> String {
    let closest = primary.isEmpty ? "" : TextFormat.word(words.term("confidence_", confidence))
    guard !additional.isEmpty, !additionalConfidence.isEmpty else { return closest }
    return words(
      primary.isEmpty ? "confidence_also_named" : "confidence_both",
      ["closest": closest, "confidence": words.term("confidence_", additionalConfidence)]
    )
  }
}
