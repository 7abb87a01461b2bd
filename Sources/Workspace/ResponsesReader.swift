import Diagnostics
import GapAnalysis
import Regulation

/// Reads `responses.csv` and `responses.yml`.
enum ResponsesReader {
  /// What a response may say, as column or key.
  static let fields = [
    "requirement", "status", "owner", "evidence", "maturity", "rationale", "approver", "decided",
    "review_by", "note",
  ]
  /// Columns for the eye.
  private static let ignored = ["title", "obligation"]

  static func readCSV(_ source: SourceText, log: Log) -> [Response] {
    guard utf8Text(of: source, log: log) != nil else { return [] }
    let table = CSVTable(source, log: log)
    guard !table.header.isEmpty else {
      log.error(
        "csv-header",
        "\(source.file) has no header",
        at: .file(source.file),
        help: "the first line names the columns: requirement,status,…"
      )
      return []
    }
    let columns = columns(of: table, in: source, log: log)
    let named = Set(columns.compactMap(\.self))
    return table.rows.compactMap { row in
      var cells: [String: Sourced<String>] = [:]
      for (index, cell) in row.enumerated() {
        guard index < columns.count else {
          if !trimmed(cell.value).isEmpty { tooManyFields(row, columns.count, at: cell, log: log) }
          break
        }
        let text = trimmed(cell.value)
        if let name = columns[index], !text.isEmpty { cells[name] = Sourced(text, at: cell.place) }
      }
      return response(cells, of: named, at: row[0].place, log: log)
    }
  }

  private static func tooManyFields(
    _ row: [Sourced<String>],
    _ columns: Int,
    at cell: Sourced<String>,
    log: Log
  ) {
    log.error(
      "csv-row",
      "the row has \(row.count) fields, the header \(columns)",
      at: cell.place,
      help: "a field with a comma in it goes in double quotes"
    )
  }

  private static func columns(
    of table: CSVTable,
    in source: SourceText,
    log: Log
  ) -> [String?] {
    var seen: Set<String> = []
    let columns = table.header.map { cell -> String? in
      let name = trimmed(cell.value)
      if ignored.contains(name) || (name.isEmpty && cell.place == table.header.last?.place) {
        return nil
      }
      guard fields.contains(name) else {
        log.error(
          "unknown-column",
          "unknown column \"\(name)\"",
          at: cell.place,
          help: suggestion(for: name, among: fields + ignored)
        )
        return nil
      }
      if !seen.insert(name).inserted {
        log.error("duplicate-column", "column \"\(name)\" stands twice", at: cell.place)
        return nil
      }
      return name
    }
    for name in ["requirement", "status"] where !seen.contains(name) {
      log.error(
        "missing-column",
        "\(source.file) lacks the column \"\(name)\"",
        at: table.header.first?.place ?? .file(source.file)
      )
    }
    return columns
  }

  /// The response of a row; a cell is missed only in a column that the table has.
  private static func response(
    _ cells: [String: Sourced<String>],
    of columns: Set<String>,
    at place: SourceRange,
    log: Log
  ) -> Response? {
    if cells.isEmpty { return nil }
    let answer = cells["status"].flatMap { answerWord($0, log: log) }
    guard let requirement = cells["requirement"] else {
      if columns.contains("requirement") {
        log.error("missing-value", "the row names no requirement", at: place)
      }
      return nil
    }
    if cells["status"] == nil, columns.contains("status") {
      log.error(
        "missing-value",
        "the response to \(requirement.value) has no status",
        at: requirement.place,
        help: "allowed: \(Response.Answer.allCases.map(\.rawValue).joined(separator: ", "))"
      )
    }
    let maturity = cells["maturity"].flatMap { maturityLevel($0, log: log) }
    let decided = cells["decided"].flatMap { day($0, column: "decided", log: log) }
    let reviewBy = cells["review_by"].flatMap { day($0, column: "review_by", log: log) }
    return Response(
      requirement: requirement.value,
      answer: answer ?? .notAssessed,
      owner: cells["owner"]?.value,
      evidence: (cells["evidence"]?.value ?? "").split(separator: ";").map { trimmed($0) }
        .filter { !$0.isEmpty },
      maturity: maturity,
      rationale: cells["rationale"]?.value,
      approver: cells["approver"]?.value,
      decided: decided,
      reviewBy: reviewBy,
      note: cells["note"]?.value,
      place: requirement.place
    )
  }

  private static func answerWord(_ cell: Sourced<String>, log: Log) -> Response.Answer? {
    if let answer = Response.Answer(rawValue: cell.value) { return answer }
    let allowed = Response.Answer.allCases.map(\.rawValue)
    log.error(
      "unknown-status",
      "unknown status \"\(cell.value)\"",
      at: cell.place,
      help: suggestion(for: cell.value, among: allowed)
    )
    return nil
  }

  private static func maturityLevel(_ cell: Sourced<String>, log: Log) -> Int? {
    if let level = Int(cell.value), (0...5).contains(level) { return level }
    log.error(
      "bad-number",
      "\"\(cell.value)\" of \"maturity\" must be a whole number from 0 to 5",
      at: cell.place
    )
    return nil
  }

  private static func day(_ cell: Sourced<String>, column: String, log: Log) -> Day? {
    if let day = Day(cell.value) { return day }
    log.error(
      "bad-day",
      "\"\(cell.value)\" of \"\(column)\" is no day of the calendar",
      at: cell.place,
      help: "days are written YYYY-MM-DD, such as 2026-09-30"
    )
    return nil
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let blank: (Character) -> Bool = { $0.isWhitespace || $0 == "\u{FEFF}" }
    var rest = text.drop(while: blank)
    while let last = rest.last, blank(last) { rest.removeLast() }
    return String(rest)
  }
}

extension ResponsesReader {
  static func readYAML(_ source: SourceText, log: Log) -> [Response] {
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
    return members.compactMap { key, value in
      guard let id = key.text,
        let map = YAMLMap(
          value,
          of: "the response to \(id)",
          known: Array(fields.dropFirst()) + ignored,
          log: log
        )
      else { return nil }
      return response(map, requirement: Sourced(id, at: key.place), log: log)
    }
  }

  private static func response(
    _ map: YAMLMap,
    requirement: Sourced<String>,
    log: Log
  ) -> Response? {
    if map.node("status") == nil {
      log.error(
        "missing-value",
        "the response to \(requirement.value) has no status",
        at: requirement.place,
        help: "allowed: \(Response.Answer.allCases.map(\.rawValue).joined(separator: ", "))"
      )
    }
    let evidence = map.texts("evidence").flatMap { item in
      item.value.split(separator: ";").map { trimmed($0) }.filter { !$0.isEmpty }
    }
    let maturity = map.integer("maturity", in: 0...5)
    let decided = map.day("decided")
    let reviewBy = map.day("review_by")
    let answer = map.text("status").flatMap { answerWord($0, log: log) }
    return Response(
      requirement: requirement.value,
      answer: answer ?? .notAssessed,
      owner: map.joinedText("owner")?.value,
      evidence: evidence,
      maturity: maturity,
      rationale: map.text("rationale")?.value,
      approver: map.joinedText("approver")?.value,
      decided: decided,
      reviewBy: reviewBy,
      note: map.text("note")?.value,
      place: requirement.place
    )
  }
}
