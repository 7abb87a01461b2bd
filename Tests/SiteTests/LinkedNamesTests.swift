import TestSupport
import Testing

/// What an assessor writes in a note names findings, evidence, risks and requirements by their ids.
@Suite("Ids in a note")
struct LinkedNamesTests {
  private static func links(inNote note: String) throws -> [String] {
    let built = try Built(
      try TemporaryFolder([
        "gapbook.yml": "as_of: 2026-11-21\n", "content/index.md": "# Home\n",
        "content/clients/a/client.yml":
          "name: A Clinic (fictional)\nentity: covered-entity\nas_of: 2026-11-21\n",
        "content/clients/a/responses.csv":
          "requirement,status,note\n164.312(b),partial,\"\(note)\"\n",
        "content/clients/a/evidence.yml":
          "- { id: EV-1, title: Export of accounts, collected: 2026-06-01 }\n",
        "content/clients/a/risks.yml":
          "- { id: R-1, title: Loss, likelihood: low, impact: low }\n",
        "content/clients/a/findings/f.md": """
        ---
        id: F-1
        requirements: [164.312(b)]
        likelihood: low
        impact: low
        status: open
        ---
        # Nobody reads the audit log
        """,
      ])
    )
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let page = try built.page("clients/a/requirements/164.312.b.html")
    let start = try #require(
      page.pieces.firstIndex {
        if case .open(let tag) = $0 { tag.name == "blockquote" } else { false }
      }
    )
    let quote = page.pieces.indices[start...].prefix { index in
      if case .close("blockquote") = page.pieces[index] { false } else { true }
    }
    return quote.compactMap { index in
      guard case .open(let tag) = page.pieces[index], tag.name == "a" else { return nil }
      return "\(page.text(at: index)) -> \(tag["href"] ?? "")"
    }
  }

  @Test(
    "are links",
    arguments: [
      ("See F-1.", "F-1 -> ../findings/F-1.html"),
      ("Seen (EV-1), twice", "EV-1 -> ../evidence.html#EV-1"),
      ("R-1; the register", "R-1 -> ../risks.html#R-1"),
      ("as 164.308(a)(1)(ii)(D), is", "164.308(a)(1)(ii)(D) -> 164.308.a.1.ii.D.html"),
      ("met (164.312(c)(1)).", "164.312(c)(1) -> 164.312.c.1.html"),
    ]
  )
  func areLinks(note: String, link: String) throws {
    #expect(try Self.links(inNote: note) == [link])
  }

  @Test("that are none stay words", arguments: ["See F-2.", "XF-1", "F-1a", "164.999(z)", "F1"])
  func stayWords(note: String) throws {
    #expect(try Self.links(inNote: note) == [])
  }
}
