import Foundation
import TestSupport
import Testing

@Suite("Risks of the register in the plan")
struct PlannedRiskTests {
  private static let register = """
    - { id: R-1, title: A flood, likelihood: very-high, impact: very-high, due: 2026-10-15, cost: 5000, findings: [f-1] }
    - { id: R-2, title: A «fire», likelihood: high, impact: high, owner: Bo, treatment: mitigate, due: 2026-12-01, cost: 700, requirements: [164.308(a)(2)] }
    - { id: R-3, title: Theft, likelihood: low, impact: low, action: Lock the door, cost: 50, findings: [] }
    - { id: R-4, title: Hail, likelihood: low, impact: low, cost: 60, accepted: { by: Ann, until: 2027-01-01, reason: R } }
    - { id: R-5, title: Snow, likelihood: low, impact: low, cost: 70, status: closed }

    """

  private static func made(_ register: String, _ keys: String = "") throws -> TemporaryFolder {
    try ClientWorkspace.made([
      "responses.csv": """
      requirement,status,owner,evidence
      164.308(a)(2),implemented,Ann,EV-1
      164.312(a)(2)(iv),implemented,Bob,
      164.308(a)(1)(ii)(A),partial,Ann,

      """,
      "evidence.yml": "- { id: EV-1, title: A letter, kind: document, collected: 2026-05-04 }\n",
      "risks.yml": .text(register),
      "findings/F-1.md": .text(
        """
        ---
        id: F-1
        requirements: ["164.312(a)(2)(iv)"]
        likelihood: high
        impact: high
        owner: Ann
        due: 2026-12-24
        cost: 900
        milestones: [ { day: 2026-11-01, text: Locks bought } ]
        \(keys)
        ---
        # Doors are open

        """
      ),
    ])
  }

  private static let built = Result { try Built(made(register)) }

  private func site() throws -> Built {
    let built = try Self.built.get()
    #expect(built.result.code == 0, "\(built.result.stderr)")
    return built
  }

  private func value(_ id: String, in file: AssessmentFile) -> Int? {
    file.list("metrics").first { $0["id"] as? String == id }?["value"] as? Int
  }

