import Regulation
import Testing

@testable import GapAnalysis

/// Scores of standards as metrics, with numerator and denominator.
@Suite struct StandardScoreTests {
  private let base = law(
    standard("164.308(a)(1)", [.required, .required, .required])
      + standard("164.308(a)(3)", [.required, .required])
  )

  @Test func tracesTheScoreOfAStandard() throws {
    let result = assessed(
      client([
        answer("164.308(a)(1)(1)", .implemented), answer("164.308(a)(1)(2)", .partial),
        answer("164.308(a)(3)(1)", .implemented),
      ]),
      base
    )
    let metric = try #require(result.metric(Metric.score(ofStandard: "164.308(a)(1)")))
    #expect(metric.id == "standard.164.308.a.1.score")
    #expect(metric.text == "75.0%")
    #expect(metric.numerator?.decimals == "1.5" && metric.denominator == Rational(2))
    #expect(metric.inputs.count == 2)
    #expect(metric.excluded == [Metric.Exclusion(reason: .notAssessed, count: 1)])
    let none = assessed(client(), base)
    #expect(none.metric("standard.164.308.a.1.score") == nil)
  }

  @Test("The mean of standards is its numerator over its denominator")
  func tracesTheMeanOfStandards() throws {
    let result = assessed(
      client([
        answer("164.308(a)(1)(1)", .implemented), answer("164.308(a)(1)(2)", .partial),
        answer("164.308(a)(1)(3)", .implemented), answer("164.308(a)(3)(1)", .notImplemented),
      ]),
      base
    )
    let id = "family.security.technical.score_by_standards"
    let metric = try #require(result.metric(id))
    let (above, below) = (try #require(metric.numerator), try #require(metric.denominator))
    #expect(above == Rational(5, over: 6) && below == Rational(2))
    #expect(above / below == metric.value)
    #expect(above.decimals == "0.8333")
    let empty = try #require(assessed(client(), base).metric(id))
    #expect(empty.value == nil && empty.denominator == .zero)
  }

  @Test(arguments: [
    (15, 4, "3.75"), (-15, 4, "-3.75"), (2, 3, "0.6667"), (5, 1, "5"), (0, 1, "0"), (1, 20, "0.05"),
    (-1, 100_000, "0"), (199_999, 100_000, "2"),
  ])
  func setsUpToFourDecimals(above: Int, below: Int, text: String) throws {
    #expect(try #require(Rational(above, over: below)).decimals == text)
  }
}
