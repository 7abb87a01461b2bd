import GapAnalysis
import Testing

/// What METHOD.md, section 4 has no case of.
@Suite struct RollUpTests {
  @Test func givesNothingWhereNothingCounts() {
    let result = assessed(client(), law([]))
    #expect(result.totals.score == nil)
    #expect(result.totals.counts.coverage == nil)
    #expect(!result.headline)
    #expect(result.metric("assessment.score")?.text == "n/a")
  }
}