  @Test("are items of their own where no finding deals with them, each once, and places are short")
  func areItems() throws {
    let csv = try site().text("clients/alpha/data/plan.csv")
    let rows = csv.split(whereSeparator: \.isNewline).dropFirst().map(String.init)
    #expect(rows.count == 4)
    #expect(
      rows[0]
        == "1,plan:risk:R-2,164.308(a)(2),,A «fire»,,,high,required,Bo,,2026-12-01,90-days,open,700,,,action,Treatment: mitigate,risks.yml:2,risk,R-2"
    )
    #expect(rows[1].hasPrefix("2,plan:F-1,164.312(a)(2)(iv),F-1,Doors are open,,,high,"))
    #expect(rows[1].hasSuffix(",action,,findings/F-1.md:2,finding,R-1"))
    #expect(
      rows[2]
        == "3,plan:risk:R-3,,,Theft,,Lock the door,low,n/a,,,,undated,open,50,,,\"owner; due\",,risks.yml:3,risk,R-3"
    )
    #expect(rows[3].hasPrefix("4,plan:164.308(a)(1)(ii)(A),"))
    #expect(rows[3].hasSuffix(",responses.csv:4,gap,"))
    let gaps = try site().text("clients/alpha/data/gaps.csv")
    #expect(!csv.contains("content/") && !gaps.contains("content/"))
  }

  @Test("count in totals, by owner, by quarter and in what is missing")
  func count() throws {
    let file = try AssessmentFile(site(), client: "clients/alpha/")
    // $900 of F-1, $700 of R-2 and $50 of R-3; R-1 is with F-1, R-4 is accepted, R-5 is closed.
    #expect(value("plan.items", in: file) == 4 && value("plan.cost", in: file) == 1650)
    #expect(value("plan.owner.bo", in: file) == 1 && value("plan.owner.bo.cost", in: file) == 700)
    #expect(value("plan.due.q4_2026.cost", in: file) == 1600)
    #expect(value("plan.without_owner.cost", in: file) == 50)
    // F-1, R-2, which has a treatment alone, and the response that falls short.
    #expect(value("plan.without_action", in: file) == 3)
    let items = file.list("plan")
    #expect(items.map { $0["kind"] as? String } == ["risk", "finding", "risk", "gap"])
    #expect(items.map { $0["risks"] as? [String] } == [["R-2"], ["R-1"], ["R-3"], []])
    #expect(items[0]["treatment"] as? String == "mitigate" && items[0]["action"] is NSNull)
    let place = try #require(items[0]["source"] as? [String: Any])
    #expect(place["file"] as? String == "content/clients/alpha/risks.yml")
    #expect(place["line"] as? Int == 2)
  }

  @Test("are rows of the plan, bars of its roadmap, and links of the register")
  func areShown() throws {
    let plan = try site().page("clients/alpha/plan.html")
    let text = plan.text
    #expect(text.contains("4 items; known cost $1,650; the last due date is December 24, 2026"))
    for words in [
      "No action is written. Treatment: mitigate.", "Lock the door",
      "R-2 A «fire», due December 1, 2026",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    let rows = plan.texts { $0.name == "tr" }
    #expect(rows.contains { $0.contains("F-1, R-1") }, "\(rows)")
    #expect(plan.texts { $0.name == "th" }.contains("Finding owner"))
    #expect(plan.tags.contains { $0["href"] == "risks.html#R-3" })
    let register = try site().page("clients/alpha/risks.html")
    let risks = register.texts { $0.name == "tr" }
    #expect(
      risks.contains {
        $0.hasPrefix("R-1") && $0.contains("In the plan under: F-1, due December 24, 2026")
      }
    )
    #expect(risks.contains { $0.hasPrefix("R-3") && $0.contains("under: an item of its own") })
    let target = try #require(register.tags.compactMap { $0["href"] }.first { $0.contains("plan") })
    #expect(target.hasPrefix("plan.html"))
    let anchors = register.tags.compactMap { $0["href"] }.filter { $0.hasPrefix("plan.html#") }
    #expect(anchors.count == 2, "\(anchors)")
    let ids = Set(plan.tags.compactMap { $0["id"] })
    for anchor in anchors { #expect(ids.contains(String(anchor.dropFirst(10))), "\(anchor)") }
  }

  @Test("name every finding that deals with them, with the last date, and count once")
  func haveSeveralFindings() throws {
    let folder = try Self.made(
      "- { id: R-1, title: A flood, likelihood: very-high, impact: very-high, cost: 5000, findings: [F-2, F-1] }\n"
    )
    try folder.put(
      "---\nid: F-2\nrequirements: [\"164.308(a)(2)\"]\nlikelihood: low\nimpact: low\nowner: Bo\ndue: 2027-01-15\n---\n# Later\n",
      at: ClientWorkspace.folder + "findings/F-2.md"
    )
    let built = try Built(folder)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let register = try built.page("clients/alpha/risks.html").texts { $0.name == "tr" }
    #expect(
      register.contains { $0.contains("In the plan under: F-1, F-2, due January 15, 2027") },
      "\(register)"
    )
    let plan = try built.page("clients/alpha/plan.html")
    let rows = plan.texts { $0.name == "tr" }
    #expect(rows.contains { $0.contains("Later") && $0.contains("F-2, R-1") }, "\(rows)")
    #expect(rows.contains { $0.contains("Doors are open") && $0.contains("F-1, R-1") })
    // F-1 costs $900 itself, F-2 nothing that is known: the risk's cost is with F-1, which has its own.
    #expect(plan.text.contains("known cost $900;"), "\(plan.text)")
    let front = try built.page("clients/alpha/index.html").texts { $0.name == "tr" }
    #expect(front.count { $0.contains("R-1") && $0.contains("Very high") } == 1, "\(front)")
  }

  @Test("share the row of their finding on the first page, with the higher rating and first date")
  func areJoined() throws {
    for path in ["index.html", "report.html"] {
      let rows = try site().page("clients/alpha/" + path).texts { $0.name == "tr" }
      let row = rows.first { $0.contains("F-1, R-1") }
      #expect(row?.contains("Very high") == true, "\(rows)")
      #expect(row?.contains("Doors are open") == true && row?.contains("Ann") == true)
      #expect(row?.contains("October 15, 2026") == true)
      #expect(
        !rows.contains {
          $0.contains("A flood") && $0.contains("Very high") && $0 != row && path == "index.html"
        }
      )
    }
    let text = try site().page("clients/alpha/index.html").text
    #expect(text.contains("3 open findings and risks of the register"), "\(text)")
    #expect(text.contains("Highest 3 of 3, with owner and date."), "\(text)")
    let links = try site().page("clients/alpha/index.html").tags.compactMap { $0["href"] }
    #expect(links.contains("figures.html#risks.open_with_findings"))
  }

  @Test("are in the plan for machines, with their risk and its treatment")
  func areInOSCAL() throws {
    let poam = try site().text("clients/alpha/data/oscal-poam.json")
    let root = try JSONSerialization.jsonObject(with: Data(poam.utf8)) as? [String: Any]
    let plan = try #require(root?["plan-of-action-and-milestones"] as? [String: Any])
    let items = try #require(plan["poam-items"] as? [[String: Any]])
    #expect(items.count == 4 && items[0]["title"] as? String == "A «fire»")
    let related = items[0]["related-risks"] as? [[String: Any]]
    let id = try #require(related?.first?["risk-uuid"] as? String)
    let risks = try #require(plan["risks"] as? [[String: Any]])
    let risk = try #require(risks.first { $0["uuid"] as? String == id })
    #expect(risk["title"] as? String == "A «fire»")
    let remedy = try #require((risk["remediations"] as? [[String: Any]])?.first)
    #expect(remedy["description"] as? String == "Treatment: mitigate")
  }

  @Test("have a sheet in the terminal")
  func areExplained() throws {
    let folder = try Self.made(Self.register)
    let sheet = try gapbook("explain", "plan:risk:R-2", ".", "--client", "alpha", in: folder.path)
    #expect(sheet.stdout.contains("Treatment: mitigate"), "\(sheet.stdout)\(sheet.stderr)")
  }

  @Test("name findings that are there")
  func refuseUnknown() throws {
    let built = try Built(
      Self.made(
        "- { id: R-1, title: T, likelihood: low, impact: low, findings: [F-1, F-9] }\n"
      )
    )
    let lines = built.result.lines("unknown-finding")
    #expect(built.result.code == 3 && lines.count == 1)
    #expect(
      lines.first?.contains(
        "risks.yml:1:70: error: risk \"R-1\" names finding \"F-9\", which is not in findings/"
      ) == true,
      "\(lines)"
    )
    #expect(built.result.stderr.contains("allowed: F-1"))
  }
}

