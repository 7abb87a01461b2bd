import Diagnostics
import GapAnalysis
import Regulation
import TestSupport
import Testing

/// The cases of METHOD.md about answers, scores, risk and maturity.
@Suite struct MethodScoreTests {
  @Test(arguments: MethodDocument.cases("V", in: 3, to: 21))
  func valuesAnswers(_ this: MethodCase) throws {
    let leaf = try MethodLeaf(this.text("Leaf"), this.text("Answer"), id: "S")
    let missing = try this.list("Missing")
    let papers: Set = ["rationale", "approver", "decided", "review_by", "evidence"]
    #expect(papers.isSuperset(of: missing))
    let response = answer(
      "S",
      try #require(leaf.answer),
      evidence: missing.contains("evidence") ? [] : ["E"],
      rationale: missing.contains("rationale") ? nil : "A reason",
      approver: missing.contains("approver") ? nil : "The officer",
      decided: missing.contains("decided") ? nil : day("2026-01-01"),
      reviewBy: missing.contains("review_by") ? nil : day("2027-01-01")
    )
    let client = client([response], evidence: missing.contains("evidence") ? [] : [methodEvidence])
    let law = law([leaf.entry])
    let result = assessed(client, law)
    let standing = try #require(result.requirement("S"))
    this.expect(
      given: ["Answer", "Leaf", "Missing"],
      [
        "Status": standing.status?.rawValue ?? "",
        "Value": standing.score?.decimals ?? "n/a",
        "Reported": reported(told(client, law)),
        "Gap": result.gaps.flatMap(\.causes).map(\.kind.rawValue).joined(separator: ", "),
      ]
    )
  }

  /// An assessment of standards; a semicolon separates them.
  private func standards(_ this: MethodCase, _ column: String) throws -> Assessment {
    let names = ["A", "B", "C", "D", "E", "F"]
    let standards = zip(names, try this.list(column, by: ";"))
    let leaves = try standards.map { ($0, try this.leaves($1, of: $0)) }
    return assessed(
      client(leaves.flatMap { $0.1.compactMap(\.response) }, evidence: [methodEvidence]),
      law(leaves.flatMap { [entry($0, leaf: false)] + $1.map(\.entry) })
    )
  }

  @Test(arguments: MethodDocument.cases("R", in: 4, to: 8))
  func rollsUpToAStandard(_ this: MethodCase) throws {
    let standard = try this.text("Standard")
    let leaves = try this.leaves(this.text("Leaves"), of: standard)
    let result = assessed(
      client(leaves.compactMap(\.response), evidence: [methodEvidence]),
      law([entry(standard, leaf: false)] + leaves.map(\.entry))
    )
    let standing = try #require(result.requirement(standard))
    #expect(!standing.isLeaf)
    this.expect(
      given: ["Standard", "Leaves"],
      ["Score": shown(standing.score), "Status": standing.status?.rawValue ?? ""]
    )
    let metric = result.metric(Metric.score(ofStandard: standard))
    #expect(metric?.value == standing.score)
  }

  @Test(arguments: MethodDocument.cases("F", in: 4, to: 2))
  func showsBothMeansOfAFamily(_ this: MethodCase) throws {
    let result = try standards(this, "Leaves of its standards")
    let family = try #require(result.families.first)
    let byLeaves = try #require(result.metric("family.security.technical.score_by_leaves"))
    let byStandards = try #require(result.metric("family.security.technical.score_by_standards"))
    let standards = result.requirements.filter { !$0.isLeaf }
    #expect(byLeaves.value == family.tally.score && byStandards.value == family.scoreByStandards)
    this.expect(
      given: ["Leaves of its standards"],
      [
        "By standards": shown(family.scoreByStandards),
        "By leaves": shown(family.tally.score),
        "Value of leaves":
          "\(byLeaves.numerator?.decimals ?? "") of \(byLeaves.denominator?.decimals ?? "")",
        "Standards met": "\(standards.count { $0.status == .met }) of \(standards.count)",
      ]
    )
  }

  @Test(arguments: MethodDocument.cases("W", in: 4, to: 2))
  func weighsLeaves(_ this: MethodCase) throws {
    let result = try standards(this, "Leaves")
    let metric = result.metric("assessment.weighted_score")
    #expect(metric?.value == result.totals.weightedScore)
    this.expect(
      given: ["Leaves"],
      [
        "Weighted": shown(result.totals.weightedScore),
        "Unweighted": shown(result.totals.score),
      ]
    )
  }

