import Diagnostics
import GapAnalysis
import Regulation
import Words

/// Tables that sum up an assessment.
enum Scorecards {
  /// The score and coverage with how they came about.
  static func statistics(_ assessment: Assessment, _ words: Words) -> [Statistic] {
    let counts = assessment.totals.counts
    let threshold = words.percent(assessment.coverageThreshold)
    return [
      Statistic(
        words("figure_score"),
        assessment.headline ? words.percent(assessment.totals.score) : words("score_withheld"),
        metric: "assessment.score",
        scoreExplanation(assessment, words)
      ),
      Statistic(
        words("figure_coverage"),
        words.percent(counts.coverage),
        metric: "assessment.coverage",
        words.line(
          "coverage_explained",
          [
            "assessed": [total(counts.assessed, "assessed")],
            "applicable": .text(String(counts.coverable)), "threshold": .text(threshold),
          ]
        ) + openPermissions(counts, words)
      ),
      Statistic(
        words("figure_left_out"),
        "\(counts.notApplicable + counts.notAssessed)",
        words.line(
          "left_out_explained",
          [
            "not_applicable": [total(counts.notApplicable, "not_applicable")],
            "not_assessed": [total(counts.notAssessed, "not_assessed")],
            "all": [total(counts.total, "requirements")],
          ]
        )
      ),
    ] + contested(assessment, words) + change(assessment, words)
  }

  /// How many answers are contested, where one is.
  private static func contested(_ assessment: Assessment, _ words: Words) -> [Statistic] {
    let count = assessment.gaps.count(where: \.isContested)
    guard count > 0 else { return [] }
    return [
      Statistic(
        words("figure_contested"),
        "\(count)",
        metric: "gaps.contested",
        words.line(
          "contested_explained",
          count: count,
          [
            "link": [
              .link(words("link_contradictions"), .page(.gaps, fragment: "contradictions"))
            ]
          ]
        )
      )
    ]
  }

  /// What coverage leaves out beside what is not applicable.
  private static func openPermissions(_ counts: StatusCounts, _ words: Words) -> [Inline] {
    let count = counts.openPermissions
    return count == 0 ? [] : .text(" " + words("coverage_permitted", count: count))
  }

  /// The change since an earlier assessment, where there is one to compare with.
  private static func change(_ assessment: Assessment, _ words: Words) -> [Statistic] {
    guard let comparison = assessment.comparison, let before = comparison.score.before,
      comparison.score.difference != nil, assessment.headline
    else { return [] }
    return [
      Statistic(
        words("figure_change_since", ["day": words.day(comparison.earlier)]),
        points(comparison.score, words),
        metric: "comparison.score",
        words.line(
          "change_explained",
          [
            "before": .text(words.percent(before)),
            "link": [.link(words("link_what_changed"), .page(.changes))],
          ]
        )
      )
    ]
  }

  /// How far a share moved, in words.
  static func points(_ change: ScoreChange, _ words: Words) -> String {
    switch change.direction {
    case nil: "n/a"
    case .same: words("points_same")
    case .up where change.isTiny: words("points_tiny_up")
    case .down where change.isTiny: words("points_tiny_down")
    case .up, .down: words("points", ["points": change.difference?.signed ?? ""])
    }
  }

