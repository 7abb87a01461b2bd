import Diagnostics
import GapAnalysis
import Regulation
import Words

extension ClientPages {
  func evidence() -> Page {
    let client = client.assessment.client
    let asOf = self.client.assessment.asOf
    let table = Registers.evidence(
      client.evidence,
      asOf: asOf,
      caption: words("caption_evidence", count: client.evidence.count),
      words: words
    )
    let anchored = client.evidence.map { item in
      Section(id: Addresses.anchor(item.id), title: item.id, [.panel(panel(item, asOf: asOf))])
    }
    return Page(.evidence, words, [Section(id: "register", title: nil, [.table(table)])] + anchored)
  }

  @ListBuilder<PanelItem>
  private func panel(_ item: Evidence, asOf: Day) -> [PanelItem] {
    let assessment = client.assessment
    PanelItem(words("label_item"), .text(item.title), isWide: true)
    if let kind = item.kind {
      PanelItem(words("label_kind"), .text(TextFormat.word(kind)))
    }
    if let day = item.collected { PanelItem(words("label_collected"), [.day(day)]) }
    if let day = item.validUntil {
      let expired: [Inline] = day < asOf ? [.text(" "), .tag(words("chip_expired"))] : []
      PanelItem(words("label_valid_until"), [.day(day)] + expired)
    }
    if let place = item.location { PanelItem(words("label_kept_in"), .text(place)) }
    if let digest = item.sha256 {
      PanelItem(words("label_sha_256"), [.code(digest)], isWide: true)
    }
    if let note = item.note {
      PanelItem(words("label_note"), assessment.linked(note), isWide: true)
    }
    let requirements = assessment.requirements.filter { $0.evidence.contains(item.id) }
    let findings = assessment.findings.filter { result in
      result.finding.evidence.contains { $0.value == item.id }
    }
    let uses =
      requirements.map { result -> [Inline] in
        [.link(result.requirement.id, .requirement(result.requirement.id))]
      }
      + findings.map { result -> [Inline] in
        [.link(result.finding.id, .finding(result.finding.id))]
      }
    PanelItem(
      words("label_shown_for"),
      uses.isEmpty ? .text(words("shown_for_nothing")) : .joined(uses, by: ", "),
      isWide: true
    )
  }

  func method(law: Law) -> Page {
    let asOf = client.assessment.asOf
    let threshold = words.percent(client.assessment.coverageThreshold)
    return Page(
      .method,
      words,
      Method(words: words).sections(threshold: threshold, asOf: asOf),
      lawChecked: law.catalog.asOf
    )
  }
}

extension ClientPages {
  func leftOut(law: Law) -> Page {
    let assessment = client.assessment
    return Page(
      .leftOut,
      words,
      [
        Section(
          id: "not-assessed",
          title: words("heading_not_assessed"),
          [.table(leaves(.notAssessed, "empty_not_assessed"))]
        ),
        Section(
          id: "not-applicable",
          title: words("heading_not_applicable"),
          [.table(leaves(.notApplicable, "empty_not_applicable"))]
        ),
        Section(
          id: "out-of-scope",
          title: words("heading_out_of_scope"),
          [.list(outOfScope(law: law))]
        ),
        Section(
          id: "not-in-force",
          title: words("heading_not_in_force"),
          [.table(notInForce(law: law))]
        ),
        Section(
          id: "inputs",
          title: words("heading_inputs_left_out"),
          [.table(inputs(assessment))]
        ),
      ]
    )
  }

  private func leaves(_ status: Status, _ empty: String) -> Table {
    let results = client.assessment.leaves.filter { $0.status == status }
    let reasons = Reasons(assessment: client.assessment, words: words)
    return Table(
      words("caption_status", count: results.count, ["status": words(status)]),
      rows: results,
      empty: words(empty)
    ) {
      Column.requirement(words)
      Column.title(words)
      Column(words("column_reason"), .prose) { result in
        let response = result.response
        let reason = reasons.reason(of: result) ?? response?.rationale ?? response?.note
        return .text(reason ?? words(response == nil ? "no_response" : "no_reason"))
      }
    }
  }

  private func outOfScope(law: Law) -> [ListEntry] {
    let assessment = client.assessment
    let rules = HIPAARule.allCases.filter { !assessment.client.scope.rules.contains($0) }
    guard !rules.isEmpty else { return [ListEntry(.text(words("out_of_scope_none")))] }
    return rules.map { rule in
      let leaves = law.catalog.leaves(on: assessment.asOf, rules: [rule])
      return ListEntry(
        [.strong(words(rule))],
        note: .text(words("out_of_scope", count: leaves.count))
      )
    }
  }

  private func notInForce(law: Law) -> Table {
    let asOf = client.assessment.asOf
    let entries = law.catalog.requirements.filter {
      $0.isAssessable && !$0.validity.contains(asOf)
        && client.assessment.client.scope.rules.contains($0.rule)
    }
    return Table(
      words("caption_not_in_force", ["day": words.day(asOf)]),
      rows: entries,
      empty: words("empty_not_in_force")
    ) {
      Column.requirement(words)
      Column.title(words)
      Column(words("column_holds")) {
        Table.Cell(LawBlocks.inForce($0.validity, on: asOf, words))
      }
    }
  }

  private func inputs(_ assessment: Assessment) -> Table {
    Table(
      words("caption_inputs_left_out"),
      rows: assessment.leftOut,
      empty: words("empty_inputs_left_out")
    ) {
      Column(words("column_input"), .id) { [.code($0.source.fileLineColumn)] }
      Column(words("column_reason"), .prose) { .text(words.text(of: $0.reason)) }
    }
  }
}
