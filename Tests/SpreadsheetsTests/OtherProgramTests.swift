import Formats
import Regulation
import TestSupport
import Testing

@testable import Spreadsheets

@Suite("A workbook and other programs")
struct OtherProgramTests {
  private static let hasOffice =
    exists("/usr/lib/libreoffice/program/libsclo.so") && exists("/usr/bin/soffice")
  private static let howToGetOffice: Comment = "make test-all installs LibreOffice Calc"

  @Test(
    "is read as openpyxl writes it",
    .enabled(if: OpenPyXL.isThere, OpenPyXL.howToGetIt)
  )
  func readsOpenPyXL() throws {
    let folder = try TemporaryFolder([:])
    _ = try OpenPyXL.run(
      """
      import datetime
      from openpyxl.cell.rich_text import CellRichText, TextBlock
      from openpyxl.cell.text import InlineFont
      book = openpyxl.Workbook()
      sheet = book.active
      sheet.title = 'Über & co'
      sheet.append(['text', 'é\\n日本', '=1+1', 3, 2.5, True, None, 'end'])
      sheet.append([datetime.date(2026, 11, 30), datetime.datetime(2026, 11, 30, 8, 5, 9),
        datetime.time(8, 5), datetime.timedelta(days=2)])
      sheet['A3'] = CellRichText('plain ', TextBlock(InlineFont(b=True), 'bold'))
      sheet['B3'] = '#N/A'
      sheet['B3'].data_type = 'e'
      sheet['A4'] = 'merged'
      sheet['B5'] = 1
      sheet.merge_cells('A4:A5')
      hidden = book.create_sheet('hidden')
      hidden.sheet_state = 'hidden'
      book.create_chartsheet('chart')
      book.save(folder + '/a.xlsx')
      """,
      in: folder
    )
    let workbook = try Workbook.read(try #require(readFile(folder.path + "/a.xlsx")))
    #expect(workbook.sheets.map(\.name) == ["Über & co", "hidden"])
    #expect(workbook.sheets.map(\.isHidden) == [false, true])
    #expect(
      MadeWorkbook.lines(workbook.sheets[0]) == [
        "A1 text text", "B1 text é\n日本", "C1 text  formula no value", "D1 number 3",
        "E1 number 2.5", "F1 truth TRUE", "H1 text end", "A2 day 2026-11-30",
        "B2 day 2026-11-30 08:05:09", "C2 number 0.3368055555555556", "D2 number 2",
        "A3 text plain bold", "B3 error #N/A", "A4 text merged", "A5 text merged repeated",
        "B5 number 1",
      ]
    )
  }

  @Test(
    "comes back from LibreOffice with the same data, and as CSV",
    .enabled(if: hasOffice, howToGetOffice)
  )
  func comesBackFromOffice() throws {
    let ours = SampleWorkbook.workbook.bytes()
    let folder = try TemporaryFolder(["a.xlsx": .bytes(ours)])
    func convert(_ form: String, to out: String) throws {
      let told = try run(
        "/usr/bin/env",
        [
          "soffice", "-env:UserInstallation=file://\(folder.path)/profile", "--headless",
          "--convert-to", form, "--outdir", "\(folder.path)/\(out)", "\(folder.path)/a.xlsx",
        ]
      )
      #expect(told.code == 0, "\(told.stderr)")
    }
    try convert("xlsx:Calc MS Excel 2007 XML", to: "x")
    let theirs = try Workbook.read(try #require(readFile(folder.path + "/x/a.xlsx")))
    let mine = try Workbook.read(ours)
    #expect(theirs.sheets.map(\.name) == mine.sheets.map(\.name))
    for (one, other) in zip(theirs.sheets, mine.sheets) {
      #expect(MadeWorkbook.lines(one) == MadeWorkbook.lines(other))
    }
    // UTF-8, and the first sheet alone; amounts are without the signs of their format there.
    try convert("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", to: "csv")
    let csv = String(decoding: try #require(readFile(folder.path + "/csv/a.csv")), as: UTF8.self)
    let lines = csv.split(separator: "\n")
    #expect(lines[0] == "id,note,due,count,cost,status")
    #expect(lines[1] == "F-0,=1+1,2026-01-31,-1,0,open")
    #expect(lines[2] == "F-1,@SUM(A1),2026-02-01,0,1000,open")
  }
}
