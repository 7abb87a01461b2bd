import Diagnostics
import Files
import Formats
import Regulation
import Spreadsheets
import Workspace

/// A table that somebody else made: a text of cells, or a sheet of a workbook.
struct ForeignTable {
  /// The file, with the sheet of a workbook, as places have it.
  let file: String
  /// The sheet; nil where the file is one table.
  let sheet: String?
  /// The rows that hold something.
  let rows: [Row]
  /// What is said beside the cells, at their places.
  var comments: [Sourced<String>] = []

  /// One row.
  struct Row {
    /// The cells that hold something, by their columns from 0.
    let cells: [Int: Cell]
    let place: SourceRange

    /// Its number, as the program shows it that made the table.
    var number: Int { place.start.line }
  }

  /// One cell.
  struct Cell {
    /// The text without blanks around it.
    let text: Sourced<String>
    /// The day of a cell that is one, as 2026-09-30.
    var day: String?
    /// Why it says nothing; nil where it does.
    var fault: String?
  }
}

extension ForeignTable {
  /// A warning for each comment on a cell, as no comment is read.
  var unreadComments: [Diagnostic] {
    comments.map { comment in
      let start = comment.place.start
      let cell = Workbook.cellName(row: start.line, column: start.column - 1)
      return .warning(
        "import-comment",
        "the comment on cell \(cell) is not read: \(quoted(comment.value))",
        at: comment.place,
        help: "write what is to stay into the cell of a column, such as note"
      )
    }
  }

  /// The texts of a row by their columns.
  static func texts(_ row: Row) -> [Int: String] { row.cells.mapValues(\.text.value) }

  /// A table in text; `isHead` tells the name of a column that may be in its head.
  static func text(
    _ source: SourceText,
    isHead: (String) -> Bool
  ) -> Diagnosed<[ForeignTable]> {
    if let zero = source.bytes.firstIndex(of: 0) {
      return Diagnosed(
        [],
        [
          .error(
            "import-file",
            "it is not UTF-8 text: it has bytes of zero",
            at: source.range(ofBytes: zero..<zero),
            help: "in Excel, save it as \"CSV UTF-8 (Comma delimited)\" or as .xlsx"
          )
        ]
      )
    }
    let read = csvRows(of: source, isHeader: isHead)
    let rows = read.value.map { row in
      let cells = row.cells.map { ($0.column, Cell(text: $0.text)) }
      return Row(cells: Dictionary(firstOf: cells), place: row.place)
    }
    let table = ForeignTable(file: source.file, sheet: nil, rows: rows)
    let foreign = source.bytes.firstInvalidUTF8().map { byte in
      Diagnostic.note(
        "import-file",
        "it is not UTF-8, and is read as Windows-1252",
        at: source.range(ofBytes: byte..<byte)
      )
    }
    return Diagnosed([table], read.diagnostics + [foreign].compactMap(\.self))
  }
}
