import Foundation
import TestSupport
import Testing

/// Scores over few answers, by numbers that were counted by hand.
@Suite("Scores over little coverage")
struct LittleCoverageTests {
  /// Of the standard 164.308(a)(3), which has three leaves, one is met and two are not assessed.
  private func built(_ language: String = "en-US") throws -> Built {
    let built = try Built(
      TemporaryFolder([
        "gapbook.yml": .text("title: T\nas_of: 2026-11-21\nlanguage: \(language)\n"),
        "content/index.md": "# Home\n",
        "content/clients/alpha/client.yml":
          "name: Alpha Clinic\nentity: covered-entity\nas_of: 2026-09-30\nscope: { rules: [security] }\n",
        "content/clients/alpha/responses.csv":
          "requirement,status\n164.308(a)(3)(ii)(A),implemented\n",
        "content/clients/alpha/summary.md":
          "# Summary\n\nAdministrative: {{ family.security.administrative.score_by_leaves }}.\n",
      ])
    )
    #expect(built.result.code == 0, "\(built.result.stderr)")
    return built
  }

  @Test("are withheld for a rule and a family as for the whole, and stay in the data")
  func areWithheld() throws {
    let built = try built()
    let file = try AssessmentFile(built, client: "clients/alpha/")
    let metrics = file.list("metrics")
    func percent(_ id: String) throws -> Double {
      try #require(metrics.first { $0["id"] as? String == id }?["value"] as? Double, "\(id)")
    }
    #expect(try percent("rule.security.score") == 100)
    for page in ["scorecards", "report"] {
      let rows = try built.page("clients/alpha/\(page).html").texts { $0.name == "tr" }
      let rule = try #require(rows.first { $0.hasPrefix("Security Rule") }, "\(rows)")
      // 1 of 53 leaves, less those that do not concern a covered entity without functions.
      let coverage = try percent("rule.security.coverage")
      #expect(rule.contains("withheld: \(coverage)% covered"), "\(rule)")
      #expect(!rule.contains("100.0"), "\(rule)")
      let family = try #require(rows.first { $0.hasPrefix("Administrative") }, "\(rows)")
      #expect(family.ranges(of: "withheld: ").count == 2 && !family.contains("100.0"), "\(family)")
    }
    let summary = try built.page("clients/alpha/summary.html").text
    #expect(summary.contains("Administrative: withheld: "))
  }

  @Test("leave a standard met so far, with how much of it was assessed")
  func areSoFar() throws {
    let built = try built()
    let page = try built.page("clients/alpha/requirements/164.308.a.3.html").text
    #expect(page.contains("Met so far, 1 of 3"), "\(page)")
    let leaf = try built.page("clients/alpha/requirements/164.308.a.3.ii.A.html").text
    #expect(leaf.contains("Met so far, 1 of 3"), "its standard: \(leaf)")
    let index = try built.page("clients/alpha/requirements/index.html").texts { $0.name == "tr" }
    #expect(index.count { $0.contains("so far, 1 of 3") } <= 1)
    let spanish = try self.built("es").page("clients/alpha/requirements/164.308.a.3.html").text
    #expect(spanish.contains("Cumplido hasta ahora, 1 de 3"), "\(spanish)")
  }
}
