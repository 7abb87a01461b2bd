import Regulation
import Testing

@testable import PDF

@Suite("The name of a PDF")
struct PDFNameTests {
  @Test(
    "holds nothing that a file system refuses",
    arguments: [
      (nil, "Any", "report.pdf"), ("{client} {as_of}", "Clinic", "Clinic 2026-09-30.pdf"),
      ("{client}.pdf", "a/b\\c:d*e?f\"g<h>i|j", "a-b-c-d-e-f-g-h-i-j.pdf"),
      ("{client}", "../..", "report.pdf"), ("{client}", ".hidden. ", "hidden.pdf"),
      ("{client}", "con", "_con.pdf"), ("{client}", "LPT1.x", "_LPT1.x.pdf"),
      ("{client}", "a\u{0}b\u{202E}c\nd", "a-b-c-d.pdf"), ("{client}", "  ", "report.pdf"),
      ("{client}", "Žižek Ελλάδα", "Žižek Ελλάδα.pdf"),
    ] as [(String?, String, String)]
  )
  func isSafe(pattern: String?, client: String, expected: String) throws {
    let day = try #require(Day("2026-09-30"))
    #expect(PDFName.file(pattern, plain: "report", client: client, asOf: day) == expected)
  }

  @Test("is cut between letters where it would be too long")
  func isCut() throws {
    let day = try #require(Day("2026-09-30"))
    let long = String(repeating: "ž", count: 300)
    let name = PDFName.file("{client}", plain: "report", client: long, asOf: day)
    #expect(name == String(repeating: "ž", count: 60) + ".pdf")
  }
}
