import Diagnostics
import GapAnalysis
import Testing
import Workspace

@Suite("A text as YAML has it")
struct YAMLScalarTests {
  @Test(
    "is plain where it can be nothing else, and between quotes elsewhere",
    arguments: [
      ("prowler-csv", "prowler-csv"), ("scans/a_1.json", "scans/a_1.json"),
      ("2026-09-30", "2026-09-30"), ("No", "\"No\""), ("null", "\"null\""), ("", "\"\""),
      ("1e5", "\"1e5\""), ("a: b", "\"a: b\""), ("é", "\"é\""), ("- a", "\"- a\""),
      ("a\"b\\c\nd\te", "\"a\\\"b\\\\c\\nd\\te\""),
    ]
  )
  func isWritten(text: String, yaml: String) {
    #expect(YAMLScalar.written(text) == yaml)
  }

  @Test("is read back, whatever signs it has")
  func isReadBack() {
    let signs =
      (UInt32(0x20)..<0x7F).map { $0 } + [
        0x0A, 0x09, 0xA0, 0xE9, 0x2028, 0x2029, 0x1F600,
      ]
    for sign in signs.compactMap(UnicodeScalar.init) {
      let title = "a\(sign)b"
      let text = "- id: EV-1\n  title: \(YAMLScalar.written(title))\n"
      let read = evidence(of: SourceText(file: "evidence.yml", bytes: Array(text.utf8)))
      #expect(read.value.first?.title == title, "\(String(sign.value, radix: 16))")
      #expect(!read.diagnostics.hasErrors)
    }
    // Signs that no text may have are not kept by what reads the file, and make no fault in it.
    let text = "- id: EV-1\n  title: \(YAMLScalar.written("a\u{FEFF}\u{FFFE}\u{FFFF}b"))\n"
    let read = evidence(of: SourceText(file: "evidence.yml", bytes: Array(text.utf8)))
    #expect(read.value.count == 1 && !read.diagnostics.hasErrors)
    // Controls are blanks: no text of a person has them.
    #expect(YAMLScalar.quoted("a\u{1}\u{7F}\u{85}b") == "\"a   b\"")
  }
}
