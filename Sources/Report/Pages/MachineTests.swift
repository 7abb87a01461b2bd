import GapAnalysis
import Regulation
import Words

/// What machines tested, as pages of requirements and of evidence say it.
struct MachineTests {
  let assessment: Assessment
  let words: Words

  /// The section of a leaf's page; that nothing tested it where the client has scans and it asks for
  /// tests, and nothing elsewhere.
  func section(of leaf: RequirementResult) -> Section? {
    guard leaf.isLeaf, assessment.hasScans else { return nil }
    if leaf.tests.isEmpty {
      guard assessment.testedLeaves.contains(where: { $0 === leaf }) else { return nil }
      return section([.paragraph([.note(words("tests_nothing"))])])
    }
    return section(
      leaf.tests.flatMap(blocks) + [.paragraph([.note(words("tests_change_nothing"))])]
    )
  }

  private func section(_ blocks: [Block]) -> Section {
    Section(id: "tested", title: words("heading_tested"), blocks)
  }

  private func blocks(_ test: MachineTest) -> [Block] {
    [.paragraph(line(test)), .table(checks(test))] + failures(test)
  }

  /// A scan and its counts: "EV-S1, Prowler 5.46.0: 4 checks, 37 resources, 35 pass, 2 fail, 1 muted, 3
  /// not tested, on October 1, 2026".
  func line(_ test: MachineTest) -> [Inline] {
    let counts = self.counts(test.leaf.counts, checks: test.leaf.checks.count)
    let expired: [Inline] = test.isExpired ? [.text(" "), .tag(words("chip_expired"))] : []
    return words.line(
      test.day == nil ? "tests_line_undated" : "tests_line",
      [
        "evidence": [Reasons.evidence(test.evidence)],
        "tool": .text(test.tool ?? words("scan_format_", test.format)),
        "counts": .text(counts), "day": test.day.map { [.day($0)] } ?? [],
      ]
    ) + expired
  }

  /// "EV-S1: 37 resources, 2 fail".
  func brief(_ test: MachineTest) -> [Inline] {
    let counts = test.leaf.counts
    let said =
      counts.resources == 0
      ? words("tests_not_tested", count: counts.notTested)
      : words("tests_resources", count: counts.resources) + ", "
        + words("tests_fail", count: counts.fail)
    let expired: [Inline] = test.isExpired ? [.text(" "), .tag(words("chip_expired"))] : []
    return [Reasons.evidence(test.evidence), .text(": " + said)] + expired
  }

  /// "4 checks, 37 resources, 35 pass, 2 fail, 1 muted, 3 not tested".
  func counts(_ counts: ScanCounts, checks: Int) -> String {
    [
      words("tests_checks", count: checks), words("tests_resources", count: counts.resources),
      words("tests_pass", count: counts.pass), words("tests_fail", count: counts.fail),
      words("tests_muted", count: counts.muted),
      words("tests_not_tested", count: counts.notTested),
    ].joined(separator: ", ")
  }

  private func checks(_ test: MachineTest) -> Table {
    let checks = test.leaf.checks
    let evidence = test.evidence
    return Table(
      words("caption_checks", count: checks.count, ["evidence": evidence]),
      rows: checks
    ) {
      Column(words("column_check"), .prose) { [.code($0.id)] }
      if checks.contains(where: { $0.title != nil }) {
        Column(words("column_title"), .prose) { .text($0.title ?? "") }
      }
      if checks.contains(where: { $0.severity != nil }) {
        Column(words("column_scan_severity")) { .text($0.severity ?? "") }
      }
      if checks.contains(where: { !$0.namesLeaf }) {
        Column(words("column_check_names"), .prose) { .text(words(Self.reach(of: $0))) }
      }
      Column(words("column_pass"), .number) { .text(words.grouped(String($0.pass))) }
      Column(words("column_fail"), .number) { .text(words.grouped(String($0.fail))) }
      Column(words("column_muted"), .number) { .text(words.grouped(String($0.muted))) }
      Column(words("column_not_tested"), .number) { .text(words.grouped(String($0.notTested))) }
    }
  }

  private static func reach(of check: ScanCheck) -> String {
    if check.isMapped { return "check_mapped" }
    return check.isBroad ? "check_broad" : "check_of_leaf"
  }

  /// What fails, with its reason; an edition for an audience has none of it.
  private func failures(_ test: MachineTest) -> [Block] {
    let rows = test.leaf.checks.flatMap { check in
      check.failures.map { (check: check.id, failure: $0) }
    }
    guard !rows.isEmpty else { return [] }
    let table = Table(
      words("caption_failures", count: rows.count, ["evidence": test.evidence]),
      rows: rows
    ) {
      Column(words("column_resource"), .prose) { [.code($0.failure.resource)] }
      Column(words("column_check"), .prose) { [.code($0.check)] }
      Column(words("column_reason"), .prose) { row in
        let muted: [Inline] = row.failure.isMuted ? [.tag(words("chip_muted")), .text(" ")] : []
        return Table.Cell(muted + .text(row.failure.reason ?? ""))
      }
      // The name of a file has no blank: beside three columns of long words it would be cut off.
      Column(words("column_input"), .prose) { row in
        .text(assessment.placeInFile(row.failure.place, words) ?? "")
      }
    }
    let full = test.leaf.checks.count { $0.failures.count == ScanCheck.mostFailures }
    let cut: [Block] =
      full == 0
      ? []
      : [
        .paragraph([
          .note(words("tests_failures_cut", ["most": String(ScanCheck.mostFailures)]))
        ])
      ]
    return [.table(table)] + cut
  }
}
