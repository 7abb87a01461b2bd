import Foundation
import TestSupport
import Testing

@Suite("The charts of a client's site")
struct ChartTests {
  private func page(_ name: String) throws -> HTMLPage {
    try Example.built().page(Example.client + name)
  }

  private func file() throws -> AssessmentFile {
    try AssessmentFile(Example.built(), client: Example.client)
  }

  @Test("count what is not closed once in each heat map, and name each cell's risk")
  func countFindings() throws {
    let cells = try page("risks.html").texts { tag in
      tag.name == "td" && tag["class"]?.hasPrefix("r-") == true && tag["data-l"] == nil
    }
    try #require(cells.count == 50)
    let counts = cells.compactMap { Int($0.prefix { $0.isNumber }) }
    let rated = try file().findings + file().list("risks")
    let current = rated.filter { $0["status"] as? String != "closed" }
    #expect(current.count == 23)
    #expect(counts.prefix(25).reduce(0, +) == current.count)
    #expect(counts.suffix(25).reduce(0, +) == current.count)
    let words = ["Very low", "Low", "Moderate", "High", "Very high"]
    #expect(cells.allSatisfy { cell in words.contains { cell.hasSuffix($0) } })
    // NIST SP 800-30, Table I-2, is not symmetric.
    #expect(cells[4].hasSuffix("Very high") && cells[20].hasSuffix("Very low"))
  }

  @Test("show each item of the plan that has a day on the roadmap, and tell how many have none")
  func showPlan() throws {
    let items = try file().list("plan")
    let dated = items.filter { $0["due"] is String }
    let rows = try page("plan.html").texts { $0.name == "figure" && $0["class"] == "rows" }
    let text = try #require(rows.first)
    for item in dated {
      let risk = (item["kind"] as? String == "risk" ? item["risks"] : nil) as? [String]
      let subject = item["finding"] as? String ?? risk?.first ?? item["requirement"] as? String
      let name = try #require(subject)
      #expect(text.contains(name), "\(name)")
    }
    let undated = items.count - dated.count
    let told = try page("plan.html").text.contains("of the plan have no due date.")
    #expect(told == (undated > 0))
  }

  @Test("show each family's score then and now, and the later as the data have it")
  func showChanges() throws {
    let figure = try page("changes.html").texts { $0.name == "figure" && $0["class"] == "rows" }
    let text = try #require(figure.first)
    let scores = try file().families.compactMap { $0["score_by_leaves"] as? NSNumber }
    #expect(!scores.isEmpty)
    for score in scores { #expect(text.contains(percentWords(score)), "\(score)") }
  }

  @Test("hold no word that is only painted: what assistive technology skips stands in text")
  func tellInWords() throws {
    for name in ["plan.html", "changes.html", "index.html"] {
      for tag in try page(name).tags where tag.name == "svg" {
        let isTold = tag["aria-hidden"] == "true" || tag["aria-label"]?.isEmpty == false
        #expect(isTold, "\(name): \(tag.attributes)")
      }
    }
  }
}
