import TestSupport
import Testing

@Suite("The page of risks")
struct RiskPageTests {
  private static let register = """
    - { id: R-1, title: Loss of <laptops>, threat: Théft, vulnerability: "No encryption; see F-1",
        asset: [Laptops, Tablets], likelihood: high, impact: high,
        residual: { likelihood: low, impact: moderate }, owner: IT lead, treatment: mitigate,
        due: 2026-09-29, status: in-progress, cost: 4200, requirements: [164.308(a)(2)] }
    - { id: R-2, title: Outage, likelihood: low, impact: very-high, treatment: accept, owner: Owner,
        accepted: { by: Owner, until: 2026-09-29, reason: REASON-TWO } }
    - { id: R-3, title: Flood, likelihood: low, impact: low, requirements: [164.308(a)(1)],
        accepted: { by: Owner, until: 2026-09-30, reason: REASON-THREE } }
    - { id: R-4, title: Done, likelihood: very-high, impact: very-high, status: closed, cost: 1 }

    """

  private static func made(_ register: String, _ files: (String, String)...) throws -> Built {
    let workspace = try ClientWorkspace.made([
      "risks.yml": .text(register),
      "findings/F-1.md": """
      ---
      id: F-1
      requirements: [164.308(a)(2)]
      likelihood: high
      impact: high
      ---
      # Nobody
      """,
    ])
    for (path, text) in files { try workspace.put(.text(text), at: path) }
    return try Built(workspace)
  }

  private static let built = Result { try made(register) }

  private static func rows(_ page: HTMLPage) -> [String] { page.texts { $0.name == "tr" } }

  @Test("says of each what threatens what, who answers for it, what is done, and what is overdue")
  func showsRegister() throws {
    let built = try Self.built.get()
    #expect(built.result.code == 0, "\(built.result.stderr)")
    for path in ["risks.html", "report.html"] {
      let rows = Self.rows(try built.page("clients/alpha/" + path))
      let first = try #require(rows.first { $0.hasPrefix("R-1") }, "\(path)")
      for words in [
        "Loss of <laptops>", "Threat: Théft", "Vulnerability: No encryption; see F-1",
        "Asset: Laptops, Tablets", "Rated: High likelihood, high impact; once treated, low",
        "Cost: $4,200", "Bears on: 164.308(a)(2)", "Mitigate", "IT lead", "September", "overdue",
        "In progress",
      ] {
        #expect(first.contains(words), "\(words) on \(path)")
      }
      let second = try #require(rows.first { $0.hasPrefix("R-2") })
      #expect(second.contains("lapsed"))
      #expect(second.contains("and nobody renewed that: REASON-TWO"))
      let third = try #require(rows.first { $0.hasPrefix("R-3") })
      #expect(third.contains("Accepted by Owner until"))
      #expect(!third.contains("lapsed"))
      let fourth = try #require(rows.first { $0.hasPrefix("R-4") })
      #expect(fourth.contains("Closed") && !fourth.contains("overdue"))
    }
  }

  @Test("counts what is overdue, lapsed and missing, and names the risks")
  func countsMissing() throws {
    let text = try Self.built.get().page("clients/alpha/risks.html").text
    for words in [
      "In the register4: 1 in progress, 1 risk accepted, 1 closed, 1 acceptance lapsed",
      "Overdue1: R-1",
      "Acceptance lapsed1: R-2", "Without an owner1: R-3", "Without a treatment1: R-3",
      "Without a due date1: R-2",
      "Known cost of treatment$4,200; 1 of the 3 risks that are not closed have a cost",
    ] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test("has two maps that count findings and risks, and a table of both by level")
  func mapsBoth() throws {
    let page = try Self.built.get().page("clients/alpha/risks.html")
    let captions = page.texts { $0.name == "caption" }
    #expect(captions[0].hasPrefix("As found: 1 finding and 3 risks of the register"))
    #expect(captions[1].hasPrefix("Once treated: the same 1 finding and 3 risks"))
    #expect(
      captions[1].hasSuffix("3 have no estimate of what remains and are where they were found.")
    )
    let rows = Self.rows(page)
    // Likelihood high, impact high: the finding and R-1, then the finding alone.
    let high = rows.filter { $0.hasPrefix("High0") }
    #expect(high.count == 2)
    #expect(high.first?.contains("2 ▲ High") == true, "\(high)")
    #expect(high.last?.contains("1 ▲ High") == true, "\(high)")
    #expect(rows.contains { $0.hasPrefix("▲ High1110") })
  }

