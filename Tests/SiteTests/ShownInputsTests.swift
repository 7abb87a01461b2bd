import TestSupport
import Testing

@Suite("What a client's files say")
struct ShownInputsTests {
  private static let built = Result {
    try Built(
      ClientWorkspace.made([
        "client.yml": """
        name: Alpha Clinic
        entity: covered-entity
        as_of: 2026-09-30
        scope: { rules: [security], systems: ["Sensor XR-01, imaging", Mail], sites: [Mill <Road>] }
        """,
        "responses.csv": """
        requirement,status,rationale,approver
        164.308(a)(2),implemented,WHY-MET,WHO-MET
        164.308(a)(1)(ii)(A),partial,WHY-PARTIAL,
        """,
        "evidence.yml": "- { id: EV-1, title: Log, note: SEEN-ON-SITE }\n",
        "findings/F-1.md": """
        ---
        id: F-1
        description: ONE-SENTENCE of the finding
        requirements: [164.308(a)(2)]
        likelihood: low
        impact: low
        ---
        # Nobody
        """,
        "summary.md": "# Summary\n\nIt covers {{ client.systems }} at {{ client.sites }}.\n",
        "later.md": "---\nvalid_from: 2027-01-05\n---\n# Later\n",
        "gone.md": "---\nvalid_to: 2026-01-05\n---\n# Gone\n",
      ])
    )
  }

  @Test("of systems and sites is on the front page, in print and in values")
  func showsScope() throws {
    let built = try Self.built.get()
    #expect(built.result.code == 0, "\(built.result.stderr)")
    for path in ["index.html", "report.html"] {
      let text = try built.page("clients/alpha/" + path).text
      #expect(text.contains("Sensor XR-01, imaging; Mail"), "\(path)")
      #expect(text.contains("Mill <Road>"), "\(path)")
    }
    #expect(
      try built.page("clients/alpha/summary.html").text
        .contains("It covers Sensor XR-01, imaging; Mail at Mill <Road>.")
    )
  }

  @Test("of no system is said so by the value, and shows no section")
  func showsNoScope() throws {
    let built = try Built(
      ClientWorkspace.made(["summary.md": "# S\n\nAt {{ client.sites }}.\n"])
    )
    #expect(try built.page("clients/alpha/summary.html").text.contains("At none named."))
    #expect(try !built.page("clients/alpha/index.html").tags.contains { $0["id"] == "scope" })
  }

  @Test("of a finding in one sentence is on its page and in print")
  func showsDescription() throws {
    let built = try Self.built.get()
    for path in ["findings/F-1.html", "report.html"] {
      #expect(try built.page("clients/alpha/" + path).text.contains("ONE-SENTENCE of the finding"))
    }
  }

  @Test("of an item of evidence in a note is on its page")
  func showsNotes() throws {
    let text = try Self.built.get().page("clients/alpha/evidence.html").text
    #expect(text.contains("SEEN-ON-SITE"))
  }

  @Test("of the rationale of any answer is in print")
  func showsRationale() throws {
    let text = try Self.built.get().page("clients/alpha/report.html").text
    for words in ["WHY-MET", "WHO-MET", "WHY-PARTIAL"] { #expect(text.contains(words)) }
  }

  @Test("of other days is left out, with the day")
  func leavesOutOtherDays() throws {
    let built = try Self.built.get()
    let text = try built.page("clients/alpha/left-out.html").text
    #expect(text.contains("the page begins only on January 5, 2027"))
    #expect(text.contains("the page ended on January 5, 2026"))
    #expect(try built.text("clients/alpha/data/assessment.json").contains("later.md"))
    #expect(built.pages["clients/alpha/later.html"] == nil)
  }
}
