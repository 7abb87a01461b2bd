import GapAnalysis
import Regulation
import Words

/// The page that says how everything is computed.
struct Method {
  let words: Words
  let assessment: Assessment

  func sections(threshold: String, asOf: Day) -> [Section] {
    [counted(asOf: asOf), statuses, scores(threshold: threshold), addressable, risk]
      + (assessment.hasScans ? [tests] : []) + [limits]
  }

  private func counted(asOf: Day) -> Section {
    Section(
      id: "counted",
      title: words("heading_what_is_counted"),
      [.paragraph(.text(words("method_counted", ["day": words.day(asOf)])))]
    )
  }

  private var statuses: Section {
    let notCounted = words("method_not_counted")
    let rows = [
      (response: "answer_implemented", value: "1", status: Status.met),
      ("method_alternative", "1", .met),
      ("method_not_reasonable", "1", .met),
      ("answer_partial", "0.5", .partiallyMet),
      ("answer_planned", "0", .notMet),
      ("answer_not_implemented", "0", .notMet),
      ("answer_not_applicable", notCounted, .notApplicable),
      ("method_not_assessed", notCounted, .notAssessed),
    ]
    let table = Table(words("caption_responses"), rows: rows) {
      Column(words("column_response")) { .text(words($0.response)) }
      Column(words("column_value"), .number) { .text($0.value) }
      Column(words("column_status")) { [.status($0.status)] }
    }
    return Section(
      id: "statuses",
      title: words("heading_how_a_status_comes_about"),
      [.table(table), .paragraph(.text(words("method_standard")))]
    )
  }

  private func scores(threshold: String) -> Section {
    Section(
      id: "scores",
      title: words("heading_how_a_score_comes_about"),
      [
        .paragraph(.text(words("method_score"))),
        .paragraph(.text(words("method_means", ["threshold": threshold]))),
        .paragraph(.text(words("method_choices"))),
      ]
    )
  }

  private var addressable: Section {
    Section(
      id: "addressable",
      title: words("heading_addressable_specifications"),
      [
        .paragraph(
          words.line("method_addressable", ["requirement": AnalysisPages.link("164.306(d)")])
        )
      ]
    )
  }

  private var risk: Section {
    Section(
      id: "risk",
      title: words("heading_how_a_risk_comes_about"),
      [
        .paragraph(.text(words("method_matrix"))),
        .paragraph(.text(words("method_gap"))),
        .paragraph(.text(words("method_gap_risk"))),
        .paragraph(.text(words("method_plan"))),
        .paragraph(.text(words("method_contested"))),
      ]
    )
  }

  private var tests: Section {
    Section(
      id: "tests",
      title: words("heading_tested"),
      [.paragraph(.text(words("method_tests")))]
    )
  }

  private var limits: Section {
    Section(
      id: "limits",
      title: words("heading_limits"),
      [ClientPages.caution(words, in: assessment), .paragraph(.text(words("method_limits")))]
    )
  }
}
