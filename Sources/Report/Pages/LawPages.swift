import Diagnostics
import GapAnalysis
import Regulation
import Words

/// The pages of the law: a page a requirement, a page a fact, and their registers.
///
/// In a client's site a requirement's page begins with its status.
struct LawPages {
  let selection: LawSelection
  let asOf: Day
  let client: ClientInput?
  let words: Words
  /// Sections that are made already, as other sites have them too.
  var shared = SharedSections()
  /// In a site without a client, the pages of policies by the ids of requirements that they claim.
  var claiming: [String: [ProsePage]] = [:]

  private var law: Law { selection.law }

  private var assessment: Assessment? { client?.assessment }

  /// The register of requirements and a page each.
  func requirements() -> [Page] {
    let all = selection.requirements
    guard !all.isEmpty else { return [] }
    let risks = assessment.map(Scorecards.openRisks) ?? [:]
    return [requirementsRegister(all)]
      + all.withNeighbors { page($1, risks, previous: $0.map(Self.link), next: $2.map(Self.link)) }
  }

  private func page(
    _ requirement: Requirement,
    _ risks: [String: Level],
    previous: PageLink?,
    next: PageLink?
  ) -> Page {
    let sections = sections(of: requirement, risks)
    return Page(
      kind: .requirement,
      subject: .requirement(sections.view),
      path: Addresses.requirement(requirement.id),
      title: requirement.title,
      titleLanguage: Inline.lawLanguage,
      eyebrow: eyebrow(requirement),
      lede: .law(requirement.summary),
      description: "\(requirement.id): \(requirement.summary)",
      breadcrumbs: [PageLink(.requirements, words)],
      panel: sections.panel(),
      sections: sections.ofClient()
        + (shared.ofRequirements[requirement.id] ?? sections.ofLaw()),
      previous: previous,
      next: next,
      lawChecked: requirement.checked
    )
  }

  private func sections(
    of requirement: Requirement,
    _ risks: [String: Level] = [:]
  ) -> RequirementSections {
    RequirementSections(
      requirement: requirement,
      result: assessment?.requirement(requirement.id),
      law: law,
      asOf: asOf,
      client: client,
      words: words,
      risks: risks,
      claiming: claiming[requirement.id] ?? []
    )
  }

  /// What a requirement's page says of the law alone.
  func lawAlone(_ requirement: Requirement) -> [Section] { sections(of: requirement).ofLaw() }

  private func eyebrow(_ requirement: Requirement) -> String {
    let family = Family(id: requirement.family, rule: requirement.rule)
    return "45 CFR \(requirement.id) · \(words(requirement.rule)) · \(family.title)"
  }

  private static func link(_ fact: Fact) -> PageLink {
    PageLink(fact.title, Addresses.fact(fact.id), language: Inline.lawLanguage)
  }

  private static func link(_ requirement: Requirement) -> PageLink {
    PageLink(
      "\(requirement.id) \(requirement.title)",
      Addresses.requirement(requirement.id),
      language: Inline.lawLanguage
    )
  }
}

extension LawPages {
  private func requirementsRegister(_ all: [Requirement]) -> Page {
    let rules = HIPAARule.allCases.map { words($0) }.joined(separator: ", ")
    let lede =
      assessment.map { assessment in
        words(
          "lede_requirements_of_client",
          ["day": words.day(asOf), "client": assessment.client.name.value]
        )
      } ?? words("lede_requirements", ["rules": rules, "day": words.day(asOf)])
    var sections: [Section] = []
    if let assessment {
      sections.append(Section(id: "register", title: nil, [.table(assessedTable(assessment))]))
    }
    for rule in HIPAARule.allCases {
      guard let table = lawTable(rule, all) else { continue }
      let title =
        assessment == nil ? words(rule) : words("heading_rule_not_counted", ["rule": words(rule)])
      sections.append(Section(id: rule.rawValue, title: title, [.table(table)]))
    }
    return Page(.requirements, words, lede: lede, sections)
  }

  private func assessedTable(_ assessment: Assessment) -> Table {
    let risks = Scorecards.openRisks(assessment)
    return Table(
      words("caption_requirements"),
      rows: assessment.requirements.filter { $0.status != nil },
      isRegister: true,
      empty: words("empty_requirements")
    ) {
      Column(words("column_requirement"), .id) {
        Table.Cell(
          AnalysisPages.link($0.requirement.id),
          key: String(law.catalog.order(of: $0.requirement.id) ?? 0)
        )
      }
      Column.title(words)
      Column.status(words, filter: "status")
      Column(words("column_open_risk"), filter: "risk") { result in
        // Of what is rolled up, the highest of its leaves.
        let id = result.requirement.id
        let leaves = result.isLeaf ? [] : law.catalog.leaves(namedBy: id).map(\.id)
        let risk = ([id] + leaves).compactMap { risks[$0] }.max()
        return .risk(risk, orNote: words("note_none_open"))
      }
      Column.obligation(words, filter: "obligation")
      Column(words("column_family"), filter: "family") {
        let family = Family(id: $0.requirement.family, rule: $0.requirement.rule)
        return [.law(Scorecards.title(family, in: assessment, words))]
      }
      Column(words("column_owner")) { .text($0.response?.owner ?? "") }
      Column(words("column_counted"), filter: "counted") {
        .text(words($0.isLeaf ? "counted_leaf" : "counted_rolled_up"))
      }
    }
  }