@Suite("The verdict and what shows it")
struct VerdictTests {
  private func built(_ answers: String, _ evidence: String = "") throws -> Built {
    let workspace = try ClientWorkspace.made([
      "responses.csv": .text("requirement,status,evidence\n" + answers),
      "evidence.yml": .text(evidence.isEmpty ? "[]\n" : evidence),
    ])
    let built = try Built(workspace)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    return built
  }

  private func verdict(_ built: Built) throws -> String {
    let lede = try built.page("clients/alpha/index.html").texts { $0["class"] == "lede" }.first
    let verdict = try #require(lede)
    let sheet = try built.page("clients/alpha/report.html").texts {
      $0.name == "section" && $0["class"] == "first"
    }
    #expect(sheet.first?.contains(verdict) == true)
    return verdict
  }

  private static let two =
    "- { id: EV-1, title: A }\n- { id: EV-2, title: B, valid_until: 2026-09-29 }\n"

  @Test(
    "counts what is met with evidence and what is only reported",
    arguments: [
      (
        "164.308(a)(2),implemented,\n164.312(a)(2)(iv),implemented,\n164.308(a)(1)(ii)(A),partial,\n",
        "Of the 3 requirements that apply to Alpha Clinic, 2 are reported as met, none with evidence; 1 is met in part, and no finding is open."
      ),
      (
        "164.308(a)(2),implemented,EV-1\n164.312(a)(2)(iv),implemented,\n164.308(a)(1)(ii)(A),partial,\n",
        "Alpha Clinic meets 2 (1 with evidence, 1 only reported) of the 3 requirements that apply to it; 1 is met in part, and no finding is open."
      ),
      (
        "164.308(a)(2),implemented,EV-1\n164.312(a)(2)(iv),implemented,EV-2\n164.308(a)(1)(ii)(A),partial,\n",
        "Alpha Clinic meets 2 (1 with current evidence, 1 whose evidence has expired; of these, 1 contested) of the 3 requirements that apply to it; 1 is met in part, and no finding is open."
      ),
      (
        "164.308(a)(2),implemented,EV-2\n164.312(a)(2)(iv),implemented,\n",
        "Of the 3 requirements that apply to Alpha Clinic, 2 are reported as met, none with current evidence, 1 whose evidence has expired, 1 only reported; of these, 1 contested; 1 was not assessed, and no finding is open."
      ),
      (
        "164.308(a)(2),implemented,EV-1\n164.312(a)(2)(iv),planned,\n",
        "Alpha Clinic meets 1 (with evidence) of the 3 requirements that apply to it; 1 is not met, 1 was not assessed, and no finding is open."
      ),
      (
        "164.308(a)(2),implemented,\n164.312(a)(2)(iv),implemented,\n164.308(a)(1)(ii)(A),implemented,\n",
        "All 3 requirements that apply to Alpha Clinic are reported as met, none with evidence, and no finding is open."
      ),
      (
        "164.308(a)(2),implemented,EV-1\n164.312(a)(2)(iv),implemented,\n164.308(a)(1)(ii)(A),implemented,EV-1\n",
        "Alpha Clinic meets all 3 requirements that apply to it (2 with evidence, 1 only reported), and no finding is open."
      ),
      (
        "164.308(a)(2),planned,\n",
        "Alpha Clinic meets 0 of the 3 requirements that apply to it; 1 is not met, 2 were not assessed, and no finding is open."
      ),
    ]
  )
  func counts(answers: String, sentence: String) throws {
    let evidence =
      answers.contains("EV-2")
      ? Self.two : answers.contains("EV-1") ? "- { id: EV-1, title: A }\n" : ""
    #expect(try verdict(built(answers, evidence)) == sentence)
  }

