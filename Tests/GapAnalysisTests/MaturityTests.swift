import GapAnalysis
import Regulation
import Testing

@Suite struct MaturityTests {
  @Test("Shows the share below the target beside the mean (M1)")
  func showsTheShareBelowTheTarget() {
    let levels = [3, 2, 4, 1, 3]
    let maturity = Maturity(levels: levels)
    #expect(maturity.mean?.oneDecimal == "2.6")
    #expect(maturity.shortfall?.oneDecimal == "0.4")
    #expect(maturity.belowTarget == 2)
    let entries = standard("S", levels.map { _ in .required })
    let responses = levels.enumerated().map { index, level in
      answer("S(\(index + 1))", .implemented, maturity: level)
    }
    let result = assessed(client(responses), law(entries))
    #expect(result.maturity == maturity)
    #expect(result.metric("maturity.mean")?.text == "2.6")
    #expect(result.metric("maturity.below_target")?.text == "40.0 %")
  }
}
