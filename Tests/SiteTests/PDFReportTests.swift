import Foundation
import TestSupport
import Testing

@Suite("The PDF of a report", .enabled(if: PDFTools.areThere, PDFTools.howToGetThem))
struct PDFReportTests {
  private static let site = Example.client
  private static let first = Result {
    // The figures are printed where that is asked for.
    let folder = try Example.copy()
    let file = "gapbook.yml"
    let text = String(decoding: try #require(readFile(folder.path + "/" + file)), as: UTF8.self)
    try folder.put(.text(text + "report: { appendices: print }\n"), at: file)
    let built = try Built(folder, "--pdf", "--jobs", "1", readingPages: false)
    return (built, try PDFFile(built.site + "/" + site + "report.pdf"))
  }

  private var built: Built { get throws { try Self.first.get().0 } }
  private var pdf: PDFFile { get throws { try Self.first.get().1 } }

  @Test("conforms to PDF/UA-1 and PDF/A-3a, as page-validation judges it")
  func isJudged() throws {
    let judged = try pdf.facts.judged
    #expect(judged.keys.sorted() == ["PDF/A-3a", "PDF/UA-1"])
    for (profile, failures) in judged { #expect(failures == [], "\(profile)") }
  }

  @Test("is built, listed and sound to qpdf and pdfua")
  func isSound() throws {
    #expect(try built.result.code == 0)
    #expect(try built.text(Self.site + "SHA256SUMS").contains("  report.pdf\n"))
    let check = try run("/usr/bin/env", ["qpdf", "--check", pdf.path])
    #expect(check.code == 0, "\(check.stdout) \(check.stderr)")
    let findings = try pdf.facts.findings
    #expect(findings.code == 0, "\(findings.words)")
    #expect(try pdf.facts.pages > 40)
  }

  @Test("declares its standards, language, title, author and day")
  func declares() throws {
    let facts = try pdf.facts
    let standards = ["pdfuaid:part": "1", "pdfaid:part": "3", "pdfaid:conformance": "A"]
    #expect(facts.standards == standards)
    #expect(facts.marked && facts.language == "en-US")
    #expect(facts.title == "Cedar Valley Family Clinic: HIPAA gap report")
    #expect(facts.author == ["Example Assessors LLP"])
    #expect(facts.created.hasPrefix("2026-09-30T00:00:00"))
    #expect(facts.actions == [])
  }

  @Test("is tagged: heads of tables with their scope, pictures with words, fonts embedded")
  func isTagged() throws {
    let facts = try pdf.facts
    #expect(facts.scopes == ["/Column"])
    for role in ["TH", "TD", "Figure", "TOCI", "H1", "H2", "H3", "Table", "L", "Link"] {
      #expect(facts.roles[role, default: 0] > 0, "\(role)")
    }
    #expect(facts.alternatives.count == facts.roles["Figure"])
    #expect(facts.alternatives.allSatisfy { !$0.isEmpty })
    #expect(!facts.fonts.isEmpty && facts.fonts.allSatisfy(\.value), "\(facts.fonts)")
  }

  @Test("has bookmarks three levels deep and no link that leads nowhere")
  func hasBookmarks() throws {
    let facts = try pdf.facts
    #expect(Set(facts.outline.map(\.level)) == [1, 2, 3])
    #expect(facts.links.broken == 0)
    #expect(facts.links.whole > 300)
    #expect(try pdf.text.contains("Page 7 of \(facts.pages)"))
  }

  @Test("carries the assessment and the OSCAL files byte for byte")
  func carriesData() throws {
    let names = ["assessment.json", "oscal-assessment-results.json", "oscal-poam.json"]
    #expect(try Set(pdf.facts.attachments.keys) == Set(names))
    for name in names {
      let path = "\(try built.site)/\(Self.site)data/\(name)"
      let digest = try run("/usr/bin/sha256sum", [path]).stdout.prefix(64)
      #expect(try pdf.facts.attachments[name] == String(digest))
    }
  }

  @Test("prints every finding of the input, none twice")
  func printsFindings() throws {
    let file = try AssessmentFile(built, client: Self.site)
    let expected = file.findings.map { finding in
      "\(finding["id"] as? String ?? "") \(finding["title"] as? String ?? "")"
    }
    let titles = try pdf.facts.outline.filter { $0.level == 2 }.map { mark in
      mark.title.split(separator: " ").dropFirst().joined(separator: " ")
    }
    let printed = titles.filter { $0.firstMatch(of: #/^F-\d+ /#) != nil }
    #expect(printed.sorted() == expected.sorted())
    let inputs = names(in: try built.workspace.path + "/content/" + Self.site + "findings")
    #expect(printed.count == inputs.count)
  }

  @Test("prints every requirement with its status, and every metric with its value")
  func printsNumbers() throws {
    let file = try AssessmentFile(built, client: Self.site)
    let solid = try pdf.solid
    let statuses = [
      "met": "Met", "partially-met": "Partially met", "not-met": "Not met",
      "not-applicable": "Not applicable", "not-assessed": "Not assessed",
    ]
    for requirement in file.requirements {
      guard let id = requirement["id"] as? String, let title = requirement["title"] as? String,
        let status = (requirement["status"] as? String).flatMap({ statuses[$0] })
      else { continue }
      let start = (id + title).filter { !$0.isWhitespace }
      let word = status.filter { !$0.isWhitespace }
      let rows = solid.ranges(of: start).map { solid[$0.upperBound...].prefix(word.count + 2) }
      #expect(rows.contains { $0.contains(word) }, "\(id) \(status)")
    }
    for metric in file.metrics {
      guard let id = metric["id"] as? String, let value = PrintedNumbers.words(metric) else {
        continue
      }
      #expect(solid.contains(id + value), "\(id) \(value)")
    }
  }

  @Test("prints no percentage and no sum of money that is neither computed nor in the input")
  func printsNothingElse() throws {
    let json = try built.text(Self.site + "data/assessment.json")
    let workspace = try contents(of: try built.workspace.path + "/content/" + Self.site)
    let input = workspace.values.map { String(decoding: $0, as: UTF8.self) }.joined()
    let known = PrintedNumbers.digits(json + " " + input)
    let facts = try contents(of: try built.workspace.path + "/content/regulation")
    let law = PrintedNumbers.digits(
      facts.values.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    )
    let printed = try PrintedNumbers.of(pdf.text)
    #expect(printed.count > 50)
    let unknown = try printed.subtracting(known.union(law).union([likeForLike()] + coverages()))
    #expect(unknown.sorted() == [])
  }

  /// The coverage of each obligation, of which the data hold the leaves alone.
  private func coverages() throws -> [String] {
    let leaves = try AssessmentFile(built, client: Self.site).leaves
    let groups = Dictionary(grouping: leaves) { $0["obligation"] as? String ?? "" }
    return groups.values.map { leaves in
      let statuses = leaves.compactMap { $0["status"] as? String }
      let applicable = statuses.filter { $0 != "not-applicable" }
      let assessed = applicable.count { $0 != "not-assessed" }
      let share = Double(assessed) * 100 / Double(max(applicable.count, 1))
      return String(percentWords(NSNumber(value: share)).prefix { $0 != "%" })
    }
  }

  /// The score over what both assessments looked at, of which the data hold the change alone.
  private func likeForLike() throws -> String {
    let before = "/content/" + Self.site + "2025/assessment.json"
    let bytes = try #require(readFile(try built.workspace.path + before))
    let earlier = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    let values = ["met": 1.0, "partially-met": 0.5, "not-met": 0]
    let entries = try #require(earlier?["requirements"] as? [[String: Any]])
    let assessed = Set(
      entries.filter { values[$0["status"] as? String ?? ""] != nil }
        .compactMap { $0["id"] as? String }
    )
    let now = try AssessmentFile(built, client: Self.site).leaves.filter { leaf in
      assessed.contains(leaf["id"] as? String ?? "")
    }.compactMap { values[$0["status"] as? String ?? ""] }
    try #require(!now.isEmpty)
    let words = percentWords(NSNumber(value: now.reduce(0, +) * 100 / Double(now.count)))
    return String(words.prefix { $0 != "%" })
  }

  @Test("numbers its tables and figures as report.html does, and shows the same parts")
  func agreesWithHTML() throws {
    let page = HTMLPage(try #require(try built.files[Self.site + "report.html"]))
    let tables = page.texts { $0.name == "caption" && $0["class"] != "vh" }
    let figures = page.texts { $0.name == "figcaption" }
    #expect(tables.count > 40 && figures.count > 1)
    let solid = try pdf.solid
    for (kind, captions) in [("Table", tables), ("Figure", figures)] {
      for (index, caption) in captions.enumerated() {
        let words = "\(kind) \(index + 1): \(caption)".filter { !$0.isWhitespace }
        #expect(solid.contains(words), "\(kind) \(index + 1): \(caption)")
      }
    }
    let marks = try Set(pdf.facts.outline.map { $0.title.filter { !$0.isWhitespace } })
    for title in page.texts(where: { ["h2", "h3"].contains($0.name) && $0["id"] != "contents" }) {
      #expect(marks.contains(title.filter { !$0.isWhitespace }), "\(title)")
    }
  }

  @Test("has the same bytes in another folder and time zone, with other jobs")
  func isReproducible() throws {
    let other = try Built(
      Example.copy(),
      "--pdf",
      "--jobs",
      "4",
      environment: ["TZ": "Pacific/Auckland", "LANG": "tr_TR.UTF-8"],
      readingPages: false
    )
    let path = Self.site + "report.pdf"
    #expect(try other.files[path] == built.files[path])
    #expect(try FolderChanges(from: built.files, to: other.files).isEmpty)
  }
}

/// Numbers as a report prints them.
enum PrintedNumbers {
  /// A metric's value without blanks, as the table of figures shows it; nil where it has none.
  static func words(_ metric: [String: Any]) -> String? {
    guard let number = metric["value"] as? NSNumber else { return nil }
    switch metric["unit"] as? String {
    case "percent": return percentWords(number).filter { !$0.isWhitespace }
    case "usd", "USD": return "$" + grouped("\(number)")
    case "count": return grouped("\(number)")
    default: return nil
    }
  }

  /// All percentages and sums of money of a text, by their digits.
  static func of(_ text: String) -> Set<String> {
    let percentages = text.matches(of: /(\d+\.\d) ?%/).map { plain($0.output.1) }
    let sums = text.matches(of: /\$(\d[\d,]*)/).map { plain($0.output.1) }
    return Set(percentages + sums)
  }

  /// All numbers of a text, by their digits; a whole number stands for its decimal too.
  static func digits(_ text: String) -> Set<String> {
    Set(text.matches(of: /\d[\d,]*(?:\.\d+)?/).map { plain($0.output[...]) })
  }

  private static func plain(_ digits: some StringProtocol) -> String {
    let bare = String(digits).filter { $0 != "," }
    return bare.hasSuffix(".0") ? String(bare.dropLast(2)) : bare
  }

  private static func grouped(_ digits: String) -> String {
    var out = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { out += "," }
      out.append(digit)
    }
    return out
  }
}
