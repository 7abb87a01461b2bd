import TestSupport
import Testing

@Suite("The manual of a workspace", .enabled(if: PDFTools.areThere, PDFTools.howToGetThem))
struct PDFManualTests {
  private static let wide: String = {
    let head = (1...14).map { "Column\($0)" }.joined(separator: " | ")
    let rule = (1...14).map { _ in "---" }.joined(separator: " | ")
    let row = (1...14).map { "cell-\($0) words" }.joined(separator: " | ")
    return "| \(head) |\n| \(rule) |\n| \(row) |\n"
  }()

  private static func workspace() throws -> TemporaryFolder {
    try TemporaryFolder([
      "gapbook.yml": "title: The rules\nas_of: 2026-11-21\npdf: { name: 'A/B: {client} {as_of}' }",
      "content/index.md": """
      # All of Markdown

      *Emphasis*, **strength**, ~~struck~~, `code`, [a page](policies/access.md#rooms), a
      note[^1] and again[^1], <https://example.org/page>, [words](https://example.org/other).

      #### Four levels down

      - [ ] to do
      - [x] done

      3. three
         - inner

      > A quotation.

      > [!WARNING] Mind
      > the gap.

      ```text
      code  with   blanks
      ```

      | Left | Right |
      | :--- | ---: |
      | a `b` | 1 |

      \(wide)

      | Word | Note |
      | --- | --- |
      | \(String(repeating: "long", count: 80)) | in a cell |

      \(String(repeating: "unbroken", count: 60))

      ![A drawing](drawing.svg)

      [^1]: The note, [linked](policies/access.md).
      """,
      "content/drawing.svg": """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>
      """,
      "content/policies/access.md": """
      ---
      id: POL-1
      title: Access
      version: "2.1"
      owner: Security Officer
      approved: 2026-01-02
      review_by: 2027-01-02
      ---

      ## Rooms

      Locked.
      """,
      "content/policies/backup.md": "# Backup\n\nMade daily.\n",
    ])
  }

  private static let first = Result {
    let built = try Built(workspace(), "--pdf", readingPages: false)
    return (built, try PDFFile(built.site + "/A-B- The rules 2026-11-21.pdf"))
  }

  @Test("bears the name that the configuration asks for, without signs that file systems refuse")
  func isNamed() throws {
    let (built, _) = try Self.first.get()
    #expect(built.result.code == 0)
    #expect(try built.text("SHA256SUMS").contains("  A-B- The rules 2026-11-21.pdf\n"))
  }

  @Test("lists versions and approvals, and holds every page")
  func holdsPolicies() throws {
    let (_, pdf) = try Self.first.get()
    #expect(pdf.text.contains("Access 2.1 Security Officer January 2, 2026 January 2, 2027"))
    #expect(pdf.text.contains("Backup not numbered not approved"))
    let titles = pdf.facts.outline.map(\.title)
    #expect(titles.contains("2.1 Access") && titles.contains("2.2 Backup"), "\(titles)")
  }

  @Test("sets all that Markdown can say, and loses no word of it")
  func setsMarkdown() throws {
    let (_, pdf) = try Self.first.get()
    let words = [
      "Emphasis, strength, struck, code, a page (p.", "Four levels down", "☐ to do", "☑ done",
      "3. three", "inner", "A quotation.", "Mind", "the gap.", "code with blanks", "a b 1",
      "Column14", "The note, linked", "Locked.", "https://example.org/other",
    ]
    for part in words { #expect(pdf.text.contains(part), "\(part)") }
    let cells = (1...14).map { "cell-\($0)words" }.joined()
    #expect(pdf.solid.contains(cells))
    #expect(pdf.facts.alternatives == ["A drawing"])
    #expect(pdf.facts.roles["Note"] == 2)
    #expect(pdf.facts.links.outside == ["https://example.org/other", "https://example.org/page"])
    #expect(pdf.facts.links.broken == 0)
    #expect(pdf.facts.findings.code == 0, "\(pdf.facts.findings.words)")
  }

  @Test("cuts no table: every letter lies on its sheet")
  func cutsNothing() throws {
    let (_, pdf) = try Self.first.get()
    let boxes = try run("/usr/bin/env", ["pdftotext", "-bbox", pdf.path, "-"]).stdout
    var width = 0.0
    var words = 0
    for line in boxes.split(separator: "\n") {
      if let page = line.firstMatch(of: /<page width="([\d.]+)"/) {
        width = Double(page.output.1) ?? 0
      } else if let word = line.firstMatch(of: /<word xMin="([-\d.]+)".* xMax="([\d.]+)"/) {
        words += 1
        #expect(Double(word.output.1) ?? 0 >= 18, "\(line)")
        #expect(Double(word.output.2) ?? .infinity <= width - 18, "\(line)")
      }
    }
    #expect(words > 200)
  }

  @Test("comes only where there is no client")
  func isNotForClients() throws {
    let built = try Built(TwoClients.folder(), "--pdf", readingPages: false)
    #expect(built.files["manual.pdf"] == nil)
  }
}