  /// The entries of a rule; in a client's site only those without a status.
  private func lawTable(_ rule: HIPAARule, _ all: [Requirement]) -> Table? {
    let assessed = Set(
      assessment?.requirements.filter { $0.status != nil }.map(\.requirement.id) ?? []
    )
    let entries = all.filter { $0.rule == rule && !assessed.contains($0.id) }
    guard !entries.isEmpty else { return nil }
    return Table(
      words("caption_rule", ["rule": words(rule), "n": String(entries.count)]),
      rows: entries,
      empty: words("empty_rule")
    ) {
      Column.requirement(words)
      Column.title(words)
      Column.obligation(words)
      Column(words("column_on_day", ["day": words.day(asOf)])) {
        $0.validity.contains(asOf)
          ? .text(words("in_force")) : [.tag(words("chip_not_in_force"))]
      }
    }
  }
}

extension LawPages {
  private func factsRegister(_ facts: [Fact]) -> Page {
    let table = Table(
      words("caption_facts", ["day": words.day(asOf)]),
      rows: facts,
      empty: words("empty_facts")
    ) {
      Column.fact(words)
      Column(words("column_id"), .id) { [.code($0.id)] }
      Column(words("column_holds")) {
        Table.Cell(LawBlocks.inForce($0, law.facts, on: asOf, words))
      }
      Column.confidence(words)
    }
    return Page(.facts, words, [Section(id: "facts", title: nil, [.table(table)])])
  }

  /// The register of facts and a page each.
  func facts() -> [Page] {
    let all = selection.facts
    guard !all.isEmpty else { return [] }
    return [factsRegister(all)] + all.withNeighbors { page($1, previous: $0, next: $2) }
  }

  /// What a fact's page says.
  func sections(of fact: Fact) -> [Section] {
    let isLater = fact.validity.begins(after: asOf)
    var sections: [Section] = []
    if isLater {
      sections.append(
        Section(
          id: "value",
          title: words("heading_what_holds"),
          [.paragraph([.text(words("fact_begins_later", ["day": words.day(asOf)]))])]
        )
      )
    } else {
      var blocks: [Block] = []
      let tiers = FactFormat.penaltyTiers(fact, facts: law.facts, words)
      if let tiers { blocks.append(.table(tiers)) }
      let value = tiers == nil ? fact.value : fact.value.leavingOut("tiers")
      let lines = FactFormat.lines(value, facts: law.facts, words)
      if !lines.isEmpty { blocks.append(.panel(lines)) }
      if let note = fact.note {
        blocks.append(.paragraph([.law(TextFormat.withSpelledDays(note, words))]))
      }
      if !blocks.isEmpty {
        sections.append(Section(id: "value", title: words("heading_what_holds"), blocks))
      }
    }
    if law.facts.timeline(fact.timeline).count > 1 {
      let history = LawBlocks.history(fact.timeline, facts: law.facts, asOf: asOf, words)
      sections.append(Section(id: "history", title: words("heading_history"), [.table(history)]))
    }
    sections.append(
      Section(
        id: "source",
        title: words("heading_source"),
        [
          .panel([
            PanelItem(
              words("label_citation"),
              .law(TextFormat.withSpelledDays(fact.citation, words)),
              isWide: true
            ),
            PanelItem(
              words("label_read_in"),
              .law(TextFormat.withSpelledDays(fact.source, words)),
              isWide: true
            ),
          ])
        ]
      )
    )
    return sections
  }

  private func page(_ fact: Fact, previous: Fact?, next: Fact?) -> Page {
    Page(
      kind: .page,
      path: Addresses.fact(fact.id),
      title: fact.title,
      titleLanguage: Inline.lawLanguage,
      eyebrow: words("eyebrow_fact"),
      description: "\(fact.title). \(fact.citation)",
      breadcrumbs: [PageLink(.facts, words)],
      panel: [
        PanelItem(words("label_holds"), LawBlocks.inForce(fact, law.facts, on: asOf, words)),
        PanelItem(words("label_confidence"), LawBlocks.confidence(fact, words)),
        PanelItem(words("label_id"), [.code(fact.id)]),
        PanelItem(words("label_timeline"), [.code(fact.timeline)]),
      ],
      sections: shared.ofFacts[fact.id] ?? sections(of: fact),
      previous: previous.map(Self.link),
      next: next.map(Self.link),
      lawChecked: fact.checked
    )
  }
}
