import Diagnostics
import Testing

@testable import Workspace

@Suite("A mention of the law")
struct LawMentionTests {
  private static func mayBe(in text: String) -> Bool {
    LawMentions.mayBe(in: SourceText(file: "a.md", bytes: Array(text.utf8)), from: 0)
  }

  @Test(
    "is each of its names by itself, and each way to link it",
    arguments: [
      "HIPAA", "hipaa", "Hipaa", "HHS", "OCR", "PHI", "ePHI", "EPHI", "164.308", "160.103",
      "protected health information", "Protected Health Information", "[x](req:a)", "[x](fact:a)",
      "{{ fact.a }}",
    ]
  )
  func isEachName(text: String) {
    for whole in [text, "Of \(text).", "(\(text))", "a\n\(text)\n"] {
      #expect(Self.mayBe(in: whole), "\(whole)")
    }
  }

  @Test(
    "is no part of another word, and no word in other letters",
    arguments: [
      "hhs", "ocr", "phi", "APHIDS", "HIPAAX", "XHHS", "protected health", "prereq", "1164.308",
      "H", "O", "P", "p", "Hi", "OCa", "16", "164.",
    ]
  )
  func isNoPart(text: String) {
    for whole in [text, "Of \(text) here"] { #expect(!Self.mayBe(in: whole), "\(whole)") }
  }
}
