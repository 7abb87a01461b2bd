import TestSupport
import Testing

@Suite("The page of the scope")
struct ScopePageTests {
  private static let files: KeyValuePairs<String, FolderEntry> = [
    "client.yml": """
    name: Alpha Clinic
    entity: covered-entity
    as_of: 2026-09-30
    scope: { rules: [security], systems: ["Sensor XR-01", Mail], sites: [Mill <Road>] }
    period: { from: 2026-06-01, to: 2026-08-31 }
    assessors: [Ána Ro]
    """,
    "responses.csv": """
    requirement,status,owner,evidence,method,sample
    164.308(a)(2),implemented,IT lead,EV-1,interview;examine,3 of 14 laptops
    164.312(a)(2)(iv),partial,Owner,EV-2,test,
    164.308(a)(1)(ii)(A),not-assessed,Nobody asked,,,
    """,
    "evidence.yml": """
    - { id: EV-1, title: Letter, kind: document }
    - { id: EV-2, title: Scan of mail, kind: scan }
    """,
  ]

  private static func made(_ more: (String, FolderEntry)...) throws -> Built {
    let workspace = try ClientWorkspace.made(files)
    for (path, entry) in more { try workspace.put(entry, at: ClientWorkspace.folder + path) }
    return try Built(workspace)
  }

  private static let words = [
    "SystemsSensor XR-01; Mail", "SitesMill <Road>", "RulesSecurity Rule", "AssessorsÁna Ro",
    "Interviewed, of the owners of answersIT lead",
    "Who answers for the requirementsIT lead; Nobody asked; Owner",
    "2 requirements were assessed.", "2 items of evidence: 1 document, 1 scan", "Scan files read1",
    "Answers with a sample1", "1 requirement in scope was not assessed",
  ]

  @Test("is made where the assessor wrote none, in the site, its menu and in print")
  func isMade() throws {
    let built = try Self.made()
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let page = try built.page("clients/alpha/scope.html")
    #expect(page.texts { $0.name == "h1" } == ["Scope"])
    let print = try built.page("clients/alpha/report.html").text
    for words in Self.words {
      #expect(page.text.contains(words), "\(words)")
      #expect(print.contains(words), "\(words) in print")
    }
    #expect(page.text.contains("3 of 14 laptops"))
    let index = try built.page("clients/alpha/index.html")
    #expect(index.tags.contains { $0["href"] == "scope.html" })
  }

  @Test("is below the assessor's own words where there are some")
  func isBelow() throws {
    let built = try Self.made(("scope.md", "---\ntitle: How we worked\n---\nOWN-WORDS\n"))
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let page = try built.page("clients/alpha/scope.html")
    #expect(page.texts { $0.name == "h1" } == ["How we worked"])
    let print = try built.page("clients/alpha/report.html").text
    for words in Self.words + ["OWN-WORDS"] {
      #expect(page.text.contains(words), "\(words)")
      #expect(print.contains(words), "\(words) in print")
    }
    let index = try built.page("clients/alpha/index.html")
    #expect(index.tags.count { $0["href"] == "scope.html" } == 1)
  }

  @Test("names once who answers and was interviewed, where these are the same")
  func namesOnce() throws {
    let rows = "requirement,status,owner,method\n164.308(a)(2),implemented,Lead,interview\n"
    let built = try Self.made(("responses.csv", .text(rows)))
    for path in ["scope.html", "report.html"] {
      let text = try built.page("clients/alpha/" + path).text
      #expect(text.contains("Who answers for the requirements, all of them interviewedLead"))
      #expect(!text.contains("Interviewed, of the owners of answers"), "\(path)")
    }
  }

  @Test("counts each way of looking")
  func countsMethods() throws {
    let page = try Self.made().page("clients/alpha/scope.html")
    let rows = page.texts { $0.name == "tr" }
    #expect(
      rows.filter { $0.contains(": ") || $0.hasPrefix("Method not") } == [
        "Examined: read or inspected111", "Interviewed: somebody was asked111",
        "Tested: tried out101", "Method not recorded000",
      ]
    )
    #expect(rows.contains { $0.hasPrefix("164.308(a)(2)") && $0.contains("3 of 14 laptops") })
  }

  @Test("of an empty client says what is not recorded")
  func isEmpty() throws {
    let built = try Built(ClientWorkspace.made(["responses.csv": "requirement,status\n"]))
    let text = try built.page("clients/alpha/scope.html").text
    #expect(text.contains("Systemsnone named"))
    #expect(text.contains("No answer says how it was looked at, or at what."))
  }
}
