import Diagnostics
import Regulation
import TestSupport
import Testing
import Words

@testable import GapAnalysis

/// The cases of METHOD.md about the risk analysis, contested answers, the plan and documents.
@Suite struct MethodRegisterTests {
  @Test(arguments: MethodDocument.cases("E", in: 2, to: 9))
  func listsTheElementsOfARiskAnalysis(_ this: MethodCase) throws {
    let cases = MethodDocument.all.filter { $0.family == this.family }
    let names = try Set(cases.flatMap { try $0.list("Requirements") })
    let elements = assessed(client(), law(names.sorted().map { entry($0) })).riskAnalysis
    #expect(elements.count == cases.count)
    let element = try #require(
      cases.firstIndex { $0.id == this.id }.flatMap { $0 < elements.count ? elements[$0] : nil }
    )
    this.expect(
      given: [],
      [
        "Element": Words.english.element(element),
        "Requirements": element.requirements.joined(separator: ", "),
      ]
    )
  }

  @Test(arguments: MethodDocument.cases("D", in: 13, to: 39))
  func listsTheDocumentsThatOCRAsksFor(_ this: MethodCase) throws {
    let cases = MethodDocument.all.filter { $0.family == this.family }
    let all = RequestedDocument.all
    #expect(all.count == cases.count)
    // One more comes last, which nothing requires.
    #expect(assessed(client(), law([])).documents.count == all.count + 1)
    let document = try #require(
      cases.firstIndex { $0.id == this.id }.flatMap { $0 < all.count ? all[$0] : nil }
    )
    this.expect(
      given: [],
      [
        "Document": Words.english("document_" + document.id.replacing("-", with: "_")),
        "Requirements": document.requirements.joined(separator: ", "),
        "A policy counts": document.isPolicy ? "yes" : "no",
        "Kinds of evidence": document.kinds.isEmpty
          ? "any" : document.kinds.joined(separator: ", "),
      ]
    )
  }

  @Test(arguments: MethodDocument.cases("X", in: 7, to: 17))
  func contestsAnswers(_ this: MethodCase) throws {
    let leaf = "164.404(b)"
    let ends = try this.days("Evidence until")
    let evidence =
      ends.isEmpty
      ? [methodEvidence]
      : ends.enumerated().map {
        Evidence(
          id: "E\($0)",
          title: "E",
          validUntil: $1,
          place: at($0 + 1, "evidence.yml")
        )
      }
    let response = answer(
      leaf,
      try this.value("Answer", Response.Answer.init(rawValue:)),
      evidence: evidence.map(\.id),
      reviewBy: day("2027-01-01")
    )
    let client = client(
      [response],
      findings: try findings(this, leaf),
      evidence: evidence,
      policies: try policies(this, leaf),
      breaches: try breaches(this)
    )
    let law = law([entry(leaf, .addressable, rule: .breachNotification, family: "breach")])
    let result = assessed(client, law)
    let standing = try #require(result.requirement(leaf))
    let gap = result.gaps.first { $0.requirement == leaf }
    #expect((gap?.isContested ?? false) == !standing.contradictions.isEmpty)
    this.expect(
      given: [
        "Answer", "Finding", "Accepted until", "Evidence until", "Policy review",
        "Individuals told",
      ],
      [
        "Status": standing.status?.rawValue ?? "",
        "Contested by": standing.contradictions.map(\.kind.rawValue).joined(separator: ", "),
        "Grade": standing.contestedGrade?.title ?? "",
      ]
    )
  }

  /// "open, High, Moderate", and until when its risk is accepted.
  private func findings(_ this: MethodCase, _ leaf: String) throws -> [Finding] {
    let words = try this.list("Finding")
    if words.isEmpty { return [] }
    try #require(words.count == 3)
    let until = try this.day("Accepted until")
    return [
      GapAnalysisTests.finding(
        "F",
        [leaf],
        likelihood: try #require(Level(titled: words[1])),
        impact: try #require(Level(titled: words[2])),
        status: try #require(Finding.Status(rawValue: words[0])),
        accepted: until.map { Acceptance(by: "Owner", until: $0, reason: "Cost") }
      )
    ]
  }

  private func policies(_ this: MethodCase, _ leaf: String) throws -> [Policy] {
    guard let review = try this.day("Policy review") else { return [] }
    return [
      Policy(
        id: "p",
        title: "P",
        owner: "Officer",
        approved: day("2025-01-01"),
        reviewBy: review,
        satisfies: [Sourced(leaf, at: at(2, "p.md"))],
        place: at(1, "p.md")
      )
    ]
  }

  private func breaches(_ this: MethodCase) throws -> [Breach] {
    let told = try this.text("Individuals told")
    if told.isEmpty { return [] }
    let days = told == "not yet" ? [] : try this.days("Individuals told")
    let notices = days.map { BreachNotice(.individuals, on: $0, at: at(1, "breaches.yml")) }
    return [
      Breach(
        id: "B",
        discovered: day("2026-01-15"),
        affected: 3,
        notices: notices,
        place: at(1, "breaches.yml")
      )
    ]
  }

  /// The cases are the items of one plan.
  @Test(arguments: MethodDocument.cases("O", in: 8, to: 10))
  func ordersThePlan(_ this: MethodCase) throws {
    let cases = MethodDocument.all.filter { $0.family == this.family }
    var leaves: [MethodLeaf] = []
    var findings: [Finding] = []
    for one in cases {
      let isFinding = try one.text("Item") == "finding"
      leaves.append(
        try MethodLeaf(one.text("Leaf"), isFinding ? "none" : one.text("Item"), id: one.id)
      )
      guard isFinding else {
        #expect(try one.level("Likelihood") == nil && one.level("Impact") == nil)
        #expect(try one.day("Due") == nil)
        continue
      }
      findings.append(
        finding(
          "F-\(one.id)",
          [one.id],
          likelihood: try #require(try one.level("Likelihood")),
          impact: try #require(try one.level("Impact")),
          due: try one.day("Due")
        )
      )
    }
    let plan = assessed(
      client(leaves.compactMap(\.response), findings: findings, evidence: [methodEvidence]),
      law(leaves.map(\.entry))
    ).plan
    #expect(plan.count == cases.count)
    let item = try #require(plan.first { $0.requirement == this.id })
    this.expect(
      given: ["Item", "Leaf", "Likelihood", "Impact", "Due"],
      ["Position": "\(item.priority)", "Horizon": item.horizon.rawValue]
    )
  }

  /// What a finding and the responses to its gaps plan together.
  @Test(arguments: MethodDocument.cases("Y", in: 8, to: 7))
  func joinsFindingsAndResponses(_ this: MethodCase) throws {
    func items(_ column: String) throws -> [String] { try this.list(column, by: ";") }
    let columns = ["Response owner", "Response action", "Response due", "Response cost"]
    let count = try columns.map { try items($0).count }.max() ?? 0
    let names = (1...max(count, 1)).map { "S(\($0))" }
    let responses = try names.enumerated().map { index, name in
      try answer(name, .partial, line: index + 2).with { response in
        let cells = try columns.map { column in
          let all = try items(column)
          return index < all.count ? all[index] : nil
        }
        response.owner = cells[0]
        response.action = cells[1]
        response.due = cells[2].map(day)
        response.cost = cells[3].flatMap { Int($0) }
      }
    }
    func text(_ column: String) throws -> String? {
      let text = try this.text(column)
      return text.isEmpty ? nil : text
    }
    let finding = Finding(
      id: "F",
      title: "F",
      requirements: names.map { Sourced($0, at: at(3, "f.md")) },
      estimate: RiskEstimate(likelihood: .high, impact: .high),
      action: try text("Finding action"),
      recommendation: try text("Recommended"),
      owner: try text("Finding owner"),
      due: try text("Finding due").map(day),
      cost: try text("Finding cost").flatMap { Int($0) },
      place: at(1, "f.md")
    )
    let client = client(responses, findings: [finding])
    let law = law(standard("S", names.map { _ in .required }))
    let item = try #require(assessed(client, law).plan.first)
    let notes = told(client, law).filter { $0.rule == IntakeRule.planDifference.rawValue }
    let fields = ["owner", "date", "cost"].filter { word in
      notes.contains { $0.message.contains("has the \(word) of") }
    }
    this.expect(
      given: columns + [
        "Finding action", "Recommended", "Finding owner", "Finding due", "Finding cost",
      ],
      [
        "Action": item.action ?? "", "Owner": item.owner ?? "", "Due": item.due?.iso ?? "",
        "Cost": item.cost.map { String($0) } ?? "",
        "Notes": fields.map { $0 == "date" ? "due" : $0 }.joined(separator: ", "),
      ]
    )
  }

  /// Which risk of the register is an item of its own, and what the plan costs with it.
  @Test(arguments: MethodDocument.cases("Z", in: 8, to: 11))
  func plansRisks(_ this: MethodCase) throws {
    func names(_ column: String) throws -> [Sourced<String>] {
      try this.list(column).map { Sourced($0, at: at(2, "risks.yml")) }
    }
    let named = try this.text("Its findings")
    let until = try this.day("Accepted until")
    let risk = Risk(
      id: "R",
      title: "R",
      estimate: RiskEstimate(likelihood: .high, impact: .high),
      status: try this.value("Risk status", Finding.Status.init(rawValue:)),
      cost: Int(try this.text("Risk cost")),
      requirements: try names("Risk names"),
      findings: named.isEmpty ? nil : named == "nobody" ? [] : try names("Its findings"),
      accepted: until.map { Acceptance(by: "Owner", until: $0, reason: "Cost") },
      place: at(1, "risks.yml")
    )
    let findings = try this.list("Finding names").map { leaf in
      finding(
        "F",
        [leaf],
        status: try this.value("Finding status", Finding.Status.init(rawValue:)),
        cost: Int(try this.text("Finding cost"))
      )
    }
    let result = assessed(
      client(findings: findings, risks: [risk]),
      law([entry("A"), entry("B")])
    )
    let own = result.plan.filter { $0.kind == .risk }
    #expect(own.allSatisfy { $0.id == "plan:risk:R" && $0.risk == .high && $0.place == risk.place })
    #expect(result.plan.flatMap(\.risks).count <= 1)
    let cost = result.plan.compactMap(\.cost).reduce(0, +)
    #expect(result.metric("plan.cost")?.value == Rational(cost))
    this.expect(
      given: [
        "Risk names", "Its findings", "Risk status", "Accepted until", "Risk cost",
        "Finding names", "Finding status", "Finding cost",
      ],
      [
        "Items": result.plan.map(\.kind.rawValue).joined(separator: ", "),
        "Cost": String(cost),
      ]
    )
  }
}
