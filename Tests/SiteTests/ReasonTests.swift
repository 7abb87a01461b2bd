import TestSupport
import Testing

/// What pages say of why things stand as they do: words for readers, with links, and no keys of files.
@Suite("The reasons on pages")
struct ReasonTests {
  private static func build(_ files: [(String, String)]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder(["gapbook.yml": "as_of: 2026-11-21"])
    try SmallLaw.put(in: folder)
    let base = "content/clients/alpha/"
    try folder.put(
      "name: Alpha\nentity: covered-entity\nscope: { rules: [security] }\n",
      at: base + "client.yml"
    )
    for (name, text) in files { try folder.put(.text(text), at: base + name) }
    let result = try gapbook("build", folder.path)
    try #require(result.code == 0, "\(result.stderr)")
    return folder
  }

  private static func page(_ name: String, of folder: TemporaryFolder) throws -> HTMLPage {
    HTMLPage(try #require(readFile("\(folder.path)/site/clients/alpha/\(name)")))
  }

  @Test("tell an empty register from one that nothing was assessed for")
  func tellsWhatWasNotAssessed() throws {
    let none = try Self.build([("responses.csv", "requirement,status\n")])
    let gaps = try Self.page("gaps.html", of: none).texts { $0.name == "main" }.joined()
    #expect(gaps.contains("Nothing that was assessed falls short; 3 requirements that apply were"))
    let plan = try Self.page("plan.html", of: none).texts { $0.name == "main" }.joined()
    #expect(plan.contains("calls for work; 3 requirements that apply were not assessed."))
    let front = try Self.page("index.html", of: none).texts { $0.name == "main" }.joined()
    #expect(front.contains("There is no earlier assessment to compare this one with."))
    #expect(front.contains("Top gaps Nothing that was assessed falls short"), "\(front)")
    let all = try Self.build([
      (
        "responses.csv",
        "requirement,status,evidence\n164.308(a)(1)(ii)(A),implemented,EV-1\n"
          + "164.308(a)(2),implemented,EV-1\n164.312(a)(2)(iv),implemented,EV-1\n"
      ), ("evidence.yml", "- { id: EV-1, title: Proof, kind: document }\n"),
    ])
    let met = try Self.page("gaps.html", of: all).texts { $0.name == "main" }.joined()
    #expect(met.contains("Nothing falls short."))
    let verdict = try Self.page("index.html", of: all).texts { $0["class"] == "lede" }
    #expect(verdict == ["Alpha meets all 3 requirements that apply to it, and no finding is open."])
  }

  @Test("tell a risk's rating, and who lives with it until when and why")
  func tellsRisks() throws {
    let folder = try Self.build([
      ("responses.csv", "requirement,status\n164.308(a)(2),partial\n"),
      (
        "risks.yml",
        """
        - id: R-10
          title: Accepted
          likelihood: high
          impact: very-high
          requirements: [164.308(a)(2)]
          accepted: { by: The Director, until: 2027-03-31, reason: Cheaper so }
        - { id: R-2, title: Open, likelihood: high, impact: very-high, requirements: [164.308(a)(2)] }

        """
      ),
    ])
    let page = try Self.page("risks.html", of: folder)
    let cells = page.texts { $0.name == "td" || $0.name == "th" }
    let accepted = "Accepted by The Director until March 31, 2027: Cheaper so"
    #expect(cells.contains { $0.contains(accepted) }, "\(cells)")
    #expect(cells.contains { $0.contains("High likelihood, very high impact") }, "\(cells)")
    let ids = cells.filter { $0.hasPrefix("R-") }
    #expect(ids == ["R-2", "R-10"])
    let gaps = try Self.page("gaps.html", of: folder).texts { $0.name == "main" }.joined()
    #expect(gaps.contains("rated very high in the risk register: R-2, R-10"), "\(gaps)")
  }

  @Test("name findings, evidence and days as readers know them")
  func saysCauses() throws {
    let folder = try Self.build([
      (
        "responses.csv",
        """
        requirement,status,evidence,rationale,approver,decided,review_by
        164.308(a)(1)(ii)(A),not-implemented,,,,,
        164.308(a)(2),implemented,EV-1,,,,
        164.312(a)(2)(iv),alternative,EV-2,Why,Who,2026-01-05,2026-06-30

        """
      ),
      (
        "evidence.yml",
        """
        - { id: EV-1, title: Old proof, kind: document, valid_until: 2026-01-31 }
        - { id: EV-2, title: Proof, kind: document }

        """
      ),
      (
        "findings/F-1.md",
        """
        ---
        id: F-1
        title: A finding
        requirements: [164.308(a)(1)(ii)(A)]
        likelihood: high
        impact: high
        status: in-progress
        ---

        Words.

        """
      ),
    ])
    let page = try Self.page("gaps.html", of: folder)
    let text = page.texts { $0.name == "main" }.joined()
    for words in [
      "answered “Not implemented”; finding F-1: in progress",
      "answered “Implemented” on evidence that has expired: EV-1",
      "its review was due on June 30, 2026",
    ] {
      #expect(text.contains(words), "\(text)")
    }
    let links = page.tags.compactMap { $0["href"] }
    #expect(links.contains("findings/F-1.html") && links.contains("evidence.html#EV-1"))
    let plan = try Self.page("plan.html", of: folder)
    #expect(plan.texts { $0.name == "main" }.joined().contains("Last day of evidence: Old proof"))
    #expect(plan.tags.contains { $0["href"] == "evidence.html#EV-1" })
    #expect(plan.texts { $0.name == "td" }.contains("Expired"))
  }

  @Test("are given in a workspace's own words")
  func takesOwnWords() throws {
    let folder = try Self.build([("responses.csv", "requirement,status\n164.308(a)(2),partial\n")])
    try folder.put("cause_falls_short: said {answer}\n", at: "templates/words/en.yml")
    let result = try gapbook("build", folder.path)
    try #require(result.code == 0, "\(result.stderr)")
    let page = try Self.page("gaps.html", of: folder)
    #expect(page.texts { $0.name == "td" }.contains("said Partial"))
  }
}
