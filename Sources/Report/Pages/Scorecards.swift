import Diagnostics
import GapAnalysis
import Regulation
import Words

/// Tables that sum up an assessment.
enum Scorecards {
  /// The score and coverage with how they came about.
  static func statistics(_ assessment: Assessment, _ words: Words) -> [Statistic] {
    let counts = assessment.totals.counts
    return [
      Statistic(
        words("figure_score"),
        assessment.headline ? words.percent(assessment.totals.score) : words("score_withheld"),
        metric: "assessment.score",
        (ifNotMet(assessment, words).map { $0 + [.text(". ")] } ?? [])
          + scoreExplanation(assessment, words)
      ),
      Statistic(
        words("figure_coverage"),
        words.percent(counts.coverage),
        metric: "assessment.coverage",
        coverage(assessment, words)
      ),
      Statistic(
        words("figure_left_out"),
        "\(counts.notApplicable + counts.notAssessed)",
        metric: "assessment.uncounted",
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
          ["link": [.link(words("link_contradictions"), .page(.gaps, fragment: "contradictions"))]]
        )
      )
    ]
  }

  /// "60.2% if the 7 contested are not met": the score without them; nil where none is contested or the
  /// score is withheld.
  static func ifNotMet(_ assessment: Assessment, _ words: Words) -> [Inline]? {
    let count = assessment.gaps.count(where: \.isContested)
    guard count > 0, assessment.headline,
      let score = assessment.metric(Metric.scoreWithoutContested)?.value
    else { return nil }
    return words.line(
      "score_if_contested",
      count: count,
      [
        "score": [.figure(words.percent(score), metric: Metric.scoreWithoutContested)],
        "count": [.figure(String(count), metric: "gaps.contested")],
      ]
    )
  }

  /// How many leaves were assessed, and why coverage counts fewer than apply, where it does.
  private static func coverage(_ assessment: Assessment, _ words: Words) -> [Inline] {
    let counts = assessment.totals.counts
    let permitted = assessment.leaves.filter {
      $0.status == .notAssessed && $0.requirement.isPermissive
    }
    return words.line(
      counts.openPermissions == 0 ? "coverage_explained" : "coverage_permitted",
      count: counts.openPermissions == 0 ? nil : counts.openPermissions,
      [
        "assessed": [total(counts.assessed, "assessed")],
        "coverable": [total(counts.coverable, "coverable")],
        "applicable": [total(counts.total - counts.notApplicable, "applicable")],
        "count": [total(counts.openPermissions, "open_permissions")],
        "requirements": .requirements(permitted.map(\.requirement.id), atMost: 5, words),
        "threshold": .text(words.percent(assessment.coverageThreshold)),
      ]
    )
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
            "before": [.figure(words.percent(before), metric: "comparison.score.earlier")],
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
        words("score_is_withheld", ["withheld": MetricFormat.withheld(assessment, words)])
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

  /// The counts of the whole assessment that are not zero: "6 met, 5 partially met".
  static func counts(_ counts: StatusCounts, _ words: Words) -> [Inline] {
    .joined(
      Status.allCases.filter { counts[$0] > 0 }.map { status in
        words.counted(counts[status], of: words(status), metric: status.metric)
      },
      by: ", "
    )
  }

  /// A count of the whole assessment.
  static func total(_ count: Int, _ name: String) -> Inline {
    .figure(String(count), metric: "assessment.\(name)")
  }

  /// The columns of all in scope and of each status, made by `cell` from a count and the name of
  /// its metric.
  @ListBuilder<Column<Row>>
  static func counts<Row>(
    _ words: Words,
    _ counts: @escaping (Row) -> StatusCounts,
    cell: @escaping (Row, String, String) -> Inline
  ) -> [Column<Row>] {
    for (title, name, count) in [
      ("column_total", "requirements", \StatusCounts.total), ("column_met", "met", \.met),
      ("column_partially_met", "partially_met", \.partiallyMet),
      ("column_not_met", "not_met", \.notMet),
      ("column_na", "not_applicable", \.notApplicable),
      ("column_not_assessed", "not_assessed", \.notAssessed),
    ] {
      Column(words(title), .number) { [cell($0, String(counts($0)[keyPath: count]), name)] }
    }
  }

  /// One row a family: counts by status, coverage, both means and a bar.
  ///
  /// A brief table has one score and no coverage; in prose there is no room for the bar either.
  static func families(
    _ assessment: Assessment,
    _ words: Words,
    _ extent: FamilyExtent = .whole
  ) -> Table {
    let isBrief = extent != .whole
    func figure(_ value: String, _ result: FamilyResult, _ name: String) -> Inline {
      let family = result.family
      return .figure(value, metric: "family.\(family.rule.rawValue).\(family.id).\(name)")
    }
    func score(_ score: Rational?, _ tally: Tally) -> String {
      MetricFormat.score(score, of: tally, in: assessment, words)
    }
    return Table(
      words(
        isBrief ? "caption_families_brief" : "caption_families",
        ["n": String(assessment.totals.counts.total)]
      ),
      rows: assessment.families.filter { $0.tally.counts.total > 0 },
      empty: words("empty_families")
    ) {
      Column(words("column_family")) { [.law(title($0.family, in: assessment, words))] }
      counts(words, \.tally.counts, cell: { figure($1, $0, $2) })
      if !isBrief {
        Column(words("column_coverage"), .number) {
          [figure(words.percent($0.tally.counts.coverage), $0, "coverage")]
        }
      }
      Column(words(isBrief ? "column_score" : "column_by_leaves"), .number) {
        [figure(score($0.tally.score, $0.tally), $0, "score_by_leaves")]
      }
      if !isBrief {
        Column(words("column_by_standards"), .number) {
          [figure(score($0.scoreByStandards, $0.tally), $0, "score_by_standards")]
        }
      }
      if extent != .prose {
        Column(words("column_share"), .wide) { [.share($0.tally.counts)] }
      }
    }
  }

  /// One row a rule.
  static func rules(_ assessment: Assessment, _ words: Words) -> Table {
    func figure(_ value: String, _ result: RuleResult, _ name: String) -> Table.Cell {
      [.figure(value, metric: "rule.\(result.rule.rawValue).\(name)")]
    }
    return Table(words("caption_rules"), rows: assessment.rules, empty: words("empty_rules")) {
      Column(words("column_rule")) { .text(words($0.rule)) }
      Column(words("column_total"), .number) {
        figure(String($0.tally.counts.total), $0, "requirements")
      }
      Column(words("column_assessed"), .number) {
        figure(String($0.tally.counts.assessed), $0, "assessed")
      }
      Column(words("column_not_applicable"), .number) {
        figure(String($0.tally.counts.notApplicable), $0, "not_applicable")
      }
      Column(words("column_coverage"), .number) {
        figure(words.percent($0.tally.counts.coverage), $0, "coverage")
      }
      Column(words("column_score"), .number) {
        let score = MetricFormat.score($0.tally.score, of: $0.tally, in: assessment, words)
        return figure(score, $0, "score")
      }
      Column(words("column_share"), .wide) { [.share($0.tally.counts)] }
    }
  }

  /// A family's name, with its rule where another rule in scope has one of the same name.
  static func title(_ family: Family, in assessment: Assessment, _ words: Words) -> String {
    let twins = assessment.families.filter { $0.family.id == family.id }
    return twins.count > 1 ? "\(family.title) (\(words(family.rule)))" : family.title
  }

  /// The leaves that fall short, by the regulation's order.
  static func gaps(_ assessment: Assessment, _ words: Words) -> Table {
    let risks = openRisks(assessment)
    let short = assessment.leaves.filter(\.fallsShort)
    return Table(
      words("caption_short_leaves", ["n": String(short.count)]),
      rows: short,
      empty: words("empty_short_leaves")
    ) {
      Column.requirement(words)
      Column.title(words)
      Column.status(words)
      Column.obligation(words)
      Column(words("column_highest_open_risk")) {
        .risk(risks[$0.requirement.id], orNote: words("note_no_open_finding"))
      }
    }
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
}

/// How much a table of the families says.
enum FamilyExtent {
  /// Counts, coverage, both means and a bar.
  case whole
  /// Counts, the headline score and a bar.
  case brief
  /// Counts and the headline score.
  case prose
}
