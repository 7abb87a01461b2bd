import Diagnostics
import GapAnalysis
import Regulation
import Words

/// The parts of a requirement's page.
struct RequirementSections {
  let requirement: Requirement
  let result: RequirementResult?
  let law: Law
  let asOf: Day
  let client: ClientInput?
  let words: Words
  /// The highest open risk of each requirement that has one.
  let risks: [String: Level]
  /// In a site without a client, the pages of the policies that claim it.
  var claiming: [ProsePage] = []

  private var assessment: Assessment? { client?.assessment }

  /// The same as values, for templates.
  var view: RequirementView {
    let hasStatus = result?.status != nil
    return RequirementView(
      requirement: requirement,
      result: result,
      risk: hasStatus ? risks[requirement.id] : nil,
      standing: hasStatus ? nil : assessment.map(reasonForNoStatus)
    )
  }

  @ListBuilder<PanelItem>
  func panel() -> [PanelItem] {
    if let assessment {
      if let result, result.status != nil {
        PanelItem(words("label_status"), result.chip(words))
        if let risk = view.risk {
          PanelItem(words("label_highest_open_risk"), [.risk(risk)])
        }
      } else {
        PanelItem(words("label_status"), [.tag(reasonForNoStatus(assessment))])
      }
    }
    LawBlocks.obligation(requirement, words)
    if let response = result?.response { self.response(response) }
    if let score = result?.score, result?.isLeaf == false {
      PanelItem(
        words("label_score"),
        [.figure(words.percent(score), metric: Metric.score(ofStandard: requirement.id))]
      )
    }
  }

  @ListBuilder<PanelItem>
  private func response(_ response: Response) -> [PanelItem] {
    PanelItem(words("label_response"), .text(words("answer_", response.answer)))
    if let owner = response.owner { PanelItem(words("label_owner"), .text(owner)) }
    if let maturity = response.maturity {
      PanelItem(
        words("label_maturity"),
        .text(words("maturity_of_5", ["level": String(maturity)]))
      )
    }
    if let place = assessment?.place(response.place, words) {
      PanelItem(words("label_answered_in"), .text(place), isWide: true)
    }
  }

  /// Why there is no status.
  private func reasonForNoStatus(_ assessment: Assessment) -> String {
    if !assessment.client.scope.rules.contains(requirement.rule) {
      return words("standing_out_of_scope")
    }
    if !requirement.validity.contains(asOf) { return words("standing_not_in_force") }
    return words("standing_not_counted")
  }

  /// What may be otherwise in another client's site.
  func ofClient() -> [Section] {
    [
      contested(), answer(), selfAssessment(), leaves(), findings(), register(), evidence(),
      tested(), policies(),
      inquiry(),
    ].compactMap(\.self)
  }

  /// What follows from the law, the day and the words alone.
  func ofLaw() -> [Section] {
    [
      crosswalk(), proposed(),
      Section(id: "law", title: words("heading_the_law_on_this_day"), [.panel(lawOnTheDay)]),
    ].compactMap(\.self)
  }

  /// What contests the answer, in a sentence each; of a standard, which of its leaves are contested.
  private func contested() -> Section? {
    guard let assessment, let result, !result.contradictions.isEmpty else { return nil }
    return Section(
      id: "contested",
      title: nil,
      [Reasons(assessment: assessment, words: words).contested(result)]
    )
  }

  private func answer() -> Section? {
    guard let assessment, let result else { return nil }
    var blocks: [Block] = []
    if let reason = Reasons(assessment: assessment, words: words).reason(of: result) {
      blocks.append(.paragraph(.text(sentence(reason))))
    }
    if let response = result.response {
      if let note = response.ownNote { blocks.append(.quote(assessment.linked(note))) }
      let items = ResponseItems(response: response, assessment: assessment, words: words)
      let said = law.inquiries[requirement.id] == nil ? items.all : items.besidesMethod
      if !said.isEmpty { blocks.append(.panel(said)) }
      if blocks.isEmpty, response.selfAssessment == nil {
        blocks.append(.paragraph(.text(words("response_without_note"))))
      }
    } else if result.isLeaf, result.reason == nil {
      blocks.append(
        .paragraph(.text(words("gave_no_response", ["client": assessment.client.name.value])))
      )
    }
    return blocks.isEmpty
      ? nil : Section(id: "response", title: words("heading_what_was_found"), blocks)
  }

