import Foundation
import TestSupport
import Testing

@Suite("The front page of a client's site")
struct FrontPageTests {
  private func front() throws -> HTMLPage {
    try Example.built().page(Example.client + "index.html")
  }

  private func file() throws -> AssessmentFile {
    try AssessmentFile(Example.built(), client: Example.client)
  }

  private static let statuses = [
    "met", "partially-met", "not-met", "not-applicable", "not-assessed",
  ]

  private func openFindings() throws -> [[String: Any]] {
    try file().findings.filter { ["open", "in-progress"].contains($0["status"] as? String) }
  }

  private func count(_ status: String) throws -> Int {
    try file().leaves.count { $0["status"] as? String == status }
  }

  /// How many answers of "met" something contests.
  private func contested() throws -> Int {
    try file().leaves.count { $0["status"] as? String == "met" && $0["contested"] is [String: Any] }
  }

  @Test("prints the score, the coverage and what is left out as the data have them")
  func printsStatistics() throws {
    let big = try front().texts { $0.name == "dd" && $0["class"] == "big" }
    let file = try file()
    let omitted = try count("not-applicable") + count("not-assessed")
    let told = [try file.percent("score"), try file.percent("coverage"), "\(omitted)"]
    #expect(Array(big.prefix(3)) == told)
  }

  @Test("prints the count of each status as the data have it, in figure and in words")
  func printsCounts() throws {
    let legend = try front().texts { $0.name == "ul" && $0["class"] == "legend" }
    let words = ["Met", "Partially met", "Not met", "Not applicable", "Not assessed"]
    let counts = try zip(Self.statuses, words).map { "\(try count($0)) \($1)" }
    #expect(legend == [counts.joined(separator: " ")])

    let lede = try #require(try front().texts { $0["class"] == "lede" }.first)
    let applicable = try file().leaves.count - count("not-applicable")
    let numbers = lede.split { !$0.isNumber }.compactMap { Int($0) }
    let open = try openFindings()
    let serious = open.count { ["high", "very-high"].contains($0["risk"] as? String) }
    let shown = try [
      "met_with_evidence", "met_with_expired_evidence", "met_only_reported",
    ].compactMap { name in
      try file().metrics.first { $0["id"] as? String == "assessment.\(name)" }?["value"] as? Int
    }
    let met = try count("met")
    #expect(shown.count == 3 && shown.reduce(0, +) == met)
    // A kind of proof that nothing has is not told.
    let proof = shown.filter { $0 > 0 }
    let rest = try [
      contested(), applicable, count("partially-met"), count("not-met"), count("not-assessed"),
      serious, open.count,
    ]
    #expect(numbers == [met] + proof + rest, "\(lede)")
  }

  @Test("prints the findings by risk as the data have them")
  func printsRisks() throws {
    let open = try openFindings()
    let cards = try front().texts { $0.name == "li" && $0["class"]?.hasPrefix("card") == true }
    let expected = ["very-high", "high", "moderate", "low", "very-low"].map { risk in
      open.count { $0["risk"] as? String == risk }
    }
    #expect(cards.compactMap { $0.split { !$0.isNumber }.first.flatMap { Int($0) } } == expected)
  }

  @Test("prints each family's row as the data have it")
  func printsFamilies() throws {
    try printsFamilies(try front(), [("Score", "score_by_leaves")])
    try printsFamilies(
      try Example.built().page(Example.client + "scorecards.html"),
      [
        ("Coverage", "coverage"), ("By leaves", "score_by_leaves"),
        ("By standards", "score_by_standards"),
      ]
    )
  }

  private func printsFamilies(_ page: HTMLPage, _ shares: [(String, String)]) throws {
    let tables = page.pieces.split { piece in
      if case .open(let tag) = piece { tag["id"] == "families" } else { false }
    }
    let section = try #require(tables.last)
    var cells: [String: [String]] = [:]
    var label: String?
    cells: for piece in section {
      switch piece {
      case .close("section"): break cells
      case .open(let tag) where tag.name == "td": label = tag["data-l"]
      case .close("td"): label = nil
      case .text(let text):
        if let label { cells[label, default: []].append(text) }
      default: break
      }
    }
    let families = try file().families
    let columns = [
      ("Met", "met"), ("Partially met", "partially_met"), ("Not met", "not_met"),
      ("N/A", "not_applicable"), ("Not assessed", "not_assessed"),
    ]
    for (column, key) in columns {
      #expect(cells[column] == families.map { "\($0[key] as? Int ?? -1)" }, "\(column)")
    }
    for (column, key) in shares {
      let plain = cells[column]?.map { $0.split { $0.isWhitespace }.joined(separator: " ") }
      #expect(plain == families.map { percentWords($0[key]) }, "\(column)")
    }
  }
}
