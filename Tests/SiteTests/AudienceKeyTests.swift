import TestSupport
import Testing

@Suite("The key audience")
struct AudienceKeyTests {
  /// Files with a place for the key, and where its value is.
  private static let files: [(path: String, text: String)] = [
    (
      "findings/F-1.md",
      "---\nid: F-1\nrequirements: [164.308(a)(2)]\nlikelihood: low\nimpact: low\naudience: @\n---\n# F\n"
    ),
    ("notes.md", "---\naudience: @\n---\n# N\n"),
    ("policies/p.md", "---\nid: P\nowner: A\napproved: 2026-01-01\naudience: @\n---\n# P\n"),
    ("evidence.yml", "- id: EV-1\n  title: E\n  audience: @\n"),
    ("risks.yml", "- { id: R-1, title: R, likelihood: low, impact: low, audience: @ }\n"),
    ("breaches.yml", "- { id: B-1, discovered: 2026-01-01, affected: 1, audience: @ }\n"),
  ]

  @Test(
    "other than full is an error wherever it may be",
    arguments: ["[internal]", "client", "[full, board]", "[Full]", "[]", "fulll"]
  )
  func refusesOthers(value: String) throws {
    let workspace = try ClientWorkspace.made([
      "/content/page.md": "---\naudience: \(value)\n---\n# P\n"
    ])
    for file in Self.files {
      let text = file.text.replacing("@", with: value)
      try workspace.put(.text(text), at: ClientWorkspace.folder + file.path)
    }
    let result = try gapbook("check", ".", in: workspace.path)
    let told = result.lines("audience-not-built")
    #expect(result.code == 3)
    #expect(told.count == Self.files.count + 1, "\(result.stderr)")
    #expect(told.contains { $0.hasPrefix("content/page.md:2:") && $0.contains(": error: ") })
  }

  @Test("may be full, or nothing", arguments: ["full", "[full]", "", "~"])
  func takesFull(value: String) throws {
    let workspace = try ClientWorkspace.made([
      "/content/page.md": "---\naudience: \(value)\n---\n# P\n"
    ])
    for file in Self.files {
      let text = file.text.replacing("@", with: value.isEmpty ? "~" : value)
      try workspace.put(.text(text), at: ClientWorkspace.folder + file.path)
    }
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.code == 0, "\(result.stderr)")
  }

  @Test("is unknown where nothing could be withheld")
  func isUnknownElsewhere() throws {
    let workspace = try ClientWorkspace.made()
    try workspace.put(
      "- { tier: 1, provision: 164.308(a)(2), year: 2025, violations: 1, audience: full }\n",
      at: ClientWorkspace.folder + "exposure.yml"
    )
    let told = try gapbook("check", ".", in: workspace.path).lines("unknown-key")
    #expect(told.count == 1 && told[0].contains("exposure.yml:1:"))
  }
}
