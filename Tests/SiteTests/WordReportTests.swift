import Foundation
import TestSupport
import Testing

@Suite("The Word file of a report", .enabled(if: WordTools.areThere, WordTools.howToGetThem))
struct WordReportTests {
  private static let site = Example.client
  private static let first = Result {
    let built = try Built(Example.copy(), "--docx", "--pdf", "--jobs", "1", readingPages: false)
    let folder = built.site + "/" + site
    return (
      built, try WordFile.read(folder + "report.docx"), try PDFFile(folder + "report.pdf")
    )
  }

  private var built: Built { get throws { try Self.first.get().0 } }
  private var word: WordFile { get throws { try Self.first.get().1 } }
  private var pdf: PDFFile { get throws { try Self.first.get().2 } }

  @Test("is built, listed, named in the summary and whole")
  func isWhole() throws {
    let result = try built.result
    #expect(result.code == 0, "\(result.stderr)")
    #expect(try built.text(Self.site + "SHA256SUMS").contains("  report.docx\n"))
    #expect(try built.result.stdout.contains(Self.site + "report.docx\n"))
    #expect(try word.broken == nil)
    #expect(try word.times == [[1980, 1, 1, 0, 0, 0]])
  }

  @Test("has the headings of the PDF in its order, none of whose levels is skipped")
  func hasHeadings() throws {
    func solid(_ title: String) -> String { title.filter { !$0.isWhitespace } }
    let marks = try pdf.facts.outline.filter { $0.level <= 2 }.map { solid($0.title) }
    let headings = try word.headings
    let titles = headings.filter { $0.level <= 2 }.map { solid($0.title) }
    // The bookmarks name the list of contents, too, which is no heading in Word.
    // The headings of the first sheet are no bookmarks, so that those below them move up.
    let all = Set(headings.map { solid($0.title) })
    let missing = marks.filter { $0 != "Contents" && !all.contains($0) }
    #expect(missing == [])
    let common = Set(marks)
    #expect(titles.filter(common.contains) == marks.filter(Set(titles).contains))
    #expect(titles.count > 60)
    for (before, next) in zip(headings, headings.dropFirst()) {
      #expect(next.level <= before.level + 1, "\(next.title)")
    }
    #expect(try word.styles.contains("toc 1") && word.styles.contains("toc 2"))
    #expect(Set(headings.map(\.level)).isSuperset(of: [1, 2, 3]))
  }

