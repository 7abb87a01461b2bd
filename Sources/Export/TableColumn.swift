import Formats
import Regulation
public import Spreadsheets

/// A column of a table that is written as CSV and as a sheet of a workbook.
struct TableColumn<Row> {
  let name: String
  let width: Int
  let form: WrittenSheet.Form
  let choices: [String]
  let value: (Row) -> WrittenSheet.Value

  init(
    _ name: String,
    _ width: Int,
    _ form: WrittenSheet.Form = .text,
    choices: [String] = [],
    _ value: @escaping (Row) -> WrittenSheet.Value
  ) {
    self.name = name
    self.width = width
    self.form = form
    self.choices = choices
    self.value = value
  }

  /// The same as CSV.
  var column: Column<Row> { Column(name) { value($0).text } }
}

extension TableColumn {
  /// A sheet of rows.
  static func sheet(_ name: String, _ columns: [Self], _ rows: [Row]) -> WrittenSheet {
    WrittenSheet(
      name: name,
      columns: columns.map {
        WrittenSheet.Column($0.name, width: $0.width, form: $0.form, choices: $0.choices)
      },
      rows: rows.map { row in columns.map { $0.value(row) } }
    )
  }
}

extension WrittenSheet.Value {
  /// Several texts in one cell; none is a blank one.
  static func texts(_ texts: [String]) -> Self {
    texts.isEmpty ? .none : .text(texts.joined(separator: "; "))
  }

  /// What it is in a table of texts; nil where it is nothing.
  public var text: String? {
    switch self {
    case .none: nil
    case .text(let text): text
    case .number(let number): String(number)
    case .day(let day): day.iso
    }
  }
}
