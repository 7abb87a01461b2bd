public import GapAnalysis
public import Words

/// How many findings and risks have each likelihood and impact, with the risk that follows.
public struct HeatMap: Sendable {
  /// One likelihood.
  public struct Row: Sendable {
    /// The likelihood.
    public let likelihood: Level
    /// The counts with their risks, from very low impact to very high.
    public let cells: [RiskCount]
  }

  /// What it is, for its caption.
  public let caption: String
  /// The likelihoods, very high first.
  public let rows: [Row]

  /// The map of an assessment's findings and risks, as found or once treated.
  init(_ map: RiskMap, _ words: Words) {
    let counted = words(
      "caption_heat_map_" + map.stage.rawValue,
      [
        "findings": words("count_findings", count: map.all.findings),
        "risks": words("count_risks", count: map.all.risks),
      ]
    )
    let unestimated =
      map.stage == .residual && map.withoutResidual > 0
      ? " " + words("heat_map_without_residual", count: map.withoutResidual) : ""
    caption = counted + unestimated
    rows = Level.allCases.reversed().map { likelihood in
      Row(
        likelihood: likelihood,
        cells: Level.allCases.map { impact in
          let estimate = RiskEstimate(likelihood: likelihood, impact: impact)
          return RiskCount(level: estimate.risk, count: map.count(of: estimate).total)
        }
      )
    }
  }

  /// The map as a table: for each cell its count, with the risk as a chip.
  public func table(in words: Words) -> Table {
    Table(caption, rows: rows) {
      Column(words("likelihood")) { .text(words($0.likelihood)) }
      for (index, impact) in Level.allCases.enumerated() {
        Column("\(words(impact)) \(words("impact_of_column"))") {
          let cell = $0.cells[index]
          return [.strong(String(cell.count)), .text("\u{A0}"), .risk(cell.level)]
        }
      }
    }
  }
}
