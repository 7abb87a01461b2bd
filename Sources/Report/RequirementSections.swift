import Diagnostics
import GapAnalysis
import Regulation

/// The parts of a requirement's page.
struct RequirementSections {
  let requirement: Requirement
  let result: RequirementResult?
  let law: Law
  let asOf: Day
  let client: ClientInput?

  private var assessment: Assessment? { client?.assessment }

  func panel() -> [PanelItem] {
    var items: [PanelItem] = []
    if let assessment {
      if let status = result?.status {
        items.append(PanelItem("Status", [.status(status)]))
        if let risk = Scorecards.openRisks(assessment)[requirement.id] {
          items.append(PanelItem("Highest open risk", [.risk(risk)]))
        }
      } else {
        items.append(PanelItem("Status", [.tag(standing(assessment))]))
      }
    }
    items.append(PanelItem("Obligation", [.tag(Setting.obligation(requirement))]))
    if let response = result?.response { items += self.response(response) }
    if let score = result?.score, result?.isLeaf == false {
      items.append(PanelItem("Score", .text(Setting.percent(score))))
    }
    return items
  }

  private func response(_ response: Response) -> [PanelItem] {
    var items = [PanelItem("Response", .text(Setting.word(response.answer.rawValue)))]
    if let owner = response.owner { items.append(PanelItem("Owner", .text(owner))) }
    if let maturity = response.maturity {
      items.append(PanelItem("Maturity", .text("\(maturity) of 5")))
    }
    let place = response.place
    items.append(
      PanelItem(
        "Answered in",
        [.code("\(place.file):\(place.start.line):\(place.start.column)")],
        isWide: true
      )
    )
    return items
  }

  /// Why there is no status.
  private func standing(_ assessment: Assessment) -> String {
    if !assessment.client.scope.rules.contains(requirement.rule) { return "Out of scope" }
    if !requirement.validity.contains(asOf) { return "Not in force" }
    return "Not counted"
  }

  func all() -> [Section] {
    var sections: [Section] = []
    if let answer = answer() { sections.append(answer) }
    if let leaves = leaves() { sections.append(leaves) }
    if let findings = findings() { sections.append(findings) }
    if let evidence = evidence() { sections.append(evidence) }
    if let policies = policies() { sections.append(policies) }
    if let crosswalk = crosswalk() { sections.append(crosswalk) }
    if let proposed = proposed() { sections.append(proposed) }
    sections.append(lawOnTheDay())
    return sections
  }

  private func answer() -> Section? {
    guard let assessment, let result else { return nil }
    var blocks: [Block] = []
    if let reason = result.reason { blocks.append(.paragraph(.text(sentence(reason)))) }
    if let response = result.response {
      if let note = response.note { blocks.append(.quote(note)) }
      let decision = decision(response)
      if !decision.isEmpty { blocks.append(.panel(decision)) }
      if blocks.isEmpty {
        blocks.append(.paragraph(.text("The response bears no note.")))
      }
    } else if result.isLeaf, result.reason == nil {
      blocks.append(
        .paragraph(
          .text("\(assessment.client.name.value) gave no response: this was not assessed.")
        )
      )
    }
    return blocks.isEmpty ? nil : Section(id: "response", title: "What was found", blocks)
  }

  private func sentence(_ reason: String) -> String {
    let words = reason.prefix(1).uppercased() + reason.dropFirst()
    return words.hasSuffix(".") ? words : words + "."
  }

  private func decision(_ response: Response) -> [PanelItem] {
    var items: [PanelItem] = []
    if let rationale = response.rationale {
      items.append(PanelItem("Rationale", .text(rationale), isWide: true))
    }
    if let approver = response.approver { items.append(PanelItem("Approved by", .text(approver))) }
    if let decided = response.decided { items.append(PanelItem("Decided", [.day(decided)])) }
    if let review = response.reviewBy {
      let lapsed: [Inline] = review < asOf ? [.text(" "), .tag("lapsed")] : []
      items.append(PanelItem("Review by", [.day(review)] + lapsed))
    }
    return items
  }

  /// The leaves below a standard, or the standard above a leaf.
  private func leaves() -> Section? {
    let children = law.catalog.children(of: requirement.id)
    guard !children.isEmpty else {
      guard let above = law.catalog.requirement(requirement.parent) else { return nil }
      let link = Inline.link("\(above.id) \(above.title)", LawBlocks.page(above))
      return Section(
        id: "standard",
        title: "Where it stands",
        [.paragraph([.text("Part of "), link] + status(of: above) + [.text(".")])]
      )
    }
    let entries = children.map { child in
      ListEntry(
        [.link("\(child.id) \(child.title)", LawBlocks.page(child))] + status(of: child),
        note: .text("\(Setting.obligation(child)). \(child.summary)")
      )
    }
    return Section(id: "specifications", title: "What stands below it", [.list(entries)])
  }

  private func status(of other: Requirement) -> [Inline] {
    guard let status = assessment?.requirement(other.id)?.status else { return [] }
    return [.text(" "), .status(status)]
  }

