import TestSupport
import Testing

@Suite("Braces of another language")
struct LiteralBracesTests {
  private static let pages: [String: String] = [
    "index.md":
      "# {{ company }} handbook\n\n{{.Name}} and {{ company }}, {{#if}} {{ client.name }}\n",
    "b/c.md": "# C\n\n{{< ref >}} {{ assessment.score }}\n",
  ]

  @Test("are text with one warning in a folder without gapbook.yml")
  func areText() throws {
    let folder = try TemporaryFolder()
    for (path, text) in Self.pages { try folder.put(.text(text), at: path) }
    let built = try Built(folder, "--as-of", "2026-11-21")
    #expect(built.result.code == 0)
    let warnings = built.result.stderr.split(separator: "\n").filter { $0.contains("warning:") }
    #expect(warnings.count == 2, "\(built.result.stderr)")
    #expect(warnings.first?.contains("b/c.md:3:1: warning: \"{{< ref >}}\", a shortcode") == true)
    #expect(
      warnings.last?.contains(": warning: \"{{\" begins no value in 6 places of 2 files") == true
    )
    let page = try built.page("index.html")
    for text in [
      "{{ company }} handbook", "{{.Name}} and {{ company }}", "{{#if}} {{ client.name }}",
    ] {
      #expect(page.text.contains(text), "\(page.text)")
    }
  }

  @Test("are errors with gapbook.yml, and what rules: says of them elsewhere than under clients/")
  func areWeighed() throws {
    let folder = try TemporaryFolder(["gapbook.yml": "title: T\nas_of: 2026-11-21\n"])
    for (path, text) in Self.pages { try folder.put(.text(text), at: "content/" + path) }
    #expect(try Built(folder).result.code == 3)
    let rules =
      "title: T\nas_of: 2026-11-21\nrules: { unknown-value: warning, malformed-value: note }\n"
    try folder.put(.text(rules), at: "gapbook.yml")
    let lowered = try Built(folder)
    #expect(lowered.result.code == 0, "\(lowered.result.stderr)")
    #expect(lowered.result.stderr.contains("content/index.md:1:3: warning: unknown value"))
    #expect(lowered.result.stderr.contains("content/index.md:3:1: note: \"{{\" begins no value"))
    let client = "content/clients/a/"
    try folder.put(.text("name: A\nentity: covered-entity\n"), at: client + "client.yml")
    try folder.put(.text("requirement,status\n"), at: client + "responses.csv")
    try folder.put(.text("# N\n\n{{ nope.x }}\n"), at: client + "notes.md")
    let refused = try Built(folder)
    #expect(refused.result.code == 3)
    #expect(refused.result.stderr.contains("clients/a/notes.md:3:1: error: unknown value"))
  }

  @Test(
    "and other errors cannot be lowered by a line that has no effect",
    arguments: ["unknown-requirement", "wrong-type", "unknown-block", "client-only", "bad-day"]
  )
  func refusesIdleLine(rule: String) throws {
    let folder = try TemporaryFolder(["content/index.md": "# Home\n"])
    for severity in ["warning", "note", "error"] {
      try folder.put(
        .text("as_of: 2026-11-21\nrules:\n  \(rule): \(severity)\n"),
        at: "gapbook.yml"
      )
      let result = try Built(folder).result
      #expect(result.code == (severity == "error" ? 0 : 3))
      #expect(
        result.stderr.contains("gapbook.yml:3:3: error: \"\(rule)\" is always an error")
          == (severity != "error")
      )
    }
  }
}
