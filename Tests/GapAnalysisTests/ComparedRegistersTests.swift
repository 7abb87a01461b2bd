import Diagnostics
import Regulation
import Testing

@testable import GapAnalysis

@Suite struct ComparedRegistersTests {
  private let then = day("2026-01-10")

  private func compared(_ before: Client, _ after: Client, _ law: Law) throws -> Comparison {
    let result = assess(
      after,
      law: law,
      asOf: asOf,
      coverageThreshold: threshold,
      earlier: EarlierAssessment(assessed(before, law, on: then))
    )
    return try #require(result.value.comparison)
  }

  private func item(_ id: String, until: Day? = nil) -> Evidence {
    Evidence(
      id: id,
      title: "Title of \(id)",
      collected: day("2026-01-01"),
      validUntil: until,
      place: at(1, "evidence.yml")
    )
  }

  private func accepted(until: String) -> Acceptance {
    Acceptance(by: "The owner", until: day(until), reason: "A reason")
  }

  @Test("gaps are opened and closed by their ids")
  func gaps() throws {
    let law = law([entry("A"), entry("B"), entry("C")])
    let comparison = try compared(
      client(
        [answer("A", .partial), answer("B", .implemented, evidence: ["EV-1"])],
        evidence: [item("EV-1")]
      ),
      client(
        [answer("A", .implemented, evidence: ["EV-1"]), answer("B", .implemented)],
        findings: [finding("F-1", ["C"])],
        evidence: [item("EV-1")]
      ),
      law
    )
    #expect(comparison.gaps.filter(\.isOpened).map(\.id) == ["gap:B", "gap:C"])
    #expect(comparison.gaps.filter { !$0.isOpened }.map(\.id) == ["gap:A"])
    #expect(comparison.gaps.map(\.requirement) == ["B", "C", "A"])
    #expect(comparison.gaps.first?.causes == ["no-evidence"])
    #expect(comparison.failures(of: .gaps).map(\.name) == ["gap:B", "gap:C"])
    // The statuses alone say nothing of B.
    #expect(comparison.requirements.map(\.kind) == [.closed, .unchanged, .unchanged])
    #expect(!comparison.isRegression)
  }

  /// What a finding was, what it is, and every change of it.
  struct FindingCase: Sendable {
    let before: Finding?
    let after: Finding?
    let kinds: [FindingChangeKind]

    init(_ before: Finding?, _ after: Finding?, _ kinds: [FindingChangeKind]) {
      self.before = before
      self.after = after
      self.kinds = kinds
    }

    static func due(_ iso: String, impact: Level = .high) -> Finding {
      finding("F", ["S"], impact: impact, due: day(iso))
    }

    static let open = finding("F", ["S"])

    static let all = [
      Self(nil, open, [.new]), Self(open, nil, [.closed]), Self(open, open, []),
      Self(open, finding("F", ["S"], status: .closed), [.closed]),
      Self(finding("F", ["S"], status: .closed), open, [.new]),
      Self(finding("F", ["S"], status: .closed), nil, []),
      Self(open, finding("F", ["S"], status: .inProgress), [.status]),
      Self(finding("F", ["S"], impact: .low), open, [.worse]),
      Self(open, finding("F", ["S"], likelihood: .low), [.better]),
      Self(due("2026-12-01"), due("2029-12-01", impact: .low), [.better, .dueLater]),
      Self(due("2027-03-01"), open, [.dueLater]), Self(open, due("2027-03-01"), [.dueEarlier]),
      Self(due("2027-03-01"), due("2027-02-28"), [.dueEarlier]),
    ]
  }

  @Test(arguments: FindingCase.all)
  func findings(_ this: FindingCase) throws {
    let (before, after, kinds) = (this.before, this.after, this.kinds)
    let comparison = try compared(
      client(findings: [before].compactMap(\.self)),
      client(findings: [after].compactMap(\.self)),
      law([entry("S")])
    )
    let change = try #require(comparison.findings.first)
    #expect(change.kinds == kinds)
    #expect(change.requirements == ["S"])
    #expect(comparison.failures(of: .risk).isEmpty == !kinds.contains(.worse))
    #expect(comparison.failures(of: .overdue).isEmpty == !kinds.contains(.dueLater))
    #expect(comparison.findings(.unchanged).isEmpty == !kinds.isEmpty)
  }