  @Test("marks and captions the head of every table, and has the rows of report.html")
  func hasTables() throws {
    let tables = try word.tables
    #expect(tables.allSatisfy { $0.style == "Table" && $0.heads == 1 && $0.firstIsHead })
    let page = HTMLPage(try #require(try built.files[Self.site + "report.html"]))
    let captions = page.texts { $0.name == "caption" && $0["class"] != "vh" }
    let written = tables.compactMap(\.caption)
    let texts = written.map { $0.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? "" }
    #expect(written == texts.enumerated().map { "Table \($0 + 1): \($1)" })
    // A form to sign has no caption on paper.
    let known = Set(texts)
    let missing = captions.filter { !known.contains($0) }
    #expect(missing.count <= 1, "\(missing)")
    #expect(texts == captions.filter(known.contains))
    #expect(texts.count > 40)
  }

  @Test("has every table's numbers that the PDF has, and every sum of money and percentage")
  func hasNumbers() throws {
    let printed = try PrintedNumbers.of(pdf.text)
    let written = try PrintedNumbers.of(word.text)
    #expect(printed.count > 50)
    #expect(printed.subtracting(written).sorted() == [])
    let numbers = PrintedNumbers.digits(try word.text)
    let html = String(
      decoding: try #require(try built.files[Self.site + "report.html"]),
      as: UTF8.self
    )
    var cells = 0
    for cell in html.components(separatedBy: "<td").dropFirst() {
      let inner = cell.components(separatedBy: "</td>")[0]
      // Words behind the ends of tags.
      let words = inner.components(separatedBy: ">").dropFirst().map { part in
        part.components(separatedBy: "<")[0]
      }
      let own = PrintedNumbers.digits(words.joined(separator: " "))
      cells += own.count
      #expect(own.subtracting(numbers).sorted() == [], "\(words)")
    }
    #expect(cells > 1_000)
    let file = try AssessmentFile(built, client: Self.site)
    let rows = try word.tables.flatMap(\.rows)
    for requirement in file.requirements where requirement["status"] is String {
      let id = try #require(requirement["id"] as? String)
      #expect(rows.contains { $0.first == id }, "\(id)")
    }
  }

  @Test("has words for every picture, and chips as words on their color")
  func hasAlternatives() throws {
    let word = try word
    #expect(word.alternatives.count > 10)
    #expect(word.alternatives.allSatisfy { $0?.isEmpty == false })
    let donut =
      "71 requirements: 28 met, 25 partially met, 6 not met, 10 not applicable, 2 not assessed"
    #expect(word.alternatives.contains { $0 == donut })
    #expect(word.charStyles.contains("ChipSMet") && word.charStyles.contains("ChipRVeryHigh"))
    let shown = word.tables.flatMap(\.rows).joined()
    #expect(shown.contains("Partially met") && shown.contains("Very high"))
  }

  @Test("has links that lead somewhere, and an outside address for each of the PDF's")
  func hasLinks() throws {
    let links = try word.links
    #expect(links.broken == 0)
    #expect(links.whole > 500)
    #expect(try links.outside == pdf.facts.links.outside)
  }

  @Test("says its title, author, day and language, and numbers its sheets")
  func saysWhatItIs() throws {
    let word = try word
    #expect(word.title == "Cedar Valley Family Clinic: HIPAA gap report")
    #expect(word.author == "Example Assessors LLP")
    #expect(word.created.hasPrefix("2026-09-30T00:00:00"))
    #expect(word.language.hasPrefix("en"))
    #expect(word.header.contains("Cedar Valley Family Clinic: HIPAA gap report"))
    #expect(word.footer.contains(" NUMPAGES ") && word.footer.contains("Confidential"))
    #expect(word.styles.contains("Title") && word.styles.contains("Subtitle"))
    #expect(word.styleSheet.contains("w:val=\"0b5394\""))
    #expect(word.text.contains("Prepared for Cedar Valley Family Clinic."))
  }

  @Test("has lines to sign on")
  func hasSignatures() throws {
    let table = try #require(try word.tables.first { $0.rows[0].contains("Signature") })
    #expect(table.rows.map { $0[1] }.contains("Ingrid Halloway\nTitle:"))
    #expect(table.rows.contains { $0[0] == "For Cedar Valley Family Clinic" && $0[2].isEmpty })
  }

  @Test("turns the sheets of wide tables, and no others")
  func turnsSheets() throws {
    let sheets = try word.sheets
    let first = try #require(sheets.first)
    #expect(first[0] < first[1])
    #expect(sheets.contains([first[1], first[0]]))
    #expect(sheets.allSatisfy { $0.sorted() == first.sorted() })
  }

  @Test("has the same bytes in another folder and time zone, with other jobs")
  func isReproducible() throws {
    let other = try Built(
      Example.copy(),
      "--docx",
      "--jobs",
      "4",
      environment: ["TZ": "Pacific/Auckland", "LANG": "tr_TR.UTF-8", "SOURCE_DATE_EPOCH": "9"],
      readingPages: false
    )
    let path = Self.site + "report.docx"
    #expect(try other.files[path] == built.files[path])
  }

  @Test(
    "is opened by LibreOffice, which sets all its chapters",
    .enabled(if: WordTools.hasOffice, "make test-all installs libreoffice-writer-nogui")
  )
  func isOpened() throws {
    let folder = try TemporaryFolder()
    let path = "\(try built.site)/\(Self.site)report.docx"
    let result = try run(
      "/usr/bin/env",
      [
        "soffice", "-env:UserInstallation=file://\(folder.path)/profile", "--headless",
        "--convert-to", "pdf", "--outdir", folder.path, path,
      ]
    )
    #expect(result.code == 0, "\(result.stderr)")
    let text = try run("/usr/bin/env", ["pdftotext", "-layout", folder.path + "/report.pdf", "-"])
    let solid = text.stdout.filter { !$0.isWhitespace }
    for heading in try word.headings where heading.level == 1 {
      let title = heading.title.filter { !$0.isWhitespace }
      // Once in the table of contents, once above the chapter.
      #expect(solid.ranges(of: title).count >= 2, "\(heading.title)")
    }
  }
}