  private static func scoreExplanation(_ assessment: Assessment, _ words: Words) -> [Inline] {
    let counts = assessment.totals.counts
    guard counts.assessed > 0 else { return .text(words("score_nothing_assessed")) }
    guard assessment.headline else {
      return .text(
        words("score_is_withheld", ["withheld": MetricSetting.withheld(assessment, words)])
      )
    }
    let weighted = words.percent(assessment.totals.weightedScore)
    return words.line(
      "score_explained",
      [
        "met": [total(counts.met, "met")],
        "partially_met": [total(counts.partiallyMet, "partially_met")],
        "assessed": [total(counts.assessed, "assessed")],
        "weighted": [.figure(weighted, metric: "assessment.weighted_score")],
      ]
    )
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
  static func countColumns(_ words: Words) -> [Table.Column] {
    [
      Table.Column(words("column_total"), .number), Table.Column(words("column_met"), .number),
      Table.Column(words("column_partially_met"), .number),
      Table.Column(words("column_not_met"), .number),
      Table.Column(words("column_na"), .number),
      Table.Column(words("column_not_assessed"), .number),
    ]
  }

  /// One row a family: counts by status, coverage, both means and a bar.
  ///
  /// In prose there is room for the counts and one score.
  static func families(_ assessment: Assessment, _ words: Words, isBrief: Bool = false) -> Table {
    let rows = assessment.families.filter { $0.tally.counts.total > 0 }.map { result in
      let counts = result.tally.counts
      let prefix = "family.\(result.family.rule.rawValue).\(result.family.id)"
      let name = [Table.Cell([.text(title(result.family, in: assessment, words))])]
      let score = cell(words.percent(result.tally.score), "\(prefix).score_by_leaves")
      if isBrief { return name + cells(counts, prefix) + [score] }
      return name + cells(counts, prefix) + [
        cell(words.percent(counts.coverage), "\(prefix).coverage"), score,
        cell(words.percent(result.scoreByStandards), "\(prefix).score_by_standards"),
        Table.Cell([.share(counts)]),
      ]
    }
    return Table(
      caption:
        words(
          isBrief ? "caption_families_brief" : "caption_families",
          ["n": String(assessment.totals.counts.total)]
        ),
      columns: [Table.Column(words("column_family"))] + countColumns(words)
        + (isBrief
          ? [Table.Column(words("column_score"), .number)]
          : [
            Table.Column(words("column_coverage"), .number),
            Table.Column(words("column_by_leaves"), .number),
            Table.Column(words("column_by_standards"), .number),
            Table.Column(words("column_share"), .wide),
          ]),
      rows: rows,
      emptySentence: words("empty_families")
    )
  }

  /// One row a rule.
  static func rules(_ assessment: Assessment, _ words: Words) -> Table {
    let rows = assessment.rules.map { result in
      let counts = result.tally.counts
      let prefix = "rule.\(result.rule.rawValue)"
      return [
        Table.Cell([.text(words(result.rule))]),
        cell(String(counts.total), "\(prefix).requirements"),
        cell(String(counts.assessed), "\(prefix).assessed"),
        cell(String(counts.notApplicable), "\(prefix).not_applicable"),
        cell(words.percent(counts.coverage), "\(prefix).coverage"),
        cell(words.percent(result.tally.score), "\(prefix).score"),
        Table.Cell([.share(counts)]),
      ]
    }
    return Table(
      caption: words("caption_rules"),
      columns: [
        Table.Column(words("column_rule")), Table.Column(words("column_total"), .number),
        Table.Column(words("column_assessed"), .number),
        Table.Column(words("column_not_applicable"), .number),
        Table.Column(words("column_coverage"), .number),
        Table.Column(words("column_score"), .number), Table.Column(words("column_share"), .wide),
      ],
      rows: rows,
      emptySentence: words("empty_rules")
    )
  }

  /// A family's name, with its rule where another rule in scope has one of the same name.
  static func title(_ family: Family, in assessment: Assessment, _ words: Words) -> String {
    let twins = assessment.families.filter { $0.family.id == family.id }
    return twins.count > 1 ? "\(family.title) (\(words(family.rule)))" : family.title
  }

  /// The leaves that fall short, by the regulation's order.
  static func gaps(_ assessment: Assessment, _ words: Words) -> Table {
    let risks = openRisks(assessment)
    let rows = assessment.leaves.filter(\.fallsShort).map { result -> [Table.Cell] in
      let requirement = result.requirement
      let risk = risks[requirement.id]
      return [
        Table.Cell([.link(requirement.id, .page(Addresses.requirement(requirement.id)))]),
        Table.Cell([.law(requirement.title)]), Table.Cell(result.chip),
        .text(words.obligation(requirement)),
        Table.Cell(risk.map { [.risk($0)] } ?? [.note(words("note_no_open_finding"))]),
      ]
    }
    return Table(
      caption: words("caption_short_leaves", ["n": String(rows.count)]),
      columns: [
        Table.Column(words("column_requirement"), .id), Table.Column(words("column_title"), .prose),
        Table.Column(words("column_status")),
        Table.Column(words("column_obligation")), Table.Column(words("column_highest_open_risk")),
      ],
      rows: rows,
      emptySentence: words("empty_short_leaves")
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
