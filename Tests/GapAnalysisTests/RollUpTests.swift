import Diagnostics
import GapAnalysis
import Regulation
import Testing

/// A worked case of methodology 7: the answers below one standard, its score and its status.
struct RollUpCase: Sendable, CustomTestStringConvertible {
  let name: String
  let answers: [Response.Answer?]
  var obligations: [Obligation]?
  let score: String?
  let status: Status

  var testDescription: String { name }

  var standing: RequirementResult? {
    let obligations = obligations ?? answers.map { _ in Obligation.addressable }
    let responses = answers.enumerated().compactMap { index, given in
      given.map { answer("S(\(index + 1))", $0, line: index + 2) }
    }
    return assessed(client(responses), law(standard("S", obligations))).requirement("S")
  }
}

@Suite struct RollUpTests {
  @Test(arguments: [
    RollUpCase(
      name: "R1 164.308(a)(1)",
      answers: [.implemented, .partial, .implemented, .notImplemented],
      obligations: [.required, .required, .required, .required],
      score: "62.5",
      status: .partiallyMet
    ),
    RollUpCase(
      name: "R2 164.308(a)(3)",
      answers: [.implemented, .alternative, .notImplemented],
      score: "66.7",
      status: .partiallyMet
    ),
    RollUpCase(
      name: "R3 164.308(a)(4)",
      answers: [.notApplicable, .implemented, .partial],
      obligations: [.required, .addressable, .addressable],
      score: "75.0",
      status: .partiallyMet
    ),
    RollUpCase(
      name: "R4 164.312(a)(1)",
      answers: [.implemented, .implemented, .notReasonable, .alternative],
      obligations: [.required, .required, .addressable, .addressable],
      score: "100.0",
      status: .met
    ),
    RollUpCase(
      name: "R5 164.310(d)(1)",
      answers: [.notImplemented, .planned, .notImplemented, .notImplemented],
      obligations: [.required, .required, .addressable, .addressable],
      score: "0.0",
      status: .notMet
    ),
    RollUpCase(
      name: "R6 164.308(a)(5)",
      answers: [.implemented, .notAssessed, .partial, .implemented],
      score: "83.3",
      status: .partiallyMet
    ),
    RollUpCase(
      name: "all leaves not applicable",
      answers: [.notApplicable, .notApplicable],
      score: nil,
      status: .notApplicable
    ),
    RollUpCase(
      name: "nothing counted",
      answers: [.notApplicable, nil],
      score: nil,
      status: .notAssessed
    ),
  ])
  func rollsLeavesUpToTheirStandard(_ oracle: RollUpCase) throws {
    let standing = try #require(oracle.standing)
    #expect(percent(standing.score) == oracle.score)
    #expect(standing.status == oracle.status)
    #expect(!standing.isLeaf)
  }

  @Test("Shows both means of a family and names them (F1)")
  func showsBothMeansOfAFamily() throws {
    let shape: [(String, [Response.Answer])] = [
      ("A", [.implemented, .partial, .implemented, .partial]), ("B", [.partial]),
      ("C", [.implemented]), ("D", [.implemented]), ("E", [.notImplemented, .implemented]),
    ]
    let entries = shape.flatMap { standard($0.0, $0.1.map { _ in .addressable }) }
    let responses = shape.flatMap { id, answers in
      answers.enumerated().map { answer("\(id)(\($0 + 1))", $1) }
    }
    let result = assessed(client(responses), law(entries))
    let family = try #require(result.families.first)
    #expect(percent(family.scoreByStandards) == "75.0")
    #expect(percent(family.tally.score) == "72.2")
    #expect(result.requirements.count { !$0.isLeaf && $0.status == .met } == 2)
    let prefix = "family.security.technical"
    #expect(result.metric("\(prefix).score_by_leaves")?.text == "72.2 %")
    #expect(result.metric("\(prefix).score_by_leaves")?.numerator == Rational(13, over: 2))
    #expect(result.metric("\(prefix).score_by_standards")?.text == "75.0 %")
  }

  @Test("Counts required leaves twice in the weighted score (W1)")
  func countsRequiredLeavesTwice() {
    let entries = standard("S", [.required, .required, .addressable, .addressable, .addressable])
    let answers: [Response.Answer] = [
      .implemented, .partial, .implemented, .notImplemented, .implemented,
    ]
    let result = assessed(
      client(answers.enumerated().map { answer("S(\($0 + 1))", $1) }),
      law(entries)
    )
    #expect(percent(result.totals.weightedScore) == "71.4")
    #expect(percent(result.totals.score) == "70.0")
    #expect(result.metric("assessment.weighted_score")?.text == "71.4 %")
  }

  @Test("Withholds the headline under the threshold (C1)")
  func withholdsTheHeadlineUnderTheThreshold() {
    let entries = standard("S", Array(repeating: .addressable, count: 68))
    func result(assessed count: Int) -> Assessment {
      let responses = (1...68).compactMap { index -> Response? in
        switch index {
        case 1...4: answer("S(\(index))", .notApplicable)
        case 5..<(5 + count): answer("S(\(index))", .implemented)
        default: nil
        }
      }
      return assessed(client(responses), law(entries))
    }
    let under = result(assessed: 51)
    #expect(percent(under.totals.counts.coverage) == "79.7")
    #expect(!under.headline)
    #expect(percent(under.totals.score) == "100.0")
    #expect(result(assessed: 52).headline)
  }

  @Test func givesNothingWhereNothingCounts() {
    let result = assessed(client(), law([]))
    #expect(result.totals.score == nil)
    #expect(result.totals.counts.coverage == nil)
    #expect(!result.headline)
    #expect(result.metric("assessment.score")?.text == "n/a")
  }
}
