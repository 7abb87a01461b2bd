import Foundation
import TestSupport
import Testing

@Suite("What a finding says for the plan")
struct FindingPlanTests {
  private static func finding(_ keys: String, _ body: String = "") -> FolderEntry {
    .text(
      """
      ---
      id: F-1
      requirements: ["164.308(a)(2)"]
      likelihood: high
      impact: high
      \(keys)
      ---
      # Nobody is named

      \(body)

      """
    )
  }

  private static let clientFile = """
    name: Alpha Clinic
    entity: covered-entity
    as_of: 2026-09-30
    scope: { rules: [security], systems: [EHR, Mail] }

    """

  private func told(_ keys: String) throws -> [String] {
    let workspace = try ClientWorkspace.made([
      "client.yml": .text(Self.clientFile), "findings/F-1.md": Self.finding(keys),
    ])
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.code == 3, "\(result.stderr)")
    return result.stderr.split(separator: "\n").map(String.init).filter {
      $0.contains(": error: ") && $0.contains("/F-1.md:")
    }.map { line in
      String(line[(line.firstRange(of: "/F-1.md:")?.upperBound ?? line.startIndex)...])
    }
  }

  @Test(
    "is refused where it cannot be, at its place",
    arguments: [
      (
        "cost: a lot",
        "6:7: error: \"a lot\" of \"cost\" must be whole US dollars, 0 or more [bad-number]"
      ),
      (
        "due: 2026-12-01\nmilestones:\n  - { day: 2026-12-02, text: Lead named }",
        "8:5: error: the milestone \"Lead named\" of finding \"F-1\" is on 2026-12-02, after the finding is due on 2026-12-01 [milestone-after-due]"
      ),
      (
        "systems: [EHR, Email]",
        "6:16: error: finding \"F-1\" concerns the system \"Email\", which scope.systems does not name [unknown-system]"
      ),
      (
        "status: closed",
        "6:9: error: finding F-1 is closed, but \"closed\" does not say when [missing-key]"
      ),
      (
        "closed: 2026-09-01",
        "6:9: error: finding F-1 says when it was closed, but its status is open [closed-status]"
      ),
      (
        "verified_by: Ann",
        "6:14: error: finding F-1 says who verified that it is closed, but not when it was [closed-status]"
      ),
      (
        "status: closed\nclosed: 2026-10-01",
        "7:9: error: finding \"F-1\" is closed on 2026-10-01, after the as-of day 2026-09-30 [impossible-day]"
      ),
      (
        "status: closed\nclosed: 2026-09-01\nmilestones: [ { day: 2026-08-01, text: Lead named } ]",
        "8:15: error: finding \"F-1\" is closed on 2026-09-01, and its milestone \"Lead named\" is not done [closed-too-early]"
      ),
      (
        "status: closed\nclosed: 2026-09-01\nmilestones: [ { day: 2026-08-01, text: Lead named, done: 2026-09-02 } ]",
        "8:15: error: finding \"F-1\" is closed on 2026-09-01, before its milestone \"Lead named\" is done on 2026-09-02 [closed-too-early]"
      ),
      (
        "milestones: [ { text: Lead named } ]",
        "6:15: error: a milestone of finding F-1 lacks \"day\" [missing-key]"
      ),
    ]
  )
  func refuses(keys: String, fault: String) throws {
    #expect(try told(keys) == [fault])
  }

  @Test("is refused for all faults in one run")
  func refusesAll() throws {
    let faults = try told(
      "cost: -5\nsystems: [Fax]\nverified_by: Ann\nmilestones: [ { day: 2026-02-30, text: T } ]"
    )
    let rules = faults.compactMap { $0.split(separator: "[").last.map(String.init) }
    #expect(rules.sorted() == ["bad-day]", "bad-number]", "closed-status]", "unknown-system]"])
  }

  @Test("was not so on an earlier day that is looked back to")
  func looksBack() throws {
    let workspace = try ClientWorkspace.made([
      "findings/F-1.md": Self.finding(
        """
        status: closed
        closed: 2026-09-20
        verified_by: Ann
        milestones: [ { day: 2026-09-10, text: Lead named, done: 2026-09-12 } ]
        """
      )
    ])
    let built = try Built(workspace, "--as-of", "2026-09-01")
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let data = try AssessmentFile(built, client: "clients/alpha/")
    let finding = try #require(data.findings.first)
    #expect(finding["status"] as? String == "in-progress")
    #expect(finding["closed"] is NSNull && finding["verified_by"] is NSNull)
    #expect(built.result.lines("day-after-as-of").count == 2)
    #expect(data.list("plan").count == 1)
  }

  @Test(
    "names its step: its action, else the first item or sentence that is recommended",
    arguments: [
      ("action: Do \"it\".", "## Recommendation\n\n1. Other.", "Do \"it\"."),
      (
        "", "## Recommendation\n\nFor a start:\n\n1. Name **one** person.\n2. Then rest.",
        "Name one person."
      ),
      (
        "", "## Recommendations\n\nName a person, e.g. the Dr. in charge. Then rest.",
        "Name a person, e.g. the Dr. in charge."
      ),
      ("", "## Recomendación\n\n- Añadir a Núñez – «ya».", "Añadir a Núñez – «ya»."),
      ("", "## Risk\n\n1. None.", nil), ("", "## Recommendation\n\n## Other\n\n1. None.", nil),
    ] as [(String, String, String?)]
  )
  func namesItsStep(keys: String, body: String, step: String?) throws {
    let workspace = try ClientWorkspace.made([
      "findings/F-1.md": Self.finding(keys.isEmpty ? "owner: Ann" : keys, body)
    ])
    let built = try Built(workspace)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let data = try AssessmentFile(built, client: "clients/alpha/")
    #expect(data.findings.first?["action"] as? String == step)
    #expect(data.list("plan").first?["action"] as? String == step)
    let page = try built.page("clients/alpha/plan.html")
    #expect(page.text.contains(step ?? "No action is written."))
  }
}