  @Test("an acceptance is told when it begins and when it ends")
  func acceptances() throws {
    let law = law([entry("S")])
    let open = client(findings: [finding("F", ["S"])])
    let make = { (until: String) in
      client(findings: [
        finding("F", ["S"], status: .riskAccepted, accepted: accepted(until: until))
      ])
    }
    let begun = try compared(open, make("2027-01-01"), law)
    #expect(begun.findings.map(\.kinds) == [[.accepted]])
    #expect(begun.failures(of: .risk).map(\.name) == ["F"])
    let lapsed = try compared(make("2026-06-30"), make("2026-06-30"), law)
    #expect(lapsed.findings.map(\.kinds) == [[.acceptanceLapsed]])
    #expect(lapsed.failures(of: .risk).map(\.name) == ["F"])
    let kept = try compared(make("2027-01-01"), make("2027-01-01"), law)
    #expect(kept.findings.map(\.kinds) == [[]])
    #expect(kept.failures(of: .risk).isEmpty)
    let withdrawn = try compared(make("2027-01-01"), open, law)
    #expect(withdrawn.findings.map(\.kinds) == [[.status]])
    #expect(withdrawn.gaps.map(\.id) == ["gap:S"])
  }

  @Test("the risks of the register are compared as findings are")
  func risks() throws {
    let risk = { (id: String, impact: Level, acceptance: Acceptance?) in
      Risk(
        id: id,
        title: "Title of \(id)",
        estimate: RiskEstimate(likelihood: .high, impact: impact),
        requirements: [Sourced("S", at: at(1, "risks.yml"))],
        accepted: acceptance,
        place: at(1, "risks.yml")
      )
    }
    let comparison = try compared(
      client(risks: [risk("R-1", .low, nil), risk("R-2", .high, nil), risk("R-3", .low, nil)]),
      client(risks: [risk("R-1", .high, nil), risk("R-2", .high, accepted(until: "2027-01-01"))]),
      law([entry("S")])
    )
    #expect(comparison.risks.map(\.kinds) == [[.worse], [.accepted], [.closed]])
    #expect(comparison.risks.map(\.requirements) == [["S"], ["S"], ["S"]])
    #expect(comparison.failures(of: .risk).map(\.name) == ["R-1", "R-2"])
  }

  @Test("evidence is lost, replaced or expired, each with what named it")
  func evidence() throws {
    let law = law([entry("A"), entry("B"), entry("C"), entry("D"), entry("E")])
    let before = client(
      [
        answer("A", .implemented, evidence: ["EV-1", "EV-2"]),
        answer("B", .implemented, evidence: ["EV-1"]),
        answer("C", .implemented, evidence: ["EV-3"]),
        answer("D", .implemented, evidence: ["EV-4"]),
        answer("E", .implemented, evidence: ["EV-5"]),
      ],
      findings: [finding("F-1", ["A"], evidence: ["EV-2"])],
      evidence: [
        item("EV-1"), item("EV-2"), item("EV-3"), item("EV-4", until: day("2026-06-30")),
        item("EV-5", until: day("2025-12-31")),
      ]
    )
    let after = client(
      [
        answer("A", .implemented, evidence: ["EV-2"]), answer("B", .implemented),
        answer("C", .implemented, evidence: ["EV-6"]),
        answer("D", .implemented, evidence: ["EV-4"]),
        answer("E", .implemented, evidence: ["EV-5"]),
      ],
      findings: [finding("F-1", ["A"])],
      evidence: [
        item("EV-1"), item("EV-2"), item("EV-6"), item("EV-4", until: day("2026-06-30")),
        item("EV-5", until: day("2025-12-31")),
      ]
    )
    let comparison = try compared(before, after, law)
    #expect(comparison.evidence.map(\.id) == ["EV-1", "EV-2", "EV-3", "EV-4"])
    #expect(comparison.evidence.map(\.kind) == [.lost, .lost, .replaced, .expired])
    #expect(comparison.evidence.map(\.subjects) == [["A", "B"], ["F-1"], ["C"], ["D"]])
    #expect(comparison.evidence[2].replacements == ["EV-6"])
    #expect(comparison.evidence[2].title == "Title of EV-3")
    #expect(comparison.failures(of: .evidence).map(\.name) == ["EV-1", "EV-2", "EV-4"])
  }

