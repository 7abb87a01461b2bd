import Formats
import Regulation
import TestSupport
import Testing

@testable import Spreadsheets

/// A workbook of every form of column, and of texts that need care.
enum SampleWorkbook {
  static let texts = [
    "=1+1", "@SUM(A1)", "+1", "-1", "'quoted", " blanks ", "two\nlines\tand a tab",
    "a\rb\u{B}c\u{1F}",
    "_x000B_ as written, _x00G0_, _x_", "<&>\"'", "é ñ 日本 \u{202E}𝄞\u{FFFE}\u{FFFF}\u{FFFD}", "1e5",
    "007", "2026-11-30", "TRUE", "#N/A",
  ]

  static let workbook = WrittenWorkbook(
    title: "Clinic & Co. <as of> \u{1}",
    creator: "gapbook 0",
    sheets: [
      WrittenSheet(
        name: "all forms",
        columns: [
          .init("id", width: 20), .init("note", width: 60, form: .wrapped),
          .init("due", width: 12, form: .day), .init("count", width: 8, form: .number),
          .init("cost", width: 12, form: .dollars),
          .init("status", width: 16, choices: ["open", "closed", "a & b"]),
        ],
        rows: texts.enumerated().map { index, text in
          [
            .text("F-\(index)"), .text(text),
            .day(Day(year: 2026, month: 1, day: 31)?.adding(days: index)),
            .number(index - 1), .number(index * 1_000), index == 3 ? .none : .text("open"),
          ]
        }
      ),
      WrittenSheet(name: "empty", columns: [.init("id", width: 10)], rows: []),
    ]
  )
}

@Suite("A workbook that is written")
struct WrittenWorkbookTests {
  /// What a text of one cell is when it is read back.
  private func readBack(_ text: String) throws -> String? {
    let sheet = WrittenSheet(
      name: "a",
      columns: [.init("note", width: 10)],
      rows: [[.text(text)]]
    )
    let workbook = WrittenWorkbook(title: "", creator: "", sheets: [sheet])
    return try Workbook.read(workbook.bytes()).sheets[0].rows.dropFirst().first?[0]?.text
  }

  @Test("has the same bytes each time, and no time")
  func isFixed() throws {
    let bytes = SampleWorkbook.workbook.bytes()
    #expect(bytes == SampleWorkbook.workbook.bytes())
    let core = try #require(try ZipReader(bytes).file("docProps/core.xml"))
    let text = String(decoding: core, as: UTF8.self)
    #expect(text.contains("<dc:title>Clinic &amp; Co. &lt;as of&gt; \u{2401}</dc:title>"))
    #expect(!text.contains("dcterms"))
    // 1 January 1980, at midnight.
    #expect(Array(bytes[10..<14]) == [0, 0, 0x21, 0])
  }

  @Test("holds what is read back: texts as they are, numbers and days")
  func isReadBack() throws {
    let workbook = try Workbook.read(SampleWorkbook.workbook.bytes())
    #expect(workbook.sheets.map(\.name) == ["all forms", "empty"])
    let rows = workbook.sheets[0].rows
    #expect(rows[0].cells.map(\.text) == ["id", "note", "due", "count", "cost", "status"])
    #expect(rows.dropFirst().map { $0[1]?.text } == SampleWorkbook.texts)
    #expect(rows.allSatisfy { $0.cells.allSatisfy { !$0.isFormula } })
    #expect(rows[1].cells.map(\.kind) == [.text, .text, .day, .number, .number, .text])
    #expect(rows[1][2]?.day == Day(year: 2026, month: 1, day: 31))
    #expect(rows[3][2]?.text == "2026-02-02")
    #expect(rows[1][3]?.text == "-1")
    #expect(rows[4][5] == nil && rows[4].cells.count == 5)
    #expect(workbook.sheets[1].rows.map { $0.cells.map(\.text) } == [["id"]])
  }

  @Test("takes any text, and says where it had to cut one")
  func takesAnyText() throws {
    let long = String(repeating: "é", count: 32_767)
    #expect(try readBack(long) == long)
    let cut = try #require(try readBack(long + "x"))
    #expect(cut.utf16.count == 32_767)
    #expect(cut.hasSuffix("é […] (cut: the whole text has 32768 characters)"))
    let pairs = try #require(try readBack("a" + String(repeating: "𝄞", count: 20_000)))
    #expect(pairs.utf16.count <= 32_767 && pairs.contains("𝄞 […] (cut"))
    for code in UInt32(1)..<0x300 {
      let text = "a" + String(UnicodeScalar(code) ?? "-") + "_x0041_"
      #expect(try readBack(text) == text, "\(code)")
    }
    #expect(try readBack("") == nil)
  }

