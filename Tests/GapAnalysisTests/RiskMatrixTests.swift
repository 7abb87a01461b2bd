import GapAnalysis
import Testing

@Suite struct RiskMatrixTests {
  @Test("Rates a finding inherent and residual (case N6), the highest risk first")
  func ratesFindings() {
    let low = finding("F-1", ["S"], likelihood: .low, impact: .low)
    let high = finding("F-2", ["S"], residual: RiskEstimate(likelihood: .low, impact: .high))
    let results = assessed(client(findings: [low, high]), law([entry("S")])).findings
    #expect(results.map(\.finding.id) == ["F-2", "F-1"])
    #expect(results.map(\.risk) == [.high, .low])
    #expect(results.map(\.residualRisk) == [.low, nil])
  }
}
