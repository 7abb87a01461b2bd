import TestSupport
import Testing

@Suite("A page for everyone")
struct PublicPageTests {
  private static let page = "content/clients/alpha/trust.md"

  private static let blocks = [
    "scorecard", "gap-table", "risk-matrix", "roadmap", "decisions", "policy-coverage", "readiness",
    "changes",
  ]

  private static func made(_ text: String) throws -> TemporaryFolder {
    let matter = "---\naudience: [public, full]\n---\n"
    return try WithheldWorkspace.made([page: .text(matter + "# Trust\n\n" + text)])
  }

  @Test("asks for no result: each value and each block is an error at its place")
  func hasNoResult() throws {
    let values = [
      "assessment.coverage", "assessment.score", "findings.total", "rule.security.score",
      "plan.items",
    ]
    let text =
      values.map { "Value {{ \($0) }} here.\n\n" }.joined()
      + Self.blocks.map { "```{\($0)}\n```\n\n" }.joined()
    let built = try Built(try Self.made(text), "--all", "--audience", "public")
    #expect(built.result.code == 3, "\(built.result.stderr)")
    let lines = built.result.lines("not-for-public")
    #expect(lines.count == values.count + Self.blocks.count)
    for (index, value) in values.enumerated() {
      let place = "trust.md:\(6 + 2 * index):7: "
      #expect(lines.contains { $0.contains(place) && $0.contains("\"\(value)\"") }, "\(value)")
    }
    for (index, block) in Self.blocks.enumerated() {
      let place = "trust.md:\(6 + 2 * values.count + 3 * index):"
      #expect(lines.contains { $0.contains(place) && $0.contains("{\(block)}") }, "\(block)")
    }
  }

  @Test("has values of the client and the law, and what others see in a passage of theirs")
  func hasOthers() throws {
    let text = """
      Of {{ client.name }} on {{ assessment.as_of }}: {{ fact.first.days }} days.

      ```{only}
      :audience: full

      It covers {{ assessment.coverage }}.
      ```
      """
    let workspace = try Self.made(text)
    let built = try Built(workspace, "--audience", "public", "--audience", "full")
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let page = try built.page("clients/alpha@public/trust.html").text
    #expect(page.contains("Of Alpha Clinic on September 30, 2026: 60 (unverified) days."))
    #expect(!page.contains("covers"))
    #expect(try built.page("clients/alpha/trust.html").text.contains("It covers"))
  }
}

@Suite("A link into a passage for some readers")
struct PassageLinkTests {
  private static func made() throws -> TemporaryFolder {
    try WithheldWorkspace.made([
      "content/clients/alpha/deal.md": """
      # Deal

      See [the terms](#hidden-terms), [the rest](#rest-of-it) and [the later](#later-terms).

      ```{only}
      :audience: client

      ## Hidden terms

      They are secret.
      ```

      ```{only}
      :from: 2030-01-01

      ## Later terms

      They come.
      ```

      ## Rest of it

      All of it.
      """,
      "content/clients/alpha/other.md": "# Other\n\nSee [the terms there](deal.md#hidden-terms).\n",
    ])
  }

  @Test("leads there where it is shown, and is its words elsewhere")
  func leadsOrNot() throws {
    let built = try Built(try Self.made(), for: ["full", "client", "regulator"])
    #expect(built.result.code == 0, "\(built.result.stderr)")
    for audience in ["full", "client", "regulator"] {
      let site = EditionWorkspace.site(audience)
      let isShown = audience != "regulator"
      let (page, other) = (try built.text(site + "deal.html"), try built.text(site + "other.html"))
      #expect(page.contains("href=\"#hidden-terms\"") == isShown, "\(audience)")
      #expect(other.contains("href=\"deal.html#hidden-terms\"") == isShown, "\(audience)")
      #expect(page.contains("id=\"hidden-terms\"") == isShown)
      #expect(!page.contains("#later-terms"))
      #expect(page.contains("href=\"#rest-of-it\""))
      let words = try built.page(site + "deal.html").text
      #expect(words.contains("See the terms, the rest and the later."))
    }
    let print = try built.page("clients/alpha@client/report.html")
    let ids = Set(print.tags.compactMap { $0["id"] })
    let dead = print.tags.compactMap { $0["href"] }.filter {
      $0.hasPrefix("#") && !ids.contains(String($0.dropFirst()))
    }
    #expect(dead == [])
  }

  @Test("to a heading that no passage has is an error in all of them")
  func isUnknown() throws {
    let built = try Built(
      Self.made(),
      with: "# Other\n\nSee [the terms there](deal.md#hidden-term).\n",
      at: "content/clients/alpha/other.md",
      for: "client"
    )
    #expect(built.result.code == 3)
    #expect(built.result.stderr.contains("other.md:3:5: "), "\(built.result.stderr)")
  }

  @Test("is not what an include of a finding becomes: it is told to link it")
  func includesNoFinding() throws {
    for audience in ["full", "client"] {
      let workspace = try WithheldWorkspace.made([
        "content/clients/alpha/other.md": "# Other\n\n```{include} findings/b.md\n```\n"
      ])
      let built = try Built(workspace, "--audience", audience)
      #expect(built.result.code == 3)
      #expect(
        built.result.stderr.contains(
          "\"findings/b.md\" cannot be included: it is finding F-04, which has a page of its own"
        )
      )
      #expect(built.result.stderr.contains("link it: [F-04](finding:F-04)"))
    }
  }
}
