import Diagnostics
import GapAnalysis
import Regulation
import Words

/// The registers of a client's site that the gap analysis fills.
///
/// An empty register says so in a sentence.
struct AnalysisPages {
  let assessment: Assessment
  let law: Law
  let words: Words

  var reasons: Reasons { Reasons(assessment: assessment, words: words) }

  /// A requirement as a link.
  static func link(_ id: String) -> [Inline] {
    [.link(id, .requirement(id))]
  }

  func due(_ day: Day?) -> Table.Cell {
    guard let day else { return Table.Cell([.note(words("note_none"))], key: Day.noneIsLast) }
    return Table.Cell(.due(day, isOverdue: day < assessment.asOf, words), key: day.iso)
  }
}

extension Assessment {
  /// A link to the page of a requirement, its id alone where the report, for its scope, has none.
  func link(toRequirement id: String) -> [Inline] {
    requirement(id) == nil ? [.text(id)] : AnalysisPages.link(id)
  }
}

extension AnalysisPages {
  func gaps() -> Page {
    let all = assessment.gapsByRisk
    let contradictions = all.filter { gap in gap.causes.contains { $0.kind.isContradiction } }
    return Page(
      .gaps,
      words,
      [
        Section(id: "causes", title: words("heading_by_cause"), [.table(causes())]),
        Section(id: "gaps", title: words("heading_gaps"), [.table(gapTable(all, reasons.noGaps))]),
        Section(
          id: "contradictions",
          title: words("heading_contradictions"),
          [.list(contradictionEntries(contradictions))]
        ),
      ]
    )
  }

  private func gapTable(_ gaps: [Gap], _ empty: String) -> Table {
    Table(
      words("caption_gaps", ["n": String(gaps.count)]),
      rows: gaps,
      isRegister: true,
      empty: empty
    ) {
      Column(words("column_concerns"), .id) { gap in
        let finding = gap.findings.first
        let page = finding.map { Target.finding($0) } ?? .page(.gaps)
        return Table.Cell(gap.requirement.map(Self.link) ?? [.link(finding ?? gap.id, page)])
      }
      Column(words("column_title"), .prose) { gap in
        Table.Cell(gap.status == nil ? .text(gap.title) : .leaf(gap.title, in: gap.context))
      }
      Column(words("column_risk"), filter: "risk") {
        .risk($0.risk, orNote: words("note_not_rated"))
      }
      Column(words("column_status"), filter: "status") { gap in
        Table.Cell(
          gap.chip.isEmpty ? [.note(words("note_none"))] : gap.chip,
          key: gap.chip == [.contested] ? "contested" : gap.status?.rawValue ?? "none"
        )
      }
      Column(words("column_causes"), .prose) { Table.Cell(reasons.causes(of: $0)) }
      Column(words("column_owner"), filter: "owner") { .text($0.owner ?? "") }
      Column(words("column_due"), .id) { due($0.due) }
    }
  }

  /// How many gaps have each cause.
  private func causes() -> Table {
    let counted = GapCause.Kind.allCases.map { kind in
      (kind: kind, count: assessment.gaps.count { gap in gap.causes.contains { $0.kind == kind } })
    }
    return Table(
      words("caption_causes"),
      rows: counted.filter { $0.count > 0 },
      empty: reasons.noGaps
    ) {
      Column(words("column_causes"), .prose) { .text(words("gap_cause_", $0.kind)) }
      Column(words("column_gaps"), .number) {
        [.figure("\($0.count)", metric: $0.kind.metric)]
      }
    }
  }

  private func contradictionEntries(_ gaps: [Gap]) -> [ListEntry] {
    guard !gaps.isEmpty else {
      return [ListEntry(.text(words("empty_contradictions")))]
    }
    return gaps.flatMap { gap in
      gap.causes.filter(\.kind.isContradiction).map { cause in
        let places = reasons.places(of: cause)
        let grade: [Inline] =
          cause.kind == .contested
          ? gap.grade(assessment).map { [.risk($0), .text(" ")] } ?? [] : []
        return ListEntry(
          grade + (gap.requirement.map(Self.link) ?? []) + [.text(" ")]
            + reasons.line(cause, of: gap),
          note: .text(gap.title)
            + (places.isEmpty ? [] : [.source(" · " + places.joined(separator: ", "))])
        )
      }
    }
  }

  func decisions() -> Page {
    let taken = assessment.decisions.filter { $0.response.answer != .implemented }
    let table = Table(
      words("caption_decisions", ["n": String(taken.count)]),
      rows: taken,
      empty: words("empty_decisions")
    ) {
      Column(words("column_requirement")) {
        Table.Cell(
          Self.link($0.requirement.id) + [
            .text(" "), .foreign(.note($0.requirement.title), Inline.lawLanguage),
          ]
        )
      }
      Column(words("column_decision")) { .text(words("answer_", $0.response.answer)) }
      Column(words("column_rationale"), .prose) { .text($0.response.rationale ?? "") }
      Column(words("column_approved_by")) { decision in
        let approver: [Inline]? = decision.response.approver.map { [.text($0)] }
        let decided: [Inline]? = decision.response.decided.map { [.day($0)] }
        return Table.Cell(.joined([approver, decided].compactMap(\.self), by: ", "))
      }
      Column(words("column_review_by"), .id) { decision in
        let day = decision.response.reviewBy.map { Inline.day($0) } ?? .note(words("note_none"))
        return decision.isReviewLapsed ? [day, .text(" "), .tag(words("chip_lapsed"))] : [day]
      }
      Column(words("column_missing")) {
        .text($0.missing.isEmpty ? words("nothing_missing") : $0.missing.joined(separator: ", "))
      }
    }
    return Page(.decisions, words, [Section(id: "decisions", title: nil, [.table(table)])])
  }
}
