import Foundation
import TestSupport
import Testing

@Suite("The first page")
struct FirstPageTests {
  private static let files: KeyValuePairs<String, FolderEntry> = [
    "responses.csv": """
    requirement,status,owner,evidence
    164.308(a)(2),implemented,Ann,EV-1
    164.312(a)(2)(iv),partial,Bob,
    164.308(a)(1)(ii)(A),implemented,Ann,EV-1

    """,
    "evidence.yml": "- { id: EV-1, title: A letter, kind: document, collected: 2026-05-04 }\n",
    "risks.yml": """
    - { id: R-1, title: A flood, likelihood: very-high, impact: very-high }
    - { id: R-2, title: A gift, likelihood: very-high, impact: very-high, accepted: { by: Ann, until: 2027-01-01, reason: R } }

    """,
    "findings/F-1.md": finding("F-1", "high", "owner: Ann\ndue: 2026-09-01\ncost: 900"),
    "findings/F-2.md": finding(
      "F-2",
      "very-high",
      "status: closed\nclosed: 2026-08-20\nverified_by: Dr. Lee\nevidence: [EV-1]"
    ),
    "findings/F-3.md": finding("F-3", "low", "owner: Cy"),
    "findings/F-4.md": finding("F-4", "low", "owner: Cy\ndue: 2026-12-24"),
    "findings/F-5.md": finding("F-5", "very-low", "owner: Cy"),
    "findings/F-6.md": finding("F-6", "very-low", "owner: Cy"),
  ]

  private static func finding(_ id: String, _ level: String, _ keys: String) -> FolderEntry {
    .text(
      """
      ---
      id: \(id)
      requirements: ["164.312(a)(2)(iv)"]
      likelihood: \(level)
      impact: \(level)
      \(keys)
      ---
      # Title of \(id)

      """
    )
  }

  private func workspace(_ summary: String) throws -> TemporaryFolder {
    let workspace = try ClientWorkspace.made(Self.files)
    try workspace.put(.text(summary), at: ClientWorkspace.folder + "summary.md")
    return workspace
  }

  private func built(_ summary: String) throws -> Built {
    let built = try Built(workspace(summary))
    #expect(built.result.code == 0, "\(built.result.stderr)")
    return built
  }

  private func front(_ built: Built) throws -> HTMLPage {
    try built.page("clients/alpha/index.html")
  }

  private func print(_ built: Built) throws -> HTMLPage {
    try built.page("clients/alpha/report.html")
  }

  /// The ids of the sections of the front page.
  private func headings(_ built: Built) throws -> [String] {
    try front(built).tags.filter { $0.name == "h2" }.compactMap { $0["id"] }
  }

