import Diagnostics
import Regulation
import Spreadsheets

/// The sheets of workbooks.
extension ForeignTable {
  /// The sheets of a workbook; with an error where the bytes are none that can be read.
  static func sheets(
    of bytes: [UInt8],
    file: String
  ) -> Diagnosed<[(table: ForeignTable, isHidden: Bool)]> {
    do {
      let workbook = try Workbook.read(bytes)
      return Diagnosed(workbook.sheets.map { (ForeignTable($0, of: file), $0.isHidden) })
    } catch {
      let fault = Diagnostic.error(
        "import-file",
        error.message,
        at: .file(file),
        help: "open it in a spreadsheet program, and save it anew as .xlsx"
      )
      return Diagnosed([], [fault])
    }
  }

  private init(_ sheet: Sheet, of file: String) {
    let name = "\(file)[\(sheet.name)]"
    let rows = sheet.rows.compactMap { row -> Row? in
      let cells = row.cells.compactMap { cell -> (Int, Cell)? in
        let start = SourcePosition(line: row.number, column: cell.column + 1)
        let place = SourceRange(file: name, start: start)
        return Cell(cell, at: place).map { (cell.column, $0) }
      }
      guard let first = cells.first else { return nil }
      return Row(cells: Dictionary(firstOf: cells), place: first.1.text.place)
    }
    self.init(file: name, sheet: sheet.name, rows: rows)
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
