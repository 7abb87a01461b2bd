import Diagnostics
import GapAnalysis
import Regulation
import Words

/// What the engagement covers, what was looked at and how, and what was not: below the assessor's own
/// words on the scope, or a page of its own.
struct ScopeSections {
  let assessment: Assessment
  let words: Words
  /// What the assessor's page says beside them: names that are all in it are not said again.
  var said = ""

  private var client: Client { assessment.client }
  private var assessed: [RequirementResult] { assessment.leaves.filter(\.isAssessed) }

  /// The sections; on paper without the samples, which the chapter of requirements has.
  func all(onPaper: Bool = false) -> [Section] {
    [
      Section(
        id: "scope-covered",
        title: words("heading_scope_covered"),
        [.panel(covered())]
      ),
      Section(
        id: "scope-examined",
        title: words("heading_scope_examined"),
        [.table(methods()), .panel(examined())] + (onPaper ? [] : samples)
      ),
      Section(
        id: "scope-not-examined",
        title: words("heading_scope_not_examined"),
        [.list(notExamined())]
      ),
    ]
  }

  @ListBuilder<PanelItem>
  private func covered() -> [PanelItem] {
    if !isSaid(client.scope.systems) { names("label_systems", client.scope.systems) }
    if !isSaid(client.scope.sites) { names("label_sites", client.scope.sites) }
    PanelItem(
      words("label_rules"),
      .text(client.scope.rules.map { words($0) }.joined(separator: ", ")),
      isWide: true
    )
    PanelItem(words("label_entity"), .text(words("entity_", client.entity)))
    PanelItem(words("label_fieldwork"), words.assessed(client))
    names("label_assessors", client.assessors, "note_not_recorded")
    names("label_reviewer", [client.reviewer].compactMap(\.self), "note_not_recorded")
    let interviewed = owners(of: assessed.filter(\.isInterviewed))
    let answering = owners(of: assessment.leaves)
    if interviewed == answering, !answering.isEmpty {
      names("label_answering_interviewed", answering)
    } else {
      names("label_interviewed", interviewed, "note_not_recorded")
      names("label_answering", answering, "note_not_recorded")
    }
  }

  private func isSaid(_ names: [String]) -> Bool {
    !names.isEmpty && names.allSatisfy(said.contains)
  }

  /// Names in a row; a note where there are none.
  private func names(
    _ label: String,
    _ names: [String],
    _ none: String = "scope_not_named"
  ) -> PanelItem {
    PanelItem(
      words(label),
      names.isEmpty
        ? [.note(words(none))] : .text(names.joined(separator: "; ")),
      isWide: true
    )
  }

  /// Who answers for some leaves, each name once.
  private func owners(of leaves: [RequirementResult]) -> [String] {
    Set(leaves.compactMap { $0.response?.owner }).naturallySorted()
  }

  private func methods() -> Table {
    let rows =
      Response.Method.allCases.map { method in
        (
          name: words("method_noun_", method), metric: method.metric,
          leaves: assessed.filter { $0.response?.methods.contains(method) ?? false }
        )
      } + [
        (
          name: words("method_noun_none"), metric: "methods.none",
          leaves: assessed.filter { $0.response?.methods.isEmpty ?? true }
        )
      ]
    return Table(words("caption_methods", count: assessed.count), rows: rows) {
      Column(words("column_method")) { .text($0.name) }
      Column(words("column_requirements"), .number) {
        [.figure("\($0.leaves.count)", metric: $0.metric)]
      }
      Column(words("column_with_sample"), .number) { row in
        .text("\(row.leaves.count { $0.response?.sample != nil })")
      }
      Column(words("column_with_evidence"), .number) { row in
        .text("\(row.leaves.count { !$0.evidence.isEmpty })")
      }
    }
  }

  /// Documents, scans and findings, as numbers.
  @ListBuilder<PanelItem>
  private func examined() -> [PanelItem] {
    let evidence = assessment.evidence.map(\.evidence)
    let kinds = Dictionary(grouping: evidence) { TextFormat.word($0.kind ?? "") }
      .map { (kind: $0.key, count: $0.value.count) }
      .sorted { (-$0.count, NaturalKey($0.kind)) < (-$1.count, NaturalKey($1.kind)) }
    let byKind = kinds.filter { !$0.kind.isEmpty }.map { words.count($0.count, of: $0.kind) }
    PanelItem(
      words("label_evidence_seen"),
      [.link(words("count_evidence", count: evidence.count), .page(.evidence))]
        + .text(byKind.isEmpty ? "" : ": " + byKind.joined(separator: ", ")),
      isWide: true
    )
    // A scan whose file was not read is evidence as any other.
    let scans = evidence.count { $0.kind?.lowercased() == "scan" }
    if scans > 0 { PanelItem(words("label_scans"), .text("\(scans)")) }
    PanelItem(
      words("label_sampled"),
      [.figure("\(assessed.count { $0.response?.sample != nil })", metric: "methods.sampled")]
    )
  }

  /// What was looked at for each answer, and how.
  private var samples: [Block] {
    let rows = assessment.leaves.filter { leaf in
      leaf.response.map { !$0.methods.isEmpty || $0.sample != nil } ?? false
    }
    let table = Table(
      words("caption_samples", count: rows.count),
      rows: rows,
      empty: words("empty_samples")
    ) {
      Column.requirement(words)
      Column.title(words)
      Column(words("label_methods")) { leaf in
        .text((leaf.response?.methods ?? []).map { words("method_", $0) }.joined(separator: ", "))
      }
      Column(words("label_sample"), .prose) { leaf in
        Table.Cell(leaf.response?.sample.map(assessment.linked) ?? [])
      }
      Column(words("column_evidence"), .number) { .text("\($0.evidence.count)") }
    }
    return [.table(table)]
  }

  private func notExamined() -> [ListEntry] {
    let counts = assessment.totals.counts
    let leftOut = Inline.link(.leftOut, words)
    let rules = HIPAARule.allCases.filter { !client.scope.rules.contains($0) }.map { rule in
      ListEntry(
        words.line(
          "scope_rule_left_out",
          count: assessment.leavesOutOfScope.count { $0.rule == rule },
          ["rule": [.strong(words(rule))]]
        )
      )
    }
    let others = [
      ("scope_not_assessed", counts.notAssessed), ("scope_not_applicable", counts.notApplicable),
      ("scope_inputs_left_out", assessment.leftOut.count),
    ].filter { $0.1 > 0 }.map { key, count in
      ListEntry(words.line(key, count: count, ["page": [leftOut]]))
    }
    let all = rules + others
    return all.isEmpty ? [ListEntry(.text(words("scope_all_examined")))] : all
  }
}

extension RequirementResult {
  fileprivate var isInterviewed: Bool { response?.methods.contains(.interview) ?? false }
}
