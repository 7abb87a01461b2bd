import Diagnostics
import GapAnalysis
import Regulation

/// The pages of the law: a page a requirement, a page a fact, and their registers.
///
/// In a client's site a requirement's page begins with how the client stands.
struct LawPages {
  let law: Law
  let asOf: Day
  let client: ClientInput?

  private var assessment: Assessment? { client?.assessment }

  private static let requirementsIndex = PageLink("Requirements", "requirements/index.html")
  private static let factsIndex = PageLink("Facts of law", "facts/index.html")

  /// All pages in reading order.
  func pages() -> [Page] {
    guard !law.isEmpty else { return [] }
    return [requirementsRegister()] + requirementPages() + [factsRegister()] + factPages()
  }

  private func requirementPages() -> [Page] {
    let all = law.catalog.requirements
    return all.indices.map { index in
      page(
        all[index],
        previous: index > 0 ? all[index - 1] : nil,
        next: index + 1 < all.count ? all[index + 1] : nil
      )
    }
  }

  private func page(
    _ requirement: Requirement,
    previous: Requirement?,
    next: Requirement?
  ) -> Page {
    let result = assessment?.requirement(requirement.id)
    let sections = RequirementSections(
      requirement: requirement,
      result: result,
      law: law,
      asOf: asOf,
      client: client
    )
    return Page(
      kind: .requirement,
      path: Addresses.requirement(requirement.id),
      title: requirement.title,
      eyebrow: eyebrow(requirement),
      lede: .text(requirement.summary),
      description: "\(requirement.id): \(requirement.summary)",
      breadcrumbs: [Self.requirementsIndex],
      panel: sections.panel(),
      sections: sections.all(),
      previous: previous.map(Self.link),
      next: next.map(Self.link),
      lawChecked: requirement.checked
    )
  }

  private func eyebrow(_ requirement: Requirement) -> String {
    let family = Family(id: requirement.family, rule: requirement.rule)
    return "45 CFR \(requirement.id) · \(requirement.rule.title) · \(family.title)"
  }

  private static func link(_ requirement: Requirement) -> PageLink {
    PageLink("\(requirement.id) \(requirement.title)", Addresses.requirement(requirement.id))
  }
}

extension LawPages {
  private func requirementsRegister() -> Page {
    let rules = HIPAARule.allCases.map(\.title).joined(separator: ", ")
    let intro: [Inline]
    if let assessment {
      intro = .text(
        "Every requirement of the rules in scope that is in force on \(asOf.spelled), with how \(assessment.client.name.value) stands. The law that is out of scope or not in force follows."
      )
    } else {
      intro = .text(
        "The standards and implementation specifications of the \(rules), as of \(asOf.spelled)."
      )
    }
    var sections: [Section] = []
    if let assessment {
      sections.append(Section(id: "register", title: nil, [.table(assessedTable(assessment))]))
    }
    for rule in HIPAARule.allCases {
      guard let table = lawTable(rule) else { continue }
      let title = assessment == nil ? rule.title : "\(rule.title): not counted here"
      sections.append(Section(id: rule.rawValue, title: title, [.table(table)]))
    }
    return Page(
      kind: .register,
      path: Self.requirementsIndex.path,
      title: Self.requirementsIndex.title,
      lede: intro,
      description: intro.plain,
      sections: sections
    )
  }

  private func assessedTable(_ assessment: Assessment) -> Table {
    let risks = Scorecards.openRisks(assessment)
    let rows = assessment.requirements.filter { $0.status != nil }.map { result -> [Table.Cell] in
      let requirement = result.requirement
      let family = Scorecards.title(
        Family(id: requirement.family, rule: requirement.rule),
        in: assessment
      )
      let order = String(law.catalog.order(of: requirement.id) ?? 0)
      return [
        Table.Cell(
          [.link(requirement.id, LawBlocks.page(requirement))],
          sortValue: order
        ),
        Table.Cell([.text(requirement.title)]),
        Table.Cell(
          result.status.map { [.status($0)] } ?? [],
          filterValue: result.status?.rawValue ?? ""
        ),
        risks[requirement.id].map {
          Table.Cell([.risk($0)], sortValue: String(4 - $0.rank), filterValue: $0.rawValue)
        } ?? Table.Cell([.note("none open")], sortValue: "9", filterValue: "none"),
        .text(Setting.obligation(requirement)), .text(family),
        .text(result.response?.owner ?? ""),
        .text(result.isLeaf ? "Leaf" : "Rolled up"),
      ]
    }
    return Table(
      caption:
        "Requirements and their standing. Leaves are counted; the status of a standard rolls up from its leaves.",
      columns: [
        Table.Column("Requirement", .id), Table.Column("Title"),
        Table.Column("Status", filter: "status"), Table.Column("Open risk", filter: "risk"),
        Table.Column("Obligation", filter: "obligation"),
        Table.Column("Family", filter: "family"), Table.Column("Owner"),
        Table.Column("Counted", filter: "counted"),
      ],
      rows: rows,
      isRegister: true,
      emptySentence: "No requirement is in scope and in force."
    )
  }