  /// What the organization says of itself: nobody has found that.
  private func selfAssessment() -> Section? {
    guard let assessment, let said = result?.response?.selfAssessment else { return nil }
    return Section(
      id: Self.selfAssessment,
      title: words("heading_self_assessment"),
      [
        .quote(assessment.linked(said)),
        .paragraph([.note(words("self_assessment_shows_nothing"))]),
      ]
    )
  }

  /// The id of the section of what the organization says of itself.
  static let selfAssessment = "self-assessment"

  private func sentence(_ reason: String) -> String {
    let sentence = reason.prefix(1).uppercased() + reason.dropFirst()
    return sentence.hasSuffix(".") ? sentence : sentence + "."
  }

  /// The leaves below a standard, or the standard above a leaf.
  private func leaves() -> Section? {
    let children = law.catalog.children(of: requirement.id)
    guard !children.isEmpty else {
      guard let above = law.catalog.requirement(requirement.parent) else { return nil }
      let link = Inline.law("\(above.id) \(above.title)", LawBlocks.page(above))
      return Section(
        id: "standard",
        title: words("heading_where_it_stands"),
        [.paragraph(words.line("part_of", ["standard": [link] + status(of: above)]))]
      )
    }
    let entries = children.map { child in
      ListEntry(
        [.law("\(child.id) \(child.title)", LawBlocks.page(child))] + status(of: child),
        note: [.text("\(words.obligation(child)). "), .law(child.summary)]
      )
    }
    return Section(
      id: "specifications",
      title: words("heading_what_stands_below_it"),
      [.list(entries)]
    )
  }

  private func status(of other: Requirement) -> [Inline] {
    guard let chip = assessment?.requirement(other.id)?.chip(words), !chip.isEmpty else {
      return []
    }
    return [.text(" ")] + chip
  }

  private func findings() -> Section? {
    guard let assessment, let ids = result?.findings, !ids.isEmpty else { return nil }
    let entries = ids.compactMap { id in
      assessment.finding(id).map { result in
        ListEntry(
          [
            .risk(result.risk), .text(" "),
            .link("\(id) \(result.finding.title)", .finding(id)),
          ],
          note: .text(FindingPages.line(result, asOf: asOf, words))
        )
      }
    }
    return Section(id: "findings", title: words("heading_findings"), [.list(entries)])
  }

  /// What the risk register says of it.
  private func register() -> Section? {
    guard let assessment, result?.status != nil else { return nil }
    return RiskTables(assessment: assessment, words: words).section(of: requirement.id)
  }

  private func evidence() -> Section? {
    guard let assessment, let result, let response = result.response else { return nil }
    if result.evidence.isEmpty {
      let claims = response.answer == .implemented || response.answer == .alternative
      guard claims, !response.hasOtherEvidence else { return nil }
      return Section(
        id: "evidence",
        title: words("heading_evidence"),
        [
          .callout(
            .warning,
            title: words("no_evidence"),
            [.text(words("response_names_no_evidence"))]
          )
        ]
      )
    }
    let items = assessment.client.evidence.filter { result.evidence.contains($0.id) }
    let isShown = response.hasOtherEvidence || items.contains { !$0.isSelfAssessment }
    let claims = response.answer == .implemented || response.answer == .alternative
    let lack: [Block] =
      isShown || !claims
      ? []
      : [
        .callout(
          .warning,
          title: words("no_evidence"),
          [.text(words("response_names_self_assessments"))]
        )
      ]
    return Section(
      id: "evidence",
      title: words("heading_evidence"),
      lack + [
        .table(
          Registers.evidence(
            items,
            asOf: asOf,
            caption: words("caption_evidence_for_requirement"),
            words: words
          )
        )
      ]
    )
  }

  /// What machines tested of it.
  private func tested() -> Section? {
    guard let assessment, let result else { return nil }
    return MachineTests(assessment: assessment, words: words).section(of: result)
  }

  /// How to look at it, and how it was looked at.
  private func inquiry() -> Section? {
    law.inquiries[requirement.id].map { inquiry in
      InquirySection(inquiry: inquiry, result: result, assessment: assessment, words: words).section
    }
  }

