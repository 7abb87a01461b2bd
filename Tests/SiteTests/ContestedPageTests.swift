import Foundation
import TestSupport
import Testing

@Suite("What is contested")
struct ContestedPageTests {
  private static let files: KeyValuePairs<String, FolderEntry> = [
    "content/clients/c/client.yml": "name: C\nentity: covered-entity\nas_of: 2026-11-21\n",
    "content/clients/c/responses.csv": """
    requirement,status,evidence
    164.404(b),implemented,EV-1
    164.308(b)(3),implemented,EV-1
    164.308(a)(8),implemented,EV-2
    164.312(b),implemented,EV-1
    """,
    "content/clients/c/evidence.yml": """
    - { id: EV-1, title: Papers, kind: document }
    - { id: EV-2, title: Old papers, kind: document, valid_until: 2026-10-31 }
    """,
    "content/clients/c/breaches.yml": """
    - { id: B-1, discovered: 2026-05-01, affected: 3, notified: { individuals: 2026-07-10 } }
    """,
    "content/clients/c/findings/f.md": """
    ---
    id: F-04
    title: Four vendors hold patient data without an agreement
    requirements: [164.308(b)(3)]
    likelihood: low
    impact: moderate
    ---
    ## Observation

    Four of nine.

    ## Risk

    Some.

    ## Recommendation

    Sign.
    """,
  ]

  private func built() throws -> (site: String, folder: TemporaryFolder) {
    let folder = try TemporaryFolder(Self.files)
    let told = try gapbook("build", folder.path)
    #expect(told.code == 0, "\(told.stderr)")
    return (folder.path + "/site/clients/c/", folder)
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try #require(FileManager.default.contents(atPath: path)), as: UTF8.self)
  }

  @Test("is never a green Met: on the front page by number, on its page in a sentence, in print")
  func isShown() throws {
    let built = try built()
    let front = try text(built.site + "index.html")
    #expect(front.contains("figures.html#gaps.contested"))
    #expect(front.contains("figures.html#assessment.score_without_contested") == false)
    #expect(front.contains("of these, "))
    let sentences = [
      "requirements/164.404.b.html": "and was given on",
      "requirements/164.308.b.3.html": "is open, at low risk",
      "requirements/164.308.a.8.html": "and no valid evidence is named",
    ]
    for (path, sentence) in sentences {
      let page = try text(built.site + path)
      #expect(page.contains(sentence), "\(path)")
      #expect(page.contains("Met, contested"), "\(path)")
      #expect(!page.contains("chip s-met"), "\(path)")
    }
    #expect(try text(built.site + "requirements/164.312.b.html").contains("chip s-met"))
    let print = try text(built.site + "report.html")
    #expect(print.contains("Met, contested") && print.contains("contested by"))
    let gaps = try text(built.site + "gaps.html")
    #expect(gaps.contains("contested by") && !gaps.contains("chip s-met"))
  }

  // Four are met, and three of them are contested: a finding, late letters, evidence of October.
  @Test("says what the score would be without it, where the score is not withheld")
  func isTakenFromTheScore() throws {
    let built = try built()
    try built.folder.put("title: T\ncoverage_threshold: 0\n", at: "gapbook.yml")
    #expect(try gapbook("build", built.folder.path).code == 0)
    for page in ["index.html", "report.html"] {
      let page = try HTMLPage(Array(text(built.site + page).utf8)).text
      #expect(page.contains("25.0% if the 3 contested are not met"), "\(page)")
    }
    let told = try gapbook("explain", "assessment.score_without_contested", built.folder.path)
    #expect(told.code == 0 && told.stdout.contains("findings/f.md:"), "\(told)")
  }

  @Test("is no green Met among the changes either")
  func isShownAmongChanges() throws {
    let built = try built()
    let none = try TemporaryFolder(Self.files)
    try none.put("requirement,status\n", at: "content/clients/c/responses.csv")
    #expect(try gapbook("build", none.path).code == 0)
    let before = try text(none.path + "/site/clients/c/data/assessment.json")
      .replacingOccurrences(of: "2026-11-21", with: "2025-11-21")
    try built.folder.put(.text(before), at: "earlier.json")
    let told = try gapbook(
      "build",
      built.folder.path,
      "--previous",
      built.folder.path + "/earlier.json"
    )
    #expect(told.code == 0, "\(told.stderr)")
    let changes = try text(built.site + "changes.html")
    #expect(changes.contains("Met, contested"))
    #expect(changes.components(separatedBy: "chip s-met").count == 2)
  }

  @Test("is in assessment.json, with its grade and by what")
  func isInData() throws {
    let built = try built()
    let data = try Data(text(built.site + "data/assessment.json").utf8)
    let root = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    let all = try #require(root["contradictions"] as? [[String: Any]])
    #expect(
      all.map {
        "\($0["requirement"] ?? "") \($0["kind"] ?? "") \($0["grade"] ?? "") \($0["by"] ?? "")"
      }
        == [
          "164.308(a)(8) expired-evidence moderate EV-2", "164.308(b)(3) open-finding low F-04",
          "164.404(b) late-notice high B-1",
        ]
    )
    #expect(
      all.allSatisfy { Set($0.keys) == ["id", "requirement", "kind", "grade", "by", "source"] }
    )
    let leaves = try #require(root["requirements"] as? [[String: Any]])
    let leaf = try #require(leaves.first { $0["id"] as? String == "164.404(b)" })
    let contested = try #require(leaf["contested"] as? [String: Any])
    #expect(contested["grade"] as? String == "high" && contested["by"] as? [String] == ["B-1"])
    #expect(leaf["status"] as? String == "met")
    let free = try #require(leaves.first { $0["id"] as? String == "164.312(b)" })
    #expect(free["contested"] is NSNull)
  }

  @Test("is explained, and so is the score of a standard")
  func isExplained() throws {
    let folder = try TemporaryFolder(Self.files)
    let leaf = try gapbook("explain", "164.404(b)", folder.path)
    #expect(leaf.code == 0 && leaf.stdout.contains("contested: high, by B-1"))
    let standard = try gapbook("explain", "164.308(a)(1)", folder.path)
    #expect(!standard.stdout.contains("score:"))
    let scored = try gapbook("explain", "164.308(b)(1)", folder.path)
    for part in ["score: 100.0%", "standard.164.308.b.1.score", "responses.csv:3", "formula: "] {
      #expect(scored.stdout.contains(part), "\(part)")
    }
    let metric = try gapbook("explain", "standard.164.308.b.1.score", folder.path)
    #expect(metric.code == 0 && metric.stdout.contains("requirements/164.308.b.1.html"))
  }
}