@Suite("The page of the plan")
struct PlanPageTests {
  /// Four items: a finding with all, one with nothing, and two gaps.
  private static let built = Result {
    try Built(
      ClientWorkspace.made([
        "responses.csv": """
        requirement,status,owner,action,due,cost
        164.308(a)(2),partial,Ann,,,
        164.308(a)(1)(ii)(A),not-implemented,Núñez & Co,Give each an account,2027-01-15,"$1,250"
        164.312(a)(2)(iv),planned,,,,

        """,
        "findings/F-1.md": """
        ---
        id: F-1
        requirements: ["164.308(a)(2)"]
        likelihood: high
        impact: high
        owner: Ann
        due: 2026-12-01
        cost: 900
        action: Appoint an officer
        milestones:
          - { day: 2026-09-15, text: Lead named, done: 2026-09-10 }
          - { day: 2026-09-20, text: Duties written }
          - { day: 2026-11-01, text: Letter signed }
        ---
        # Nobody is named
        """,
        "findings/F-2.md": """
        ---
        id: F-2
        requirements: ["164.308(a)(2)"]
        likelihood: low
        impact: low
        status: closed
        closed: 2026-08-20
        verified_by: Dr. Lee
        evidence: [EV-1]
        ---
        # A door was open
        """,
        "evidence.yml": "- { id: EV-1, title: A photograph, kind: photo, collected: 2026-08-19 }\n",
      ])
    )
  }

  private func page() throws -> HTMLPage {
    let built = try Self.built.get()
    #expect(built.result.code == 0, "\(built.result.stderr)")
    return try built.page("clients/alpha/plan.html")
  }

  private func value(_ id: String) throws -> Int? {
    let data = try AssessmentFile(Self.built.get(), client: "clients/alpha/")
    return data.list("metrics").first { $0["id"] as? String == id }?["value"] as? Int
  }

  @Test("sums up items and costs by owner, by quarter and by when they are due")
  func sums() throws {
    let text = try page().text
    #expect(text.contains("3 items; known cost $2,150; the last due date is "), "\(text)")
    #expect(
      text.contains(
        "1 item without an action, 1 item without an owner, 1 item without a due date, 1 item without a cost, 2 items without a risk rating"
      ),
      "\(text)"
    )
    #expect(try value("plan.items") == 3 && value("plan.cost") == 2150)
    #expect(try value("plan.owner.ann") == 1 && value("plan.owner.ann.cost") == 900)
    #expect(try value("plan.owner.núñez_co") == 1 && value("plan.owner.núñez_co.cost") == 1250)
    #expect(try value("plan.due.q4_2026.cost") == 900)
    #expect(try value("plan.due.q1_2027.cost") == 1250)
    #expect(try value("plan.without_owner") == 1 && value("plan.without_owner.cost") == 0)
    #expect(try value("plan.within_30_days") == 0 && value("plan.in_61_to_90_days") == 1)
  }

  @Test("leads each number to how it was computed, and each lack to its row")
  func leads() throws {
    let page = try page()
    let links = page.tags.compactMap { $0["href"] }
    for metric in ["plan.cost", "plan.without_action", "plan.due.q4_2026.cost"] {
      #expect(links.contains { $0.hasPrefix("figures.html#") && $0.hasSuffix(metric) }, "\(metric)")
    }
    #expect(links.contains("#plan-164.312-a--2--iv-"))
    #expect(page.tags.contains { $0["id"] == "plan-164.312-a--2--iv-" })
    let inputs =
      try AssessmentFile(Self.built.get(), client: "clients/alpha/").list("metrics")
      .first { $0["id"] as? String == "plan.cost" }?["inputs"] as? [[String: Any]]
    let places = (inputs ?? []).map {
      "\(($0["file"] as? String)?.split(separator: "/").last ?? ""):\($0["line"] ?? ""):\($0["column"] ?? "")"
    }
    #expect(places == ["F-1.md:8:7", "responses.csv:3:81"])
  }

  @Test("names whose a bare title is, shows milestones, and proves what is closed")
  func shows() throws {
    let text = try page().text
    #expect(text.contains("Title of 164.312(a)(1): Title of 164.312(a)(2)(iv)"), "\(text)")
    for row in ["Lead named", "Duties written", "Letter signed"] {
      #expect(text.contains(row), "\(row)")
    }
    #expect(text.contains("1 of 3 milestones done"))
    #expect(text.contains("A door was open") && text.contains("Dr. Lee") && text.contains("EV-1"))
    let finding = try Self.built.get().page("clients/alpha/findings/F-2.html").text
    #expect(finding.contains("verified by Dr. Lee; evidence: EV-1."), "\(finding)")
    let open = try Self.built.get().page("clients/alpha/findings/F-1.html").text
    #expect(open.contains("What will be done: Appoint an officer"), "\(open)")
  }
}
