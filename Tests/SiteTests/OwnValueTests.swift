import TestSupport
import Testing

@Suite("A value of the workspace's own")
struct OwnValueTests {
  private static let configuration = """
    title: T
    as_of: 2026-11-21
    organization: { name: Example Clinic, contact: ask@example.org }
    values:
      company: Ex & Co <b>
      security.officer: Ann Example
      unfilled:
    sections:
      - { folder: old, title: Old, literal_values: true }

    """

  @Test("is filled in prose, headings, titles and descriptions, wherever they are shown")
  func isFilled() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": .text(Self.configuration),
      "content/index.md": "# {{ company }} handbook\n\n## Of {{ company }}\n\n[p](rules/a.md)\n",
      "content/rules/a.md": """
      ---
      title: "{{ company }} rules"
      description: "For {{ organization.name }}"
      ---
      {{ company }}, {{ security.officer }}, {{ organization.contact }}, {{ unfilled }},
      `{{ company }}`, \\{{ company }}.
      """,
      "content/policies/p.md": "---\ntitle: \"{{ company }} policy\"\n---\nText.\n",
    ])
    let built = try Built(folder)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let home = try built.page("index.html")
    #expect(home.text.contains("Ex & Co <b> handbook"))
    #expect(home.text.contains("Of Ex & Co <b>"))
    let page = try built.page("rules/a.html")
    #expect(page.text.contains("Ex & Co <b> rules"))
    #expect(page.text.contains("For Example Clinic"))
    #expect(page.text.contains("Ex & Co <b>, Ann Example, ask@example.org, [unfilled],"))
    #expect(page.text.contains("{{ company }}, {{ company }}."))
    #expect(try built.page("rules/index.html").text.contains("Ex & Co <b> rules"))
    #expect(try built.page("policies/index.html").text.contains("Ex & Co <b> policy"))
    #expect(
      built.result.stderr.contains(
        "gapbook.yml:7:3: warning: the value \"unfilled\" has no text yet"
      )
    )
    for (path, bytes) in built.files where path != "rules/a.html" && path.hasSuffix(".html") {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("{{"), "\(path)")
    }
  }

  @Test("that is unknown is an error at its place with what may be meant")
  func refusesUnknown() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": .text(Self.configuration),
      "content/index.md":
        "# H {{ compny }}\n\n{{ organization.url }} {{ organization.nme }} {{ x }}\n",
      "content/a.md": "---\ntitle: \"T {{ y }}\"\ndescription: \"{{.Z}}\"\n---\nText.\n",
    ])
    let result = try Built(folder).result
    #expect(result.code == 3)
    for line in [
      "content/index.md:1:5: error: unknown value \"compny\"", "did you mean \"company\"?",
      "content/index.md:3:1: error: \"organization.url\" has no text",
      "content/index.md:3:24: error: unknown value \"organization.nme\"",
      "did you mean \"organization.name\"?", "content/index.md:3:47: error: unknown value \"x\"",
      "values: in gapbook.yml defines company, security.officer, unfilled",
      "content/a.md:2:8: error: unknown value \"y\"",
      "content/a.md:3:14: error: \"{{\" begins no value",
    ] {
      #expect(result.stderr.contains(line), "\(line) in \(result.stderr)")
    }
  }

  @Test("is none where a page, a section or the site says that braces are text")
  func isLiteral() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": .text(Self.configuration),
      "content/index.md": "# H\n",
      "content/page.md":
        "---\ntitle: \"{{ a }}\"\nliteral_values: true\n---\n{{ company }} {{.Name}} {{#if}}\n",
      "content/old/a.md": "# {{ b }}\n\n{{ company }} {{.Name}}\n",
    ])
    let built = try Built(folder)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(try built.page("page.html").text.contains("{{ company }} {{.Name}} {{#if}}"))
    #expect(try built.page("page.html").text.contains("{{ a }}"))
    #expect(try built.page("old/a.html").text.contains("{{ company }} {{.Name}}"))
    #expect(try built.page("old/a.html").text.contains("{{ b }}"))
    // The same output again, and another where the section no longer says so.
    #expect(try Built(folder).result.code == 0)
    let strict = Self.configuration.replacing(", literal_values: true", with: "")
    try folder.put(.text(strict), at: "gapbook.yml")
    let refused = try Built(folder).result
    #expect(refused.code == 3)
    #expect(refused.stderr.contains("content/old/a.md:1:3: error: unknown value \"b\""))
    try folder.put(.text(strict + "literal_values: true\n"), at: "gapbook.yml")
    let whole = try Built(folder)
    #expect(whole.result.code == 0, "\(whole.result.stderr)")
    #expect(try whole.page("old/a.html").text.contains("{{ b }}"))
  }

  @Test("leaves clients' pages strict, and is filled there too")
  func isStrictForClients() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": .text(Self.configuration + "literal_values: true\n"),
      "content/index.md": "# H\n",
      "content/clients/a/client.yml": "name: A\nentity: covered-entity\n",
      "content/clients/a/responses.csv": "requirement,status\n",
      "content/clients/a/notes.md": "# N of {{ company }}\n\n{{ organization.name }}\n",
    ])
    let built = try Built(folder)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(try built.page("clients/a/notes.html").text.contains("N of Ex & Co <b>"))
    #expect(try built.page("clients/a/notes.html").text.contains("Example Clinic"))
    try folder.put("# N\n\n{{ nope }}\n", at: "content/clients/a/notes.md")
    #expect(try Built(folder).result.stderr.contains("notes.md:3:1: error: unknown value \"nope\""))
  }

  @Test(
    "has a text and a name that prose can write",
    arguments: [
      ("values: x", "1:9: error: \"values\" must be a mapping"),
      ("values: { a: [b] }", "1:14: error: the value \"a\" must be a text, not a list"),
      ("values: { \"a b\": c }", "1:11: error: \"a b\" cannot name a value"),
      ("values: { fact: c }", "1:11: error: \"fact\" cannot name a value"),
      ("values: { organization.name: c }", "1:11: error: \"organization.name\" cannot name"),
      ("values: { a..b: c }", "1:11: error: \"a..b\" cannot name a value"),
      ("values: { \"größe\": c }", "1:11: error: \"größe\" cannot name a value"),
      ("values: { a: \"\" }", "1:11: warning: the value \"a\" has no text yet"),
      (
        "literal_values: maybe",
        "1:17: error: \"maybe\" of \"literal_values\" must be true or false"
      ),
    ]
  )
  func isChecked(_ line: String, _ message: String) throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": .text(line + "\n"), "content/index.md": "# H\n",
    ])
    let result = try Built(folder, "--as-of", "2026-11-21").result
    #expect(result.stderr.contains("gapbook.yml:" + message), "\(result.stderr)")
  }

  @Test("are filled in the titles of policies wherever a command names them")
  func fillTitlesInCommands() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "title: T\nas_of: 2026-11-21\nvalues: { company: Acme }\n",
      "content/policies/access.md":
        "---\nid: POL-1\napproved: 2026-01-01\n---\n# Access at {{ company }}\n",
      "content/people.csv": "id,name,email\nann,Ann,\n",
      "content/acknowledgements.csv": "policy,version,person,day\n",
    ])
    for call in [
      ["export", "acknowledgements"], ["export", "policies"], ["export", "policies.json"],
      ["explain", "POL-1"],
    ] {
      let told = try run(buildFolder + "/gapbook", call + [folder.path])
      #expect(told.code == 0, "\(told.stderr)")
      #expect(told.stdout.contains("Access at Acme"), "\(call): \(told.stdout)")
      #expect(!told.stdout.contains("{{"), "\(call): \(told.stdout)")
    }
  }
}
