import GapAnalysis
import Regulation

/// The page that says how everything is computed.
enum Method {
  static func sections(threshold: String, asOf: Day) -> [Section] {
    [
      counted(asOf: asOf), statuses, scores(threshold: threshold), addressable, risk, limits,
    ]
  }

  private static func counted(asOf: Day) -> Section {
    Section(
      id: "counted",
      title: "What is counted",
      [
        .paragraph(
          .text(
            "Leaves are counted: every implementation specification, and every standard or other paragraph that obliges and has none. Only those in force on \(asOf.spelled) and of the rules in scope count. A leaf that does not concern this organization, by its nature or by a documented decision, is not applicable. A leaf without a response is not assessed."
          )
        )
      ]
    )
  }

  private static let statuses = Section(
    id: "statuses",
    title: "How a status comes about",
    [
      .table(
        Table(
          caption: "The value of each response.",
          columns: [
            Table.Column("Response"), Table.Column("Value", .number), Table.Column("Status"),
          ],
          rows: [
            [.text("Implemented"), .text("1"), Table.Cell([.status(.met)])],
            [
              .text("Alternative (addressable items, documented)"), .text("1"),
              Table.Cell([.status(.met)]),
            ],
            [
              .text("Not reasonable (addressable items, documented)"), .text("1"),
              Table.Cell([.status(.met)]),
            ],
            [.text("Partial"), .text("0.5"), Table.Cell([.status(.partiallyMet)])],
            [.text("Planned"), .text("0"), Table.Cell([.status(.notMet)])],
            [.text("Not implemented"), .text("0"), Table.Cell([.status(.notMet)])],
            [.text("Not applicable"), .text("not counted"), Table.Cell([.status(.notApplicable)])],
            [
              .text("Not assessed, or no response"), .text("not counted"),
              Table.Cell([.status(.notAssessed)]),
            ],
          ],
          emptySentence: ""
        )
      ),
      .paragraph(
        .text(
          "A standard is met if every counted leaf below it is, not met if none is even in part, else partially met."
        )
      ),
    ]
  )

  private static func scores(threshold: String) -> Section {
    Section(
      id: "scores",
      title: "How a score comes about",
      [
        .paragraph(
          .text(
            "A score is the mean of the values of the assessed leaves, times 100. Leaves that are not applicable or not assessed leave the denominator. The arithmetic is exact; a half is rounded up to one decimal once, at the end. An empty denominator prints n/a."
          )
        ),
        .paragraph(
          .text(
            "A family has two means: of its leaves, which is the headline, and of its standards. The weighted score counts required items twice. Coverage is the share of the applicable leaves that were assessed; under \(threshold) the headline score is withheld."
          )
        ),
        .paragraph(
          .text(
            "The value of one half, the weights and the threshold are choices of this method. The law knows no score."
          )
        ),
      ]
    )
  }

  private static let addressable = Section(
    id: "addressable",
    title: "Addressable specifications",
    [
      .paragraph([
        .text("Addressable is not optional. Under "),
        .link("164.306(d)", .page(Addresses.requirement("164.306(d)"))),
        .text(
          " the organization assesses whether a specification is reasonable and appropriate, and then implements it, implements an equivalent alternative, or documents why neither is needed. A decision without its papers is an error in the input and stops the report."
        ),
      ])
    ]
  )

  private static let risk = Section(
    id: "risk",
    title: "How a risk comes about",
    [
      .paragraph(
        .text(
          "The risk of a finding is read from the matrix of NIST SP 800-30 Rev. 1, Table I-2, from the likelihood and the impact that the assessors gave. The matrix is not symmetric and is no product."
        )
      ),
      .paragraph(
        .text(
          "The risk of a gap is the highest among the findings about it that are to be dealt with and the entries of the risk register that name its requirement, before treatment. The plan ranks the closing of a finding by the finding's own risk, and any other item by its gap's."
        )
      ),
    ]
  )

  private static let limits = Section(
    id: "limits",
    title: "Limits",
    [
      ClientPages.caution,
      .paragraph(
        .text(
          "This report is no legal advice and no certification. It holds for its as-of day and for what was shown to the assessors."
        )
      ),
    ]
  )
}
