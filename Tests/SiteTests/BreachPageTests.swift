import Foundation
import TestSupport
import Testing

@Suite("Breaches and exposure on pages")
struct BreachPageTests {
  private func built(
    _ client: String,
    breaches: String = "",
    exposure: String = "",
    asOf: String = "2026-11-21"
  ) throws -> (site: String, folder: TemporaryFolder) {
    let folder = try TemporaryFolder([
      "content/clients/c/client.yml": .text("name: C\nas_of: \(asOf)\n" + client),
      "content/clients/c/responses.csv": "requirement,status\n",
      "content/clients/c/breaches.yml": .text(breaches),
      "content/clients/c/exposure.yml": .text(exposure),
    ])
    let told = try gapbook("build", folder.path)
    #expect(told.code == 0, "\(told.stderr)")
    return (folder.path + "/site/clients/c/", folder)
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try #require(FileManager.default.contents(atPath: path)), as: UTF8.self)
  }

  @Test("show both clocks, the days of a delay and each notice")
  func showsNotices() throws {
    let built = try built(
      "entity: both\n",
      breaches: """
        - { id: B-1, discovered: 2026-03-01, affected: 620, max_residents_one_state: 510,
            notified: { individuals: 2026-06-10, hhs: 2026-07-19, covered_entity: 2026-04-29 },
            delayed: { made: 2026-03-20, until: 2026-06-15, statement: written } }
        """
    )
    for page in ["breaches.html", "report.html"] {
      let html = try text(built.site + page)
      for part in [
        "Covered entity", "April 29, 2026", "June 10, 2026", "July 19, 2026", "March 20, 2026",
        "Late by 39 days", "Overdue by 159 days", "164.412(a)",
        "due on the date when the individuals were told",
      ] {
        #expect(html.contains(part), "\(part) on \(page)")
      }
    }
    let json = try text(built.site + "data/assessment.json")
    #expect(json.contains("\"covered_entity\": \"2026-04-29\""))
    #expect(json.contains("\"days_late\": 39"))
    #expect(json.contains("\"statement\": \"written\""))
  }