  /// The text of the first page in print.
  private func sheet(_ built: Built) throws -> String {
    try #require(
      try print(built).texts { $0.name == "section" && $0["class"] == "first" }.first
    )
  }

  @Test("has the five worst risks with owner and date, open findings and the register together")
  func hasRisks() throws {
    let built = try built("# Summary\n\nAll is well.\n")
    for text in [try front(built).text, try sheet(built)] {
      let order = ["R-1 A flood", "F-1 Title", "F-4 Title", "F-3 Title", "F-5 Title"]
      let places = try order.map { try #require(text.firstRange(of: $0)?.lowerBound, "\($0)") }
      #expect(places == places.sorted(), "\(text)")
      #expect(text.contains("6 open findings and risks of the register"), "\(text)")
      #expect(text.contains("Highest 5 of 6, with owner and date."), "\(text)")
      #expect(text.contains("Ann"))
    }
    let (page, sheet) = (try front(built).text, try sheet(built))
    #expect(!page.contains("R-2 A gift") && !sheet.contains("F-2 Title of F-2"))
  }

  @Test("says what the plan costs and when it is done, and the verdict as the front page does")
  func hasPlan() throws {
    let built = try built("# Summary\n\nAll is well.\n")
    for text in [try front(built).text, try sheet(built)] {
      #expect(text.contains("6 items; known cost $900; the last due date is "), "\(text)")
      #expect(text.contains("5 items without a cost"), "\(text)")
    }
    let lede = try #require(try front(built).texts { $0["class"] == "lede" }.first)
    #expect(try sheet(built).contains(lede))
    let links = try front(built).tags.compactMap { $0["href"] }
    #expect(links.contains("figures.html#plan.cost"))
  }

  @Test("begins with what changed where there is an earlier report, with the proof")
  func beginsWithChanges() throws {
    let first = try built("# Summary\n\nAll is well.\n")
    #expect(try headings(first).prefix(4) == ["result", "risks", "top-findings", "plan"])
    #expect(try headings(first).contains("changes"))
    #expect(try sheet(first).contains("There is no earlier assessment to compare this one with."))

    let earlier = try workspace("# Summary\n")
    try earlier.put(
      "requirement,status\n164.308(a)(2),not-implemented\n164.312(a)(2)(iv),partial\n164.308(a)(1)(ii)(A),implemented\n",
      at: ClientWorkspace.folder + "responses.csv"
    )
    try earlier.put(
      Self.finding("F-2", "very-high", "status: open"),
      at: ClientWorkspace.folder + "findings/F-2.md"
    )
    let before = try Built(earlier, "--as-of", "2026-03-31")
    #expect(before.result.code == 0, "\(before.result.stderr)")
    let file = before.output.path + "/site/clients/alpha/data/assessment.json"
    let second = try Built(workspace("# Summary\n\nAll is well.\n"), "--previous", file)
    #expect(second.result.code == 0, "\(second.result.stderr)")
    #expect(try headings(second).prefix(2) == ["changes", "result"])
    for text in [try front(second).text, try sheet(second)] {
      #expect(
        text.contains(
          "1 is closed with evidence; 1 is not shown closed: 1 is closed but contested."
        ),
        "\(text)"
      )
      #expect(!text.contains("verified by Dr. Lee"), "\(text)")
      #expect(text.contains("The score was 50.0"), "\(text)")
    }
    let print = try print(second).text
    let change = try #require(print.firstRange(of: "Since last time, "))
    let score = try #require(print.firstRange(of: "Highest risks"))
    #expect(change.lowerBound < score.lowerBound)
  }

  @Test("has the first section of the summary as it is, and the rest is a chapter")
  func hasOpinion() throws {
    let built = try built(
      """
      # Summary

      > [!NOTE]
      > A remark.

      ## Short answer

      Care is good, see [below](#long) and [F-1](finding:F-1).[^1]

      ### In detail

      Much of it.

      ## Long answer {#long}

      The rest, by {{ client.name }}.

      [^1]: A footnote.
      """
    )
    let text = try front(built).text
    for words in ["A remark.", "Short answer", "Care is good", "Much of it.", "A footnote."] {
      #expect(text.contains(words), "\(words)")
      #expect(try sheet(built).contains(words), "\(words)")
    }
    #expect(!text.contains("The rest, by"))
    let links = try front(built).tags.compactMap { $0["href"] }
    #expect(links.contains("summary.html#long") && links.contains("findings/F-1.html"))
    let whole = try print(built).text
    #expect(whole.ranges(of: "Care is good").count == 1)
    #expect(whole.ranges(of: "The rest, by Alpha Clinic.").count == 1)
    let ids = try print(built).tags.compactMap { $0["id"] }
    #expect(Set(ids).count == ids.count)
    let targets = try print(built).tags.compactMap { $0["href"] }.filter { $0.hasPrefix("#") }
    for target in targets { #expect(ids.contains(String(target.dropFirst())), "\(target)") }
  }

  @Test("loses nothing of an opinion that is too long for a page, or holds a table")
  func cutsAtABlock() throws {
    let paragraphs = (1...9).map { "P\($0). " + String(repeating: "word ", count: 80) }
    let long = paragraphs.joined(separator: "\n\n")
    for summary in [
      "# Summary\n\n" + long, "# Summary\n\n" + paragraphs[0] + "\n\n| A |\n| - |\n| P9. |\n",
    ] {
      let built = try built(summary)
      let sheet = try sheet(built)
      #expect(sheet.contains("P1. word") && !sheet.contains("P9."), "\(sheet)")
      #expect(sheet.contains("The summary goes on: Summary."), "\(sheet)")
      let whole = try print(built).text
      #expect(whole.ranges(of: "P1. word").count == 2)
      #expect(whole.contains("P9."))
      let ids = try print(built).tags.compactMap { $0["id"] }
      #expect(Set(ids).count == ids.count)
      #expect(try front(built).text.contains("P9."))
    }
  }

  // No leaf is answered: 0% of those that apply.
  @Test("is missed, with the day and the coverage, where a report is issued without them")
  func warnsOfWhatAnIssuedReportLacks() throws {
    let rules = ["issued-without-opinion", "issued-without-day", "issued-under-threshold"]
    let workspace = try ClientWorkspace.made()
    try workspace.put(
      "requirement,status\n",
      at: ClientWorkspace.folder + "responses.csv"
    )
    let client = ClientWorkspace.folder + "client.yml"
    let file = workspace.path + "/" + client
    let keys = String(decoding: try #require(readFile(file)), as: UTF8.self)
    let draft = try gapbook("check", workspace.path)
    try workspace.put(.text(keys + "status: issued\nversion: \"1.0\"\n"), at: client)
    let issued = try gapbook("check", workspace.path)
    for rule in rules {
      #expect(draft.lines(rule).isEmpty, "\(rule)")
      #expect(issued.lines(rule).count == 1, "\(rule): \(issued.stderr)")
    }
    try workspace.put("# Summary\n\nAll is well.\n", at: ClientWorkspace.folder + "summary.md")
    try workspace.put(
      .text(
        keys + """
          status: issued
          version: "1.0"
          history:
            - { version: "1.0", day: 2026-11-20, author: Ann, change: First }

          """
      ),
      at: client
    )
    let whole = try gapbook("check", workspace.path)
    #expect(rules.map { whole.lines($0).count } == [0, 0, 1], "\(whole.stderr)")
    // The small law was checked on November 21, 2026, the day after.
    let later = "law-checked-after-issue"
    #expect(draft.lines(later).isEmpty && issued.lines(later).isEmpty)
    #expect(
      whole.lines(later) == [
        "\(file):1:1: warning: version \"1.0\" was issued on 2026-11-20, and the law that this report shows was last checked on 2026-11-21, after that day [\(later)]"
      ],
      "\(whole.stderr)"
    )
    let said =
      "That was before the text of the law was last checked, on November 21, 2026"
    #expect(try Built(workspace).page("clients/alpha/method.html").text.contains(said))
    let text = String(decoding: try #require(readFile(file)), as: UTF8.self)
    try workspace.put(.text(text.replacing("2026-11-20", with: "2026-11-21")), at: client)
    #expect(try gapbook("check", workspace.path).lines(later).isEmpty)
    #expect(try !Built(workspace).page("clients/alpha/method.html").text.contains(said))
  }

  @Test("has all of a summary of one section, whose chapter is there to be signed")
  func hasAll() throws {
    let workspace = try workspace("Only this.\n")
    try workspace.put("See [it](summary.md).\n", at: ClientWorkspace.folder + "more.md")
    let built = try Built(workspace)
    #expect(try sheet(built).contains("Only this."))
    let print = try print(built)
    #expect(print.text.ranges(of: "Only this.").count == 2)
    #expect(print.tags.contains { $0["href"] == "#summary" })
    #expect(print.tags.contains { $0["id"] == "summary" })
    let empty = try self.built("---\ntitle: Summary\n---\n")
    #expect(try !sheet(empty).contains("Opinion of the assessors"))
    for text in [try front(empty).text, try sheet(empty)] {
      #expect(text.contains("No opinion is written."), "\(text)")
    }
    #expect(try !sheet(built).contains("No opinion is written."))
  }
}

@Suite("The first page of a PDF", .enabled(if: PDFTools.hasEngine, PDFTools.howToGetThem))
struct FirstSheetTests {
  private static let words = String(repeating: "word ", count: 110)

  @Test(
    "is one page after the cover, however much is to be said",
    arguments: [
      "Short.", "Begin. \(words)\n\nMiddle. \(words)\n\nEnd. \(words)",
      "- \(words)\n- \(words)\n\n> \(words)",
    ]
  )
  func isOnePage(opinion: String) throws {
    let long = String(repeating: "A very long title ", count: 12)
    let workspace = try ClientWorkspace.made([
      "summary.md": .text("# Summary\n\n\(opinion)\n\n## Rest\n\nRest.\n")
    ])
    for number in 1...6 {
      try workspace.put(
        .text(
          "---\nid: F-\(number)\nrequirements: [164.308(a)(2)]\nlikelihood: high\nimpact: high\nowner: \(long)\n---\n# \(long)\n"
        ),
        at: ClientWorkspace.folder + "findings/F-\(number).md"
      )
    }
    let built = try Built(workspace, "--pdf", readingPages: false)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let pdf = built.site + "/clients/alpha/report.pdf"
    func page(_ number: Int) throws -> String {
      let page = String(number)
      return try run("/usr/bin/env", ["pdftotext", "-f", page, "-l", page, pdf, "-"]).stdout
    }
    let first = try page(2)
    #expect(first.contains("At a glance") && first.contains("Opinion of the assessors"))
    #expect(first.contains("The summary goes on"), "\(first)")
    let next = try page(3)
    #expect(next.contains("Versions") || next.contains("Contents"), "\(next)")
    #expect(!next.contains("The summary goes on"))
  }
}
