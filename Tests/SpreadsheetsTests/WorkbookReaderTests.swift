import Formats
import Regulation
import TestSupport
import Testing

@testable import Spreadsheets

/// A workbook made of its XML, as other programs write it.
struct MadeWorkbook {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// The content of each sheet, below its root.
  var sheets: [String]
  var strings = ""
  var styles = ""
  var properties = ""
  /// What stands in the list of the workbook for the first sheet besides its name.
  var state = ""
  var space = MadeWorkbook.main
  var relations = MadeWorkbook.office

  init(_ sheets: String...) { self.sheets = sheets }

  var files: [Zip.File] {
    let numbers = sheets.indices.map { $0 + 1 }
    let list = numbers.map {
      "<sheet name='S\($0)' sheetId='\($0)' r:id='r\($0)'\($0 == 1 ? state : "")/>"
    }
    let links = numbers.map {
      "<Relationship Id='r\($0)' Type='\(relations)/worksheet' Target='worksheets/sheet\($0).xml'/>"
    }
    let parts = [
      (
        "_rels/.rels",
        "<Relationships><Relationship Id='a' Type='\(relations)/officeDocument' Target='xl/workbook.xml'/></Relationships>"
      ),
      (
        "xl/workbook.xml",
        "<workbook xmlns='\(space)' xmlns:r='\(relations)'>\(properties)<sheets>\(list.joined())</sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships>\(links.joined())<Relationship Id='s' Type='\(relations)/sharedStrings' Target='/xl/sharedStrings.xml'/><Relationship Id='t' Type='\(relations)/styles' Target='./styles.xml'/></Relationships>"
      ),
      ("xl/sharedStrings.xml", "<sst xmlns='\(space)'>\(strings)</sst>"),
      ("xl/styles.xml", "<styleSheet xmlns='\(space)'>\(styles)</styleSheet>"),
    ]
    return
      (parts
      + zip(numbers, sheets).map {
        ("xl/worksheets/sheet\($0).xml", "<worksheet xmlns='\(space)'>\($1)</worksheet>")
      }).map { ($0.0, Array($0.1.utf8)) }
  }

  var bytes: [UInt8] { Zip.archive(files, level: 6) }

  /// The cells of its first sheet as lines: place, kind, text, and what else is to be known.
  func lines() throws -> [String] { Self.lines(try Workbook.read(bytes).sheets[0]) }

  static func lines(_ sheet: Sheet) -> [String] {
    sheet.rows.flatMap { row in
      row.cells.map { cell in
        "\(cell.letters)\(row.number) \(cell.kind) \(cell.text)"
          + (cell.isFormula ? " formula" : "") + (cell.hasFormulaWithoutValue ? " no value" : "")
          + (cell.isRepeated ? " repeated" : "")
      }
    }
  }

  /// What is wrong with it; nil where it is read.
  static func fault(_ bytes: [UInt8]) -> String? {
    do throws(WorkbookFault) {
      _ = try Workbook.read(bytes)
      return nil
    } catch {
      return error.message
    }
  }

  func fault() -> String? { Self.fault(bytes) }
}

@Suite("A workbook of others")
struct WorkbookReaderTests {
  private static let styles = """
    <numFmts><numFmt numFmtId='164' formatCode='[$-409]d\\-mmm\\-yy;@'/>\
    <numFmt numFmtId='165' formatCode='0.0" days"'/></numFmts>\
    <cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>\
    <cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/>\
    <xf numFmtId='20'/><xf numFmtId='22'/></cellXfs>
    """

