import TestSupport
import Testing

@Suite("Output that would grow without end")
struct OutputLimitTests {
  @Test("by a value said many times is an error at its place")
  func limitsValues() throws {
    let name = String(repeating: "n", count: 400)
    let page = "# Summary\n\n" + String(repeating: "{{ client.name }}\n", count: 4_000)
    let workspace = try ClientWorkspace.made([
      "client.yml": .text("name: \(name)\nentity: covered-entity\nas_of: 2026-09-30\n"),
      "summary.md": .text(page),
    ])
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.code == 3)
    let told = result.lines("page-too-large")
    #expect(told.count == 1)
    #expect(
      told.first?.hasPrefix("content/clients/alpha/summary.md:2503:1: error: ") == true,
      "\(told)"
    )
  }

  @Test("by pages that each include the next is an error, at once")
  func limitsChains() throws {
    let workspace = try TemporaryFolder(["gapbook.yml": "as_of: 2026-11-21\n"])
    for number in 0..<600 {
      let text = "# Page \(number)\n\n```{include} p\(number + 1).md\n```\n"
      try workspace.put(.text(text), at: "content/p\(number).md")
    }
    try workspace.put("# Last\n", at: "content/p600.md")
    let result = try gapbook("check", ".", in: workspace.path, limit: 60)
    #expect(!result.timedOut)
    #expect(result.code == 3)
    #expect(result.stderr.contains("[include-limit]"))
  }

  @Test("by pages that include the next twice is an error, at once")
  func limitsDoubling() throws {
    let workspace = try TemporaryFolder(["gapbook.yml": "as_of: 2026-11-21\n"])
    for number in 0..<200 {
      let line = "```{include} p\(number + 1).md\n```\n\n"
      try workspace.put(.text("# P\n\n" + line + line), at: "content/p\(number).md")
    }
    try workspace.put("# Last\n", at: "content/p200.md")
    let result = try gapbook("check", ".", in: workspace.path, limit: 60)
    #expect(!result.timedOut)
    #expect(result.code == 3)
  }

  @Test("by large files included often is an error")
  func limitsBytes() throws {
    let line = "```{include} big.md\n```\n\n"
    let workspace = try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21\n",
      "content/big.md": .text("# Big\n\n" + String(repeating: "Words of a page.\n", count: 60_000)),
      "content/many.md": .text("# Many\n\n" + String(repeating: line, count: 20)),
      "content/some.md": .text("# Some\n\n" + String(repeating: line, count: 3)),
    ])
    let result = try gapbook("check", ".", in: workspace.path)
    let told = result.lines("include-limit")
    #expect(told.count == 1, "\(told)")
    #expect(told.first?.hasPrefix("content/many.md:") == true)
  }
}
