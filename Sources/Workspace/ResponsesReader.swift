import Diagnostics
import Formats
import GapAnalysis
import Regulation

/// Reads `responses.csv`, as spreadsheets write it, and `responses.yml`.
struct ResponsesReader {
  /// Titles and notes may be above the header.
  private static let rowsAboveHeader = 50

  let source: SourceText
  /// Whether 4/14/2026 is the fourteenth of April.
  let hasUSDays: Bool
  let log: Log

  func readCSV() -> [Response] {
    guard reportsAsText() else { return [] }
    var table = CSVTable(source, log: log) {
      ResponseColumn.written($0) == ResponseColumn.requirement.name
    }
    var first: [CSVTable.Row] = []
    while first.count < Self.rowsAboveHeader, let row = table.next() {
      first.append(row)
      if row.has(.requirement) { break }
    }
    let head =
      first.firstIndex { $0.has(.requirement) } ?? first.firstIndex { $0.has(.status) } ?? 0
    guard head < first.count else {
      log.error(
        "csv-header",
        "\(source.file) has no header",
        at: .file(source.file),
        help: "the first line names the columns: requirement,status,…"
      )
      return []
    }
    let header = first[head]
    let columns = columns(of: header)
    let named = Set(header.cells.map(\.column))
    var cells = ResponseCells(hasUSDays: hasUSDays, log: log)
    var unnamed = UnnamedCells()
    var responses: [Response] = []
    var ahead = first[(head + 1)...]
    while let row = ahead.popFirst() ?? table.next() {
      let known = known(row, columns, named, width: header.count, &unnamed)
      guard let response = response(to: row, known, of: columns, in: table, &cells) else {
        continue
      }
      responses.append(response)
      table.count(items: response.evidence.count)
    }
    unnamed.report(to: log)
    cells.reportWords()
    return responses
  }

  /// Reports bytes that no UTF-8 text holds, and whether there are rows to read all the same: Excel's
  /// other encodings hold single such bytes, or a zero in each letter.
  private func reportsAsText() -> Bool {
    let zero = source.bytes.firstIndex(of: 0)
    guard let wrong = source.bytes.firstInvalidUTF8() ?? zero else { return true }
    log.error(
      "not-utf8",
      "\(source.file) is not UTF-8",
      at: source.range(ofBytes: wrong..<wrong),
      help: "in Excel, save it as \"CSV UTF-8 (Comma delimited)\""
    )
    return zero == nil
  }

  /// The known column of each cell of the header.
  private func columns(of header: CSVTable.Row) -> [Int: ResponseColumn] {
    var columns: [Int: ResponseColumn] = [:]
    var seen: Set<String> = []
    for cell in header.cells {
      let name = ResponseColumn.written(cell.text.value)
      guard let column = ResponseColumn.all.first(where: { $0.name == name }) else {
        log.error(
          "unknown-column",
          "unknown column \"\(cell.text.value)\"",
          at: cell.text.place,
          help: suggestion(for: name, among: ResponseColumn.all.map(\.name))
        )
        continue
      }
      if seen.insert(name).inserted {
        columns[cell.column] = column
      } else {
        log.error("duplicate-column", "column \"\(name)\" is there twice", at: cell.text.place)
      }
    }
    for name in [ResponseColumn.requirement.name, ResponseColumn.status.name]
    where !seen.contains(name) {
      log.error(
        "missing-column",
        "\(source.file) lacks the column \"\(name)\"",
        at: header.place,
        help: "the header names the columns: requirement,status,…"
      )
    }
    return columns
  }

  /// The cells of a row with their columns; those without one are reported.
  ///
  /// `named` are the places of the header's cells, `width` is how many it has, empty ones too.
  private func known(
    _ row: CSVTable.Row,
    _ columns: [Int: ResponseColumn],
    _ named: Set<Int>,
    width: Int,
    _ unnamed: inout UnnamedCells
  ) -> [KnownCell] {
    var known: [KnownCell] = []
    for cell in row.cells {
      if let column = columns[cell.column] {
        known.append((column, cell))
      } else if cell.column >= width {
        log.error(
          "csv-row",
          "the row has \(row.count) fields, the header \(width)",
          at: cell.text.place,
          help: "a field with a comma in it goes in double quotes"
        )
        break
      } else if !named.contains(cell.column) {
        unnamed.add(cell)
      }
    }
    return known
  }

