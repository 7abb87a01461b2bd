import GapAnalysis
import Regulation
import Words

extension AnalysisPages {
  /// Which leaves machines tested, which have an answer alone, both or neither; nothing where the client
  /// has no scan.
  func tests() -> Page? {
    guard assessment.hasScans else { return nil }
    let leaves = assessment.testedLeaves
    return Page(
      .tests,
      words,
      [
        Section(
          id: "known",
          title: words("heading_tests_known"),
          [.table(known()), .paragraph([.note(words("tests_change_nothing"))])]
        ),
        Section(
          id: "leaves",
          title: words("heading_tests_leaves"),
          [.table(testTable(leaves))]
        ),
        Section(id: "scans", title: words("heading_scans"), [.table(scanTable())]),
      ]
    )
  }

  /// How many leaves are known in each way.
  private func known() -> Table {
    Table(words("caption_tests_known"), rows: KnownBy.allCases) {
      Column(words("column_tests_known"), .prose) { .text(words("testing_long_", $0)) }
      Column(words("column_requirements"), .number) { known in
        let metric = assessment.metric(known.metric)
        let words = metric.map { MetricFormat.words($0, in: assessment, self.words) }
        return [.figure(words ?? "", metric: known.metric)]
      }
    }
  }

  private func testTable(_ leaves: [RequirementResult]) -> Table {
    let tests = MachineTests(assessment: assessment, words: words)
    return Table(
      words("caption_tests_leaves", count: leaves.count),
      rows: leaves,
      isRegister: true,
      empty: words("empty_tests_leaves")
    ) {
      Column.requirement(words)
      Column.title(words)
      Column(words("column_tests_known"), filter: "tested") { leaf in
        Table.Cell([.tag(words("testing_", leaf.knownBy))], key: leaf.knownBy.rawValue)
      }
      Column(words("column_scans_found"), .prose) { leaf in
        Table.Cell(Array(leaf.tests.map(tests.brief).joined(separator: [.lineBreak])))
      }
      Column(words("column_response")) { leaf in
        .text(leaf.response.map { words("answer_", $0.answer) } ?? words("no_response"))
      }
      Column.status(words, filter: "status")
    }
  }

  private func scanTable() -> Table {
    let items = assessment.client.evidence.filter { $0.scan != nil }
    return Table(words("caption_scans", count: items.count), rows: items) {
      Column(words("column_id"), .id) { [Reasons.evidence($0.id)] }
      Column(words("column_item"), .prose) { .text($0.title) }
      Column(words("column_tool"), .prose) { item in
        .text(item.scan.map { $0.tool ?? words("scan_format_", $0.format) } ?? "")
      }
      Column(words("column_day"), .id) { .day($0.testDay, orNote: words("note_none")) }
      Column(words("column_checks"), .number) { item in
        .text(String(item.scan?.checkCount ?? 0))
      }
      Column(words("column_requirements"), .number) { item in
        .text(String(item.scan?.leaves.count ?? 0))
      }
    }
  }
}