  @Test("has days that programs do not count as texts")
  func writesEarlyDays() throws {
    let days = [(1899, 12, 31), (1900, 2, 28), (1900, 3, 1), (9999, 12, 31)]
      .compactMap { Day(year: $0.0, month: $0.1, day: $0.2) }
    let sheet = WrittenSheet(
      name: "a",
      columns: [.init("day", width: 10, form: .day)],
      rows: days.map { [.day($0)] }
    )
    let workbook = WrittenWorkbook(title: "", creator: "", sheets: [sheet])
    let cells = try Workbook.read(workbook.bytes()).sheets[0].rows.dropFirst().map { $0[0] }
    #expect(cells.map { $0?.text } == days.map(\.iso))
    #expect(cells.map { $0?.kind } == [.text, .text, .day, .day])
  }

  @Test("gives each sheet a name that it may have, and no other has")
  func namesSheets() {
    let long = String(repeating: "x", count: 40)
    #expect(
      SheetNames.distinct(["a/b", "A?B", "a_b (2)", "'q'", "", "History", long, long, "𝄞" + long])
        == [
          "a_b", "A_B (2)", "a_b (2) (2)", "_q_", "Sheet", "History_",
          String(long.prefix(31)), String(long.prefix(27)) + " (2)", "𝄞" + long.prefix(29),
        ]
    )
  }

  @Test(
    "opens in openpyxl with its values, days, formats, filters and choices",
    .enabled(if: OpenPyXL.isThere, OpenPyXL.howToGetIt)
  )
  func opensInOpenPyXL() throws {
    let folder = try TemporaryFolder(["a.xlsx": .bytes(SampleWorkbook.workbook.bytes())])
    let told = try OpenPyXL.run(
      """
      import datetime, json
      book = openpyxl.load_workbook(folder + '/a.xlsx')
      sheet = book['all forms']
      print(json.dumps([
        book.sheetnames, sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows,
        book.properties.title, book.properties.creator,
        [[v.sqref.__str__(), v.type, v.formula1] for v in sheet.data_validations.dataValidation],
        [c.number_format for c in sheet[2]], [c.data_type for c in sheet[2]],
        sheet['C2'].value.isoformat(), sheet['D2'].value, sheet['E3'].value,
        sheet['B2'].alignment.wrap_text, sheet['A1'].font.b, sheet.column_dimensions['B'].width,
      ]))
      print(json.dumps([c.value for c in sheet['B'][1:]]))
      """,
      in: folder
    )
    let lines = told.split(separator: "\n")
    #expect(
      lines[0] == """
        [["all forms", "empty"], "B2", "A1:F17", "$1:$1", "Clinic & Co. <as of> \\u2401", \
        "gapbook 0", [["F2:F17", "list", "\\"open,closed,a & b\\""]], \
        ["@", "@", "yyyy\\\\-mm\\\\-dd", "0", "[$$-409]#,##0", "@"], \
        ["s", "s", "d", "n", "n", "s"], "2026-01-31T00:00:00", -1, 1000, true, true, 60.0]
        """
    )
    // It leaves the escapes of controls as they are.
    let values = try #require(JSONReader.texts(String(lines[1])))
    let seen = SampleWorkbook.texts.map { text in
      var bytes: [UInt8] = []
      EscapedText.append(text, to: &bytes)
      return String(decoding: bytes, as: UTF8.self).replacing("&lt;", with: "<")
        .replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }
    #expect(values == seen)
  }
}

/// The judge of workbooks from PyPI, in the environment that `make judges` makes.
enum OpenPyXL {
  private static let python = repositoryRoot + "/.build/pdf-judges/bin/python"
  static let isThere =
    exists(python) && (try? TestSupport.run(python, ["-c", "import openpyxl"]).code) == 0
  static let howToGetIt: Comment = "make test installs openpyxl"

  /// What a script says that has `openpyxl`, and a folder's path as `folder`.
  static func run(_ script: String, in folder: TemporaryFolder) throws -> String {
    let code = "import openpyxl\nfolder = '\(folder.path)'\n" + script
    let told = try TestSupport.run(python, ["-c", code])
    guard told.code == 0 else { throw TestFailure("openpyxl: \(told.stderr)") }
    return told.stdout
  }
}

extension JSONReader {
  /// A list of texts.
  fileprivate static func texts(_ json: String) -> [String]? {
    guard let node = try? read(Array(json.utf8), keeping: []), case .array(let items) = node.value
    else { return nil }
    return items.compactMap { item in
      if case .string(let text) = item.value { text } else { nil }
    }
  }
}
