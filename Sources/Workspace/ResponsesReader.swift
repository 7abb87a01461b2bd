import Diagnostics
import Formats
import GapAnalysis
import Regulation

/// Reads `responses.csv`, as spreadsheets write it, and `responses.yml`.
struct ResponsesReader {
  /// What a response may say, as column or key.
  static let fields = [
    "requirement", "title", "obligation", "status", "owner", "evidence", "maturity", "rationale",
    "approver", "decided", "review_by", "note", "action", "due", "cost", "method", "sample",
  ]
  /// Those whose cells hold several items.
  private static let lists = ["evidence", "method"]

  /// Titles and notes may be above the header.
  private static let rowsAboveHeader = 50

  let source: SourceText
  /// Whether 4/14/2026 is the fourteenth of April.
  let hasUSDays: Bool
  let log: Log

  /// A column's name as it is known: any case, with blanks or hyphens for `_`.
  static func columnName(_ text: String) -> String {
    String(trimmed(text).lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
  }

  func readCSV() -> [Response] {
    guard reportsAsText() else { return [] }
    var table = CSVTable(source, log: log) { Self.columnName($0) == "requirement" }
    var first: [CSVTable.Row] = []
    while first.count < Self.rowsAboveHeader, let row = table.next() {
      first.append(row)
      if row.has("requirement") { break }
    }
    let head =
      first.firstIndex { $0.has("requirement") } ?? first.firstIndex { $0.has("status") } ?? 0
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

  /// Tells of bytes that no UTF-8 text holds, and whether there are rows to read all the same: Excel's
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
  private func columns(of header: CSVTable.Row) -> [Int: String] {
    var columns: [Int: String] = [:]
    var seen: Set<String> = []
    for cell in header.cells {
      let name = Self.columnName(cell.text.value)
      if !Self.fields.contains(name) {
        log.error(
          "unknown-column",
          "unknown column \"\(cell.text.value)\"",
          at: cell.text.place,
          help: suggestion(for: name, among: Self.fields)
        )
      } else if !seen.insert(name).inserted {
        log.error("duplicate-column", "column \"\(name)\" is there twice", at: cell.text.place)
      } else {
        columns[cell.column] = name
      }
    }
    for name in ["requirement", "status"] where !seen.contains(name) {
      log.error(
        "missing-column",
        "\(source.file) lacks the column \"\(name)\"",
        at: header.place,
        help: "the header names the columns: requirement,status,…"
      )
    }
    return columns
  }

  /// The cells of a row by the name of their column; those without one are reported.
  ///
  /// `named` are the places of the header's cells, `width` is how many it has, empty ones too.
  private func known(
    _ row: CSVTable.Row,
    _ columns: [Int: String],
    _ named: Set<Int>,
    width: Int,
    _ unnamed: inout UnnamedCells
  ) -> [String: CSVTable.Cell] {
    var known: [String: CSVTable.Cell] = [:]
    for cell in row.cells {
      if let name = columns[cell.column] {
        known[name] = cell
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
    _ known: [String: CSVTable.Cell],
    of columns: [Int: String],
    in table: CSVTable,
    _ cells: inout ResponseCells
  ) -> Response? {
    guard let requirement = known["requirement"] else {
      if !known.isEmpty, columns.values.contains("requirement") {
        log.error("missing-value", "the row names no requirement", at: row.place)
      }
      return nil
    }
    var texts: [String: Sourced<String>] = [:]
    for name in Self.fields where !Self.lists.contains(name) {
      texts[name] = known[name].map { FieldText.checked($0.text, named: name, log: log) }
    }
    return cells.response(
      to: texts["requirement"] ?? requirement.text,
      texts,
      evidence: (known["evidence"].map(table.items) ?? []).map {
        FieldText.checked($0, named: "evidence", log: log)
      },
      methods: known["method"].map(table.items) ?? []
    )
  }

  func readYAML() -> [Response] {
    guard let text = utf8Text(of: source, log: log),
      let root = YAMLDocument.read(text, of: source, log: log), !root.isNull
    else { return [] }
    guard let members = root.members else {
      log.error(
        "wrong-type",
        "\(source.file) must map requirement ids to responses, not be \(root.sort)",
        at: root.place,
        help: "164.308(a)(1)(ii)(A): { status: implemented }"
      )
      return []
    }
    var cells = ResponseCells(hasUSDays: hasUSDays, log: log)
    let responses = members.compactMap { key, value -> Response? in
      guard let id = key.text,
        let map = YAMLMap(
          value,
          of: "the response to \(id)",
          known: Array(Self.fields.dropFirst()),
          log: log
        )
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
    var texts: [String: Sourced<String>] = [:]
    for field in Self.fields.dropFirst() where !Self.lists.contains(field) {
      let isPerson = field == "owner" || field == "approver"
      guard let text = isPerson ? map.joinedText(field) : map.text(field) else { continue }
      let words = trimmed(text.value)
      if !words.isEmpty { texts[field] = Sourced(words, at: text.place) }
    }
    func items(_ key: String) -> [Sourced<String>] {
      map.texts(key).flatMap { item in
        item.value.split { $0 == ";" || $0 == "," }.map { Sourced(trimmed($0), at: item.place) }
      }.filter { !$0.value.isEmpty }
    }
    return cells.response(
      to: requirement,
      texts,
      evidence: items("evidence"),
      methods: items("method")
    )
  }
}

extension CSVTable.Row {
  /// Whether a cell of a header names a column.
  fileprivate func has(_ name: String) -> Bool {
    cells.contains { ResponsesReader.columnName($0.text.value) == name }
  }
}

/// Cells below an empty cell of the header, told a column each up to the tenth.
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
