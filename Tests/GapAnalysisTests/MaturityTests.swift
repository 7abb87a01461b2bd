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

  @Test("Weighs the five parts (H1)")
  func weighsTheFiveParts() throws {
    let maturity = try #require(
      FivePartMaturity(
        policy: .fully,
        procedure: .mostly,
        implemented: .partially,
        measured: .somewhat,
        managed: .none
      )
    )
    #expect(maturity.score.oneDecimal == "52.5")
    #expect(maturity.band == "2+")
  }

  @Test("Weighs the five parts (H2)")
  func weighsTheFivePartsAgain() throws {
    let maturity = try #require(
      FivePartMaturity(
        policy: .fully,
        procedure: .fully,
        implemented: .mostly,
        measured: .none,
        managed: .none
      )
    )
    #expect(maturity.score.oneDecimal == "65.0")
    #expect(maturity.band == "3")
  }

  @Test func refusesManagedAboveMeasured() {
    #expect(
      FivePartMaturity(
        policy: .fully,
        procedure: .fully,
        implemented: .fully,
        measured: .none,
        managed: .somewhat
      ) == nil
    )
  }
}
