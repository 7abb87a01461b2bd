import Diagnostics
import TestSupport

@testable import Imports

extension SRAFixture {
  /// The tables of sheets as they are read.
  static func tables(_ sheets: [(name: String, rows: [[String]])]) -> [ForeignTable] {
    sheets.map { name, rows in
      let file = "/sra.xlsx[\(name)]"
      let read = rows.enumerated().compactMap { number, cells -> ForeignTable.Row? in
        func place(_ column: Int) -> SourceRange {
          SourceRange(file: file, start: SourcePosition(line: number + 1, column: column + 1))
        }
        let filled = cells.enumerated().filter { !$0.element.isEmpty }.map { column, text in
          (column, ForeignTable.Cell(text: Sourced(text, at: place(column))))
        }
        guard let first = filled.first else { return nil }
        return ForeignTable.Row(
          cells: Dictionary(firstOf: filled),
          place: place(first.0)
        )
      }
      return ForeignTable(file: file, sheet: name, rows: read)
    }
  }
}