  @Test("what is overdue now and was not, and the other way")
  func overdue() throws {
    let law = law([entry("S"), entry("T")])
    let before = client(findings: [
      finding("F-1", ["S"], due: day("2026-06-30")), finding("F-2", ["S"], due: day("2025-06-30")),
      finding("F-3", ["S"], due: day("2025-07-31")),
    ])
    let after = client(
      [answer("T", .notImplemented, reviewBy: day("2026-10-01"))],
      findings: [
        finding("F-1", ["S"], due: day("2026-06-30")),
        finding("F-2", ["S"], status: .closed, due: day("2025-06-30")),
        finding("F-3", ["S"], due: day("2025-07-31")),
      ]
    )
    let comparison = try compared(before, after, law)
    #expect(comparison.overdue.filter(\.isNew).map(\.item.subject) == ["F-1", "T"])
    #expect(comparison.overdue.filter { $0.kind == .resolved }.map(\.item.subject) == ["F-2"])
    #expect(comparison.overdue.map(\.item.requirements) == [["S"], ["T"], ["S"]])
    #expect(comparison.failures(of: .overdue).map(\.name) == ["F-1", "T"])
  }

  @Test("what an older plan has as overdue is the deadline that it is now, once")
  func overdueInOlderPlans() {
    func item(
      _ id: String,
      requirement: String,
      finding: String? = nil,
      risk: String? = nil
    )
      -> EarlierAssessment.DueEntry
    {
      EarlierAssessment.DueEntry(
        plan: id,
        title: "T",
        requirement: requirement,
        finding: finding,
        risk: risk,
        day: day("2026-01-09"),
        place: nil
      )
    }
    let listed = EarlierAssessment.DueEntry(
      kind: "finding-due",
      subject: "F-1",
      name: "T",
      day: day("2026-01-09")
    )
    let all = EarlierAssessment.overdue(
      [listed],
      [
        item("plan:F-1", requirement: "S", finding: "F-1"), item("plan:T", requirement: "T"),
        item("plan:F-2", requirement: "S", finding: "F-2"),
        item("plan:risk:R-1", requirement: "S", risk: "R-1"),
      ]
    )
    #expect(
      all.map { "\($0.kind) \($0.subject)" } == [
        "finding-due F-1", "response-due T", "finding-due F-2", "risk-due R-1",
      ]
    )
  }

  @Test("missed milestones are no overdue items of a comparison")
  func overdueMilestones() throws {
    let law = law([entry("S")])
    let missed = Milestone(day: day("2026-10-01"), text: "M", place: at(3, "findings/F-1.md"))
    let after = client(findings: [
      finding("F-1", ["S"], due: day("2026-12-30"), milestones: [missed])
    ])
    let comparison = try compared(client(findings: [finding("F-1", ["S"])]), after, law)
    #expect(comparison.overdue.isEmpty)
  }

  /// The earlier report is as of 2026-01-10: what was due on that day was not past then.
  @Test("what was past on the day of the earlier report is not new, though that lists it not")
  func overdueUnlisted() throws {
    let law = law([entry("S")])
    let after = client(findings: [
      finding("F-1", ["S"], due: day("2026-01-09")), finding("F-2", ["S"], due: day("2026-01-10")),
      finding("F-3", ["S"], due: day("2026-01-11")),
    ])
    let result = assess(
      after,
      law: law,
      asOf: asOf,
      coverageThreshold: threshold,
      earlier: EarlierAssessment(assessed(client(), law, on: then))
    ).value
    let comparison = try #require(result.comparison)
    let kinds = comparison.overdue.map { "\($0.item.subject) \($0.kind.rawValue)" }
    #expect(kinds == ["F-2 new", "F-3 new", "F-1 unlisted"])
    #expect(comparison.failures(of: .overdue).map(\.name) == ["F-2", "F-3"])
    #expect(result.metric("comparison.overdue.new")?.value == Rational(2))
    #expect(result.metric("comparison.overdue.unlisted")?.value == Rational(1))
    #expect(result.metric("comparison.overdue.resolved")?.value == Rational(0))
  }

  @Test("what the plan costs, item by item")
  func cost() throws {
    let law = law([entry("S")])
    let comparison = try compared(
      client(findings: [
        finding("F-1", ["S"], cost: 1_000), finding("F-2", ["S"], cost: 500), finding("F-3", ["S"]),
      ]),
      client(findings: [
        finding("F-1", ["S"], cost: 1_000), finding("F-3", ["S"], cost: 250),
        finding("F-4", ["S"], cost: 4_000),
      ]),
      law
    )
    #expect(comparison.cost.before == 1_500)
    #expect(comparison.cost.after == 5_250)
    #expect(comparison.cost.difference == 3_750)
    #expect(comparison.cost.items.map(\.id) == ["plan:F-3", "plan:F-4", "plan:F-2"])
    #expect(comparison.cost.items.map(\.before) == [nil, nil, 500])
    #expect(ComparisonGate.allCases.allSatisfy { comparison.failures(of: $0).isEmpty })
  }

  @Test("an audience hears of nothing that was withheld from it")
  func audiences() throws {
    let law = law([entry("S"), entry("T")])
    let full = assessed(
      client(
        [answer("T", .implemented, evidence: ["EV-2"])],
        findings: [
          finding(
            "F-1",
            ["S"],
            due: day("2026-01-01"),
            cost: 900,
            evidence: ["EV-1"],
            audience: ["full"]
          )
        ],
        evidence: [item("EV-1"), item("EV-2")]
      ),
      law,
      on: day("2026-02-01")
    )
    let board = assess(
      client([answer("T", .implemented, evidence: ["EV-2"])], evidence: [item("EV-2")]),
      law: law,
      asOf: asOf,
      coverageThreshold: threshold,
      audience: "board",
      earlier: EarlierAssessment(full)
    )
    let comparison = try #require(board.value.comparison)
    #expect(comparison.findings.isEmpty)
    #expect(comparison.gaps.isEmpty)
    #expect(comparison.overdue.isEmpty)
    #expect(comparison.cost.items.isEmpty)
    #expect(comparison.evidence.isEmpty)
  }

  @Test("what an older assessment does not say is not compared, and its gates cannot pass")
  func unknowns() throws {
    let law = law([entry("S")])
    let now = EarlierAssessment(assessed(client([answer("S", .partial)]), law))
    let old = EarlierAssessment(
      asOf: then,
      slug: "a",
      name: "A",
      entity: .coveredEntity,
      audience: "full",
      coverage: nil,
      score: nil,
      headline: true,
      rules: now.rules,
      entries: now.entries,
      findings: [],
      lacks: [.evidence, .findingDates, .conditions],
      place: nil
    )
    let comparison = compare(old, now)
    #expect(
      comparison.notCompared == [
        .gaps, .risks, .evidence, .expiry, .overdue, .findingDates, .cost,
      ]
    )
    #expect(comparison.gaps.isEmpty)
    #expect(comparison.unknowns(of: .gaps) == [.gaps])
    #expect(comparison.unknowns(of: .evidence) == [.evidence, .expiry])
    #expect(comparison.unknowns(of: .overdue) == [.overdue, .findingDates])
    #expect(comparison.unknowns(of: .risk) == [.risks])
    #expect(comparison.unknowns(of: .regression).isEmpty)
    #expect(comparison.unknowns(of: .score).isEmpty)
  }
}
