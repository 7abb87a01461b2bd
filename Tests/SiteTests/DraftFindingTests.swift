import TestSupport
import Testing

@Suite("What nobody has found yet")
struct DraftFindingTests {
  private static let draft =
    "---\nid: F-01\nrequirements: [164.308(a)(2)]\nlikelihood: high\nimpact: high\n---\n\n# Logs\n\n"
    + "## Observation\n\nNobody reads them.\n\n## Risk\n\nWhat could follow, for whom.\n"

  @Test("a line of a finding's draft is a warning, and nothing is issued with it")
  func refusesDrafts() throws {
    let folder = try IssuedWorkspace.made()
    let file = "content/clients/alpha/findings/F-01.md"
    try folder.put(.text(Self.draft), at: file)
    let built = try IssuedWorkspace.call("build", folder)
    #expect(built.code == 0, "\(built.stderr)")
    let lines = built.lines("draft-text")
    #expect(lines.count == 1, "\(built.stderr)")
    #expect(lines.first?.contains("\(file):16:1: warning: ") == true, "\(lines)")
    let refused = try IssuedWorkspace.call("issue", folder)
    #expect(refused.code == 3, "\(refused.stderr)")
    #expect(refused.lines("draft-text").first?.contains(":16:1: error: ") == true)
    #expect(!exists(folder.path + "/" + IssuedWorkspace.record))
    try folder.put(
      .text(Self.draft.replacing("What could follow, for whom.", with: "Theft stays unseen.")),
      at: file
    )
    let issued = try IssuedWorkspace.call("issue", folder)
    #expect(issued.code == 0, "\(issued.stderr)")
  }

  @Test("the words of a self-assessment are not what was found, and show nothing")
  func partsSelfAssessments() throws {
    let responses =
      "requirement,status,evidence,note\n"
      + "164.312(b),implemented,EV-SRA,\"Logs are kept.\nSRA Tool, 1 Basics: Logs? Yes.\"\n"
      + "164.312(d),implemented,EV-SRA,\"SRA Tool, 1 Basics: Badges? Yes.\"\n"
    let folder = try TemporaryFolder([
      "gapbook.yml": "title: W\nas_of: 2026-11-21\n",
      "content/index.md": "# Home\n",
      "content/clients/alpha/client.yml":
        "name: Alpha\nentity: covered-entity\nscope: { rules: [security] }\n",
      "content/clients/alpha/responses.csv": .text(responses),
      "content/clients/alpha/evidence.yml":
        "- { id: EV-SRA, title: The tool's workbook, kind: self-assessment, collected: 2026-10-01 }\n",
    ])
    let built = try Built(folder)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let both = try built.text("clients/alpha/requirements/164.312.b.html")
    let parts = both.components("id=\"self-assessment\"")
    try #require(parts.count == 2, "\(both)")
    #expect(parts[0].contains("id=\"response\"") && parts[0].contains("Logs are kept."))
    #expect(!parts[0].contains("SRA Tool, 1 Basics"))
    #expect(parts[1].contains("SRA Tool, 1 Basics: Logs? Yes."))
    #expect(both.contains("The response lists a self-assessment alone"))
    let alone = try built.text("clients/alpha/requirements/164.312.d.html")
    #expect(!alone.contains("id=\"response\""), "\(alone)")
    #expect(alone.contains("SRA Tool, 1 Basics: Badges? Yes."))
    let data = try built.text("clients/alpha/data/assessment.json")
    #expect(data.contains("\"no-evidence\""))
    let gaps = try built.text("clients/alpha/data/gaps.csv")
    #expect(gaps.contains("164.312(b)") && gaps.contains("164.312(d)"))
    let printed = try built.page("clients/alpha/report.html").text
    #expect(printed.contains("The self-assessment says: SRA Tool, 1 Basics: Badges? Yes."))
  }
}

extension String {
  fileprivate func components(_ separator: String) -> [Substring] {
    var (parts, rest) = ([Substring](), self[...])
    while let range = rest.firstRange(of: separator) {
      parts.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return parts + [rest]
  }
}
