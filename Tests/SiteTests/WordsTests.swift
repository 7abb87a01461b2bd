import Foundation
import GapAnalysis
import Regulation
import TestSupport
import Testing

@Suite("The words of the interface")
struct WordsTests {
  private func workspace(_ files: KeyValuePairs<String, FolderEntry>) throws -> TemporaryFolder {
    let folder = try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21\n", "content/index.md": "# Start\n",
    ])
    for (path, entry) in files { try folder.put(entry, at: path) }
    return folder
  }

  @Test("are replaced one by one, by a file for all sites and one for the site's language")
  func areReplaced() throws {
    let built = try Built(
      try workspace([
        "gapbook.yml": "as_of: 2026-11-21\nlanguage: de\n",
        "templates/words/en.yml": "menu: Contents of the site\nsearch: Find\n",
        "templates/words/de.yml": "search: Suchen\n",
      ])
    )
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let page = try built.page("index.html")
    #expect(page.texts { $0.name == "summary" } == ["Contents of the site"])
    #expect(page.tags.contains { $0["placeholder"] == "Suchen" })
    #expect(try built.page("search.html").texts { $0.name == "h1" } == ["Suchen"])
    #expect(page.texts { $0["class"] == "skip" } == ["Skip to content"])
  }

  @Test("explain the law where a faulty template leaves no site to take them from")
  func explainWithoutASite() throws {
    let whole = try workspace([:])
    let faulty = try workspace(["templates/page.mustache": "{{nonsense}}\n"])
    let id = "164.312(a)(2)(iv)"
    let told = try gapbook("explain", id, faulty.path)
    #expect(told.stdout.contains("Addressable"))
    #expect(try told.output == gapbook("explain", id, whole.path).output)
  }

  @Test("are text, whatever they hold")
  func areText() throws {
    let words = "menu: '<b>bold</b> & \"co\"'\n"
    let built = try Built(try workspace(["templates/words/en.yml": .text(words)]))
    let summary = try built.page("index.html").texts { $0.name == "summary" }
    #expect(summary == ["<b>bold</b> & \"co\""])
  }

  @Test(
    "that nobody asks for, or that ask for what is not there, are told with their place",
    arguments: [
      ("menue: M\n", "en.yml:1:1: error: unknown key \"menue\""),
      ("column_rsk: M\n", "help: did you mean \"column_risk\"?"),
      ("showing: \"{n} von {m}, {x}\"\n", "en.yml:1:10: error: \"showing\" has nothing to fill in"),
      ("showing: \"{n}\"\n", "en.yml:1:10: error: \"showing\" leaves out {m}"),
      (
        "count_pages: { one: \"a page\", other: pages }\n",
        "1:38: error: \"other\" of \"count_pages\""
      ),
      ("open_findings: { one: a }\n", "en.yml:1:16: error: \"open_findings\" lacks \"other\""),
      ("menu: { one: a, other: b }\n", "en.yml:1:9: error: unknown key \"one\" in \"menu\""),
      ("menu: [a]\n", "en.yml:1:7: error: \"menu\" must be a text, not a list"),
      ("\nmenu: ' '\n", "en.yml:2:7: error: \"menu\" is empty"),
      ("menu:\n", "error: \"menu\" is empty [empty-text]"),
    ]
  )
  func areChecked(words: String, message: String) throws {
    let folder = try workspace(["templates/words/en.yml": .text(words)])
    let result = try gapbook("check", ".", in: folder.path)
    #expect(result.code == 3)
    #expect(result.stderr.contains(message), "\(result.stderr)")
  }

  @Test("have a form for one and a form for others")
  func haveForms() throws {
    let cards = try Example.built().page(Example.client + "index.html").texts {
      $0.name == "li" && $0["class"]?.hasPrefix("card") == true
    }
    for card in cards {
      let count = try #require(card.split { !$0.isNumber }.first.flatMap { Int($0) })
      #expect(card.hasSuffix(count == 1 ? "open finding" : "open findings"), "\(card)")
    }
  }

  private static let templates: [(path: String, text: String)] = {
    let root = repositoryRoot + "/templates"
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
    return paths.filter { $0.hasSuffix(".mustache") }.sorted().map { path in
      (path, String(decoding: readFile(root + "/" + path) ?? [], as: UTF8.self))
    }
  }()

  @Test("stand in words/en.yml and in no template")
  func standInOnePlace() throws {
    try #require(Self.templates.count > 20)
    for (path, text) in Self.templates {
      let tags = #"<style>.*?</style>|\{\{!.*?\}\}|\{\{\{?.*?\}\}\}?|<[^>]*>"#
      let pattern = try NSRegularExpression(pattern: tags, options: .dotMatchesLineSeparators)
      let whole = NSRange(location: 0, length: (text as NSString).length)
      let words = pattern.stringByReplacingMatches(in: text, range: whole, withTemplate: "")
      #expect(words.filter { $0.isLetter } == "", "\(path)")
      let attributes = #"(?:aria-label|placeholder|title)="[^"{]*[A-Za-z]"#
      #expect(text.range(of: attributes, options: .regularExpression) == nil, "\(path)")
    }
  }

  /// The keys of the list, and what the sources say of them.
  private static let keys: [String] = {
    let file = readFile(repositoryRoot + "/templates/words/en.yml") ?? []
    return String(decoding: file, as: UTF8.self).split(separator: "\n").compactMap { line in
      line.first?.isLetter == true ? String(line.prefix { $0 != ":" }) : nil
    }
  }()

  private static let sources: String = {
    let root = repositoryRoot + "/Sources"
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
    return paths.filter { $0.hasSuffix(".swift") && !$0.contains("Embedded") }.map {
      String(decoding: readFile(root + "/" + $0) ?? [], as: UTF8.self)
    }.joined()
  }()

  /// What stands in the first place of a call that looks words up.
  private static func named(_ pattern: String) -> Set<String> {
    guard let regex = try? NSRegularExpression(pattern: pattern) else { return [] }
    let text = sources as NSString
    let whole = NSRange(location: 0, length: text.length)
    return Set(
      regex.matches(in: sources, range: whole).map { text.substring(with: $0.range(at: 1)) }
    )
  }

  private static let calls =
    #"\b(?:[wW]ords|english|line|self)(?:\.line|\.term|\.words)?\(\s*"([a-z0-9_]+)""#

  @Test("are all asked for")
  func areUsed() throws {
    try #require(Self.keys.count > 500)
    let groups = Self.named(Self.calls).filter { $0.hasSuffix("_") }.union(["month_", "plan_lack_"])
    let shown = Self.templates.map(\.text).joined()
    for name in Self.keys where !groups.contains(where: name.hasPrefix) {
      // An edition says these in place of the words without the ending.
      let ending = "_in_edition"
      let key = name.hasSuffix(ending) ? String(name.dropLast(ending.count)) : name
      let isUsed = shown.contains("wording.\(key)}}") || Self.sources.contains("\"\(key)\"")
      #expect(isUsed, "\(key)")
    }
  }

  @Test("are there for every key that the program asks for")
  func areThere() throws {
    let asked = Self.named(Self.calls)
    try #require(asked.count > 400)
    for key in asked where !Self.keys.contains(key) {
      #expect(key.hasSuffix("_") && Self.keys.contains { $0.hasPrefix(key) }, "\(key)")
    }
    let kinds = "column|label|heading|chip|note|caption|empty|lede|count|verdict|answer"
    for key in Self.named("\"((?:\(kinds))_[a-z0-9_]+)\"") where !key.hasSuffix("_") {
      #expect(Self.keys.contains(key), "\(key)")
    }
  }

  @Test("of an enumeration are there for each of its cases")
  func areThereForEachCase() {
    func check<Choice: RawRepresentable & CaseIterable>(_ group: String, _ type: Choice.Type)
    where Choice.RawValue == String {
      for choice in Choice.allCases {
        let key = group + choice.rawValue.replacing("-", with: "_")
        #expect(Self.keys.contains(key), "\(key)")
      }
    }
    check("status_", Status.self)
    check("level_", Level.self)
    check("", Client.ReportStatus.self)
    check("entity_", Entity.self)
    check("finding_status_", Finding.Status.self)
    check("horizon_", Horizon.self)
    check("change_", ChangeKind.self)
    check("change_reason_", ChangeReason.self)
    check("finding_change_", FindingChangeKind.self)
    check("evidence_change_", EvidenceChange.Kind.self)
    check("compared_", ComparedPart.self)
    check("answer_", Response.Answer.self)
    check("deadline_", Deadline.Kind.self)
    check("deadline_state_", Deadline.State.self)
    check("check_", CheckItem.State.self)
    check("law_status_", Requirement.LegalStatus.self)
    check("rule_", HIPAARule.self)
    check("formula_gaps_", GapCause.Kind.self)
    check("formula_deadlines_", Deadline.State.self)
    check("formula_evidence_", EvidenceResult.State.self)
    check("formula_readiness_", ReadinessAnswer.Answer.self)
    check("excluded_", Metric.Exclusion.Reason.self)
    check("repeated_", LeftOut.Repeated.self)
    check("deadline_title_", Deadline.Kind.self)
    check("recipient_", BreachDuty.Recipient.self)
  }

  private static let own = """
    column_risk: Peril
    title_plan: What to do by when
    heading_result: Where you stand
    empty_breaches: Nobody has told us of a breach.
    verdict: "{client}: {met} of {n}; {rest}; {findings}. Our verdict."
    pdf_page_of: "Sheet {page}, {pages} in all"
    """

  private static func built(_ arguments: String...) throws -> Built {
    let folder = try TwoClients.folder()
    try folder.put(.text(own), at: "templates/words/en.yml")
    return try arguments.isEmpty ? Built(folder) : Built(folder, arguments[0])
  }

  @Test("of a workspace stand in its clients' sites and print editions")
  func standInSites() throws {
    let built = try Self.built()
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let site = "clients/alpha/"
    let front = try built.text(site + "index.html")
    #expect(front.contains(". Our verdict."))
    #expect(front.contains("Where you stand</a>") && front.contains(">What to do by when</a>"))
    #expect(try built.page(site + "plan.html").texts { $0.name == "h1" } == ["What to do by when"])
    #expect(try built.text(site + "breaches.html").contains("Nobody has told us of a breach."))
    let report = try built.text(site + "report.html")
    for words in ["Our verdict.", "What to do by when", "Where you stand", "Nobody has told us"] {
      #expect(report.contains(words), "\(words)")
    }
    for page in ["findings/index.html", "gaps.html", "report.html"] {
      let heads = try built.page(site + page).texts { $0.name == "th" }
      #expect(heads.contains("Peril") && !heads.contains("Risk"), "\(page)")
    }
  }

  @Test(
    "of a workspace stand in the PDF",
    .enabled(if: PDFTools.areThere, PDFTools.howToGetThem)
  )
  func standInPDF() throws {
    let built = try Self.built("--pdf")
    let pdf = try PDFFile(built.site + "/clients/alpha/report.pdf")
    #expect(pdf.text.contains("Sheet 2, \(pdf.facts.pages) in all"))
    #expect(pdf.text.contains("Our verdict."))
    #expect(pdf.facts.outline.contains { $0.title.contains("What to do by when") })
    #expect(pdf.facts.outline.contains { $0.title.contains("Where you stand") })
  }
}
