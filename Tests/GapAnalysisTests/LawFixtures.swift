import Diagnostics
import GapAnalysis
import Testing

@testable import Regulation

/// A fact of a test.
func fact(
  _ id: String,
  timeline: String,
  from: String,
  to: String? = nil,
  _ value: FactValue
) -> Fact {
  Fact(
    id: id,
    timeline: timeline,
    title: "Title of \(id)",
    value: value,
    validity: Validity(from: day(from), to: to.map(day)),
    citation: "Citation of \(id)",
    source: "Test",
    confidence: "high",
    isVerified: true,
    place: at(1, "content/regulation/facts.yml")
  )
}

/// Facts that agree with one another.
func facts(_ all: [Fact]) -> Facts {
  let made = Facts.make(all, supersededPhrases: [], dollarNames: [], unbrokenTimelines: [])
  #expect(made.diagnostics.isEmpty)
  return made.value
}

/// A table of penalties: least and most for each tier, and the cap they share.
func penalties(
  _ id: String,
  from: String,
  to: String?,
  _ amounts: [(Int, Int)],
  cap: Int
) -> Fact {
  let tiers = amounts.enumerated().map { index, amount in
    FactValue.parts([
      .init(name: "tier", value: .number("\(index + 1)")),
      .init(name: "min_per_violation", value: .number("\(amount.0)")),
      .init(name: "max_per_violation", value: .number("\(amount.1)")),
      .init(name: "annual_cap_identical_provision", value: .number("\(cap)")),
    ])
  }
  let value = FactValue.parts([.init(name: "tiers", value: .list(tiers))])
  return fact(id, timeline: "cmp", from: from, to: to, value)
}

/// The tables of 2009, 2024 and 2025 and the discretion of 2019, as the regulation states them.
let penaltyFacts = facts([
  penalties(
    "cmp-2009",
    from: "2009-02-18",
    to: "2016-09-05",
    [(100, 50_000), (1000, 50_000), (10_000, 50_000), (50_000, 1_500_000)],
    cap: 1_500_000
  ),
  penalties(
    "cmp-2024",
    from: "2024-08-08",
    to: "2026-01-27",
    [(141, 71_162), (1424, 71_162), (14_232, 71_162), (71_162, 2_134_831)],
    cap: 2_134_831
  ),
  penalties(
    "cmp-2025",
    from: "2026-01-28",
    to: nil,
    [(145, 73_011), (1461, 73_011), (14_602, 73_011), (73_011, 2_190_294)],
    cap: 2_190_294
  ),
  fact(
    "ned-2019",
    timeline: "ned-2019",
    from: "2019-04-30",
    .parts([
      .init(
        name: "caps_unadjusted",
        value: .parts([
          .init(name: "tier1", value: .number("25000")),
          .init(name: "tier2", value: .number("100000")),
          .init(name: "tier3", value: .number("250000")),
        ])
      )
    ])
  ),
])

/// A proposed rule of so many changes, `NPRM-01` and so on.
func proposal(_ count: Int, published: String = "2025-01-06") -> ProposedRule {
  ProposedRule(
    title: "Proposal",
    citation: "90 FR 898",
    published: day(published),
    status: "proposed",
    statusChecked: day("2026-10-07"),
    changes: (1...count).map { index in
      ProposedChange(
        id: "NPRM-\(index < 10 ? "0" : "")\(index)",
        citation: "164.3",
        title: "Change \(index)",
        summary: "",
        currentCitations: [],
        exceptions: [],
        question: "Ready?",
        confidence: "high",
        place: at(index, "content/regulation/proposed-rule.yml")
      )
    },
    wouldBecomeRequired: []
  )
}
