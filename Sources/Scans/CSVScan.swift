import Formats
import GapAnalysis

/// Reads the formats that are CSV.
struct CSVScan: ScanFormatReader {
  private let form: CSVScanForm
  var format: ScanFormat? { form.format }
  private(set) var tally: ScanTally
  private var stream: CSVStream
  /// The positions of the columns, once the header is read.
  private var columns: CSVScanColumns?

  init(_ form: CSVScanForm, separator: UInt8, from place: TextPlace, _ tally: ScanTally) {
    self.form = form
    self.tally = tally
    stream = CSVStream(separator: separator, from: place)
    self.tally.tool = form.tool
  }

  mutating func feed(_ bytes: [UInt8]) throws(ScanFault) {
    stream.feed(bytes)
    try takeRows()
  }

  mutating func finish() throws(ScanFault) {
    stream.end()
    try takeRows()
  }

  private mutating func takeRows() throws(ScanFault) {
    do throws(CSVStream.Fault) {
      while let row = try stream.next() {
        guard let columns else {
          columns = CSVScanColumns(row)
          continue
        }
        take(row, columns)
      }
    } catch {
      throw ScanFault(error)
    }
  }

  private mutating func take(_ row: CSVStream.Row, _ columns: CSVScanColumns) {
    guard row.count == columns.count else {
      return tally.report(
        ScanFault(
          .broken,
          "the row has \(row.count) cells, and the header \(columns.count)",
          help: "a row that is cut off is a sign of a truncated file",
          at: row.place
        )
      )
    }
    let cells = CSVScanRow(row, columns)
    let status = cells["status"]
    let check = ScanText.plain(cells[form.check])
    guard !check.isEmpty else { return report("the row names no check", form.check, cells) }
    guard let (outcome, isStatusMuted) = form.outcome(status) else {
      return report(
        "unknown status \"\(ScanTally.shown(status))\"",
        "status",
        cells,
        help: "allowed: \(form.statuses.joined(separator: ", "))"
      )
    }
    if let day = form.day { tally.add(day: cells[day]) { cells.place(day) } }
    if let version = form.version, tally.rows == 0, !cells[version].isEmpty {
      tally.tool = "\(form.tool) \(cells[version])"
    }
    let ids = cells[form.requirement]
    let found = tally.targets.found(ids) { form.ids(ids) }
    let number = tally.check(check) {
      (form.title.map { cells[$0] }, form.severity.map { cells[$0] })
    }
    let resource = ScanText.plain(cells[form.resource])
    tally.add(
      ScanResult(
        check: check,
        resources: resource.isEmpty ? [] : [resource],
        outcome: outcome,
        isMuted: isStatusMuted || cells["muted"].lowercased() == "true"
      ),
      of: number,
      found,
      at: { row.place },
      reason: { ScanText.plain(cells[form.reason]) }
    )
  }

  private mutating func report(
    _ message: String,
    _ column: String,
    _ cells: CSVScanRow,
    help: String? = nil
  ) {
    tally.report(ScanFault(.value, message, help: help, at: cells.place(column)))
  }
}

/// The columns of a header by their names in small letters.
struct CSVScanColumns {
  let count: Int
  private let positions: [String: Int]

  init(_ row: CSVStream.Row) {
    count = row.count
    let names = (0..<row.count).map { row.text($0).lowercased() }
    positions = Dictionary(zip(names, names.indices)) { first, _ in first }
  }

  func position(_ name: String) -> Int? { positions[name] }
}

/// A row whose cells are asked for by the names of their columns.
private struct CSVScanRow {
  let row: CSVStream.Row
  let columns: CSVScanColumns

  init(_ row: CSVStream.Row, _ columns: CSVScanColumns) {
    self.row = row
    self.columns = columns
  }

  subscript(_ name: String) -> String { columns.position(name).map { row.text($0) } ?? "" }

  func place(_ name: String) -> TextPlace { row.place(columns.position(name) ?? 0) }
}

/// What the columns of a format are called, and what is in them.
struct CSVScanForm {
  let format: ScanFormat
  let tool: String
  let requirement: String
  let check: String
  var title: String?
  var severity: String?
  let resource: String
  let reason: String
  var day: String?
  var version: String?
  /// Names of columns of which one is in every version of the format, and in no other format.
  let signs: [[String]]

  static let all = [
    CSVScanForm(
      format: .prowlerComplianceCSV,
      tool: "Prowler",
      requirement: "requirements_id",
      check: "checkid",
      resource: "resourceid",
      reason: "statusextended",
      day: "assessmentdate",
      signs: [["requirements_id"], ["statusextended"], ["provider", "assessmentdate"]]
    ),
    CSVScanForm(
      format: .prowlerCSV,
      tool: "Prowler",
      requirement: "compliance",
      check: "check_id",
      title: "check_title",
      severity: "severity",
      resource: "resource_uid",
      reason: "status_extended",
      day: "timestamp",
      version: "prowler_version",
      signs: [["auth_method", "finding_uid"], ["status_extended"], ["finding_unique_id"]]
    ),
    CSVScanForm(
      format: .powerpipeCSV,
      tool: "Powerpipe",
      requirement: "group_id",
      check: "control_id",
      title: "control_title",
      severity: "severity",
      resource: "resource",
      reason: "reason",
      signs: [["group_id", "control_id"], ["control_id", "control_title"]]
    ),
  ]

  /// The columns without which nothing can be told.
  var needed: [String] {
    [requirement, check, resource, "status", reason] + [day].compactMap(\.self)
  }

  /// The form whose signs a header has.
  static func form(ofHeader names: Set<String>) -> CSVScanForm? {
    all.first { form in form.signs.contains { $0.allSatisfy(names.contains) } }
  }

  /// The words for what a check came to.
  var statuses: [String] {
    (format == .powerpipeCSV ? PowerpipeStatus.outcomes : Self.prowler).map(\.key)
  }

  /// The words of Prowler, of which the last one says that a failure is muted.
  private static let prowler: KeyValuePairs<String, ScanResult.Outcome> = [
    "PASS": .pass, "FAIL": .fail, "MANUAL": .notTested, "INFO": .notTested, muted: .fail,
  ]
  private static let muted = "MUTED"

  /// What a status means, and whether it says that it is muted; nil where it is unknown.
  func outcome(_ status: String) -> (ScanResult.Outcome, isMuted: Bool)? {
    if format == .powerpipeCSV { return PowerpipeStatus.outcome(status).map { ($0, false) } }
    let word = status.uppercased()
    return Self.prowler.first { $0.key == word }.map { ($0.value, word == Self.muted) }
  }

  /// The ids in a cell of requirements.
  func ids(_ cell: String) -> [String] {
    guard format == .prowlerCSV else { return ScanText.list(cell) }
    // `HIPAA: 164_308_a_1_ii_b, 164_312_a_2_iv | CIS-1.5: 2.2.1`
    return cell.parts(between: "|").flatMap { part -> [String] in
      let part = trimmed(part)
      guard part.uppercased().hasPrefix("HIPAA"), let colon = part.firstIndex(of: ":") else {
        return []
      }
      return ScanText.list(String(part[part.index(after: colon)...]))
    }
  }
}

/// The words of Powerpipe and Steampipe for what a control came to.
enum PowerpipeStatus {
  static let outcomes: KeyValuePairs<String, ScanResult.Outcome> = [
    "ok": .pass, "info": .pass, "alarm": .fail, "skip": .notTested, "error": .notTested,
  ]

  static func outcome(_ status: String) -> ScanResult.Outcome? {
    let word = status.lowercased()
    return outcomes.first { $0.key == word }?.value
  }
}
