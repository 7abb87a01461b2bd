import Diagnostics
import Formats
import GapAnalysis
import Regulation
import Workspace

/// The text of a `responses.csv` in which cells are filled; every other byte stays as it is.
struct ResponsesText {
  private let bytes: [UInt8]
  private let separator: UInt8
  private let lineEnd: [UInt8]
  /// The columns of the head by their names, with those that are added.
  private var columns: [String: Int] = [:]
  private var addedColumns: [String] = []
  private let headEnd: Int
  private var headWidth: Int
  private(set) var rows: [Row] = []
  /// The bytes that take the place of others.
  private var edits: [(range: Range<Int>, bytes: [UInt8])] = []
  private var added: [UInt8] = []
  /// The names of the columns that were filled, by the first byte of their row.
  private(set) var filled: [Int: Set<String>] = [:]

  /// One row below the head.
  struct Row {
    let bytes: Range<Int>
    /// What its cells hold, by the names of their columns.
    let values: [String: String]
  }

  /// The head of a file that is new.
  static let fresh = CSV.input(
    ResponseColumn.all.map { column in Column<Requirement>(column.name) { _ in nil } },
    []
  )

  /// Takes a text apart that the program reads without errors.
  init(_ bytes: [UInt8]) {
    let requirement = ForeignField.requirement.name
    var reader = CSVReader(bytes) { ResponseColumn.written($0) == requirement }
    var columns: [String: Int] = [:]
    var end = 0
    var width = 0
    while columns[requirement] == nil, let row = reader.next() {
      let names = row.cells.map { (ResponseColumn.written($0.text), $0.column) }
      columns = Dictionary(firstOf: names)
      (end, width) = (row.bytes.upperBound, row.count)
    }
    let names = Dictionary(firstOf: columns.map { ($0.value, $0.key) })
    while let row = reader.next() {
      let values = row.cells.compactMap { cell in names[cell.column].map { ($0, cell.text) } }
      guard !values.isEmpty else { continue }
      rows.append(Row(bytes: row.bytes, values: Dictionary(firstOf: values)))
    }
    self.bytes = bytes
    self.columns = columns
    separator = reader.separator
    lineEnd = Self.lineEnd(of: bytes, at: end)
    (headEnd, headWidth) = (end, width)
  }

  private static func lineEnd(of bytes: [UInt8], at end: Int) -> [UInt8] {
    guard end < bytes.count else { return [0x0D, 0x0A] }
    return bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A
      ? [0x0D, 0x0A] : [bytes[end]]
  }

  /// The position of a column, which is added to the head where it is missing.
  private mutating func position(of name: String) -> Int {
    if let known = columns[name] { return known }
    columns[name] = headWidth
    addedColumns.append(name)
    headWidth += 1
    return headWidth - 1
  }

  /// Fills cells of a row by the names of their columns.
  mutating func fill(_ row: Row, with values: [String: String]) {
    var fields = fields(of: row.bytes)
    for (name, value) in sorted(values) {
      let position = position(of: name)
      while fields.count <= position { fields.append([]) }
      fields[position] = CSV.field(value, separator: separator)
    }
    edits.append((row.bytes, joined(fields)))
    filled[row.bytes.lowerBound] = Set(values.keys)
  }

  /// Adds a row at the end.
  mutating func add(_ leaf: Requirement, with values: [String: String]) {
    var values = values
    for column in ResponseColumn.all where columns[column.name] != nil && column.name != "status" {
      if let initial = column.initial(leaf), values[column.name] == nil {
        values[column.name] = initial
      }
    }
    var fields: [[UInt8]] = []
    for (name, value) in sorted(values) {
      let position = position(of: name)
      while fields.count <= position { fields.append([]) }
      fields[position] = CSV.field(value, separator: separator)
    }
    let width = headWidth - addedColumns.count
    while fields.count < width { fields.append([]) }
    added += joined(fields) + lineEnd
  }

  /// Values in the order of the program's columns, so that added ones have that order.
  private func sorted(_ values: [String: String]) -> [(String, String)] {
    ResponseColumn.all.compactMap { column in values[column.name].map { (column.name, $0) } }
  }

  private func joined(_ fields: [[UInt8]]) -> [UInt8] {
    Array(fields.joined(separator: [separator]))
  }

  /// The fields of a row as they are, quotes too.
  private func fields(of row: Range<Int>) -> [[UInt8]] {
    let quote = UInt8(ascii: "\"")
    var fields: [[UInt8]] = [[]]
    var isQuoted = false
    for byte in bytes[row] {
      let last = fields.count - 1
      // Only a field that begins with a quote is quoted; each quote of it turns the sense.
      if byte == quote, fields[last].isEmpty || fields[last].first == quote { isQuoted.toggle() }
      if byte == separator, !isQuoted {
        fields.append([])
      } else {
        fields[last].append(byte)
      }
    }
    return fields
  }

  /// The text with all that was filled and added.
  var text: [UInt8] {
    var out: [UInt8] = []
    var position = 0
    var edits = edits
    if !addedColumns.isEmpty {
      let names = addedColumns.flatMap { [separator] + Array($0.utf8) }
      edits.append((headEnd..<headEnd, names))
    }
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      out += bytes[position..<edit.range.lowerBound] + edit.bytes
      position = edit.range.upperBound
    }
    out += bytes[position...]
    guard !added.isEmpty else { return out }
    let isEnded = out.last == 0x0A || out.last == 0x0D
    return out + (isEnded ? [] : lineEnd) + added
  }
}