  private func policies() -> Section? {
    var entries = Registers.policies(claiming, asOf: asOf, words)
    if let client, let ids = result?.policies {
      entries = Registers.policies(Set(ids), among: client.policies, asOf: asOf, words)
    }
    return entries.isEmpty
      ? nil : Section(id: "policies", title: words("heading_policies"), [.list(entries)])
  }

  private func crosswalk() -> Section? {
    let mapped = law.crosswalk.frameworks.compactMap { framework in
      law.crosswalk.entry(for: requirement.id, in: framework.id).map {
        (framework: framework, entry: $0)
      }
    }
    guard !mapped.isEmpty else { return nil }
    let table = Table(words("caption_crosswalk"), rows: mapped) {
      Column(words("column_framework")) { [.law($0.framework.title)] }
      Column(words("column_closest"), .prose) { framework, entry in
        let names = entry.primary.map { framework.names[$0] ?? $0 }
        let isShort = framework.names.isEmpty && names.allSatisfy { $0.count < 12 }
        return .text(names.joined(separator: isShort ? ", " : "; "))
      }
      Column(words("column_also_named"), .prose) {
        .text($0.entry.additional.joined(separator: ", "))
      }
      Column(words("column_confidence")) { .text($0.entry.confidence(in: words)) }
    }
    return Section(id: "crosswalk", title: words("heading_crosswalk"), [.table(table)])
  }

  private func proposed() -> Section? {
    let rules = law.proposedRules.filter { $0.published <= asOf }
    let blocks = rules.flatMap { rule -> [Block] in
      let changes = rule.changes.filter { $0.currentCitations.contains(requirement.id) }
      let becomes = rule.wouldBecomeRequired.contains(requirement.id)
      guard !changes.isEmpty || becomes else { return [] }
      var lines = [AnalysisPages.state(rule, words)]
      if becomes { lines.append(.text(words("would_become_required"))) }
      lines += changes.map { change in
        [
          .foreign(.strong("\(change.citation) \(change.title): "), Inline.lawLanguage),
          .law(change.summary),
        ] + exceptions(change) + [
          .note(
            words(
              "proposed_confidence",
              ["confidence": words.term("confidence_", change.confidence)]
            )
          )
        ]
      }
      return [.callout(.note, title: words("proposed_title"), lines)]
    }
    return blocks.isEmpty
      ? nil : Section(id: "proposed", title: words("heading_proposed_changes"), blocks)
  }

  /// What a proposed change would except.
  private func exceptions(_ change: ProposedChange) -> [Inline] {
    guard !change.exceptions.isEmpty else { return [] }
    let names = Inline.foreign(.text(change.exceptions.joined(separator: "; ")), Inline.lawLanguage)
    return words.line("proposed_exceptions", ["exceptions": [names]])
  }

  /// The section in the Code of Federal Regulations, where a reader can look the entry up.
  private var textOfLaw: Inline {
    .link(
      words("link_text_of_law", ["section": requirement.section]),
      .external("https://www.ecfr.gov/current/title-45/section-\(requirement.section)")
    )
  }

  @ListBuilder<PanelItem>
  private var lawOnTheDay: [PanelItem] {
    PanelItem(
      words("column_on_day", ["day": words.day(asOf)]),
      LawBlocks.inForce(requirement.validity, on: asOf, words)
    )
    PanelItem(
      words("label_applies_to"),
      .text(requirement.appliesTo.map { words("entity_", $0) }.joined(separator: ", "))
    )
    PanelItem(words("label_text_of_law"), [textOfLaw])
    if let condition = requirement.condition {
      PanelItem(words("label_condition"), .law(condition))
    }
    if let exception = requirement.exception {
      PanelItem(words("label_exception"), .law(exception.text))
    }
    if requirement.status != .inForce, !(requirement.statusDay.map { $0 > asOf } ?? false) {
      let status = [Inline].text(words("law_status_", requirement.status))
      let since = requirement.statusDay.map {
        words.line("became_since", ["status": status, "day": [.day($0)]])
      }
      PanelItem(words("label_became"), since ?? status)
      if let note = requirement.validityNote {
        PanelItem(words("label_note"), .law(note), isWide: true)
      }
    }
    if let note = requirement.titleNote {
      PanelItem(words("label_title"), .law(note), isWide: true)
    }
    if !requirement.aliases.isEmpty {
      PanelItem(words("label_also_cited_as"), .text(requirement.aliases.joined(separator: ", ")))
    }
  }
}
