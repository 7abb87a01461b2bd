import GapAnalysis
import Testing

@Suite struct RiskMatrixTests {
  @Test("Has the cell counts of Table I-2 (N0)")
  func hasTheCellCountsOfTheTable() {
    var counts: [Level: Int] = [:]
    for likelihood in Level.allCases {
      for impact in Level.allCases {
        counts[risk(likelihood: likelihood, impact: impact), default: 0] += 1
      }
    }
    #expect(counts == [.veryLow: 7, .low: 8, .moderate: 5, .high: 3, .veryHigh: 2])
  }

  @Test(
    "Reads the cells of Table I-2 (N1 to N6)",
    arguments: [
      (Level.high, Level.high, Level.high), (.low, .veryHigh, .moderate),
      (.veryHigh, .moderate, .moderate), (.moderate, .high, .moderate), (.veryLow, .veryHigh, .low),
      (.low, .high, .low),
    ]
  )
  func readsTheCells(likelihood: Level, impact: Level, expected: Level) {
    #expect(risk(likelihood: likelihood, impact: impact) == expected)
  }

  @Test("Rates a finding inherent and residual (N6), the highest risk first")
  func ratesFindings() {
    let low = finding("F-1", ["S"], likelihood: .low, impact: .low)
    let high = finding("F-2", ["S"], residual: RiskEstimate(likelihood: .low, impact: .high))
    let results = assessed(client(findings: [low, high]), law([entry("S")])).findings
    #expect(results.map(\.finding.id) == ["F-2", "F-1"])
    #expect(results.map(\.risk) == [.high, .low])
    #expect(results.map(\.residualRisk) == [.low, nil])
  }
}
