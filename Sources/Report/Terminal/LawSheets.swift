import Diagnostics
public import Regulation
public import Words

/// The law in the terminal: a requirement, a fact or a timeline on one sheet.
public struct LawSheets {
  private let law: Law
  private let asOf: Day
  private let words: Words

  /// Sheets of the law as it was known on a day.
  public init(_ law: Law, asOf: Day, words: Words) {
    self.words = words
    self.law = law.known(on: asOf)
    self.asOf = asOf
  }

  /// The sheet of a requirement's id or alias, a fact's id or a timeline; nil where it names none.
  public func sheet(_ id: String) -> TextSheet? {
    if let requirement = law.catalog.requirement(id) { return sheet(requirement) }
    if case .above(let name, let title, let standards) = law.catalog.named(id), !standards.isEmpty {
      return sheet(above: standards, name: name, title: title)
    }
    if let fact = law.facts.fact(id) { return sheet(fact) }
    let timeline = law.facts.timeline(id)
    return timeline.isEmpty ? nil : sheet(timeline: id, timeline)
  }

  /// Every name that has a sheet, for suggestions; none of a requirement, as a neighbor by spelling
  /// is another duty.
  public var names: [String] {
    law.facts.all.map(\.id) + law.facts.timelines
  }

  private func sheet(_ entry: Requirement) -> TextSheet {
    let family = Family(id: entry.family, rule: entry.rule)
    let above = law.catalog.requirement(entry.parent).map { "\($0.id) \($0.title)" }
    let rows: [TextSheet.Row] = [
      ("citation", "45 CFR \(entry.id)"), ("rule", "\(entry.rule.title), \(family.title)"),
      ("obligation", words.obligation(entry)),
      ("on \(asOf)", LawBlocks.inForce(entry.validity, on: asOf, words).plain(in: words)),
      ("applies to", entry.appliesTo.map(\.title).joined(separator: ", ")),
      ("condition", entry.condition ?? ""), ("exception", entry.exception?.text ?? ""),
      ("stands below", above ?? entry.section),
      ("also cited as", entry.aliases.joined(separator: ", ")),
      ("counted", entry.isAssessable ? "as a leaf" : "through its leaves, if it has any"),
      ("checked", entry.checked?.iso ?? ""),
      ("from", entry.place.fileLine),
    ]
    let below = law.catalog.children(of: entry.id)
    return TextSheet(
      "\(entry.id)  \(entry.title)",
      rows: rows,
      sections: [
        TextSheet.Section("What it asks, in our words", [entry.summary]),
        TextSheet.Section("Below it", below.map { "\($0.id) \($0.title)" }),
        TextSheet.Section("Inquiry, in our words and no law", inquiry(entry.id)),
        TextSheet.Section("Crosswalk: related, no proof of compliance", crosswalk(entry.id)),
        TextSheet.Section("Proposed rule - not law", proposed(entry.id)),
      ]
    )
  }

  /// A paragraph or section that is no requirement itself.
  private func sheet(above standards: [Int], name: String, title: String?) -> TextSheet {
    let below = standards.map { law.catalog.requirements[$0] }
    return TextSheet(
      [name, title].compactMap(\.self).joined(separator: "  "),
      rows: [("citation", "45 CFR \(name)")],
      sections: [TextSheet.Section("Below it", below.map { "\($0.id) \($0.title)" })]
    )
  }

  private func inquiry(_ id: String) -> [String] {
    guard let inquiry = law.inquiries[id] else { return [] }
    return ["whom to ask: " + inquiry.roles.map(\.rawValue).joined(separator: ", ")]
      + inquiry.ask.map { "ask: \($0)" } + inquiry.obtain.map { "obtain: \($0)" }
      + inquiry.test.map { "test: \($0)" }
  }

  private func crosswalk(_ id: String) -> [String] {
    law.crosswalk.frameworks.compactMap { framework in
      guard let entry = law.crosswalk.entry(for: id, in: framework.id), !entry.primary.isEmpty
      else { return nil }
      let names = entry.primary.map { framework.names[$0] ?? $0 }
      return "\(framework.title): \(names.joined(separator: ", ")) (\(entry.confidence))"
    }
  }

  private func proposed(_ id: String) -> [String] {
    law.proposedRules.flatMap { rule -> [String] in
      let changes = rule.changes.filter { $0.currentCitations.contains(id) }
      guard !changes.isEmpty || rule.wouldBecomeRequired.contains(id) else { return [] }
      return ["\(rule.citation), status last checked on \(rule.statusChecked)"]
        + changes.map { "\($0.id) \($0.citation) \($0.title): \($0.summary)" }
    }
  }
}

extension LawSheets {
  private func sheet(_ fact: Fact) -> TextSheet {
    let confidence = fact.confidence + (fact.isVerified ? "" : ", unverified")
    let rows: [TextSheet.Row] = [
      ("on \(asOf)", LawBlocks.inForce(fact, law.facts, on: asOf, words).plain(in: words)),
      ("timeline", fact.timeline), ("citation", fact.citation), ("read in", fact.source),
      ("confidence", confidence), ("checked", fact.checked?.iso ?? ""),
      ("from", fact.place.fileLine),
    ]
    let isLater = fact.validity.begins(after: asOf)
    return TextSheet(
      "\(fact.id)  \(fact.title)",
      rows: rows,
      sections: [
        TextSheet.Section("What holds", isLater ? [] : lines(fact)),
        TextSheet.Section("Note", fact.note.map { [$0] } ?? []),
        TextSheet.Section("Timeline \(fact.timeline)", history(law.facts.timeline(fact.timeline))),
      ]
    )
  }

  private func sheet(timeline id: String, _ facts: [Fact]) -> TextSheet {
    let current = law.facts.fact(of: id, on: asOf)
    return TextSheet(
      "\(id)  timeline of \(facts.count == 1 ? "one fact" : "\(facts.count) facts")",
      rows: [
        ("on \(asOf)", current?.id ?? "none of them is in force"),
        ("citation", current?.citation ?? ""),
      ],
      sections: [
        TextSheet.Section("What holds", current.map(lines) ?? []),
        TextSheet.Section("History", history(facts)),
      ]
    )
  }

  private func lines(_ fact: Fact) -> [String] {
    if case .list(let tiers) = fact.value.value(at: ["tiers"]) {
      return tiers.map { tier in
        FactFormat.lines(tier, facts: law.facts, words).map {
          "\($0.term.lowercased()) \($0.content.plain(in: words))"
        }
        .joined(separator: ", ")
      }
    }
    return FactFormat.lines(fact.value, facts: law.facts, words).map {
      "\($0.term): \($0.content.plain(in: words))"
    }
  }

  private func history(_ facts: [Fact]) -> [String] {
    facts.filter { !$0.validity.begins(after: asOf) }.reversed().map { fact in
      let from = fact.validity.from?.iso ?? "always"
      return "\(from) to \(fact.validity.to?.iso ?? "further notice")  \(fact.id)  \(fact.title)"
    }
  }
}
