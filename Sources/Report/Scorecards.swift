import Diagnostics
import GapAnalysis
import Regulation

/// Tables that sum up an assessment.
enum Scorecards {
  /// The score and coverage with how they came about.
  static func statistics(_ assessment: Assessment) -> [Statistic] {
    let counts = assessment.totals.counts
    let applicable = counts.total - counts.notApplicable
    let threshold = Setting.percent(assessment.coverageThreshold)
    return [
      Statistic(
        "Score",
        assessment.headline ? Setting.percent(assessment.totals.score) : "Withheld",
        metric: "assessment.score",
        scoreExplanation(assessment)
      ),
      Statistic(
        "Coverage",
        Setting.percent(counts.coverage),
        metric: "assessment.coverage",
        [
          total(counts.assessed, "assessed"),
          .text(
            " of \(applicable) applicable requirements were assessed. Under \(threshold) the score is withheld."
          ),
        ]
      ),
      Statistic(
        "Left out of the score",
        "\(counts.notApplicable + counts.notAssessed)",
        [
          total(counts.notApplicable, "not_applicable"), .text(" not applicable and "),
          total(counts.notAssessed, "not_assessed"), .text(" not assessed, of "),
          total(counts.total, "requirements"), .text(" in scope and in force."),
        ]
      ),
    ] + change(assessment)
  }

  /// The change since an earlier assessment, where there is one to compare with.
  private static func change(_ assessment: Assessment) -> [Statistic] {
    guard let comparison = assessment.comparison, let points = comparison.score.points,
      let before = comparison.score.before, assessment.headline
    else { return [] }
    let sign = points.tenths < 0 ? "-" : "+"
    let size = points.tenths.magnitude
    return [
      Statistic(
        "Change since \(comparison.earlier.spelled)",
        "\(sign)\(size / 10).\(size % 10) points",
        metric: "comparison.score",
        [
          .text("From \(before.tenths / 10).\(before.tenths % 10) %. "),
          .link("What changed", .page("changes.html")),
        ]
      )
    ]
  }

  private static func scoreExplanation(_ assessment: Assessment) -> [Inline] {
    let counts = assessment.totals.counts
    guard counts.assessed > 0 else { return .text("No requirement was assessed.") }
    guard assessment.headline else {
      return .text("The score is \(MetricSetting.withheld(assessment)).")
    }
    let weighted = Setting.percent(assessment.totals.weightedScore)
    return [
      .text("Met counts 1 and partially met ½: ("), total(counts.met, "met"), .text(" + ½ × "),
      total(counts.partiallyMet, "partially_met"), .text(") ÷ "),
      total(counts.assessed, "assessed"),
      .text(" assessed. With required items counted twice it would be "),
      .figure(weighted, metric: "assessment.weighted_score"), .text("."),
    ]
  }

  /// A count of the whole assessment.
  static func total(_ count: Int, _ name: String) -> Inline {
    .figure(String(count), metric: "assessment.\(name)")
  }

  /// A cell with the number of a metric.
  static func cell(_ words: String, _ metric: String) -> Table.Cell {
    Table.Cell([.figure(words, metric: metric)], sortValue: words)
  }

  /// Counts in the order of their columns, as metrics below a prefix.
  private static func cells(_ counts: StatusCounts, _ prefix: String) -> [Table.Cell] {
    [
      (counts.total, "requirements"), (counts.met, "met"), (counts.partiallyMet, "partially_met"),
      (counts.notMet, "not_met"), (counts.notApplicable, "not_applicable"),
      (counts.notAssessed, "not_assessed"),
    ].map { cell(String($0.0), "\(prefix).\($0.1)") }
  }

  /// The columns of all in scope and of each status.
  static let countColumns = [
    Table.Column("Total", .number), Table.Column("Met", .number),
    Table.Column("Partially met", .number), Table.Column("Not met", .number),
    Table.Column("N/A", .number), Table.Column("Not assessed", .number),
  ]