  /// The response of a row; a requirement is missed only where the table has its column.
  private func response(
    to row: CSVTable.Row,
    _ known: [KnownCell],
    of columns: [Int: ResponseColumn],
    in table: CSVTable,
    _ cells: inout ResponseCells
  ) -> Response? {
    let isRequirement = { (column: ResponseColumn) in
      column.name == ResponseColumn.requirement.name
    }
    guard let requirement = known.first(where: { isRequirement($0.column) })?.cell.text else {
      if !known.isEmpty, columns.values.contains(where: isRequirement) {
        log.error("missing-value", "the row names no requirement", at: row.place)
      }
      return nil
    }
    var response = Response(requirement: requirement.value, place: requirement.place)
    for (column, cell) in known {
      let texts = column.form == .items ? table.items(of: cell) : [cell.text]
      let checked = texts.map { FieldText.checked($0, named: column.name, log: log) }
      column.set(checked, &response, &cells)
    }
    return response
  }

  func readYAML() -> [Response] {
    let members = YAMLDocument.members(
      of: source,
      mapping: "requirement ids to responses",
      such: "164.308(a)(1)(ii)(A): { status: implemented }",
      log: log
    )
    var cells = ResponseCells(hasUSDays: hasUSDays, log: log)
    let responses = members.compactMap { key, value -> Response? in
      guard let id = key.text,
        let map = YAMLMap(value, of: "the response to \(id)", known: ResponseColumn.keys, log: log)
      else { return nil }
      return response(to: Sourced(id, at: key.place), map, &cells)
    }
    cells.reportWords()
    return responses
  }

  private func response(
    to requirement: Sourced<String>,
    _ map: YAMLMap,
    _ cells: inout ResponseCells
  ) -> Response {
    if map.node("status") == nil {
      log.error(
        "missing-value",
        "the response to \(requirement.value) has no status",
        at: requirement.place,
        help: "allowed: \(Response.Answer.allCases.map(\.rawValue).joined(separator: ", "))"
      )
    }
    var response = Response(requirement: requirement.value, place: requirement.place)
    for column in ResponseColumn.all where column.name != ResponseColumn.requirement.name {
      column.set(texts(of: column, in: map), &response, &cells)
    }
    return response
  }

  private func texts(of column: ResponseColumn, in map: YAMLMap) -> [Sourced<String>] {
    let texts: [Sourced<String>] =
      switch column.form {
      case .text: [map.text(column.name)].compactMap(\.self)
      case .names: [map.joinedText(column.name)].compactMap(\.self)
      case .items:
        map.texts(column.name).flatMap { item in
          item.value.split { $0 == ";" || $0 == "," }.map { Sourced(String($0), at: item.place) }
        }
      }
    return texts.map { Sourced(trimmed($0.value), at: $0.place) }.filter { !$0.value.isEmpty }
  }
}

/// A cell of a row with its column.
private typealias KnownCell = (column: ResponseColumn, cell: CSVTable.Cell)

extension CSVTable.Row {
  /// Whether a cell of a header names a column.
  fileprivate func has(_ column: ResponseColumn) -> Bool {
    cells.contains { ResponseColumn.written($0.text.value) == column.name }
  }
}

/// Cells below an empty cell of the header, reported once a column, up to the tenth.
private struct UnnamedCells {
  private var columns: [Int: (first: SourceRange, count: Int)] = [:]
  private var order: [Int] = []

  mutating func add(_ cell: CSVTable.Cell) {
    guard let known = columns[cell.column] else {
      columns[cell.column] = (cell.text.place, 1)
      order.append(cell.column)
      return
    }
    columns[cell.column] = (known.first, known.count + 1)
  }

  func report(to log: Log) {
    for column in order.prefix(10) {
      guard let found = columns[column] else { continue }
      let cells = found.count == 1 ? "a cell" : "\(found.count) cells"
      log.error(
        "unnamed-column",
        "column \(column + 1) has \(cells) and no name in the header",
        at: found.first,
        help: "name the column or empty it"
      )
    }
    if order.count > 10, let first = columns[order[10]]?.first {
      log.error("unnamed-column", "\(order.count - 10) more columns have no name", at: first)
    }
  }
}
