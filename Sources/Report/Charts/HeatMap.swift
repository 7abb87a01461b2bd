public import GapAnalysis
public import Words

/// How many open findings have each likelihood and impact, with the risk that follows.
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

  /// The map of an assessment's open findings.
  init(_ assessment: Assessment, _ words: Words) {
    let open = assessment.findings.map(\.finding).filter(\.status.isOpen)
    caption = words("caption_heat_map", count: open.count)
    rows = Level.allCases.reversed().map { likelihood in
      Row(
        likelihood: likelihood,
        cells: Level.allCases.map { impact in
          let estimate = RiskEstimate(likelihood: likelihood, impact: impact)
          return RiskCount(level: estimate.risk, count: open.count { $0.estimate == estimate })
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
