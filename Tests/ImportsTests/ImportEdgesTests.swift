import Diagnostics
import GapAnalysis
import TestSupport
import Testing

@testable import Imports

/// What is rarely met, and lost in silence where nobody looks.
@Suite("import of what is rarely met")
struct ImportEdgesTests {
  @Test("names a column without a head that has cells")
  func namesColumns() throws {
    let folder = try ImportFolder()
    let refused = try folder.take("Citation,Status,\n164.312(b),Yes,x\n")
    #expect(
      refused.messages("import-column") == ["2:16 column 3 has 1 cell and no name in the head"]
    )
  }

  @Test("places nothing on a requirement that has two rows already")
  func leavesTwice() throws {
    let before = "requirement,status\n164.312(b),Yes\n164_312_b,Yes\n"
    let folder = try ImportFolder(responses: before)
    let refused = try folder.take("Citation,Status\n164.312(b),Yes\n164.312(d),No\n")
    #expect(refused.value == nil)
    #expect(refused.diagnostics.hasErrors)
    #expect(try folder.responses == before)
  }

  @Test("says that responses.csv is no file, and writes none")
  func refusesFolders() throws {
    let folder = try ImportFolder(responses: nil)
    try folder.folder.put(.text("x"), at: ImportFolder.client + "responses.csv/x.txt")
    do {
      let refused = try folder.take("Citation,Status\n164.312(b),Yes\n")
      #expect(refused.value == nil && refused.diagnostics.hasErrors, "\(refused)")
    } catch let fault as ImportFault {
      #expect(fault.message.hasSuffix("responses.csv is there and is no file that can be read"))
    }
  }

  @Test(
    "takes no id that is none, or that an item has",
    arguments: [("EV 1", "no id"), ("ev-1", "has ev-1 already"), ("", "no id"), ("a;b", "no id")]
  )
  func refusesIDs(id: String, said: String) throws {
    let source = SourceText(file: "evidence.yml", bytes: [])
    let text = EvidenceText(
      source,
      items: [.init(id: "EV-1", title: "A", place: .file("evidence.yml"))]
    )
    do {
      _ = try text.scanID(id)
      Issue.record("\(id) is taken")
    } catch {
      #expect(error.message.contains(said), "\(error.message)")
    }
    #expect(try text.scanID("EV-2") == "EV-2")
    #expect(try text.scanID(nil) == "EV-S1")
  }

  @Test("keeps lists of one line and line ends of CRLF")
  func addsBehindCRLF() {
    let text = "# Ours\r\n- id: EV-1\r\n  title: A\r\n"
    let source = SourceText(file: "evidence.yml", bytes: Array(text.utf8))
    let list = EvidenceText(source, items: [.init(id: "EV-1", title: "A", place: .file("x"))])
    let added = list.adding([("id", "EV-2"), ("title", "B")])
    #expect(
      added.map { String(decoding: $0, as: UTF8.self) }
        == text + "- id: EV-2\r\n  title: B\r\n"
    )
  }

  @Test("does not drop an answer whose note speaks of a sample")
  func keepsSamples() {
    let head = ["#", "Question", "Mark", "Answer", "Reference", "Notes"]
    func rows(_ answer: String, _ note: String) -> [[String]] {
      [head, ["1", "Is it tested?", "x", answer, "164.308(a)(7)(ii)(D)", note]]
    }
    func read(_ answer: String, _ note: String) -> SRAWorkbook {
      SRAWorkbook(
        SRAFixture.tables([("1 Plans", rows(answer, note)), ("Risk_Logic", [["a"]])]),
        file: "/x.xlsx"
      )
    }
    #expect(read("Yes.", "Sample of ten").answered.count == 1)
    #expect(read("Sample", "").answered.isEmpty)
    #expect(read("Sample", "").notes.map(\.rule) == ["sra-mark"])
  }
}
