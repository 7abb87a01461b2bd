import Diagnostics
import Site
import TestSupport
import Testing

@Suite("A line of rules: or accept:")
struct RuleLineTests {
  private static let configuration = "title: T\nas_of: 2026-11-21\n"

  private static func workspace(
    rules: String,
    _ files: KeyValuePairs<String, FolderEntry> = [:]
  ) throws -> TemporaryFolder {
    let workspace = try ClientWorkspace.made(files)
    try workspace.put(.text(configuration + "rules: { \(rules) }\n"), at: "gapbook.yml")
    return workspace
  }

  @Test(
    "that would lower what is always an error is an error itself",
    arguments: [
      "missing-responses", "not-utf8", "unknown-entity", "unknown-method", "csv-syntax",
      "wrong-capacity", "template-syntax", "unknown-likelihood", "front-matter", "bad-slug",
    ],
    ["note", "warning"]
  )
  func isFixed(rule: String, severity: String) throws {
    let workspace = try Self.workspace(rules: "\(rule): \(severity)")
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.code == 3)
    #expect(
      result.lines("fixed-rule") == [
        "gapbook.yml:3:10: error: \"\(rule)\" is always an error: this line has no effect [fixed-rule]"
      ],
      "\(result.stderr)"
    )
    #expect(result.lines("unknown-rule").isEmpty)
  }

  @Test("that asks for an error of what is one anyhow says nothing wrong")
  func isTrueAnyhow() throws {
    let workspace = try Self.workspace(rules: "not-utf8: error")
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.code == 0, "\(result.stderr)")
  }

  @Test(
    "that leaves an error as it is becomes an error too",
    arguments: [
      (
        "title-mismatch", "responses.csv",
        "requirement,title,status\n164.308(a)(2),Title of 164.308(a)(1)(ii)(A),implemented\n"
      ),
      ("unresolved-link", "summary.md", "# Summary\n\n[x](nowhere.md)\n"),
      (
        "unknown-key", "client.yml",
        "name: A\nentity: covered-entity\nas_of: 2026-09-30\ncolor: red\n"
      ),
      (
        "duplicate-id", "evidence.yml",
        "- { id: EV-1, title: A }\n- { id: EV-1, title: B }\n"
      ),
      ("unclosed-comment", "summary.md", "# Summary\n\n<!-- never\n"),
      ("foreign-comment", "summary.md", "# Summary\n\n{# ask Ann #}\n"),
      ("unknown-value", "summary.md", "# Summary\n\n{{ nothing.here }}\n"),
    ]
  )
  func isIdle(rule: String, file: String, text: String) throws {
    let workspace = try Self.workspace(rules: "\(rule): note")
    try workspace.put(.text(text), at: ClientWorkspace.folder + file)
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.code == 3)
    let errors = result.lines(rule).filter { $0.contains(": error: ") }
    #expect(!errors.isEmpty, "\(result.stderr)")
    let place = errors.first.map { $0.split(separator: ":").prefix(2).joined(separator: ":") } ?? ""
    #expect(
      result.lines("fixed-rule") == [
        "gapbook.yml:3:10: error: \"\(rule)\" is an error at \(place), which this line cannot change [fixed-rule]"
      ],
      "\(result.stderr)"
    )
  }

  @Test(
    "changes every other message of its rule",
    arguments: [
      ("unresolved-link", "# P\n\n[x](nowhere.md)\n"),
      ("unknown-key", "---\ncolor: red\n---\n# P\n"),
      ("unclosed-comment", "# P\n\n<!-- never\n"), ("unknown-value", "# P\n\n{{ nothing.here }}\n"),
    ],
    ["note", "error"]
  )
  func isApplied(message: (rule: String, text: String), severity: String) throws {
    let workspace = try Self.workspace(
      rules: "\(message.rule): \(severity)",
      ["/content/p.md": .text(message.text)]
    )
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.lines("fixed-rule").isEmpty, "\(result.stderr)")
    let told = result.lines(message.rule)
    #expect(!told.isEmpty && told.allSatisfy { $0.contains(": \(severity): ") }, "\(told)")
  }

  @Test(
    "on what a workspace with gapbook.yml never reports is an error",
    arguments: ["literal-braces", "no-workspace", "invalid-utf8"]
  )
  func isElsewhere(rule: String) throws {
    let workspace = try Self.workspace(rules: "\(rule): error")
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(
      result.lines("fixed-rule") == [
        "gapbook.yml:3:10: error: \"\(rule)\" is never reported in a workspace with gapbook.yml: this line has no effect [fixed-rule]"
      ],
      "\(result.stderr)"
    )
  }

  @Test("in a page that accepts an error is an error")
  func cannotAccept() throws {
    let workspace = try ClientWorkspace.made([
      "summary.md":
        "---\naccept:\n  - { rule: unresolved-link, reason: Later }\n  - { rule: unknown-finding, reason: Later }\n---\n# Summary\n\n[x](nowhere.md)\n"
    ])
    let result = try gapbook("check", ".", in: workspace.path)
    let file = "content/clients/alpha/summary.md"
    #expect(
      result.lines("fixed-rule") == [
        "\(file):3:13: error: \"unresolved-link\" is an error at \(file):8, which this line cannot change [fixed-rule]",
        "\(file):4:13: error: \"unknown-finding\" is always an error: this line has no effect [fixed-rule]",
      ],
      "\(result.stderr)"
    )
  }

  @Test("in a page that accepts a warning takes it out, in a plain folder too")
  func accepts() throws {
    let page = "---\naccept: [{ rule: literal-braces, reason: Jinja }]\n---\n# P\n\n{{ x.y }}\n"
    let folder = try TemporaryFolder(["p.md": .text(page), "q.md": "# Q\n\n{{ x.y }}\n"])
    let result = try gapbook("check", ".", in: folder.path)
    #expect(result.lines("fixed-rule").isEmpty)
    #expect(result.lines("literal-braces").map { $0.prefix(4) } == ["q.md"], "\(result.stderr)")
  }
}
