import TestSupport
import Testing

@Suite("A standard that is named")
struct StandardFindingTests {
  private static let leaf = "164.312(a)(2)(iv)"
  private static let page = "clients/alpha/requirements/164.312.a.2.iv.html"

  private func built(_ name: String, risk: String = "164.312") throws -> Built {
    try Built(
      ClientWorkspace.made([
        "findings/F-1.md": .text(
          "---\nid: F-1\nrequirements: [\"\(name)\"]\nlikelihood: low\nimpact: low\n---\n# Open drives\n"
        ),
        "risks.yml": .text(
          "- { id: R-1, title: Theft, likelihood: very-high, impact: very-high, requirements: [\"\(risk)\"] }\n"
        ),
      ])
    )
  }

  @Test(
    "by a finding is named for each of its leaves, in the data and on their pages",
    arguments: [
      "164.312(a)", "164.312(a)(1)", "§ 164.312(a)", "164_312_a", "45 CFR 164.312(A)(1)",
      "164.312(a)(2)", "164.312(a)(2)(iv)",
    ]
  )
  func isNamedByAFinding(name: String) throws {
    let built = try built(name)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let data = try AssessmentFile(built, client: "clients/alpha/")
    let leaf = try #require(data.leaves.first { $0["id"] as? String == Self.leaf })
    #expect(leaf["findings"] as? [String] == ["F-1"])
    let others = data.leaves.filter { $0["id"] as? String != Self.leaf }
    #expect(others.allSatisfy { ($0["findings"] as? [String])?.isEmpty == true })
    #expect(try built.page(Self.page).tags.contains { $0["href"] == "../findings/F-1.html" })
    let gaps = data.list("gaps").filter { ($0["findings"] as? [String])?.contains("F-1") == true }
    #expect(gaps.map { $0["id"] as? String } == ["gap:" + Self.leaf])
    #expect(data.list("plan").filter { $0["finding"] as? String == "F-1" }.count == 1)
  }

  @Test(
    "by a risk rates each of its leaves that is a gap",
    arguments: ["164.312(a)", "164.312(a)(1)", "164.312", "164.312(a)(2)(iv)"]
  )
  func isNamedByARisk(name: String) throws {
    let built = try built("164.312(a)(1)", risk: name)
    let data = try AssessmentFile(built, client: "clients/alpha/")
    let gap = try #require(data.list("gaps").first { $0["requirement"] as? String == Self.leaf })
    #expect(gap["risk"] as? String == "very-high", "\(built.result.stderr)")
  }
}

@Suite("A client's page that is out of its days")
struct LeftOutOnceTests {
  @Test(
    "is left out in one row, with its reason",
    arguments: [
      "valid_from: 2027-01-05", "valid_to: 2026-01-05",
      "valid_from: 2020-01-01\nvalid_to: 2021-01-01",
      "valid_from: 2030-01-01\naudience: [full]",
    ]
  )
  func isOneRow(days: String) throws {
    let built = try Built(
      ClientWorkspace.made([
        "later.md": .text(
          "---\n\(days)\n---\n# Later\n\n```{only}\n:from: 2030-01-01\n\nNever.\n```\n"
        ),
        "policies/p.md": .text("---\nowner: A\napproved: 2026-01-01\n\(days)\n---\n# P\n"),
      ])
    )
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let data = try AssessmentFile(built, client: "clients/alpha/")
    for name in ["later.md", "policies/p.md"] {
      let rows = data.list("left_out").filter { row in
        let source = row["source"] as? [String: Any]
        return (source?["file"] as? String)?.hasSuffix("/alpha/" + name) == true
      }
      #expect(rows.count == 1, "\(name): \(rows)")
    }
  }
}
