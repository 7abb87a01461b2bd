import Diagnostics
import Regulation
import Spreadsheets

/// A workbook whose sheets are tables.
struct ForeignBook {
  /// A sheet, and whether the workbook hides it.
  typealias Sheet = (table: ForeignTable, isHidden: Bool)

  let sheets: [Sheet]
  /// What its properties say that it is about, and what wrote it.
  let subject: String?
  let creator: String?

  /// Reads a workbook; without sheets, and with an error, where the bytes are none that can be read.
  static func read(_ bytes: [UInt8], file: String) -> Diagnosed<ForeignBook> {
    do {
      let workbook = try Workbook.read(bytes)
      let sheets = workbook.sheets.map { (ForeignTable($0, of: file), $0.isHidden) }
      return Diagnosed(
        ForeignBook(sheets: sheets, subject: workbook.subject, creator: workbook.creator),
        []
      )
    } catch {
      let fault = Diagnostic.error(
        "import-file",
        error.message,
        at: .file(file),
        help: "open it in a spreadsheet program, and save it anew as .xlsx"
      )
      return Diagnosed(ForeignBook(sheets: [], subject: nil, creator: nil), [fault])
    }
  }
}

extension ForeignTable {
  fileprivate init(_ sheet: Spreadsheets.Sheet, of file: String) {
    let name = "\(file)[\(sheet.name)]"
    func place(_ row: Int, _ column: Int) -> SourceRange {
      SourceRange(file: name, start: SourcePosition(line: row, column: column + 1))
    }
    let rows = sheet.rows.compactMap { row -> Row? in
      let cells = row.cells.compactMap { cell -> (Int, Cell)? in
        Cell(cell, at: place(row.number, cell.column)).map { (cell.column, $0) }
      }
      guard let first = cells.first else { return nil }
      return Row(cells: Dictionary(firstOf: cells), place: first.1.text.place)
    }
    let comments = sheet.comments.map { Sourced($0.text, at: place($0.row, $0.column)) }
    self.init(file: name, sheet: sheet.name, rows: rows, comments: comments)
  }
}

extension ForeignTable.Cell {
  /// A cell of a sheet; nil where it is blank.
  fileprivate init?(_ cell: Cell, at place: SourceRange) {
    let shown = cell.text.drop(while: \.isWhitespace)
    let end = shown.lastIndex { !$0.isWhitespace }.map(shown.index(after:)) ?? shown.startIndex
    text = Sourced(String(shown[..<end]), at: place)
    day = cell.day?.iso
    let name = "cell \(cell.letters)\(place.start.line)"
    if cell.hasFormulaWithoutValue {
      fault = "\(name) has a formula that no program has computed"
    } else if cell.kind == .error {
      fault = "\(name) shows the error \(cell.text)"
    } else if text.value.isEmpty {
      return nil
    }
  }
}