  /// One row a family: counts by status, coverage, both means and a bar.
  static func families(_ assessment: Assessment) -> Table {
    let rows = assessment.families.filter { $0.tally.counts.total > 0 }.map { result in
      let counts = result.tally.counts
      let prefix = "family.\(result.family.rule.rawValue).\(result.family.id)"
      return [Table.Cell([.text(title(result.family, in: assessment))])] + cells(counts, prefix) + [
        cell(Setting.percent(counts.coverage), "\(prefix).coverage"),
        cell(Setting.percent(result.tally.score), "\(prefix).score_by_leaves"),
        cell(Setting.percent(result.scoreByStandards), "\(prefix).score_by_standards"),
        Table.Cell([.share(counts)]),
      ]
    }
    return Table(
      caption:
        "Requirements by family: counts by status, coverage, and the score both as the mean of leaves, which is the headline, and of standards. \(assessment.totals.counts.total) leaves in all.",
      columns: [
        Table.Column("Family")
      ] + countColumns + [
        Table.Column("Coverage", .number), Table.Column("By leaves", .number),
        Table.Column("By standards", .number), Table.Column("Share", .wide),
      ],
      rows: rows,
      emptySentence: "No family has a requirement in scope."
    )
  }

  /// One row a rule.
  static func rules(_ assessment: Assessment) -> Table {
    let rows = assessment.rules.map { result in
      let counts = result.tally.counts
      let prefix = "rule.\(result.rule.rawValue)"
      return [
        Table.Cell([.text(result.rule.title)]),
        cell(String(counts.total), "\(prefix).requirements"),
        cell(String(counts.assessed), "\(prefix).assessed"),
        cell(String(counts.notApplicable), "\(prefix).not_applicable"),
        cell(Setting.percent(counts.coverage), "\(prefix).coverage"),
        cell(Setting.percent(result.tally.score), "\(prefix).score"),
        Table.Cell([.share(counts)]),
      ]
    }
    return Table(
      caption: "Requirements by rule.",
      columns: [
        Table.Column("Rule"), Table.Column("Total", .number), Table.Column("Assessed", .number),
        Table.Column("Not applicable", .number), Table.Column("Coverage", .number),
        Table.Column("Score", .number), Table.Column("Share", .wide),
      ],
      rows: rows,
      emptySentence: "No rule is in scope."
    )
  }

  /// A family's name, with its rule where another rule in scope has one of the same name.
  static func title(_ family: Family, in assessment: Assessment) -> String {
    let twins = assessment.families.filter { $0.family.id == family.id }
    return twins.count > 1 ? "\(family.title) (\(family.rule.title))" : family.title
  }

  /// The leaves that fall short, by the regulation's order.
  static func gaps(_ assessment: Assessment) -> Table {
    let risks = openRisks(assessment)
    let rows = assessment.leaves.filter(\.fallsShort).map { result -> [Table.Cell] in
      let requirement = result.requirement
      let risk = risks[requirement.id]
      return [
        Table.Cell([.link(requirement.id, .page(Addresses.requirement(requirement.id)))]),
        .text(requirement.title), Table.Cell(result.status.map { [.status($0)] } ?? []),
        .text(Setting.obligation(requirement)),
        Table.Cell(risk.map { [.risk($0)] } ?? [.note("no open finding")]),
      ]
    }
    return Table(
      caption: "Requirements that fall short: \(rows.count).",
      columns: [
        Table.Column("Requirement", .id), Table.Column("Title"), Table.Column("Status"),
        Table.Column("Obligation"), Table.Column("Highest open risk"),
      ],
      rows: rows,
      emptySentence: "Every assessed requirement is met."
    )
  }

  /// The highest risk of each requirement: of its gap, which the risk register rates too, and of the
  /// open findings that name it.
  static func openRisks(_ assessment: Assessment) -> [String: Level] {
    var risks: [String: Level] = [:]
    for gap in assessment.gaps {
      if let requirement = gap.requirement { risks[requirement] = gap.risk }
    }
    for result in assessment.findings where result.finding.status.isOpen {
      for requirement in result.finding.requirements.map(\.value) {
        risks[requirement] = max(risks[requirement] ?? result.risk, result.risk)
      }
    }
    return risks
  }

  /// How many findings of each level are open, highest first.
  static func openFindings(_ assessment: Assessment) -> [RiskCount] {
    Level.allCases.reversed().map { level in
      RiskCount(
        level: level,
        count: assessment.findings.count { $0.finding.status.isOpen && $0.risk == level },
        metric: level.openMetric
      )
    }
  }

  static func number(_ number: Int) -> Table.Cell {
    Table.Cell([.text(String(number))], sortValue: String(number))
  }
}