  @Test(arguments: MethodDocument.cases("C", in: 4, to: 7))
  func withholdsTheHeadline(_ this: MethodCase) throws {
    let count = try this.number("Leaves")
    let (inapplicable, open) = (
      try this.number("Not applicable"), try this.number("Permissive, unanswered")
    )
    let done = try this.number("Assessed")
    let entries = (0..<count).map { entry("L\($0)", permissive: $0 >= count - open) }
    let responses = (0..<(inapplicable + done)).map {
      answer("L\($0)", $0 < inapplicable ? .notApplicable : .implemented)
    }
    let threshold = try #require(Rational(try this.number("Threshold"), over: 100))
    let result = assess(
      client(responses),
      law: law(entries),
      asOf: asOf,
      coverageThreshold: threshold
    ).value
    // The score itself is there, whether it is the headline or not.
    #expect((result.totals.score == nil) == (done == 0))
    this.expect(
      given: ["Leaves", "Not applicable", "Permissive, unanswered", "Assessed", "Threshold"],
      [
        "Coverage": shown(result.totals.counts.coverage),
        "Headline": result.headline ? "shown" : "withheld",
      ]
    )
  }

  @Test(arguments: MethodDocument.cases("T", in: 5, to: 5))
  func readsTheMatrix(_ this: MethodCase) throws {
    let likelihood = try #require(try this.level("Likelihood"))
    func cell(_ impact: Level) -> String { risk(likelihood: likelihood, impact: impact).title }
    this.expect(
      given: ["Likelihood"],
      [
        "Very low": cell(.veryLow), "Low": cell(.low), "Moderate": cell(.moderate),
        "High": cell(.high), "Very high": cell(.veryHigh),
      ]
    )
  }

  @Test(arguments: MethodDocument.cases("N", in: 5, to: 6))
  func ratesRisk(_ this: MethodCase) throws {
    if this.id == "N0" { return countsCells(this) }
    let impact = try #require(try this.level("Impact"))
    let likelihood = try #require(try this.level("Likelihood"))
    let residual = try this.level("Residual likelihood").map {
      RiskEstimate(likelihood: $0, impact: impact)
    }
    let finding = finding("F", ["S"], likelihood: likelihood, impact: impact, residual: residual)
    let result = try #require(
      assessed(client(findings: [finding]), law([entry("S")])).findings.first
    )
    this.expect(
      given: ["Likelihood", "Impact", "Residual likelihood"],
      ["Risk": result.risk.title, "Residual risk": result.residualRisk?.title ?? ""]
    )
  }

  private func countsCells(_ this: MethodCase) {
    let cells = Level.allCases.flatMap { likelihood in
      Level.allCases.map { risk(likelihood: likelihood, impact: $0) }
    }
    func count(_ level: Level) -> String { "\(cells.count { $0 == level })" }
    this.expect(
      given: [],
      [
        "Very low": count(.veryLow), "Low": count(.low), "Moderate": count(.moderate),
        "High": count(.high), "Very high": count(.veryHigh),
      ]
    )
  }

  @Test(arguments: MethodDocument.cases("M", in: 6, to: 3))
  func showsTheShareBelowTheTarget(_ this: MethodCase) throws {
    let levels = try this.list("Levels").map { try #require(Int($0)) }
    let entries = standard("S", levels.map { _ in .required } + [.addressable])
    let responses = levels.enumerated().map { index, level in
      answer("S(\(index + 1))", .implemented, maturity: level)
    }
    // A leaf that is not applicable is left out, whatever its level.
    let other = answer("S(\(levels.count + 1))", .notApplicable, maturity: 0)
    let result = assessed(client(responses + [other]), law(entries))
    let maturity = result.maturity
    #expect(result.metric("maturity.mean")?.value == maturity.mean)
    this.expect(
      given: ["Levels"],
      [
        "Target": "\(maturity.target)",
        "Mean": maturity.mean?.oneDecimal ?? "n/a",
        "Shortfall": maturity.shortfall?.oneDecimal ?? "n/a",
        "Below the target": "\(maturity.belowTarget)",
        "Share below": shown(result.metric("maturity.below_target")?.value),
      ]
    )
  }

  @Test(arguments: MethodDocument.cases("Q", in: 11, to: 2))
  func scoresReadiness(_ this: MethodCase) throws {
    let counts: [(String, ReadinessAnswer.Answer?)] = [
      ("Ready", .ready), ("Partial", .partial), ("Not ready", .notReady),
      ("Not applicable", .notApplicable), ("Unanswered", nil),
    ]
    let answers = try counts.flatMap { column, answer in
      Array(repeating: answer, count: try this.number(column))
    }
    let rule = proposal(answers.count)
    let given = zip(rule.changes, answers).compactMap { change, answer in
      answer.map { ReadinessAnswer(change: change.id, answer: $0, place: at(1, "readiness.yml")) }
    }
    let result = assessed(client(readiness: given), law([entry("S")], proposed: [rule]))
    for (_, answer) in counts {
      #expect(result.readiness.count(answer) == answers.count { $0 == answer })
    }
    #expect(result.metric("readiness.score")?.value == result.readiness.score)
    this.expect(
      given: counts.map(\.0),
      ["Readiness": shown(result.readiness.score), "Score": shown(result.totals.score)]
    )
  }
}
