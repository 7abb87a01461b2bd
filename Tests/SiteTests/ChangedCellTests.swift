import Foundation
import TestSupport
import Testing

@Suite("One changed cell of responses.csv")
struct ChangedCellTests {
  @Test("changes the numbers everywhere they stand and nowhere else")
  func changesWhatDependsOnIt() throws {
    let before = try Example.built()
    let workspace = try Example.copy()
    let leaf = "164.310(d)(2)(ii)"
    let row = "\(leaf),Media re-use,required,"
    try workspace.replace(row + "implemented", by: row + "partial", in: Example.responses)
    let after = try Built(workspace)
    #expect(after.result.code == 0)

    let changes = FolderChanges(from: before.files, to: after.files)
    #expect(changes.added.isEmpty && changes.removed.isEmpty, "\(changes)")
    // What the search shows of pages is in files of sixteen of them, and not all of each page.
    let texts = changes.changed.filter { $0.contains("/search-texts/") }
    let files = try dependents(of: leaf, in: before)
    #expect(Set(changes.changed).subtracting(texts) == files, "\(changes)")
    let pages = try SearchIndex(before, site: Example.client).pages.enumerated()
    let changing = pages.filter { files.contains(Example.client + $1[0]) }.map { number, _ in
      Example.client + "_gapbook/search-texts/\(number / 16).js"
    }
    #expect(!texts.isEmpty && Set(texts).isSubset(of: changing), "\(texts)")
    try expectMovedNumbers(from: before, to: after)
  }

  /// The files that tell of a leaf: its page and its standard's, the findings and policies that
  /// name it, and all that counts.
  private func dependents(of leaf: String, in built: Built) throws -> Set<String> {
    let assessment = try AssessmentFile(built, client: Example.client)
    let entry = try #require(assessment.requirements.first { $0["id"] as? String == leaf })
    let standard = try #require(entry["parent"] as? String)
    let named = assessment.requirements.filter {
      [leaf, standard].contains($0["id"] as? String)
    }
    let findings = named.flatMap { $0["findings"] as? [String] ?? [] }
    let pages = [leaf, standard].map { "requirements/\(pageName($0)).html" }
    let counting = [
      "index.html", "summary.html", "scorecards.html", "changes.html", "documents.html",
      "figures.html", "gaps.html", "plan.html", "about.html", "_gapbook/search-index.js",
      "report.html", "requirements/index.html", "tests.html", "data/assessment.json",
      "data/gaps.csv",
      "data/plan.csv", "data/plan.xlsx", "data/oscal-assessment-results.json",
      "data/oscal-poam.json",
      "data/provenance.json", "SHA256SUMS",
    ]
    let all = counting + pages + findings.map { "findings/\($0).html" }
    let crosswalks = built.pages.filter {
      $0.key.hasPrefix(Example.client + "crosswalks/") && $0.value.text.contains(leaf)
    }
    return Set(all.map { Example.client + $0 } + crosswalks.keys)
  }

  private func pageName(_ id: String) -> String {
    id.split { $0 == "(" || $0 == ")" }.joined(separator: ".")
  }

  private func expectMovedNumbers(from before: Built, to after: Built) throws {
    let old = try AssessmentFile(before, client: Example.client)
    let new = try AssessmentFile(after, client: Example.client)
    let (oldScore, newScore) = (try old.percent("score"), try new.percent("score"))
    #expect(oldScore != newScore)
    for page in ["index.html", "summary.html", "report.html", "figures.html"] {
      let path = Example.client + page
      #expect(try before.page(path).text.contains(oldScore), "\(page)")
      #expect(try after.page(path).text.contains(newScore), "\(page)")
      #expect(try !after.page(path).text.contains(oldScore), "\(page)")
    }
  }
}