  @Test("is shown on the pages of the requirements that it serves")
  func servesRequirements() throws {
    let built = try Self.built.get()
    let page = try built.page("clients/alpha/requirements/164.308.a.2.html")
    #expect(page.text.contains("1 risk of the register that bears on this."))
    #expect(page.tags.contains { $0["href"] == "../risks.html#R-1" })
    // A risk of a standard bears on the leaves below it.
    let leaf = try built.page("clients/alpha/requirements/164.308.a.1.ii.A.html")
    #expect(leaf.text.contains("Risks has 4 rows."))
    #expect(leaf.tags.contains { $0["href"] == "../documents.html#risk-analysis" })
  }

  @Test("shows the register where 164.308(a)(1)(ii)(B) asks for it")
  func servesRiskManagement() throws {
    let page = try Example.built()
      .page(Example.client + "requirements/164.308.a.1.ii.B.html")
    let rows = page.texts { $0.name == "tr" }.filter { $0.hasPrefix("R-") }
    #expect(rows.count == 11)
    #expect(rows.first?.contains("Imaging Lead") == true)
    #expect(page.text.contains("Risks shows all 12"))
    #expect(page.tags.contains { $0["href"] == "../risks.html#R-4" })
    // On paper the register is a chapter, which the requirement's row names.
    let rowsOnPaper = try Example.built().page(Example.client + "report.html").texts {
      $0.name == "tr"
    }
    let name = "164.308(a)(1)(ii)(B)Risk management"
    let row = try #require(rowsOnPaper.first { $0.hasPrefix(name) })
    #expect(row.contains("Risk register: 12: 8 open, "), "\(row)")
  }

  @Test("of no register says so")
  func showsNone() throws {
    let built = try Built(ClientWorkspace.made())
    let text = try built.page("clients/alpha/risks.html").text
    #expect(text.contains("The client recorded no risks."))
    #expect(text.contains("0 findings and 0 risks"))
  }

  @Test("speaks Spanish")
  func speaksSpanish() throws {
    let built = try Self.made(
      Self.register,
      ("gapbook.yml", "title: T\nlanguage: es\nas_of: 2026-11-21\n")
    )
    let text = try built.page("clients/alpha/risks.html").text
    for words in ["Amenaza: Théft", "Mitigar", "Sin responsable1: R-3", "Una vez tratados"] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test("gives machines all of it")
  func exports() throws {
    let json = try Self.built.get().text("clients/alpha/data/assessment.json")
    for part in [
      "\"threat\": \"Théft\"", "\"asset\": \"Laptops, Tablets\"", "\"treatment\": \"mitigate\"",
      "\"status\": \"in-progress\"", "\"cost\": 4200", "\"due\": \"2026-09-29\"",
      "\"status\": \"risk-accepted\"",
    ] {
      #expect(json.contains(part), "\(part)")
    }
  }

  @Test(
    "says what is wrong with a row, and where",
    arguments: [
      ("treatment: mitigte", "1:65", "unknown-treatment", "did you mean \"mitigate\"?"),
      ("treatment: accept", "1:65", "missing-key", "accepted: { by:"),
      ("status: risk-accepted", "1:62", "missing-key", "accepted: { by:"),
      ("status: done", "1:62", "unknown-status", "allowed:"),
      ("due: tomorrow", "1:59", "bad-day", "YYYY-MM-DD"), ("cost: 12k", "1:60", "bad-number", ""),
      ("cost: -1", "1:60", "bad-number", ""),
      ("accepted: { by: A, reason: B }", "1:64", "missing-key", ""),
      (
        "residual: { likelihood: very-high, impact: high }", "1:64", "residual-above-inherent",
        "swapped"
      ), ("owners: A", "1:54", "unknown-key", "did you mean \"owner\"?"),
    ]
  )
  func saysFaults(field: String, place: String, rule: String, help: String) throws {
    let row = "- { id: R-1, title: T, likelihood: low, impact: low, \(field) }\n"
    let built = try Self.made(row)
    let lines = built.result.lines(rule)
    #expect(lines.count == 1, "\(built.result.stderr)")
    #expect(lines.first?.contains("risks.yml:\(place)") == true, "\(lines)")
    if !help.isEmpty {
      #expect(built.result.stderr.contains(help), "\(built.result.stderr)")
    }
    #expect(built.result.code == (rule == "residual-above-inherent" ? 0 : 3))
  }
}