  @Test("is read with texts of each form, numbers, truths and errors")
  func readsForms() throws {
    var made = MadeWorkbook(
      """
      <sheetData><row r='2'><c r='A2' t='s'><v>1</v></c><c r='B2' t='s'><v>0</v></c>\
      <c r='C2' t='inlineStr'><is><r><t>in</t></r><r><t xml:space='preserve'> line</t></r></is></c>\
      <c r='D2'><v>164.30799999999999</v></c><c r='E2' t='n'><v>-3</v></c><c r='F2' t='b'><v>1</v></c>\
      <c r='G2' t='e'><v>#REF!</v></c><c r='H2' s='1'/><c r='I2' t='d'><v>2026-11-30T00:00:00</v></c>\
      <c r='AB2'><v>1E-3</v></c></row><row r='9'/><row r='10'><c t='b'><v>0</v></c><c><v>12</v></c></row>\
      </sheetData>
      """
    )
    made.strings = """
      <si><t>a_x000A_b _x005F_x0041_</t></si>\
      <si><r><t>rich</t></r><r><rPr><b/></rPr><t> text</t></r><rPh><t>no</t></rPh></si>
      """
    #expect(
      try made.lines() == [
        "A2 text rich text", "B2 text a\nb _x0041_", "C2 text in line", "D2 number 164.308",
        "E2 number -3", "F2 truth TRUE", "G2 error #REF!", "I2 day 2026-11-30", "AB2 number 0.001",
        "A10 truth FALSE", "B10 number 12",
      ]
    )
  }

  @Test("has days by the formats of their cells, of 1900 and of 1904")
  func readsDays() throws {
    var made = MadeWorkbook(
      """
      <sheetData><row><c s='1'><v>46356</v></c><c s='2'><v>46356</v></c><c s='3'><v>46356</v></c>\
      <c s='4'><v>0.5</v></c><c s='5'><v>46356.573611111111</v></c><c s='0'><v>46356</v></c>\
      <c s='99'><v>1</v></c><c s='1'><v>59</v></c><c s='1'><v>60</v></c><c s='1'><v>61</v></c>\
      <c s='1'><v>-1</v></c><c s='1'><v>1E+300</v></c><c s='1'><v>2958465</v></c></row></sheetData>
      """
    )
    made.styles = Self.styles
    #expect(
      try made.lines() == [
        "A1 day 2026-11-30", "B1 day 2026-11-30", "C1 number 46356", "D1 number 0.5",
        "E1 day 2026-11-30 13:46", "F1 number 46356", "G1 number 1", "H1 day 1900-02-28",
        "I1 number 60", "J1 day 1900-03-01", "K1 number -1", "L1 number 1e+300",
        "M1 day 9999-12-31",
      ]
    )
    made.sheets = [
      "<sheetData><row><c s='1'><v>44894</v></c><c s='1'><v>0</v></c></row></sheetData>"
    ]
    made.properties = "<workbookPr date1904='1'/>"
    #expect(try made.lines() == ["A1 day 2026-11-30", "B1 day 1904-01-01"])
    #expect(try Workbook.read(made.bytes).sheets[0].rows[0][0]?.day?.iso == "2026-11-30")
  }

  @Test(
    "knows the formats that show days",
    arguments: [
      ("yyyy\\-mm\\-dd", true), ("m/d/yy", true), ("[$-F800]dddd, mmmm dd, yyyy", true),
      ("mmm", true), ("[$-411]ggge\"年\"", true), ("d/m/yy h:mm;@", true), ("General", false),
      ("0.00E+00", false), ("h:mm AM/PM", false), ("mm:ss.0", false), ("[h]:mm", false),
      ("[mm]:ss", false),
      ("#,##0 \"days\"", false), ("[Red]0", false), ("\\d0", false), ("@", false),
      ("0;[Red]dd", false), ("_(* #,##0_)", false), ("\"unclosed", false), ("[", false),
    ]
  )
  func knowsFormats(code: String, isDay: Bool) {
    #expect(NumberFormats.isDay(code: code) == isDay)
  }

  @Test("tells formulas that nobody computed from those with a value")
  func readsFormulas() throws {
    let made = MadeWorkbook(
      """
      <sheetData><row><c><f>1+1</f><v>2</v></c><c t='str'><f>A1&amp;""</f><v>x</v></c>\
      <c t='str'><f>""</f><v></v></c><c><f>1+1</f></c><c><f>1+1</f><v/></c>\
      <c t='e'><f>1/0</f><v>#DIV/0!</v></c><c t='b'><f>TRUE()</f><v>1</v></c></row></sheetData>
      """
    )
    #expect(
      try made.lines() == [
        "A1 number 2 formula", "B1 text x formula", "C1 text  formula",
        "D1 text  formula no value", "E1 text  formula no value", "F1 error #DIV/0! formula",
        "G1 truth TRUE formula",
      ]
    )
  }

  @Test("shows merged cells in each row that holds something")
  func repeatsMerged() throws {
    let made = MadeWorkbook(
      """
      <sheetData><row r='1'><c r='A1' t='str'><v>title</v></c></row>\
      <row r='3'><c r='A3' t='str'><v>up</v></c><c r='B3'><v>1</v></c></row>\
      <row r='4'><c r='B4'><v>2</v></c></row><row r='6'><c r='B6'><v>3</v></c></row>\
      <row r='7'><c r='B7'><v>4</v></c></row></sheetData>\
      <mergeCells><mergeCell ref='A1:C1'/><mergeCell ref='A3:A6'/><mergeCell ref='A3:B1048576'/>\
      <mergeCell ref='D9:D12'/></mergeCells>
      """
    )
    #expect(
      try made.lines() == [
        "A1 text title", "A3 text up", "B3 number 1", "A4 text up repeated", "B4 number 2",
        "A6 text up repeated", "B6 number 3", "B7 number 4",
      ]
    )
  }

  @Test("takes no time for merged cells over each other and over a million rows")
  func boundsMerged() throws {
    let rows = (1...20_000).map { "<row r='\($0)'><c r='B\($0)'><v>1</v></c></row>" }
    let merges = (1...20_000).map { _ in
      "<mergeCell ref='A1:A1048576'/><mergeCell ref='B1:B1048576'/>"
    }
    let made = MadeWorkbook(
      "<sheetData><row r='1'><c r='A1'><v>7</v></c></row>\(rows.dropFirst().joined())</sheetData><mergeCells>\(merges.joined())</mergeCells>"
    )
    let sheet = try Workbook.read(Zip.archive(made.files)).sheets[0]
    #expect(sheet.rows.count == 20_000 && sheet.rows[19_999].cells.map(\.text) == ["7", "1"])
  }

  @Test("is read in the strict form, with macros, hidden and empty sheets, and sheets of charts")
  func readsKinds() throws {
    var made = MadeWorkbook(
      "<sheetData><row><c t='str'><v>x</v></c></row></sheetData>",
      "<sheetData/>"
    )
    made.space = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    made.relations = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    made.state = " state='veryHidden'"
    var files = made.files
    files.append(("xl/vbaProject.bin", [1, 2, 3]))
    let workbook = try Workbook.read(Zip.archive(files))
    #expect(workbook.sheets.map(\.isHidden) == [true, false])
    #expect(workbook.sheets.map(\.rows.count) == [1, 0])
    files[2].bytes = Array(
      String(decoding: files[2].bytes, as: UTF8.self)
        .replacing(
          "/worksheet' Target='worksheets/sheet1",
          with: "/chartsheet' Target='chartsheets/sheet1"
        ).utf8
    )
    #expect(try Workbook.read(Zip.archive(files)).sheets.map(\.name) == ["S2"])
  }

  @Test("passes over what is of other namespaces, and text outside of cells")
  func passesOver() throws {
    let made = MadeWorkbook(
      """
      <sheetData xmlns:x='urn:x'><row><x:c><x:v>9</x:v></x:c><c><v>1</v>2</c></row></sheetData>\
      <extLst><ext><x:f xmlns:x='urn:x'>3</x:f></ext></extLst>
      """
    )
    #expect(try made.lines() == ["A1 number 1"])
  }

  @Test("that is none is told what it is, and what would be right")
  func tellsOthers() throws {
    let faults: [([UInt8], String)] = [
      ([], "no workbook: it is empty"),
      (
        Array("a,b\n1,2\n".utf8),
        "no workbook: it is text, such as CSV; a workbook is an .xlsx file"
      ),
      (
        Array("\u{FEFF}\n<html>".utf8), "no workbook: it is a page of HTML or XML; save it as .xlsx"
      ),
      ([0, 1, 2], "no workbook: it is no zip archive, as every .xlsx file is"),
      (
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1],
        "no .xlsx workbook: it is of the old form .xls; save it as .xlsx"
      ),
      (
        [0xD0, 0xCF, 0x11, 0xE0]
          + "EncryptedPackage".utf8.flatMap { letter -> [UInt8] in [letter, 0] },
        "encrypted workbook: take its password away and save it again"
      ),
      (Zip.archive([("a", [])]), "no workbook: the archive holds no xl/workbook.xml"),
      (
        Zip.archive([("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8))]),
        "no .xlsx workbook: it is of the form .ods or its like; save it as .xlsx"
      ),
      (Array("PK".utf8), "no workbook: it is a zip archive that is cut short or damaged"),
    ]
    for (bytes, fault) in faults { #expect(MadeWorkbook.fault(bytes) == fault) }
    var files = MadeWorkbook("").files
    files[1].bytes = Array("<w:document xmlns:w='urn:w'/>".utf8)
    #expect(
      MadeWorkbook.fault(Zip.archive(files))
        == "no workbook: it is an Office file of another kind, such as a document; save the table as .xlsx"
    )
    files = MadeWorkbook("").files
    files[0].bytes = Array(
      String(decoding: files[0].bytes, as: UTF8.self).replacing("book.xml", with: "book.bin").utf8
    )
    #expect(
      MadeWorkbook.fault(Zip.archive(files))
        == "no .xlsx workbook: it is of the binary form .xlsb; save it as .xlsx"
    )
  }

  @Test(
    "that is damaged is refused with sheet, file, line and column",
    arguments: [
      ("<sheetData><row r='2'/>\n<row r='1'/>", "2:1: row 1 is not behind row 2"),
      ("<sheetData><row r='x'/>", "1:89: row x is not behind row 0"),
      ("<sheetData><row r='1048577'/>", "1:89: row 1048577 is not behind row 0"),
      (
        "<sheetData><row><c r='B1'/>\n<c r='A1'/>",
        "2:1: A1 is behind a cell that is right of it, or is there twice"
      ),
      ("<sheetData><row>\n<c r='A2'/>", "2:1: \"A2\" is no cell of row 1"),
      ("<sheetData><row>\n<c r='XFE1'/>", "2:1: \"XFE1\" is no cell of row 1"),
      ("<sheetData><row>\n<c t='s'><v>0</v></c>", "2:18: the workbook has no text number \"0\""),
      (
        "\n<mergeCells><mergeCell ref='A3:A1'/>",
        "2:13: \"A3:A1\" are no cells that could be merged"
      ),
      ("\n<sheetData>", "2:14: this tag does not close <sheetData>, which is open"),
      ("\n<a>&x;</a>", "2:4: an entity here is none of XML's five"),
    ]
  )
  func refusesDamage(content: String, fault: String) {
    #expect(
      MadeWorkbook(content).fault()
        == "sheet \"S1\" is damaged: xl/worksheets/sheet1.xml:" + fault
    )
  }

  @Test("that lacks a part, or is a bomb, is refused")
  func refusesLacking() throws {
    let made = MadeWorkbook("<sheetData/>")
    #expect(
      MadeWorkbook.fault(Zip.archive(made.files.dropLast()))
        == "the workbook is damaged: sheet \"S1\" lacks its file xl/worksheets/sheet1.xml"
    )
    var files = made.files
    files[2].bytes = Array("<Relationships/>".utf8)
    #expect(
      MadeWorkbook.fault(Zip.archive(files))
        == "the workbook is damaged: sheet \"S1\" has no file in it"
    )
    var twice = MadeWorkbook("<sheetData/>", "<sheetData/>").files
    twice[2].bytes = Array(
      String(decoding: twice[2].bytes, as: UTF8.self).replacing("sheet2.xml", with: "SHEET1.xml")
        .utf8
    )
    #expect(
      MadeWorkbook.fault(Zip.archive(twice))
        == "the workbook is damaged: sheet \"S2\" has the file of another sheet"
    )
    var many = made
    many.state = "/>" + String(repeating: "<sheet name='x'/>", count: 1_000) + "<sheet name='y'"
    #expect(
      many.fault()?.hasSuffix("there are more than 1000 sheets") == true,
      "\(many.fault() ?? "")"
    )
    let blanks = String(repeating: " ", count: 3 << 20)
    #expect(
      MadeWorkbook("<sheetData>\(blanks)</sheetData>").fault()
        == "no workbook: \"xl/worksheets/sheet1.xml\" becomes more than 200 times larger when it is taken out"
    )
    for count in stride(from: 1, to: made.bytes.count, by: 7) {
      #expect(MadeWorkbook.fault(Array(made.bytes.prefix(count))) != nil, "\(count)")
    }
  }
}
