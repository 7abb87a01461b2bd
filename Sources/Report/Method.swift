import GapAnalysis
import Regulation
import Words

/// The page that says how everything is computed.
struct Method {
  let words: Words

  func sections(threshold: String, asOf: Day) -> [Section] {
    [
      counted(asOf: asOf), statuses, scores(threshold: threshold), addressable, risk, limits,
    ]
  }

  private func counted(asOf: Day) -> Section {
    Section(
      id: "counted",
      title: words("heading_what_is_counted"),
      [
        .paragraph(
          .text(
            words("method_counted", ["day": words.day(asOf)])
          )
        )
      ]
    )
  }

  private var statuses: Section {
    Section(
      id: "statuses",
      title: words("heading_how_a_status_comes_about"),
      [
        .table(
          Table(
            caption: words("caption_responses"),
            columns: [
              Table.Column(words("column_response")), Table.Column(words("column_value"), .number),
              Table.Column(words("column_status")),
            ],
            rows: [
              [.text(words("answer_implemented")), .text("1"), Table.Cell([.status(.met)])],
              [
                .text(words("method_alternative")), .text("1"),
                Table.Cell([.status(.met)]),
              ],
              [
                .text(words("method_not_reasonable")), .text("1"),
                Table.Cell([.status(.met)]),
              ],
              [.text(words("answer_partial")), .text("0.5"), Table.Cell([.status(.partiallyMet)])],
              [.text(words("answer_planned")), .text("0"), Table.Cell([.status(.notMet)])],
              [.text(words("answer_not_implemented")), .text("0"), Table.Cell([.status(.notMet)])],
              [
                .text(words("answer_not_applicable")), .text(words("method_not_counted")),
                Table.Cell([.status(.notApplicable)]),
              ],
              [
                .text(words("method_not_assessed")), .text(words("method_not_counted")),
                Table.Cell([.status(.notAssessed)]),
              ],
            ],
            emptySentence: ""
          )
        ),
        .paragraph(
          .text(
            words("method_standard")
          )
        ),
      ]
    )
  }

  private func scores(threshold: String) -> Section {
    Section(
      id: "scores",
      title: words("heading_how_a_score_comes_about"),
      [
        .paragraph(
          .text(
            words("method_score")
          )
        ),
        .paragraph(
          .text(
            words("method_means", ["threshold": threshold])
          )
        ),
        .paragraph(
          .text(
            words("method_choices")
          )
        ),
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
        .paragraph(
          .text(
            words("method_matrix")
          )
        ),
        .paragraph(.text(words("method_gap"))),
        .paragraph(
          .text(
            words("method_gap_risk")
          )
        ),
        .paragraph(.text(words("method_contested"))),
      ]
    )
  }

  private var limits: Section {
    Section(
      id: "limits",
      title: words("heading_limits"),
      [
        ClientPages.caution(words),
        .paragraph(
          .text(
            words("method_limits")
          )
        ),
      ]
    )
  }
}
