import Foundation
import TestSupport
import Testing

/// A client with a gap of high risk and a page with a dead link; later one more of each.
@Suite("A baseline")
struct BaselineTests {
  private static func finding(_ id: String, _ requirement: String) -> FolderEntry {
    .text(
      """
      ---
      id: \(id)
      requirements: ["\(requirement)"]
      likelihood: high
      impact: high
      ---
      # Title of \(id)

      """
    )
  }

  private static func workspace() throws -> TemporaryFolder {
    try TemporaryFolder([
      "gapbook.yml": "title: T\nas_of: 2026-11-21\ncoverage_threshold: 0\n",
      "content/index.md": "# Home\n\n[gone](gone.md)\n",
      "content/clients/alpha/client.yml":
        "name: Alpha\nentity: covered-entity\nas_of: 2026-09-30\nversion: \"1\"\nscope: { rules: [security] }\n",
      "content/clients/alpha/responses.csv":
        "requirement,status\n164.312(b),partial\n164.308(a)(2),partial\n",
      "content/clients/alpha/findings/F-1.md": finding("F-1", "164.312(b)"),
    ])
  }

  @Test("leaves out what is known, by words and not by lines, and tells and counts what is new")
  func tellsTheNew() throws {
    let folder = try Self.workspace()
    let file = folder.path + "/base line.json"
    let written = try gapbook("check", folder.path, "--baseline", file, "--write-baseline")
    #expect(written.code == 0, "\(written)")
    let again = try gapbook(
      "check",
      folder.path,
      "--strict",
      "--fail-on",
      "high",
      "--baseline",
      file
    )
    #expect(again.code == 0 && again.stderr.isEmpty, "\(again)")
    #expect(try gapbook("check", folder.path, "--fail-on", "high").code == 1)
    // The link is on another line, and there is a second one; a second finding is new, too.
    try folder.put(
      "# Home\n\nText.\n\n[gone](gone.md)\n\n[lost](lost.md)\n",
      at: "content/index.md"
    )
    try folder.put(
      Self.finding("F-2", "164.308(a)(2)"),
      at: "content/clients/alpha/findings/F-2.md"
    )
    let later = try gapbook("check", folder.path, "--fail-on", "high", "--baseline", file)
    #expect(later.code == 1, "\(later)")
    #expect(
      later.stderr.contains("lost.md") && !later.stderr.contains("gone.md"),
      "\(later.stderr)"
    )
    #expect(
      later.stderr.contains(
        "--fail-on high: client alpha: 1 gap of high risk or above, and none is allowed: 164.308(a)(2)"
      ),
      "\(later.stderr)"
    )
    #expect(try gapbook("check", folder.path, "--strict", "--baseline", file).code == 3)
    // The file names no text of the client.
    let text = try folder.text("base line.json")
    #expect(!text.contains("gone.md") && text.contains("\"item\": \"164.312(b)\""), "\(text)")
  }

  @Test("that is missing or none is an error with the way out, and errors are told in any case")
  func isChecked() throws {
    let folder = try Self.workspace()
    let file = folder.path + "/b.json"
    let missing = try gapbook("check", folder.path, "--baseline", file)
    #expect(missing.code == 2 && missing.stderr.contains("--write-baseline"), "\(missing)")
    let allowed = try gapbook("check", folder.path, "--baseline", file, "--allow-missing")
    #expect(allowed.code == 0 && allowed.stderr.contains("[missing-baseline]"), "\(allowed)")
    for (text, told) in [
      ("{", "b.json:1:2: error: it is no JSON"), ("[]", "b.json:1:1: error: it names no schema"),
      ("{\"schema\": \"gapbook-baseline/9\"}", "and gapbook-baseline/1 is read"),
      ("{\"schema\": \"gapbook-baseline/1\"}", "it lacks what a baseline has"),
    ] {
      try folder.put(.text(text), at: "b.json")
      let result = try gapbook("check", folder.path, "--baseline", file)
      #expect(result.code == 3 && result.stderr.contains(told), "\(result)")
    }
    for arguments in [
      ["--write-baseline"], ["--allow-missing"],
      ["--baseline", file, "--write-baseline", "--fail-on", "high"],
    ] {
      let result = try run(buildFolder + "/gapbook", ["check", folder.path] + arguments)
      #expect(result.code == 2, "\(arguments)")
    }
    #expect(
      try gapbook("check", folder.path, "--baseline", file, "--write-baseline").code == 0
    )
    try folder.put("requirement,status\n164.999,met\n", at: "content/clients/alpha/responses.csv")
    let broken = try gapbook("check", folder.path, "--baseline", file)
    #expect(broken.code == 3 && broken.stderr.contains("responses.csv:2:1"), "\(broken)")
    let kept = try folder.text("b.json")
    #expect(try gapbook("check", folder.path, "--baseline", file, "--write-baseline").code == 3)
    #expect(try folder.text("b.json") == kept)
  }
}
