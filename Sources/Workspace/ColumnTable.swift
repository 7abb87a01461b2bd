import Diagnostics

/// A CSV file whose first row names a few known columns, read into rows of cells by those names.
struct ColumnTable {
  /// A row.
  struct Row {
    /// Where it begins.
    let place: SourceRange
    private let cells: [String: Sourced<String>]

    init(place: SourceRange, cells: [String: Sourced<String>]) {
      self.place = place
      self.cells = cells
    }

    /// The text of a column; nil where it is blank.
    subscript(_ column: String) -> Sourced<String>? { cells[column] }
  }

  /// The columns that the file may have, and those of them that it must have.
  let columns: [String]
  let required: [String]
  let log: Log

  /// The rows; what is wrong with the header, or with a row, is reported and the rest is read.
  func rows(of source: SourceText) -> [Row] {
    guard utf8Text(of: source, log: log) != nil else { return [] }
    var table = CSVTable(source, log: log) { $0.lowercased() == required.first }
    guard let header = table.next() else {
      log.error(
        "csv-header",
        "\(source.file) has no header",
        at: .file(source.file),
        help: "the first line names the columns: \(columns.joined(separator: ","))"
      )
      return []
    }
    let names = names(of: header, in: source)
    var rows: [Row] = []
    while let row = table.next() {
      var cells: [String: Sourced<String>] = [:]
      for cell in row.cells {
        if let name = names[cell.column] {
          cells[name] = FieldText.checked(cell.text, named: name, log: log)
        } else if cell.column >= header.count {
          log.error(
            "csv-row",
            "the row has \(row.count) fields, the header \(header.count)",
            at: cell.text.place,
            help: "a field with a comma in it goes in double quotes"
          )
          break
        }
      }
      rows.append(Row(place: row.place, cells: cells))
    }
    return rows
  }

  /// The known column of each cell of the header.
  private func names(of header: CSVTable.Row, in source: SourceText) -> [Int: String] {
    var names: [Int: String] = [:]
    var seen: Set<String> = []
    for cell in header.cells {
      let name = cell.text.value.lowercased()
      if !columns.contains(name) {
        log.error(
          "unknown-column",
          "unknown column \"\(cell.text.value)\"",
          at: cell.text.place,
          help: suggestion(for: name, among: columns)
        )
      } else if seen.insert(name).inserted {
        names[cell.column] = name
      } else {
        log.error("duplicate-column", "column \"\(name)\" is there twice", at: cell.text.place)
      }
    }
    for name in required where !seen.contains(name) {
      log.error(
        "missing-column",
        "\(source.file) lacks the column \"\(name)\"",
        at: header.place,
        help: "the first line names the columns: \(columns.joined(separator: ","))"
      )
    }
    return names
  }
}
