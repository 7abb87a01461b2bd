import Foundation
import TestSupport
import Testing

/// Two assessments of one client, between which something was closed in each of the four ways.
@Suite("What was closed")
struct ClosureTests {
  private static let ids = ["164.308(a)(2)", "164.312(a)(2)(iv)", "164.308(a)(1)(ii)(A)"]

  private static func finding(_ id: String, _ requirement: String, _ keys: String) -> FolderEntry {
    .text(
      """
      ---
      id: \(id)
      requirements: ["\(requirement)"]
      likelihood: high
      impact: moderate
      \(keys)
      ---
      # Title of \(id)

      """
    )
  }

  /// The client when nothing was closed.
  private static func earlier(_ language: String) throws -> TemporaryFolder {
    let workspace = try workspace(
      ids.map { "\($0),not-implemented,Ann," },
      language: language
    )
    for id in 1...4 {
      try workspace.put(
        finding("F-\(id)", ids[0], "owner: Ann"),
        at: ClientWorkspace.folder + "findings/F-\(id).md"
      )
    }
    return workspace
  }

  /// By evidence a leaf and F-1, without any F-2; a leaf against F-5, F-3 against an answer
  /// of partial; F-4 is gone.
  private static func later(_ language: String) throws -> TemporaryFolder {
    let workspace = try workspace(
      [
        "\(ids[0]),implemented,Ann,EV-1", "\(ids[1]),partial,Ann,",
        "\(ids[2]),implemented,Ann,EV-1",
      ],
      language: language
    )
    let findings: KeyValuePairs<String, FolderEntry> = [
      "F-1": finding("F-1", ids[0], "status: closed\nclosed: 2026-08-20\nevidence: [EV-1]"),
      "F-2": finding("F-2", ids[0], "status: closed\nclosed: 2026-08-20"),
      "F-3": finding("F-3", ids[1], "status: closed\nclosed: 2026-08-20\nevidence: [EV-1]"),
      "F-5": finding("F-5", ids[2], "owner: Ann\ndue: 2026-12-01\ncost: 900"),
    ]
    for (id, text) in findings {
      try workspace.put(text, at: ClientWorkspace.folder + "findings/\(id).md")
    }
    return workspace
  }

  private static func workspace(_ rows: [String], language: String) throws -> TemporaryFolder {
    let workspace = try ClientWorkspace.made([
      "responses.csv": .text(
        "requirement,status,owner,evidence\n" + rows.joined(separator: "\n") + "\n"
      ),
      "evidence.yml":
        "- { id: EV-1, title: A letter, kind: document, collected: 2026-05-04 }\n",
      "client.yml":
        "name: Alpha Clinic\nentity: covered-entity\nas_of: 2026-09-30\nscope: { rules: [security] }\nreport: { appendices: print }\n",
    ])
    try workspace.put(
      .text("title: T\nas_of: 2026-11-21\nlanguage: \(language)\n"),
      at: "gapbook.yml"
    )
    return workspace
  }

  private static func built(_ language: String = "en-US") throws -> Built {
    let before = try Built(earlier(language), "--as-of", "2026-03-31")
    #expect(before.result.code == 0, "\(before.result.stderr)")
    let file = before.output.path + "/site/clients/alpha/data/assessment.json"
    let built = try Built(later(language), "--previous", file)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    return built
  }

  private func sheet(_ built: Built) throws -> HTMLPage {
    let bytes = Array(try built.text("clients/alpha/report.html").utf8)
    let start = try #require(bytes.firstRange(of: Array("<section class=\"first\"".utf8)))
    let rest = bytes[start.lowerBound...]
    let end =
      rest.firstRange(of: Array("<nav class=\"contents\"".utf8))?.lowerBound ?? rest.endIndex
    return HTMLPage(Array(rest[..<end]))
  }

  @Test("is counted in four ways on the first page, in print and among the changes")
  func isCountedApart() throws {
    let built = try Self.built()
    let rows = [
      "Closed with evidence1 requirement, 1 finding",
      "Closed without evidence1 finding",
      "Closed but contested1 requirement, 1 finding", "No longer listed1 finding",
    ]
    let front = try built.page("clients/alpha/index.html")
    for page in [front, try sheet(built)] {
      let text = page.text.replacing(" ", with: "")
      for row in rows { #expect(text.contains(row.replacing(" ", with: "")), "\(row): \(text)") }
    }
    for path in ["changes.html", "report.html"] {
      let text = try built.page("clients/alpha/" + path).text
      #expect(
        text.contains(
          "2 are closed with evidence; 4 are not shown closed: 1 is closed without evidence, 2 are closed but contested, 1 is no longer listed."
        ),
        "\(path)"
      )
      #expect(text.contains("contested by F-5; evidence: EV-1, collected"), "\(path)")
      #expect(text.contains("Yet 164.312(a)(2)(iv) still falls short."), "\(path)")
      let order = ["with evidence F-1", "without evidence F-2", "contested F-3", "listed F-4"]
      let places = order.map { text.firstRange(of: $0)?.lowerBound }
      #expect(
        !places.contains(nil) && places.compactMap(\.self) == places.compactMap(\.self).sorted()
      )
    }
  }

  @Test("has every number of the first page traced, on paper too")
  func isTraced() throws {
    let built = try Self.built()
    let front = try built.page("clients/alpha/index.html")
    let plan = try built.page("clients/alpha/plan.html")
    #expect(UntracedNumbers.of(front, ["changes", "result", "risks", "plan"]) == [])
    #expect(UntracedNumbers.of(plan, ["totals"]) == [])
    #expect(UntracedNumbers.cells(plan, ["totals", "roadmap"]) == [])
    let sheet = try sheet(built)
    #expect(UntracedNumbers.outsideTables(sheet) == [])
    // Its row in the chapter of figures is behind each.
    #expect(
      sheet.tags.count { $0["class"] == "fig" && ($0["href"] ?? "").hasPrefix("#figures--") } > 20
    )
  }

  @Test("says so in Spanish, and with the dates of other English")
  func speaksLanguages() throws {
    let spanish = try Self.built("es").page("clients/alpha/changes.html").text
    #expect(
      spanish.contains(
        "2 están cerrados con evidencia; de 4 no consta el cierre: 1 está cerrado sin evidencia, 2 están cerrados pero cuestionados, 1 ya no figura."
      ),
      "\(spanish)"
    )
    let english = try Self.built("en-GB").page("clients/alpha/index.html")
    #expect(english.text.contains("the last due date is 1 December 2026"))
    #expect(UntracedNumbers.of(english, ["changes", "result", "plan"]) == [])
  }
}