  @Test("begin with a table that has the day of each assessment, and the finding that a note names")
  func showsOverview() throws {
    let folder = try ClientWorkspace.made([
      "findings/F-1.md":
        "---\nid: F-1\nrequirements: [164.308(a)(2)]\nlikelihood: low\nimpact: low\n---\n# Nobody\n",
      "breaches.yml": """
      - { id: B-1, discovered: 2026-03-01, affected: 3, max_residents_one_state: 3,
          assessed: 2026-03-06, note: See F-1. }
      - { id: B-2, discovered: 2026-03-02, affected: 1204, max_residents_one_state: 3 }
      - { id: B-3, discovered: 2026-03-03, affected: 2, max_residents_one_state: 2,
          note: Its assessment is under way. }
      """,
    ])
    let built = try Built(folder)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let rows = try built.page("clients/alpha/breaches.html").texts { $0.name == "tr" }
    let first = try #require(rows.first { $0.hasPrefix("B-1") })
    #expect(
      first.hasPrefix("B-1March 1, 20263Finished March 6, 2026due April 30, 2026"),
      "\(first)"
    )
    #expect(first.hasSuffix("F-1"), "\(first)")
    let second = try #require(rows.first { $0.hasPrefix("B-2") })
    #expect(second.hasPrefix("B-2March 2, 20261,204Not recordeddue May 1, 2026"), "\(second)")
    let third = try #require(rows.first { $0.hasPrefix("B-3") })
    #expect(third.hasPrefix("B-3March 3, 20262Not finisheddue May 2, 2026"), "\(third)")
    #expect(!second.hasSuffix("F-1"), "\(second)")
  }

  /// A workspace with evidence EV-1 and EV-2, of which a breach names the second.
  private func told(
    _ evidence: String,
    note: String = "Ein Brief – „niedrig“, see EV-1."
  ) throws -> TemporaryFolder {
    try TemporaryFolder([
      "content/clients/c/client.yml": "name: C\nentity: covered-entity\nas_of: 2026-11-21\n",
      "content/clients/c/responses.csv": "requirement,status\n",
      "content/clients/c/evidence.yml": """
      - { id: EV-1, title: Log, collected: 2026-03-02 }
      - { id: EV-2, title: Letter, collected: 2026-03-03 }
      """,
      "content/clients/c/breaches.yml": .text(
        """
        - { id: B-1, discovered: 2026-03-01, affected: 3, max_residents_one_state: 3, note: "\(note)",
            evidence: \(evidence) }
        - { id: B-2, discovered: 2026-03-01, affected: 3, max_residents_one_state: 3, note: See B-1. }
        """
      ),
    ])
  }

  @Test("show the note and the evidence of a breach, and the evidence names the breach")
  func showsNoteAndEvidence() throws {
    let folder = try told("[EV-2]")
    let told = try gapbook("build", folder.path)
    #expect(told.code == 0, "\(told.stderr)")
    #expect(told.stderr.contains("\"EV-1\" is named by no response, finding or breach"))
    #expect(!told.stderr.contains("\"EV-2\" is named by"))
    let site = folder.path + "/site/clients/c/"
    let page = try text(site + "breaches.html")
    #expect(page.contains("Ein Brief – „niedrig“, see "))
    #expect(page.contains("<a href=\"evidence.html#EV-1\">EV-1</a>."))
    #expect(page.contains("Evidence: <a href=\"evidence.html#EV-2\">EV-2</a>."))
    #expect(page.contains("See <a href=\"#B-1\">B-1</a>."))
    #expect(try text(site + "evidence.html").contains("<a href=\"breaches.html#B-1\">B-1</a>"))
    #expect(try text(site + "report.html").contains("Ein Brief – „niedrig“, see "))
    let json = try text(site + "data/assessment.json")
    #expect(json.contains("\"note\": \"Ein Brief – „niedrig“, see EV-1.\""))
    #expect(json.contains("\"used_by\": [\n        \"B-1\"\n      ]"))
    let sheet = try gapbook("explain", "B-1", folder.path)
    #expect(sheet.stdout.contains("evidence") && sheet.stdout.contains("EV-2"))
  }

  @Test("report evidence of a breach that nobody declares, and what is no text")
  func reportsUnknownEvidence() throws {
    let folder = try told("[EV-2, EV-02, EV-2, [EV-1]]")
    let told = try gapbook("check", folder.path)
    #expect(told.code != 0)
    let output = told.stdout + told.stderr
    for part in [
      "breaches.yml:2:22: error: breach \"B-1\" names evidence \"EV-02\"",
      "did you mean \"EV-2\"?",
      "breaches.yml:2:35: error: an item of \"evidence\" must be a text, not a list",
    ] {
      #expect(output.contains(part), "\(part) in \(output)")
    }
    let longNote = try self.told("EV-2", note: String(repeating: "n", count: 10_001))
    let long = try gapbook("check", longNote.path)
    #expect((long.stdout + long.stderr).contains("\"note\" has more than 10000 characters"))
  }

  @Test("show what a business associate told others")
  func showsNoticesWithoutDuty() throws {
    let built = try built(
      "entity: business-associate\n",
      breaches: """
        - { id: B-1, discovered: 2026-03-01, affected: 620,
            notified: { individuals: 2026-03-07, hhs: 2026-03-08, media: 2026-03-09 } }
        """
    )
    let html = try text(built.site + "breaches.html")
    for part in ["March 7, 2026", "March 8, 2026", "March 9, 2026", "given for the covered entity"]
    {
      #expect(html.contains(part), "\(part)")
    }
  }

  @Test("sum nothing under a discretion that is not in force")
  func sumsNothingBeforeTheNotice() throws {
    let built = try built(
      "entity: covered-entity\n",
      exposure: """
        - { tier: 2, provision: 164.308(a)(8), year: 2017, violations: 3, assessed: 2019-04-29 }
        - { tier: 2, provision: 164.308(a)(8), year: 2012, violations: 3, assessed: 2019-04-29 }
        - { tier: 2, provision: 164.308(a)(8), year: 2015, violations: 3, assessed: 2019-04-29 }
        """
    )
    let page = try text(built.site + "exposure.html")
    #expect(page.contains("not in force"))
    #expect(page.contains("45 CFR 160.414 bars a penalty"))
    #expect(page.contains("November 2, 2015"))
    let json = try text(built.site + "data/assessment.json")
    let metric = try #require(json.firstRange(of: "exposure.discretion.maximum"))
    #expect(json[metric.upperBound...].prefix(60).contains("null"))
    let figures = try text(built.site + "figures.html")
    let row = try #require(figures.firstRange(of: "exposure.discretion.minimum"))
    #expect(figures[row.upperBound...].prefix(200).contains("n/a"))
  }

  @Test(
    "name neither the notice of 2019 nor estimates from it before they were there",
    arguments: [
      ("2019-04-29", false, false), ("2019-04-30", true, false), ("2019-11-05", true, true),
    ]
  )
  func namesNoLaterNotice(_ day: String, _ hasNotice: Bool, _ hasEstimates: Bool) throws {
    let built = try built(
      "entity: covered-entity\n",
      exposure: "- { tier: 2, provision: 164.308(a)(8), year: 2017, violations: 3 }\n",
      asOf: day
    )
    let page = try text(built.site + "exposure.html")
    #expect(page.contains("2017"))
    #expect(page.contains("Tables since 2016 are adjusted"))
    #expect(page.contains("84 FR 18151") == hasNotice)
    #expect(page.contains("2019 discretion") == hasNotice)
    #expect(page.contains("estimates of the adjusted amounts") == hasEstimates)
  }
}