  private func findings() -> Section? {
    guard let assessment, let ids = result?.findings, !ids.isEmpty else { return nil }
    let entries = ids.compactMap { id in
      assessment.finding(id).map { result in
        ListEntry(
          [
            .risk(result.risk), .text(" "),
            .link("\(id) \(result.finding.title)", .page(Addresses.finding(id))),
          ],
          note: .text(FindingPages.line(result.finding, asOf: asOf))
        )
      }
    }
    return Section(id: "findings", title: "Findings", [.list(entries)])
  }

  private func evidence() -> Section? {
    guard let assessment, let result, let response = result.response else { return nil }
    if result.evidence.isEmpty {
      guard response.answer == .implemented || response.answer == .alternative else { return nil }
      return Section(
        id: "evidence",
        title: "Evidence",
        [.callout(.warning, title: "No evidence", [.text("The response names none.")])]
      )
    }
    let items = assessment.client.evidence.filter { result.evidence.contains($0.id) }
    return Section(
      id: "evidence",
      title: "Evidence",
      [.table(Registers.evidence(items, asOf: asOf, caption: "Evidence for this requirement."))]
    )
  }

  private func policies() -> Section? {
    guard let client, let ids = result?.policies, !ids.isEmpty else { return nil }
    let entries = Registers.policies(Set(ids), among: client.policies)
    return entries.isEmpty ? nil : Section(id: "policies", title: "Policies", [.list(entries)])
  }

  private func crosswalk() -> Section? {
    let rows = law.crosswalk.frameworks.compactMap { framework -> [Table.Cell]? in
      guard let entry = law.crosswalk.entry(for: requirement.id, in: framework.id) else {
        return nil
      }
      let primary = entry.primary.map { name in
        framework.names[name].map { "\($0)" } ?? name
      }
      let separator = framework.names.isEmpty && primary.allSatisfy { $0.count < 12 } ? ", " : "; "
      return [
        .text(framework.title), .text(primary.joined(separator: separator)),
        .text(entry.additional.joined(separator: ", ")), .text(Self.confidence(entry)),
      ]
    }
    guard !rows.isEmpty else { return nil }
    let table = Table(
      caption: "Related controls elsewhere. Meeting one does not by itself prove compliance.",
      columns: [
        Table.Column("Framework"), Table.Column("Closest"), Table.Column("Also named"),
        Table.Column("Confidence"),
      ],
      rows: rows,
      emptySentence: ""
    )
    return Section(id: "crosswalk", title: "Crosswalk", [.table(table)])
  }

  private static func confidence(_ entry: CrosswalkEntry) -> String {
    guard !entry.additional.isEmpty, !entry.additionalConfidence.isEmpty else {
      return entry.primary.isEmpty ? "" : entry.confidence
    }
    let rest = "also named: \(entry.additionalConfidence)"
    return entry.primary.isEmpty ? rest : "\(entry.confidence); \(rest)"
  }

  private func proposed() -> Section? {
    let rules = law.proposedRules.filter { $0.published <= asOf }
    let blocks = rules.flatMap { rule -> [Block] in
      let changes = rule.changes.filter { $0.currentCitations.contains(requirement.id) }
      let becomes = rule.wouldBecomeRequired.contains(requirement.id)
      guard !changes.isEmpty || becomes else { return [] }
      var lines = [AnalysisPages.state(rule)]
      if becomes { lines.append(.text("It would become required instead of addressable.")) }
      lines += changes.map { change in
        [
          .strong("\(change.citation) \(change.title): "), .text(change.summary),
          .note(" Confidence: \(change.confidence)."),
        ]
      }
      return [.callout(.note, title: "Proposed rule - not law", lines)]
    }
    return blocks.isEmpty ? nil : Section(id: "proposed", title: "Proposed changes", blocks)
  }

  private func lawOnTheDay() -> Section {
    var items = [
      PanelItem("On \(asOf.spelled)", LawBlocks.inForce(requirement.validity, on: asOf)),
      PanelItem("Applies to", .text(requirement.appliesTo.map(\.title).joined(separator: ", "))),
    ]
    if let condition = requirement.condition {
      items.append(PanelItem("Condition", .text(condition)))
    }
    if requirement.status != .inForce, !(requirement.statusDay.map { $0 > asOf } ?? false) {
      let day: [Inline] = requirement.statusDay.map { [.text(" since "), .day($0)] } ?? []
      items.append(
        PanelItem("Became", [.text(Setting.word(requirement.status.rawValue))] + day)
      )
      if let note = requirement.validityNote {
        items.append(PanelItem("Note", .text(note), isWide: true))
      }
    }
    if let note = requirement.titleNote {
      items.append(PanelItem("Title", .text(note), isWide: true))
    }
    if !requirement.aliases.isEmpty {
      items.append(PanelItem("Also cited as", .text(requirement.aliases.joined(separator: ", "))))
    }
    items.append(
      PanelItem(
        "Catalog entry",
        [.code("\(requirement.place.file):\(requirement.place.start.line)")],
        isWide: true
      )
    )
    return Section(id: "law", title: "The law on this day", [.panel(items)])
  }
}
