import Diagnostics
import Regulation
import TestSupport
import Testing

@testable import Imports

@Suite("The SRA Tool's workbook")
struct SRAWorkbookTests {
  private func workbook(
    movedBy columns: Int = 0,
    withHead: Bool = true,
    _ answers: (Int, Int) -> [Int]
  ) -> SRAWorkbook {
    let sheets = SRAFixture.sheets(answers: answers, movedBy: columns, withHead: withHead)
    return SRAWorkbook(SRAFixture.tables(sheets), file: "/sra.xlsx")
  }

  @Test("gives the marked answer of each question with its notes and the tool's own rating")
  func givesAnswers() {
    let read = workbook { section, number in section == 2 ? [number % 3] : [] }
    #expect(read.unlike == nil)
    #expect(read.answered.count == 8)
    #expect(
      read.summary
        == "read 7 sections of the SRA Tool: 8 of 125 questions answered; the tool's own figures: Risk score, section 1 12%"
    )
    #expect(
      read.answered.first?.note
        == "SRA Tool, Section 2 - Security Policies: Is thing 2.1 done? No. Notes: See binder. "
        + "The tool's own rating, not this assessment's: Risk Indicated Yes."
    )
    #expect(read.answered.last?.answer.value == "I don't know.")
  }

  @Test("is read with its columns moved, and without heads", arguments: [0, 1, 4])
  func isTolerant(columns: Int) {
    for withHead in [true, false] {
      let read = workbook(movedBy: columns, withHead: withHead) { section, number in
        section == 4 && number <= 3 ? [0] : []
      }
      #expect(read.answered.map(\.answer.value) == ["Yes.", "Yes.", "Yes."])
      #expect(read.answered.map(\.text) == (1...3).map { "Is thing 4.\($0) done?" })
      #expect(read.answered[0].references == ["HIPAA: §164.308(a)(1)(ii)(A)  NIST CSF: ID.RA"])
    }
  }

  @Test("has marks that answer nothing, which are dropped and said, and questions with two")
  func dropsSamples() {
    var sheets = SRAFixture.sheets { section, number in
      section == 3 ? (number == 2 ? [0, 1] : number == 3 ? [1] : []) : []
    }
    sheets[1].rows[4][2] = "\u{2714}"
    sheets[1].rows[4][4] = "Sample answer"
    sheets[2].rows[1] = ["", "", "x"]
    sheets[2].rows.remove(at: 2)
    let read = SRAWorkbook(SRAFixture.tables(sheets), file: "/sra.xlsx")
    #expect(read.answered.map(\.text) == ["Is thing 3.3 done?"])
    #expect(
      read.notes.map(\.message).sorted() == [
        "a mark is not read: it is beside no question",
        "a mark is not read: it is the download's sample",
      ]
    )
    #expect(
      read.faults.map(\.message) == ["\"Is thing 3.2 done?\" has 2 marked answers: rows 9, 10"]
    )
  }

  @Test("is refused where it is another workbook, by what is missing and what is there")
  func refusesOthers() {
    let sheets = [("Budget", [["Question", "Answer"], ["1", "2"]])]
    #expect(
      SRAWorkbook(SRAFixture.tables(sheets), file: "/x.xlsx").unlike?.message
        == "it is not the SRA Tool's workbook: expected a sheet Risk_Logic, found \"Budget\""
    )
    let empty = [("Risk_Logic", [["a"]]), ("Other", [["b"]])]
    #expect(
      SRAWorkbook(SRAFixture.tables(empty), file: "/x.xlsx").unlike?.message
        == "it is not the SRA Tool's workbook: expected sheets of questions with a mark in column C, found \"Risk_Logic\", \"Other\""
    )
  }

  @Test("has answers on the leaves that they cite, and lists those that cite none")
  func placesAnswers() {
    let read = workbook { section, number in section == 1 && number <= 6 ? [0] : [] }
    let placed = SRAPlacing(read.answered, evidence: "EV-SRA", catalog: ImportFolder.law.catalog)
    #expect(placed.count == 5)
    #expect(
      placed.answers.map(\.leaf.id) == [
        "164.308(a)(1)(ii)(A)", "164.308(a)(1)(ii)(B)", "164.308(a)(1)(ii)(D)", "164.308(a)(2)",
        "164.312(a)(2)(i)", "164.312(a)(2)(ii)", "164.312(a)(2)(iii)", "164.312(a)(2)(iv)",
        "164.312(b)",
      ]
    )
    #expect(placed.answers.allSatisfy { $0.values["status"] == nil })
    #expect(placed.answers[0].values["evidence"]?.value == "EV-SRA")
    let note = placed.answers[4].values["note"]?.value
    #expect(note?.hasSuffix("(Cited: 164.312(a)(1) as a whole.)") == true)
    #expect(
      placed.faults.map(\.message) == [
        "the answer cites no requirement in its row: \"Is thing 1.5 done?\" \"Yes.\""
      ]
    )
  }
}
