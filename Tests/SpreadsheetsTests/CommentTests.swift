import Formats
import Testing

@testable import Spreadsheets

/// What is said beside the cells of workbooks, and in their properties.
@Suite struct CommentTests {
  /// A workbook of one sheet with the comments of a part.
  private func workbook(_ comments: String) throws -> Workbook {
    var files = MadeWorkbook("<sheetData><row><c t='str'><v>x</v></c></row></sheetData>").files
    let relation =
      "<Relationships><Relationship Id='c' Type='\(MadeWorkbook.office)/comments' Target='../comments1.xml'/></Relationships>"
    files.append(("xl/worksheets/_rels/sheet1.xml.rels", Array(relation.utf8)))
    files.append(
      (
        "xl/comments1.xml",
        Array("<comments xmlns='\(MadeWorkbook.main)'>\(comments)</comments>".utf8)
      )
    )
    return try Workbook.read(Zip.archive(files))
  }

  @Test("are read with their cells, in several runs, without what is pronounced")
  func readsComments() throws {
    let read = try workbook(
      """
      <authors><author>Ann</author></authors><commentList>
      <comment ref='D5' authorId='0'><text><r><t>Not </t></r><r><t>so &#228;</t></r></text></comment>
      <comment ref='AB12' authorId='0'><text><t>b</t><rPh><t>c</t></rPh></text></comment>
      <comment ref='nowhere' authorId='0'><text><t>z</t></text></comment></commentList>
      """
    )
    #expect(
      read.sheets[0].comments == [
        CellComment(row: 5, column: 3, text: "Not so ä"),
        CellComment(row: 12, column: 27, text: "b"),
      ]
    )
    #expect(Workbook.cellName(row: 12, column: 27) == "AB12")
  }

  @Test("are a fault where the part is damaged, and none where there is none")
  func refusesDamage() throws {
    #expect(throws: WorkbookFault.self) { try workbook("<commentList><comment") }
    let made = MadeWorkbook("<sheetData/>")
    #expect(try Workbook.read(Zip.archive(made.files)).sheets[0].comments.isEmpty)
  }

  @Test(
    "a cell of a shared text without a number is blank, and one right of the last column is a fault"
  )
  func readsOddCells() throws {
    let blank = MadeWorkbook(
      "<sheetData><row r='1'><c r='A1' t='s'/><c r='B1'><v>2</v></c></row></sheetData>"
    )
    #expect(try blank.lines() == ["B1 number 2"])
    let far = MadeWorkbook(
      "<sheetData><row r='1'><c r='XFD1'><v>1</v></c><c><v>2</v></c></row></sheetData>"
    )
    #expect(throws: WorkbookFault.self) { try Workbook.read(Zip.archive(far.files)) }
  }

  @Test("days counted from 1904 end with the year 9999, as those from 1900 do")
  func endsDays() {
    #expect(SerialDay.day(of: 2_957_003, is1904: true)?.text == "9999-12-31")
    #expect(SerialDay.day(of: 2_957_004, is1904: true) == nil)
    #expect(SerialDay.day(of: 2_958_465, is1904: false)?.text == "9999-12-31")
    #expect(SerialDay.day(of: 2_958_466, is1904: false) == nil)
  }

  @Test("a subject and a creator come back as they were written, and are nil where they are not")
  func readsProperties() throws {
    let sheet = WrittenSheet(name: "S", columns: [WrittenSheet.Column("a", width: 9)], rows: [])
    func read(_ subject: String?) throws -> Workbook {
      try Workbook.read(
        WrittenWorkbook(title: "T", subject: subject, creator: "gapbook 1 & 2", sheets: [sheet])
          .bytes()
      )
    }
    #expect(try read("Edition: client").subject == "Edition: client")
    #expect(try read("Edition: client").creator == "gapbook 1 & 2")
    #expect(try read(nil).subject == nil)
    let made = MadeWorkbook("<sheetData/>")
    #expect(try Workbook.read(Zip.archive(made.files)).creator == nil)
  }
}
