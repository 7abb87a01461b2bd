import Diagnostics
import Formats
import Spreadsheets

/// What a sheet of a `plan.xlsx` has otherwise than the workspace would write it: rows, columns and
/// cells, each a warning, as nothing of it is read back.
struct PlanDifferences {
  private(set) var notes: [Diagnostic] = []
  /// The columns that are blank as a whole, and have something in the workspace.
  private(set) var blankColumns: Set<String> = []

  private let table: ForeignTable
  private let plan: PlanTable
  private let name: String
  /// The columns of the head that are to be compared, by their positions.
  private var compared: [(index: Int, name: String)] = []

  /// What moves with other lines and other rows.
  private static let moving: Set = ["source", "priority"]
  /// A cell of a spreadsheet holds no longer text.
  private static let longest = 30_000
  /// What is blank for everybody in an edition, so that a blank column of them is no edit.
  private static let withheld: Set = ["note", "location", "source"]

  /// Compares a sheet; of that of requirements, only what is not read back.
  init(_ table: ForeignTable, _ plan: PlanTable, isEdition: Bool) {
    self.table = table
    self.plan = plan
    name = plan.sheet.name
    guard let head = table.rows.first, let key = column(plan.key) else {
      warn("the sheet \(name) has no column \(plan.key) in its first row", table.rows.first?.place)
      return
    }
    let isReadBack = plan.key == "requirement"
    compareHead(head, isReadBack: isReadBack)
    // An edition leaves out passages of a text: what is otherwise there is not known.
    let passed = Self.moving.union(isEdition ? ["text"] : [])
    let own: Set = ["title", "obligation"]
    compared = compared.filter {
      $0.index != key && !passed.contains($0.name) && (!isReadBack || own.contains($0.name))
    }
    compareRows(key, isReadBack: isReadBack)
  }

  /// The position of a column by its name in the first row.
  private func column(_ name: String) -> Int? {
    table.rows.first?.cells.filter { $0.value.text.value == name }.keys.min()
  }

  private mutating func compareHead(_ head: ForeignTable.Row, isReadBack: Bool) {
    let own = plan.sheet.columns.map(\.name)
    for (index, cell) in head.cells.sorted(by: { $0.key < $1.key }) {
      let written = cell.text.value
      guard own.contains(written), !compared.contains(where: { $0.name == written }) else {
        // What the sheet of requirements has more is said where it is read.
        if !isReadBack {
          warn("the column \(quoted(written)) of the sheet \(name) is new", cell.text.place)
        }
        continue
      }
      compared.append((index, written))
    }
    for column in own where !compared.contains(where: { $0.name == column }) {
      warn("the column \(column) is missing in the sheet \(name)", head.place)
    }
    for (index, column) in compared where Self.withheld.contains(column) {
      let isBlank = table.rows.dropFirst().allSatisfy { $0.cells[index] == nil }
      guard isBlank, plan.ids.contains(where: { plan.text(of: $0, column) != nil }),
        table.rows.count > 1
      else { continue }
      blankColumns.insert(column)
      warn(
        "the column \(column) of the sheet \(name) is blank, and counts as not given",
        head.cells[index]?.text.place
      )
    }
    compared.removeAll { blankColumns.contains($0.name) }
  }

  private mutating func compareRows(_ key: Int, isReadBack: Bool) {
    var seen: Set<String> = []
    for row in table.rows.dropFirst() {
      guard let id = row.cells[key]?.text.value, plan.has(id) else {
        // What the sheet of requirements has more is said where it is read.
        let id = row.cells[key].map { quoted($0.text.value) } ?? "without an id"
        if !isReadBack { warn("the row \(id) of the sheet \(name) is new", row.place) }
        continue
      }
      guard seen.insert(id).inserted else {
        if !isReadBack { warn("\(id) is there twice in the sheet \(name)", row.place) }
        continue
      }
      for (index, column) in compared { compare(row, index, column, of: id) }
    }
    for id in plan.ids where !seen.contains(id) {
      warn("\(id) is missing in the sheet \(name)", nil)
    }
  }

  private mutating func compare(
    _ row: ForeignTable.Row,
    _ index: Int,
    _ column: String,
    of id: String
  ) {
    let cell = row.cells[index]
    let old = Self.plain(plan.text(of: id, column) ?? "")
    let new = Self.plain(cell?.day ?? cell?.text.value ?? "")
    guard old != new, old.utf16.count < Self.longest else { return }
    func said(_ text: String) -> String { text.isEmpty ? "blank" : quoted(text) }
    warn(
      "\(column) of \(id) is \(said(new)) in the sheet \(name), and \(said(old)) in the workspace",
      cell?.text.place ?? table.place(of: row, index)
    )
  }

  private mutating func warn(_ message: String, _ place: SourceRange?) {
    notes.append(Self.warning(message, place ?? .file(table.file)))
  }

  static func warning(_ message: String, _ place: SourceRange) -> Diagnostic {
    .warning(
      "import-elsewhere",
      message,
      at: place,
      help:
        "an import reads the sheet of requirements alone: change the file in the client's folder"
    )
  }

  private static func plain(_ text: String) -> String {
    trimmed(text.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n"))
  }
}

extension ForeignTable {
  /// The place of a cell, also of a blank one.
  func place(of row: Row, _ column: Int) -> SourceRange {
    SourceRange(file: file, start: SourcePosition(line: row.number, column: column + 1))
  }
}