  @Test(
    "says how many findings carry a high risk",
    arguments: [
      (["high"], "the only open finding has a high or very high risk"),
      (["low"], "the only open finding has a moderate or lower risk"),
      (["high", "high"], "all 2 open findings have a high or very high risk"),
      (["low", "low"], "none of the 2 open findings has a high or very high risk"),
      (["low", "high"], "1 of the 2 open findings has a high or very high risk"),
      (["low", "high", "high"], "2 of the 3 open findings have a high or very high risk"),
    ]
  )
  func countsFindings(levels: [String], words: String) throws {
    let workspace = try ClientWorkspace.made()
    for (number, level) in levels.enumerated() {
      try workspace.put(
        .text(
          "---\nid: F-\(number)\nrequirements: [164.308(a)(2)]\nlikelihood: \(level)\nimpact: \(level)\n---\n# T\n"
        ),
        at: ClientWorkspace.folder + "findings/F-\(number).md"
      )
    }
    #expect(try verdict(Built(workspace)).contains(", and \(words)."))
  }

  @Test("is beside what nobody recorded: period, assessors and reviewer")
  func saysNotRecorded() throws {
    let built = try built("164.308(a)(2),implemented,\n")
    for path in ["scope.html", "sign-off.html", "report.html"] {
      let page = try built.page("clients/alpha/" + path)
      #expect(page.text.contains("Fieldworknot recorded"), "\(path)")
      #expect(page.text.contains("Reviewed bynot recorded"), "\(path)")
      #expect(page.text.contains("Assessorsnot recorded"), "\(path)")
    }
    let named = try Example.built().page(Example.client + "sign-off.html").text
    #expect(named.contains("Reviewed byMarisol Quade"))
    #expect(named.contains("Fieldworkfrom June 1, 2026 to August 31, 2026"))
  }
}