  /// The entries of a rule; in a client's site only those without a standing.
  private func lawTable(_ rule: HIPAARule) -> Table? {
    let standing = Set(
      assessment?.requirements.filter { $0.status != nil }.map(\.requirement.id) ?? []
    )
    let entries = law.catalog.requirements.filter {
      $0.rule == rule && !standing.contains($0.id)
    }
    guard !entries.isEmpty else { return nil }
    let rows = entries.map { requirement -> [Table.Cell] in
      [
        Table.Cell([.link(requirement.id, LawBlocks.page(requirement))]),
        .text(requirement.title), .text(Setting.obligation(requirement)),
        Table.Cell(
          requirement.validity.contains(asOf) ? [.text("in force")] : [.tag("not in force")]
        ),
      ]
    }
    return Table(
      caption: "\(rule.title): \(entries.count) entries of the catalog.",
      columns: [
        Table.Column("Requirement", .id), Table.Column("Title"), Table.Column("Obligation"),
        Table.Column("On \(asOf.spelled)"),
      ],
      rows: rows,
      emptySentence: "The catalog has no entry."
    )
  }
}

extension LawPages {
  private func factsRegister() -> Page {
    let rows = law.facts.all.map { fact -> [Table.Cell] in
      [
        Table.Cell([.link(fact.title, LawBlocks.page(fact))]),
        Table.Cell([.code(fact.id)]),
        Table.Cell(LawBlocks.inForce(fact.validity, on: asOf)),
        Table.Cell(LawBlocks.confidence(fact)),
      ]
    }
    let table = Table(
      caption: "Facts of law with the days for which they hold, as of \(asOf.spelled).",
      columns: [
        Table.Column("Fact"), Table.Column("Id", .id), Table.Column("Holds"),
        Table.Column("Confidence"),
      ],
      rows: rows,
      emptySentence: "No fact is stated."
    )
    let lede = [Inline].text(
      "Penalties, deadlines, notices and history, each with its citation, its source and how sure we are."
    )
    return Page(
      kind: .register,
      path: Self.factsIndex.path,
      title: Self.factsIndex.title,
      lede: lede,
      description: lede.plain,
      sections: [Section(id: "facts", title: nil, [.table(table)])]
    )
  }

  private func factPages() -> [Page] {
    let all = law.facts.all
    return all.indices.map { index in
      page(
        all[index],
        previous: index > 0 ? all[index - 1] : nil,
        next: index + 1 < all.count ? all[index + 1] : nil
      )
    }
  }

  private func page(_ fact: Fact, previous: Fact?, next: Fact?) -> Page {
    let isLater = fact.validity.begins(after: asOf)
    var sections: [Section] = []
    if isLater {
      sections.append(
        Section(
          id: "value",
          title: "What holds",
          [.paragraph([.text("It begins after \(asOf.spelled); its value is not shown here.")])]
        )
      )
    } else {
      var blocks: [Block] = []
      let tiers = FactSetting.penaltyTiers(fact, facts: law.facts)
      if let tiers { blocks.append(.table(tiers)) }
      let lines = FactSetting.lines(fact.value, facts: law.facts).filter {
        tiers == nil || $0.term != "Tiers"
      }
      if !lines.isEmpty { blocks.append(.panel(lines)) }
      if let note = fact.note { blocks.append(.paragraph([.text(note)])) }
      if !blocks.isEmpty {
        sections.append(Section(id: "value", title: "What holds", blocks))
      }
    }
    if law.facts.timeline(fact.timeline).count > 1 {
      let history = LawBlocks.history(fact.timeline, facts: law.facts, asOf: asOf)
      sections.append(Section(id: "history", title: "History", [.table(history)]))
    }
    sections.append(
      Section(
        id: "source",
        title: "Source",
        [
          .panel([
            PanelItem("Citation", [.text(fact.citation)], isWide: true),
            PanelItem("Read in", [.text(fact.source)], isWide: true),
          ])
        ]
      )
    )
    return Page(
      kind: .page,
      path: Addresses.fact(fact.id),
      title: fact.title,
      eyebrow: "Fact of law",
      description: "\(fact.title). \(fact.citation)",
      breadcrumbs: [Self.factsIndex],
      panel: [
        PanelItem("Holds", LawBlocks.inForce(fact.validity, on: asOf)),
        PanelItem("Confidence", LawBlocks.confidence(fact)),
        PanelItem("Id", [.code(fact.id)]), PanelItem("Timeline", [.code(fact.timeline)]),
      ],
      sections: sections,
      previous: previous.map { PageLink($0.title, Addresses.fact($0.id)) },
      next: next.map { PageLink($0.title, Addresses.fact($0.id)) },
      lawChecked: fact.checked
    )
  }
}
