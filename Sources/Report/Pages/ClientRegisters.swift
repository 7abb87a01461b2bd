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
    if let scan = item.scan { self.scan(scan, item) }
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
    PanelItem(words("label_shown_for"), uses(of: item), isWide: true)
  }

  /// What a scan is, and what it tested.
  @ListBuilder<PanelItem>
  private func scan(_ scan: Scan, _ item: Evidence) -> [PanelItem] {
    PanelItem(words("label_scan_format"), .text(words("scan_format_", scan.format)))
    if let tool = scan.tool { PanelItem(words("label_tool"), .text(tool)) }
    if let file = item.file { PanelItem(words("label_scan_file"), [.code(file.value)]) }
    PanelItem(
      words("label_scan_day"),
      [item.testDay.map { .day($0) } ?? .note(words("note_not_recorded"))]
    )
    PanelItem(
      words("label_scan_results"),
      .text(
        [
          words("scan_rows", count: scan.rows),
          MachineTests(assessment: assessment, words: words)
            .counts(scan.counts, checks: scan.checkCount),
        ].joined(separator: "; ")
      ),
      isWide: true
    )
    if !scan.leftOut.isEmpty {
      PanelItem(
        words("label_scan_left_out"),
        .text(
          scan.leftOut.map { words("scan_left_out", count: $0.rows, ["named": $0.id]) }
            .joined(separator: ", ")
        ),
        isWide: true
      )
    }
    if scan.rowsWithoutRequirement > 0 {
      PanelItem(
        words("label_scan_unnamed"),
        .text(words("scan_rows", count: scan.rowsWithoutRequirement)),
        isWide: true
      )
    }
  }

  /// The requirements, findings and breaches that it is shown for.
  private func uses(of item: Evidence) -> [Inline] {
    let requirements = assessment.requirements.filter { result in
      result.evidence.contains(item.id) || result.tests.contains { $0.evidence == item.id }
    }
    let findings = assessment.findings.filter { result in
      result.finding.evidence.contains { $0.value == item.id }
    }
    let breaches = assessment.breaches.map(\.breach).filter { breach in
      breach.evidence.contains { $0.value == item.id }
    }
    let uses =
      requirements.map { AnalysisPages.link($0.requirement.id) }
      + findings.map { [.link($0.finding.id, .finding($0.finding.id))] }
      + breaches.map { [Reasons.breach($0.id)] }
    return uses.isEmpty ? .text(words("shown_for_nothing")) : .joined(uses, by: ", ")
  }

  /// Everything about each item in one table, as on paper.
  func evidenceInPrint() -> Section {
    let items = assessment.client.evidence
    let table = Table(
      words("caption_evidence", count: items.count),
      rows: items,
      empty: words("empty_evidence")
    ) {
      Column(words("column_id"), .id) { item in
        Table.Cell(.text(item.id), anchor: Addresses.anchor(item.id))
      }
      Column(words("column_item"), .prose) { Table.Cell(lines(described($0))) }
      Column(words("column_collected"), .id) { item in item.collected.map { [.day($0)] } ?? [] }
      Column(words("column_valid_until"), .id) { item in
        Table.Cell(Registers.end(of: item, asOf: assessment.asOf, words))
      }
      Column(words("label_kept_in"), .prose) { Table.Cell(lines(kept($0))) }
      Column(words("label_shown_for"), .prose) { Table.Cell(uses(of: $0)) }
    }
    return Section(id: "register", title: nil, [.table(table)])
  }

  private func lines(_ lines: [[Inline]]) -> [Inline] {
    Array(lines.joined(separator: [.lineBreak]))
  }

  private func described(_ item: Evidence) -> [[Inline]] {
    [.text(item.title)] + [item.kind.map { .text(TextFormat.word($0)) }].compactMap(\.self)
      + [item.scan.map(scanned)].compactMap(\.self)
      + [item.note.map { assessment.linked($0) }].compactMap(\.self)
  }

  /// What a scan is, and what it tested, in a line.
  private func scanned(_ scan: Scan) -> [Inline] {
    let tests = MachineTests(assessment: assessment, words: words)
    return .text(
      (scan.tool ?? words("scan_format_", scan.format)) + ": "
        + tests.counts(scan.counts, checks: scan.checkCount)
    )
  }

  private func kept(_ item: Evidence) -> [[Inline]] {
    let digest =
      item.sha256.map { [.text(words("label_sha_256") + ": "), Inline.code($0)] }
      ?? [.note(words("note_no_digest"))]
    return [item.location.map { .text($0) }, digest].compactMap(\.self)
  }

  func method(law: Law) -> Page {
    let asOf = client.assessment.asOf
    let threshold = words.percent(client.assessment.coverageThreshold)
    return Page(
      .method,
      words,
      [edition()].compactMap(\.self) + [dates.section]
        + Method(words: words, assessment: assessment).sections(threshold: threshold, asOf: asOf),
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
      ] + omitted()
    )
  }

  /// The pages that the report does without; nothing where there are none.
  private func omitted() -> [Section] {
    let titles = (client.order.layout.omit ?? []).compactMap { chapter -> String? in
      if chapter == .result { return words("heading_result") }
      return chapter.page.map { words($0.title) }
        ?? client.omitted.first {
          chapter.holds($0.path) && Audience.sees(assessment.audience, $0.audience)
        }?.title
    }
    guard !titles.isEmpty else { return [] }
    return [
      Section(
        id: "omitted",
        title: words("heading_omitted"),
        [
          .paragraph(
            words.line("omitted", ["data": [.link(Self.data, .file(Self.data))]])
          ),
          .list(titles.map { ListEntry(.text($0)) }),
        ]
      )
    ]
  }

  private static let data = "data/assessment.json"

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
        let reason = reasons.reason(of: result) ?? response?.rationale ?? response?.ownNote
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
      Column(words("column_input"), .id) {
        .text(
          assessment.place($0.source, words)
            ?? ($0.source.isWithheld ? words("note_not_told") : words("built_in"))
        )
      }
      Column(words("column_reason"), .prose) { .text(words.text(of: $0.reason)) }
    }
  }
}
