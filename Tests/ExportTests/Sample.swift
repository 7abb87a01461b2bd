import Diagnostics

@testable import GapAnalysis
@testable import Regulation

/// A place in a file of the sample client.
func at(_ line: Int, _ file: String) -> SourceRange {
  SourceRange(
    file: "content/clients/a/\(file)",
    start: SourcePosition(line: line, column: 1)
  )
}

/// A day that the calendar holds.
func day(_ iso: String) -> Day {
  guard let day = Day(iso) else { preconditionFailure("no such day: \(iso)") }
  return day
}

/// A client with a bit of everything, text that no format likes among it.
enum Sample {
  static let requirements: [Requirement] = [
    requirement("164.312(a)(1)", .required, leaf: false),
    requirement("164.312(a)(2)(i)", .required), requirement("164.312(a)(2)(iii)", .addressable),
    requirement("164.312(a)(2)(iv)", .addressable), requirement("164.312(b)", .required),
  ]

  static func requirement(
    _ id: String,
    _ obligation: Obligation,
    leaf: Bool = true
  )
    -> Requirement
  {
    let isChild = id.hasPrefix("164.312(a)(2)")
    return Requirement(
      id: id,
      kind: isChild ? .specification : .standard,
      title: "Title of \(id)",
      obligation: obligation,
      parent: isChild ? "164.312(a)(1)" : "164.312",
      rule: .security,
      family: "technical",
      section: "164.312",
      appliesTo: [.coveredEntity],
      summary: "What \(id) asks.",
      isAssessable: leaf,
      place: at(1, "catalog.yml")
    )
  }

  static let law: Law = {
    let section = LawSection(
      id: "164.312",
      title: "Technical safeguards",
      rule: .security,
      family: "technical"
    )
    let catalog = Catalog.make(
      authority: "45 CFR Part 164",
      asOf: nil,
      sections: [section],
      requirements: requirements
    )
    return Law(catalog: catalog.value, facts: .empty, crosswalk: .empty, proposedRules: [])
  }()

  static let responses = [
    Response(requirement: "164.312(a)(2)(i)", answer: .implemented, place: at(2, "responses.csv"))
      .with {
        $0.owner = "IT, \"ops\""
        $0.evidence = ["EV-1"]
        $0.maturity = 3
      },
    Response(requirement: "164.312(a)(2)(iii)", answer: .alternative, place: at(3, "responses.csv"))
      .with {
        $0.evidence = ["EV-1"]
        $0.rationale = "=cmd()"
        $0.approver = "Officer"
        $0.decided = day("2026-01-05")
        $0.reviewBy = day("2026-06-30")
      },
    Response(requirement: "164.312(a)(2)(iv)", answer: .partial, place: at(4, "responses.csv")).with
    {
      $0.owner = "=HYPERLINK(\"x\")"
    },
  ]

  static let finding = Finding(
    id: "F-01",
    title: "Laptops are not encrypted",
    requirements: [Sourced("164.312(a)(2)(iv)", at: at(3, "findings/f-01.md"))],
    estimate: RiskEstimate(likelihood: .high, impact: .high),
    status: .inProgress,
    owner: "IT",
    due: day("2026-12-31"),
    cost: 12_000,
    evidence: [Sourced("EV-1", at: at(4, "findings/f-01.md"))],
    residual: RiskEstimate(likelihood: .low, impact: .high),
    text: """
      ## Observation

      Eleven laptops keep *ePHI* in clear.

      ## Risk

      Whoever finds one reads it.

      ## Recommendation

      1. Encrypt the disks.
      2. Keep the keys elsewhere.

      """,
    place: at(1, "findings/f-01.md")
  )

  /// Two laptops of which one fails, told by a check that names the leaf.
  private static let scan = Scan(
    format: .xccdf,
    tool: "OpenSCAP 1.3.6",
    day: day("2026-10-01"),
    rows: 2,
    counts: ScanCounts(pass: 1, fail: 1),
    leaves: [
      ScanLeaf(
        requirement: "164.312(a)(2)(iv)",
        checks: [
          ScanCheck(
            id: "rule_encrypt_partitions",
            title: "Encrypt \"partitions\"",
            severity: "high",
            counts: ScanCounts(pass: 1, fail: 1),
            failures: [
              ScanFailure(
                resource: "laptop-07",
                reason: "/home is in clear",
                isMuted: false,
                place: at(9, "scans/laptops.xml")
              )
            ],
            place: at(8, "scans/laptops.xml")
          )
        ],
        counts: ScanCounts(pass: 1, fail: 1)
      )
    ]
  )

  static let client = Client(
    slug: "a",
    name: Sourced("Clinic \"A\" & sons", at: at(1, "client.yml")),
    entity: .coveredEntity,
    scope: Scope(rules: [.security], systems: ["EHR"]),
    assessors: ["Ann Lee", " Ann  Lee ", "Bo"],
    version: "1.0",
    responses: responses,
    findings: [
      finding,
      Finding(
        id: "F-02",
        title: "Closed",
        requirements: [Sourced("164.312(b)", at: at(3, "findings/f-02.md"))],
        estimate: RiskEstimate(likelihood: .low, impact: .low),
        status: .closed,
        place: at(1, "findings/f-02.md")
      ),
    ],
    evidence: [
      Evidence(
        id: "EV-1",
        title: "Settings",
        kind: "document",
        collected: day("2026-11-02"),
        location: "Share drive: IT/settings.pdf",
        sha256: String(repeating: "0a", count: 32),
        validUntil: day("2027-11-02"),
        place: at(1, "evidence.yml")
      ),
      Evidence(id: "EV-2", title: "Unused", place: at(2, "evidence.yml")),
      Evidence(
        id: "EV-3",
        title: "Scan of the laptops",
        kind: "scan",
        scan: scan,
        place: at(3, "evidence.yml")
      ),
    ],
    risks: [
      Risk(
        id: "R-1",
        title: "Theft of a laptop",
        estimate: RiskEstimate(likelihood: .moderate, impact: .veryHigh),
        requirements: [Sourced("164.312(a)(2)(iv)", at: at(2, "risks.yml"))],
        accepted: Acceptance(by: "Owner", until: day("2027-01-01"), reason: "Cost"),
        place: at(1, "risks.yml")
      )
    ],
    breaches: [
      Breach(id: "B-1", discovered: day("2026-09-01"), affected: 3, place: at(1, "breaches.yml"))
    ],
    place: at(1, "client.yml")
  )

  static let threshold = Rational(4, over: 5) ?? .zero

  static let assessment = assess(
    client,
    law: law,
    asOf: day("2026-11-21"),
    coverageThreshold: threshold
  ).value
}

extension Response {
  /// The same response with more said.
  func with(_ change: (inout Response) -> Void) -> Response {
    var response = self
    change(&response)
    return response
  }
}

extension EarlierAssessment {
  /// The same without the places that the file has for what it lists.
  var unplaced: EarlierAssessment {
    var other = self
    for index in other.entries.indices { other.entries[index].record = nil }
    for index in other.findings.indices { other.findings[index].record = nil }
    for index in (other.registers.gaps ?? []).indices { other.registers.gaps?[index].record = nil }
    for index in (other.registers.risks ?? []).indices {
      other.registers.risks?[index].record = nil
    }
    for index in (other.registers.overdue ?? []).indices {
      other.registers.overdue?[index].record = nil
    }
    return other
  }
}
