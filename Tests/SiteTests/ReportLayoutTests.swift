import Foundation
import TestSupport
import Testing

@Suite("The chapters of a report")
struct ReportLayoutTests {
  private static let site = "clients/alpha/"

  private func built(_ report: String, shared: String = "") throws -> Built {
    let client =
      "name: Alpha Clinic\nentity: covered-entity\nas_of: 2026-09-30\nscope: { rules: [security] }\n"
    let workspace = try ClientWorkspace.made([
      "client.yml": .text(client + report),
      "summary.md":
        "# Our summary\n\nSee [the scope](scope.md), [exposure](../../guide/law.md) and evidence:E-1.\n\nSee [E-1](evidence:E-1).\n",
      "scope.md": "# Our scope\n\nWhat we saw.\n", "interviews.md": "# Interviews\n\nWho spoke.\n",
      "evidence.yml": "- { id: E-1, title: Inventory }\n",
      "responses.csv": "requirement,status,evidence\n164.308(a)(2),implemented,E-1\n",
      "/content/guide/glossary.md": "# Words\n\n## A\n\nAccess.\n",
      "/content/guide/law.md": "# Law\n\nText.\n",
      "/gapbook.yml": .text("title: T\nas_of: 2026-11-21\n" + shared),
    ])
    let built = try Built(workspace)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    return built
  }

  /// The titles of the chapters in print, without their numbers.
  private func chapters(_ built: Built) throws -> [String] {
    let page = try built.page(Self.site + "report.html")
    return page.texts { $0.name == "h2" }.filter { $0.first?.isNumber ?? false }
      .map { String($0.drop { $0 != " " }.dropFirst()) }
  }

