import Regulation
import TestSupport
import Testing

/// What `gapbook facts` says of days on which the law changed, beside the pages of those days.
@Suite struct FactsOnDaysTests {
  static let days = [
    "2013-09-22", "2013-09-23", "2016-09-05", "2016-09-06", "2019-04-29", "2019-04-30",
    "2020-03-16", "2020-03-17", "2023-05-11", "2023-05-12", "2023-08-09", "2023-08-10",
    "2024-12-22", "2024-12-23", "2025-01-05", "2025-01-06", "2025-06-17", "2025-06-18",
    "2026-01-27", "2026-01-28", "2026-02-15", "2026-02-16", "2026-08-13", "2026-11-28",
  ]
  /// Before it no page is built.
  private static let firstPages = "2013-09-23"

  /// Set beforehand: compliance dates, the end of a comment period, aims of an agenda.
  private static let planned: Set = [
    "repro-2024", "part2-final-rule", "sr-nprm", "sr-nprm-agenda-spring-2025",
    "sr-nprm-agenda-2026",
  ]

  /// A fact as a line of `gapbook facts` and as its entry with `--json`.
  private struct Listed {
    let group: String
    let from: String
    let to: String?
    var numbers: [String] = []
  }

  private static func listed(_ folder: String, _ day: String) throws -> [String: Listed] {
    let text = try gapbook("facts", folder, "--as-of", day).stdout
    var facts: [String: Listed] = [:]
    var group = ""
    for line in text.split(separator: "\n") {
      guard line.hasPrefix("  ") else {
        group =
          line.hasPrefix("In force") ? "in force" : line.hasPrefix("Ended") ? "ended" : "later"
        continue
      }
      let words = line.split(separator: " ").map(String.init)
      let ends = words.count > 3 && words[1] == "to"
      facts[words[ends ? 3 : 1]] = Listed(group: group, from: words[0], to: ends ? words[2] : nil)
    }
    let json = try gapbook("facts", folder, "--as-of", day, "--json").stdout
    var id = ""
    for line in json.split(separator: "\n") {
      let parts = line.split(separator: "\"", omittingEmptySubsequences: false).map(String.init)
      if parts.count > 3, parts[1] == "id" { id = parts[3] }
      guard parts.count == 3, let last = parts.last else { continue }
      let number = last.filter { $0.isNumber || $0 == "." }
      if !number.isEmpty { facts[id]?.numbers.append(number) }
    }
    return facts
  }

  @Test(arguments: days) func agreesWithThePages(_ day: String) throws {
    let site = try TemporaryFolder()
    try site.put(.text("title: Law\nlaw: all\n"), at: "gapbook.yml")
    try site.put(.text("# Home\n"), at: "content/index.md")
    let facts = try Self.listed(site.path, day)
    #expect(facts.count == ContentSite.law.facts.all.count)
    #expect(facts.values.contains { !$0.numbers.isEmpty })
    let out = site.path + "/out"
    let built = try gapbook("build", site.path, "-o", out, "--as-of", day)
    guard day >= Self.firstPages else {
      #expect(built.code == 2)
      return
    }
    #expect(built.code == 0)
    for (id, fact) in facts {
      let page = try Self.page("\(out)/facts/\(id).html")
      let text = page.text
      let from = try #require(Day(fact.from)).spelled
      switch fact.group {
      case "in force":
        let days = fact.to.flatMap(Day.init).map { "from \(from) to \($0.spelled)" }
        #expect(
          text.contains(days ?? "since \(from)") && !text.contains("not in force on"),
          "\(id)"
        )
      case "ended":
        let to = try #require(fact.to.flatMap(Day.init))
        let next = to.adding(days: 1)
        let isReplaced = text.contains(": superseded on \(next.spelled) by ")
        #expect(isReplaced || text.contains(": ended on \(to.spelled)"), "\(id)")
        if isReplaced { #expect(facts.values.contains { $0.from == next.iso }, "\(id)") }
      default:
        #expect(text.contains(": begins on \(from)"), "\(id)")
        #expect(fact.numbers.isEmpty, "\(id)")
      }
      let digits = text.filter { $0 != "," }
      for number in fact.numbers { #expect(digits.contains(number), "\(id): \(number)") }
    }
    try namesNoLaterDay(facts, out, day)
  }

  /// No page of a requirement, of a fact that has begun, or of the changes names a later day.
  private func namesNoLaterDay(_ facts: [String: Listed], _ out: String, _ day: String) throws {
    let begun = facts.filter { $0.value.group != "later" && !Self.planned.contains($0.key) }.keys
    let requirements = names(in: out + "/requirements").filter { $0.hasSuffix(".html") }
    #expect(requirements.count > 100)
    let files =
      begun.map { "facts/\($0).html" } + requirements.map { "requirements/" + $0 }
      + ["law-changes.html"].filter { exists("\(out)/\($0)") }
    for file in files {
      let text = try Self.page("\(out)/\(file)").text
      guard !text.contains("begins on") else { continue }
      #expect(Self.days(text).filter { $0 > day.prefix($0.count) } == [], "\(file)")
    }
  }

  /// A page without what says when and where we read it, and without the names of its neighbors,
  /// which have pages on every day.
  private static func page(_ path: String) throws -> ContentPage {
    let html = String(decoding: try #require(readFile(path), "\(path)"), as: UTF8.self)
    var kept = ""
    for (index, part) in html.split(separator: "<dt>Read in</dt>").enumerated() {
      guard index > 0, let end = part.firstRange(of: "</dd>") else {
        kept += part
        continue
      }
      kept += part[end.upperBound...]
    }
    let pager = kept.firstRange(of: "<nav class=\"pager\"")?.lowerBound ?? kept.endIndex
    kept =
      String(kept[..<pager])
      + (kept[pager...].firstRange(of: "</nav>").map { kept[$0.upperBound...] } ?? "")
    return ContentPage(HTMLPage(Array(kept.utf8)))
  }

  /// Days that are no law's: of our own reading, of a file, and a year in a name.
  private static var ownDays: Regex<Substring> {
    #/Adjustment year [^ ]*|(?:Law|[Ll]ast) checked on \w+ \d+, \d{4}|\.yml:\d+/#
  }

  /// The days, months and years that a text names: `2026-01-28`, `2026-01` or `2026`.
  private static func days(_ text: String) -> [String] {
    let iso = text.matches(of: #/\b(?:19|20)\d\d-[01]\d-[0-3]\d\b/#).map { String($0.output) }
    return iso
      + LaterDaysTests.months(text.replacing(ownDays, with: ""))
  }
}
