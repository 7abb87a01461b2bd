import Spreadsheets
import TestSupport

extension SRAFixture {
  /// A workbook of sheets whose first row is the head.
  static func workbook(_ sheets: [(name: String, rows: [[String]])]) -> [UInt8] {
    let written = sheets.map { name, rows in
      let width = rows.map(\.count).max() ?? 0
      func filled(_ row: [String]) -> [String] {
        row + Array(repeating: "", count: width - row.count)
      }
      return WrittenSheet(
        name: name,
        columns: filled(rows.first ?? []).map { WrittenSheet.Column($0, width: 20) },
        rows: rows.dropFirst().map { row in
          filled(row).map { $0.isEmpty ? .none : .text($0) }
        }
      )
    }
    return WrittenWorkbook(title: "T", creator: "T", sheets: written).bytes()
  }
}
