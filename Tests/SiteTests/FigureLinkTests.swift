import Foundation
import TestSupport
import Testing

@Suite("Numbers on pages")
struct FigureLinkTests {
  @Test("lead to how they were computed, and say what stands there")
  func agreeWithTheirMetric() throws {
    let built = try Example.built()
    let figures = try Self.figures(try built.page(Example.client + "figures.html"))
    #expect(figures.count > 200)
    var seen: Set<String> = []
    // On paper they lead to the chapter.
    let pages = built.pages.filter {
      $0.key.hasPrefix(Example.client) && !$0.key.hasSuffix("report.html")
    }
    for (path, page) in pages {
      for index in page.pieces.indices {
        guard case .open(let tag) = page.pieces[index], tag.name == "a", tag["class"] == "fig",
          let id = tag["href"]?.split(separator: "#").last.map(String.init)
        else { continue }
        #expect(page.text(at: index) == figures[id], "\(path) shows \(id)")
        seen.insert(id)
      }
    }
    let expected = [
      "assessment.score", "assessment.coverage", "assessment.met", "findings.open_risk.high",
      "family.security.technical.score_by_leaves", "rule.security.score", "plan.within_30_days",
      "readiness.score",
    ]
    #expect(seen.isSuperset(of: expected), "\(Set(expected).subtracting(seen))")
  }

  @Test("lead there from the first page and the plan, whatever number it is")
  func areAllLinks() throws {
    let built = try Example.built()
    let front = try built.page(Example.client + "index.html")
    let plan = try built.page(Example.client + "plan.html")
    let untraced =
      UntracedNumbers.ofLede(front)
      + UntracedNumbers.of(front, ["changes", "result", "risks", "plan"])
      + UntracedNumbers.of(plan, ["totals"]) + UntracedNumbers.cells(plan, ["totals", "roadmap"])
      + UntracedNumbers.cells(try built.page(Example.client + "changes.html"), ["scores"])
    #expect(untraced == [])
  }

  @Test("of what changed lead to every entry that is counted, as it was and as it is")
  func traceClosures() throws {
    let built = try Example.built()
    let file = try AssessmentFile(built, client: Example.client)
    let prefix = "  content/\(Example.client)"
    for (id, value) in [
      ("comparison.closed", 15), ("comparison.closed.contested", 3),
      ("comparison.closed.with-evidence", 12), ("comparison.closed.without-evidence", 0),
    ] {
      let metric = try #require(file.metrics.first { $0["id"] as? String == id }, "\(id)")
      #expect(metric["value"] as? Int == value, "\(id)")
      let told = try gapbook("explain", id, built.workspace.path)
      #expect(told.code == 0, "\(told.stderr)")
      let lines = told.stdout.split(separator: "\n")
      #expect(lines.count { $0.hasPrefix(prefix + "responses.csv:") } == value, "\(id)")
      // Each entry of the earlier assessment, and the assessment.
      #expect(lines.count { $0.hasPrefix(prefix + "2025/assessment.json:") } == value + 1, "\(id)")
    }
  }

  /// The values on the page of figures by the ids of their rows.
  private static func figures(_ page: HTMLPage) throws -> [String: String] {
    var figures: [String: String] = [:]
    var id: String?
    for index in page.pieces.indices {
      guard case .open(let tag) = page.pieces[index], ["th", "td"].contains(tag.name) else {
        continue
      }
      if let row = id {
        figures[row] = page.text(at: index)
        id = nil
      } else if tag.name == "th", tag["scope"] == "row" {
        id = tag["id"]
      }
    }
    return figures
  }

  @Test(
    "are traced by explain to the cells of their inputs",
    arguments: ["assessment.met", "assessment.partially_met", "assessment.not_met"]
  )
  func traceToCells(_ id: String) throws {
    let built = try Example.built()
    let file = try AssessmentFile(built, client: Example.client)
    let metric = try #require(file.metrics.first { $0["id"] as? String == id })
    let value = try #require(metric["value"] as? Int)
    let told = try gapbook("explain", id, built.workspace.path)
    #expect(told.code == 0, "\(told.stderr)")
    #expect(told.stdout.contains("index.html"))
    let prefix = "  content/\(Example.client)responses.csv:"
    let lines = told.stdout.split(separator: "\n").filter { $0.hasPrefix(prefix) }
    #expect(lines.count == value)
    let rows = try #require(readFile(built.workspace.path + "/" + Example.responses))
    let cells = String(decoding: rows, as: UTF8.self).split(separator: "\n")
    let answers = [
      "assessment.met": ["implemented", "alternative", "not-reasonable"],
      "assessment.partially_met": ["partial"],
      "assessment.not_met": ["planned", "not-implemented"],
    ]
    for line in lines {
      let number = try #require(Int(line.dropFirst(prefix.count).prefix { $0 != ":" }))
      let answer = try #require(
        answers[id]?.first { cells[number - 1].contains(",\($0),") },
        "\(cells[number - 1])"
      )
      #expect(!answer.isEmpty)
    }
  }

  @Test(
    "explain tells of findings, gaps, plan items, risks, evidence and requirements of a client",
    arguments: [
      ("F-03", "findings/F-03.html"), ("R-1", "risks.html"), ("EV-007", "evidence.html"),
      ("164.312(b)", "For Cedar Valley Family Clinic"),
    ]
  )
  func tellsThings(_ id: String, _ words: String) throws {
    let told = try gapbook("explain", id, try Example.built().workspace.path)
    #expect(told.code == 0, "\(told.stderr)")
    #expect(told.stdout.hasPrefix(id + "  "))
    #expect(told.stdout.contains(words), "\(told.stdout)")
  }

  @Test("explain knows every gap and plan item by its id")
  func tellsGaps() throws {
    let built = try Example.built()
    let file = try AssessmentFile(built, client: Example.client)
    for key in ["gaps", "plan"] {
      let id = try #require(file.list(key).first?["id"] as? String)
      let told = try gapbook("explain", id, built.workspace.path)
      #expect(told.code == 0, "\(told.stderr)")
      #expect(told.stdout.hasPrefix(id + "  "))
    }
    let unknown = try gapbook("explain", "assessment.scor", built.workspace.path)
    #expect(unknown.code == 2)
    #expect(unknown.stderr.contains("did you mean \"assessment.score\"?"))
  }
}
