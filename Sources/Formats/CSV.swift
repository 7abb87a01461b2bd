/// A column of a table: its name, and its cell in each row.
public struct Column<Row> {
  /// Its name.
  public let name: String
  /// Its cell in a row; nil is an empty one.
  public let cell: (Row) -> String?
  /// Whether its cells are numbers of the program's own, which no spreadsheet takes for a formula.
  let isNumber: Bool

  /// A column by its name and how its cells are made; nil is an empty cell.
  public init(_ name: String, isNumber: Bool = false, _ cell: @escaping (Row) -> String?) {
    self.name = name
    self.isNumber = isNumber
    self.cell = cell
  }
}

/// Writes tables as RFC 4180 has them: CRLF after each row, quotes where a field needs them.
public enum CSV {
  /// A table for spreadsheets: a header, and a row for each of `rows`.
  ///
  /// A byte order mark is first: without it, Excel takes the text for Windows-1252. A field that a
  /// spreadsheet would take for a formula is made harmless.
  public static func sheet<Row>(_ columns: [Column<Row>], _ rows: [Row]) -> [UInt8] {
    [0xEF, 0xBB, 0xBF] + table(columns, rows, cell: harmless)
  }

  /// A table for this program to read: no byte order mark, and fields as they are.
  public static func input<Row>(_ columns: [Column<Row>], _ rows: [Row]) -> [UInt8] {
    table(columns, rows) { $0 }
  }

  private static func table<Row>(
    _ columns: [Column<Row>],
    _ rows: [Row],
    cell: (String) -> String
  ) -> [UInt8] {
    var out: [UInt8] = []
    append(columns.map { cell($0.name) }, to: &out)
    for row in rows {
      let fields = columns.map { column in
        let field = column.cell(row) ?? ""
        return column.isNumber ? field : cell(field)
      }
      append(fields, to: &out)
    }
    return out
  }

  private static func append(_ fields: [String], to out: inout [UInt8]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      append(field, to: &out)
    }
    out.append(contentsOf: [0x0D, 0x0A])
  }

  /// A field as a table with another separator has it, in quotes where it needs them.
  public static func field(_ text: String, separator: UInt8) -> [UInt8] {
    var out: [UInt8] = []
    append(text, to: &out)
    guard out.first != UInt8(ascii: "\""), text.utf8.contains(separator) else { return out }
    return [UInt8(ascii: "\"")] + out + [UInt8(ascii: "\"")]
  }

  private static func append(_ field: String, to out: inout [UInt8]) {
    let needsQuotes = field.utf8.contains { byte in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"), 0x0A, 0x0D, 0x09: true
      default: false
      }
    }
    let isPadded = field.utf8.first == 0x20 || field.utf8.last == 0x20
    guard needsQuotes || isPadded else {
      out.append(contentsOf: field.utf8)
      return
    }
    out.append(UInt8(ascii: "\""))
    for byte in field.utf8 {
      if byte == UInt8(ascii: "\"") { out.append(byte) }
      out.append(byte)
    }
    out.append(UInt8(ascii: "\""))
  }

  /// A spreadsheet takes a cell that begins so for a formula and may run it.
  private static func harmless(_ field: String) -> String {
    switch field.utf8.first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
      "'" + field
    default: field
    }
  }
}
