import Diagnostics
import Regulation
import Testing

@testable import GapAnalysis

@Suite struct ChangeKindTests {
  @Test("case C2: finding out is no regression")
  func newlyAssessedIsNoRegression() throws {
    let law = law([entry("A"), entry("B"), entry("C"), entry("D")])
    let after = ["A", "B", "C"].map { answer($0, .notImplemented) }
    let comparison = try compared(client(), client(after + [answer("D", .implemented)]), law)
    #expect(comparison.requirements(.newlyAssessed).map(\.id) == ["A", "B", "C", "D"])
    #expect(comparison.count(.newlyAssessed, .notMet) == 3)
    #expect(comparison.count(.newlyAssessed, .met) == 1)
    #expect(comparison.requirements(.new).isEmpty)
    #expect(!comparison.isRegression)
  }

  @Test("case C3: a required leaf that is declared not applicable closes nothing")
  func declaringClosesNothing() throws {
    let law = law([
      entry("Required"), entry("Addressable", .addressable), entry("Permissive", permissive: true),
      entry("Function", requires: .groupHealthPlan),
    ])
    let ids = ["Required", "Addressable", "Permissive", "Function"]
    let make = { (given: Response.Answer) in
      client(ids.map { answer($0, given) }, functions: [.groupHealthPlan])
    }
    let comparison = try compared(make(.notImplemented), make(.notApplicable), law)
    #expect(comparison.requirements(.closed).isEmpty)
    #expect(comparison.requirements(.declaredNotApplicable).map(\.id) == ids)
    #expect(comparison.failures(of: .regression).map(\.name) == ["Required"])
    let met = try compared(make(.implemented), make(.notApplicable), law)
    #expect(met.failures(of: .regression).map(\.name) == ["Required"])
  }

  /// Whether a leaf applies by itself then and now, what the client wrote each time, and its fate.
  struct ScopeCase: Sendable {
    let appliedThen: Bool
    let wroteThen: Response.Answer?
    let appliesNow: Bool
    let writesNow: Response.Answer?
    let kind: ChangeKind

    init(
      _ appliedThen: Bool,
      _ wroteThen: Response.Answer?,
      _ appliesNow: Bool,
      _ writesNow: Response.Answer?,
      _ kind: ChangeKind
    ) {
      self.appliedThen = appliedThen
      self.wroteThen = wroteThen
      self.appliesNow = appliesNow
      self.writesNow = writesNow
      self.kind = kind
    }

    static let all = [
      Self(false, nil, false, .notApplicable, .unchanged),
      Self(false, .notApplicable, false, nil, .unchanged),
      Self(false, .implemented, false, .notApplicable, .unchanged),
      Self(false, .notApplicable, false, .notImplemented, .unchanged),
      Self(false, nil, false, nil, .unchanged),
      Self(true, .notApplicable, false, .notApplicable, .scope),
      Self(true, .implemented, false, nil, .scope),
      Self(false, .notApplicable, true, .notApplicable, .scope),
      Self(false, nil, true, .partial, .scope), Self(true, nil, false, nil, .scope),
    ]
  }

  @Test(arguments: ScopeCase.all)
  func takesNoHeedOfWhatIsWrittenWhereALeafDoesNotApply(_ this: ScopeCase) throws {
    let law = law([entry("S", requires: .clearinghouse), entry("E", appliesTo: [.coveredEntity])])
    let make = { (applies: Bool, given: Response.Answer?) in
      client(
        given.map { [answer("S", $0), answer("E", $0)] } ?? [],
        entity: applies ? .coveredEntity : .businessAssociate,
        functions: applies ? [.clearinghouse] : []
      )
    }
    let comparison = try compared(
      make(this.appliedThen, this.wroteThen),
      make(this.appliesNow, this.writesNow),
      law
    )
    #expect(comparison.requirements.map(\.kind) == [this.kind, this.kind])
    #expect(!comparison.isRegression)
  }

