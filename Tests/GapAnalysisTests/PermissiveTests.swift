import Diagnostics
import GapAnalysis
import Regulation
import Testing

/// What the law permits and does not require.
@Suite struct PermissiveTests {
  private let law = GapAnalysisTests.law([
    entry("R1"), entry("R2"), entry("P1", permissive: true), entry("P2", permissive: true),
  ])

  private func coverage(_ responses: [Response]) -> String? {
    assessed(client(responses), law).metric("assessment.coverage")?.text
  }

  @Test func isOutsideCoverageUntilItIsAnswered() throws {
    let one = [answer("R1", .implemented)]
    let result = assessed(client(one), law)
    #expect(result.requirement("P1")?.status == .notAssessed)
    #expect(result.totals.counts.openPermissions == 2)
    let metric = try #require(result.metric("assessment.coverage"))
    #expect(metric.text == "50.0%")
    #expect(metric.excluded.map(\.count) == [0, 2])
    #expect(coverage(one + [answer("P1", .notAssessed)]) == "50.0%")
    #expect(coverage(one + [answer("P1", .notApplicable)]) == "50.0%")
    #expect(coverage(one + [answer("P1", .notImplemented)]) == "66.7%")
    #expect(coverage(one + [answer("R2", .notImplemented)]) == "100.0%")
  }

  @Test func countsOnceItIsAnswered() {
    let half = [answer("R1", .implemented), answer("R2", .notImplemented)]
    #expect(assessed(client(half), law).metric("assessment.score")?.text == "50.0%")
    let more = half + [answer("P1", .implemented)]
    #expect(assessed(client(more), law).metric("assessment.score")?.text == "66.7%")
  }

  @Test func hasNoCoverageWhereNothingElseIs() {
    let bare = GapAnalysisTests.law([entry("P", permissive: true)])
    #expect(assessed(client(), bare).totals.counts.coverage == nil)
    #expect(assessed(client(), bare).requirement("P")?.status == .notAssessed)
  }

  @Test(arguments: [Response.Answer.notApplicable, .notAssessed])
  func isRightToSayThatItDoesNotConcernOne(choice: Response.Answer) {
    let law = GapAnalysisTests.law([
      entry("F", requires: .fundraising), entry("V", appliesTo: [.businessAssociate]),
      entry("P", permissive: true),
    ])
    let client = client(["F", "V", "P"].map { answer($0, choice) })
    #expect(told(client, law).isEmpty)
    #expect(assessed(client, law).requirement("F")?.status == .notApplicable)
  }

  @Test func saysWhichFunctionToDeclare() throws {
    let law = GapAnalysisTests.law([entry("F", requires: .facilityDirectory)])
    let warning = try #require(told(client([answer("F", .implemented)]), law).first)
    #expect(warning.rule == "response-not-applicable")
    #expect(warning.help?.contains("functions: [facility-directory]") == true)
    let declared = client([answer("F", .implemented)], functions: [.facilityDirectory])
    #expect(told(declared, law).isEmpty)
    #expect(assessed(declared, law).requirement("F")?.status == .met)
  }
}
