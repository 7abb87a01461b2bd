import TestSupport
import Testing

@Suite("A value in a title")
struct TitleValueTests {
  private static func client(_ pages: [String: String]) throws -> Built {
    let folder = try TemporaryFolder([
      "gapbook.yml": "title: T\nas_of: 2026-09-30\n",
      "content/index.md": "# Home\n",
      "content/clients/alpha/client.yml": "name: Alpha\nentity: covered-entity\n",
      "content/clients/alpha/responses.csv": "requirement,status\n",
    ])
    for (path, text) in pages { try folder.put(.text(text), at: "content/clients/alpha/" + path) }
    return try Built(folder)
  }

  @Test("is filled wherever the title is shown")
  func isFilled() throws {
    let built = try Self.client([
      "notes.md": "# What `you`, {{ client.name }}, should know\n\nText.\n",
      "findings/f.md": """
      ---
      id: F-1
      requirements: [164.312(a)(2)(i)]
      likelihood: high
      impact: high
      ---
      # Logins of {{ client.name }}

      ## Observation

      Shared.
      """,
    ])
    #expect(built.result.code == 0, "\(built.result.stderr)")
    for (path, bytes) in built.files where path.hasPrefix("clients/") {
      // A finding's text there is its Markdown.
      if path.hasSuffix("data/assessment.json") { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("{{ client"), "\(path)")
    }
    let page = try built.page("clients/alpha/notes.html")
    #expect(page.text.contains("What you, Alpha, should know"))
    #expect(try built.page("clients/alpha/index.html").text.contains("What you, Alpha"))
    #expect(try built.page("clients/alpha/findings/F-1.html").text.contains("Logins of Alpha"))
    #expect(try built.page("clients/alpha/report.html").text.contains("Logins of Alpha"))
    let data = built.files["clients/alpha/data/assessment.json"] ?? []
    #expect(String(decoding: data, as: UTF8.self).contains("Logins of Alpha"))
  }

  @Test("that is unknown is an error at its place, in a finding too")
  func refusesUnknown() throws {
    let built = try Self.client([
      "notes.md": "# What {{ nope.nope }} is\n",
      "findings/f.md": """
      ---
      id: F-1
      requirements: [164.312(a)(2)(i)]
      likelihood: high
      impact: high
      ---
      # Score {{ assessment.score }}
      """,
    ])
    #expect(built.result.code == 3)
    #expect(built.result.stderr.contains("notes.md:1:8: error: unknown value \"nope.nope\""))
    #expect(
      built.result.stderr.contains("f.md:7:9: error: \"assessment.score\" cannot be in a title")
    )
  }

  @Test("of front matter is filled as one of a heading, and all else of it is text as it is")
  func fillsFields() throws {
    let head = "---\ntitle: \"{{ client.name }} <b>\"\ndescription: \"For {{ client.name }}\"\n"
    let built = try Self.client([
      "notes.md": head + "---\nText.\n",
      "literal.md": head + "literal_values: true\n---\n{{ nope }}\n",
    ])
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let page = try built.page("clients/alpha/notes.html")
    #expect(page.text.contains("Alpha <b>"))
    #expect(page.text.contains("For Alpha"))
    let literal = try built.page("clients/alpha/literal.html")
    #expect(literal.text.contains("{{ client.name }} <b>"))
    #expect(literal.text.contains("{{ nope }}"))
  }

  @Test("of a fact is filled on an ordinary page, which may name the site")
  func fillsFacts() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21\n",
      "content/index.md": "# Since {{ fact.cmp.effective_from }}\n",
    ])
    let built = try Built(folder)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    for (path, bytes) in built.files {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("{{ fact"), "\(path)")
    }
  }
}