  @Test("begin with the summary and the result, and leave the appendices to the site")
  func haveAnOrder() throws {
    let built = try built("")
    let titles = try chapters(built)
    #expect(titles.prefix(5) == ["Our summary", "Result", "Our scope", "Interviews", "Findings"])
    #expect(
      titles.suffix(4) == ["Method", "Not in this report", "About this report", "Sign-off"]
    )
    #expect(!titles.contains("How each number was computed"))
    let print = try built.text(Self.site + "report.html")
    for name in ["figures.html", "sources.html", "guide/glossary.html", "about.html"] {
      #expect(print.contains("<code>\(name)</code>"), "\(name)")
      #expect(built.pages[Self.site + name] != nil, "\(name)")
    }
    // The digests are on the site alone.
    #expect(!print.contains("SHA-256: "))
    #expect(!print.contains("content/clients/"))
  }

  @Test("print the appendices where that is asked for, all or by name")
  func printAppendices() throws {
    let all = try built("report: { appendices: print }\n")
    #expect(
      try chapters(all).suffix(4) == [
        "How each number was computed", "Sources", "Words", "Sign-off",
      ]
    )
    #expect(try all.text(Self.site + "report.html").contains("responses.csv"))
    // The pages of the law are on the website still.
    let report = try all.text(Self.site + "report.html")
    #expect(report.contains("On the website only") && report.contains("law-changes.html"))
    #expect(!report.contains(">sources.html<"))
    let named = try built("report: { chapters: [figures] }\n")
    #expect(try chapters(named).first == "How each number was computed")
    #expect(!(try chapters(named).contains("Sources")))
  }

  @Test("begin as they are listed, and the rest follows in its order")
  func followTheList() throws {
    let built = try built("report: { chapters: [plan, sign-off, gaps, summary] }\n")
    let titles = try chapters(built)
    #expect(
      titles.prefix(6) == [
        "Plan and roadmap", "Sign-off", "Gaps and contradictions", "Our summary", "Result",
        "Our scope",
      ]
    )
    #expect(Set(titles).count == titles.count)
    let page = try built.page(Self.site + "report.html")
    // The lines to sign on are where they were put, once.
    #expect(page.tags.count { $0["class"] == "sign" } == 1)
    // A list that names the gaps has their table.
    #expect(page.texts { $0.name == "h3" }.contains { $0.hasSuffix(" Gaps") })
  }

  @Test("of a client go before those of the workspace")
  func goBefore() throws {
    let shared = "report: { chapters: [gaps, plan], omit: [breaches, risks] }\n"
    let client = "report: { omit: [gaps], chapters: [risks] }\n"
    let titles = try chapters(try built(client, shared: shared))
    #expect(titles.first == "Risks")
    #expect(!titles.contains("Gaps and contradictions"))
    #expect(titles.contains("Breach readiness"))
    let other = try chapters(try built("", shared: shared))
    #expect(other.prefix(2) == ["Gaps and contradictions", "Plan and roadmap"])
    #expect(!other.contains("Breach readiness") && !other.contains("Risks"))
  }

  private static let omitted = [
    "summary.html", "scope.html", "findings/index.html", "plan.html", "risks.html",
    "scorecards.html", "gaps.html", "decisions.html", "breaches.html", "exposure.html",
    "readiness.html", "documents.html", "changes.html", "evidence.html", "sign-off.html",
    "about.html", "figures.html", "sources.html", "guide/glossary.html",
  ]

  @Test("that are omitted have no page, no link, no entry and no print, and are listed as left out")
  func areOmitted() throws {
    let whole = try built("")
    let names = """
      [summary, result, scope, findings, plan, risks, scorecards, gaps, decisions, breaches, exposure,
       readiness, documents, changes, evidence, sign-off, about, figures, sources, glossary]
      """
    let built = try built("report:\n  omit: \(names)\n")
    #expect(Self.omitted.count { whole.pages[Self.site + $0] == nil } <= 2)
    for path in Self.omitted {
      #expect(built.files[Self.site + path] == nil, "\(path)")
      let name = path.split(separator: "/").last.map(String.init) ?? path
      for (page, html) in built.pages where page.hasPrefix(Self.site) && name != "index.html" {
        let links = html.tags.compactMap { $0["href"] }
        #expect(!links.contains { $0.hasPrefix(path) || $0.hasPrefix("../" + path) }, "\(page)")
      }
    }
    #expect(
      try chapters(built) == ["Interviews", "Requirements", "Method", "Not in this report"]
    )
    let left = try #require(built.pages[Self.site + "left-out.html"])
    let listed = left.texts { $0.name == "main" }.joined()
    for title in ["Exposure", "Our summary", "Words", "How each number was computed", "Result"] {
      #expect(listed.contains(title), "\(title)")
    }
    // The data stay whole.
    for (path, bytes) in whole.files where path.hasPrefix(Self.site + "data/") {
      guard path.hasSuffix("assessment.json") || path.hasSuffix(".csv") else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(try built.text(path).count == text.count, "\(path)")
    }
    let index = try built.text(Self.site + "index.html")
    #expect(!index.contains("summary.html") && index.contains("left-out.html"))
  }

  @Test("stay one document without the links of what is omitted")
  func dropLinks() throws {
    let built = try built("report: { omit: [scope, evidence] }\n")
    let summary = try built.text(Self.site + "summary.html")
    #expect(summary.contains("See the scope,"))
    #expect(!summary.contains("evidence.html"))
    #expect(built.result.lines("unresolved-link").isEmpty)
  }

  @Test(
    "that cannot be are errors at their names, all in one run",
    arguments: [
      ("chapters: [summry, plan]", "5:22", "unknown-chapter", "did you mean \"summary\"?"),
      ("omit: [method]", "5:18", "needed-chapter", "what can be omitted: summary, result"),
      ("omit: [requirements]", "5:18", "needed-chapter", "what can be omitted"),
      ("omit: [left-out]", "5:18", "needed-chapter", "what can be omitted"),
      ("chapters: [plan, gaps, plan]", "5:34", "repeated-chapter", "client.yml:5:22"),
      ("chapters: [plan], omit: [gaps, plan]", "5:42", "repeated-chapter", "client.yml:5:22"),
      ("omit: [gaps, gaps]", "5:24", "repeated-chapter", "client.yml:5:18"),
      ("appendices: paper", "5:23", "unknown-appendices", "allowed: web, print"),
      ("chapter: [plan]", "5:11", "unknown-key", "did you mean \"chapters\"?"),
    ]
  )
  func areRefused(report: String, place: String, rule: String, help: String) throws {
    let workspace = try ClientWorkspace.made([
      "client.yml": .text(
        "name: A\nentity: both\nas_of: 2026-09-30\npaper: folio\nreport: { \(report) }\n"
      )
    ])
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.code == 3)
    let lines = result.lines(rule)
    #expect(lines.count == 1, "\(result.stderr)")
    #expect(lines.first?.contains("client.yml:\(place): error: ") == true, "\(lines)")
    #expect(result.helps.contains { $0.contains(help) }, "\(result.helps)")
    #expect(result.lines("unknown-paper").first?.contains("client.yml:4:8: error") == true)
  }
}