  @Test("a rule that comes into scope changes what applies, and nothing else")
  func comesIntoScope() throws {
    let law = law([
      entry("A"), entry("B", rule: .privacy, family: "privacy"),
      entry("C", rule: .privacy, family: "privacy", appliesTo: [.coveredEntity]),
    ])
    let narrow = client(entity: .businessAssociate, scope: Scope(rules: [.security]))
    let wide = client([answer("B", .partial)], entity: .businessAssociate)
    let came = try compared(narrow, wide, law)
    #expect(came.requirements.map(\.kind) == [.unchanged, .scope, .unchanged])
    #expect(came.requirements.map(\.reason) == [nil, .ruleInScope, nil])
    let left = try compared(wide, narrow, law)
    #expect(left.requirements.map(\.kind) == [.unchanged, .scope, .unchanged])
    #expect(left.requirements.map(\.reason) == [nil, .ruleOutOfScope, nil])
  }

  @Test("law comes before scope where a leaf entered force and its rule came into scope")
  func lawBeforeScope() throws {
    let validity = Validity(from: day("2026-02-16"), to: nil)
    let law = law([
      entry("A"), entry("B", rule: .privacy, family: "privacy", validity: validity),
    ])
    let narrow = client(scope: Scope(rules: [.security]))
    let comparison = try compared(narrow, client(), law)
    #expect(comparison.requirements.map(\.kind) == [.unchanged, .law])
  }

  @Test("differences are of exact figures, rounded once")
  func roundsOnce() throws {
    // 7 of 24 halves is 29.1666… %, 9 of 28 is 32.142857… %: 2.976… points; the rounded differ by 2.9.
    let leaves = (1...14).map { entry("S\($0)") }
    let answers = { (halves: Int, count: Int) in
      (1...count).map { number in
        answer(
          "S\(number)",
          number <= halves / 2
            ? .implemented : number == halves / 2 + 1 && halves % 2 == 1 ? .partial : .planned
        )
      }
    }
    let comparison = try compared(client(answers(7, 12)), client(answers(9, 14)), law(leaves))
    #expect(percent(comparison.score.before) == "29.2")
    #expect(percent(comparison.score.after) == "32.1")
    #expect(comparison.score.difference?.signed == "+3.0")
    let back = try compared(client(answers(9, 14)), client(answers(7, 12)), law(leaves))
    #expect(back.score.difference?.signed == "-3.0")
    #expect(back.failures(of: .score).map(\.name) == ["score"])
    #expect(comparison.failures(of: .score).isEmpty)
  }

  @Test("no change is never +0.0, and a change is never no change")
  func neverSignsNothing() throws {
    let half = Rational(1, over: 2)
    let same = ScoreChange(before: half, after: Rational(2, over: 4))
    #expect(same.direction == .same)
    #expect(!same.isTiny)
    #expect(same.difference?.signed == "0.0")
    let up = ScoreChange(before: half, after: Rational(5001, over: 10_000))
    #expect(up.direction == .up)
    #expect(up.isTiny)
    #expect(up.difference?.signed == "0.0")
    let tenth = ScoreChange(before: half, after: Rational(1001, over: 2000))
    #expect(!tenth.isTiny)
    #expect(tenth.difference?.signed == "+0.1")
    #expect(ScoreChange(before: nil, after: half).direction == nil)
    #expect(ScoreChange(before: nil, after: half).difference == nil)
    let law = law([entry("S")])
    let before = client([answer("S", .partial)])
    let metrics = assess(
      before,
      law: law,
      asOf: asOf,
      coverageThreshold: threshold,
      earlier: EarlierAssessment(assessed(before, law, on: earlierDay))
    ).value
    #expect(metrics.metric("comparison.score")?.text == "0.0 points")
    let small = Metric(
      id: "comparison.score",
      value: Rational(-1, over: 100),
      unit: .points,
      formula: .likeForLike
    )
    #expect(small.text == "less than 0.1 points lower")
  }
}
