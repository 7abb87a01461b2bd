import Diagnostics
import Export
import GapAnalysis
import Regulation
import Spreadsheets
import Workspace

/// The sheets of a `plan.xlsx` of ours: that of requirements, which alone is read back, and the others,
/// in which changes are found, so that none is lost in silence.
struct PlanSheets {
  /// The sheet that is read back.
  let requirements: ForeignTable
  /// The edition of which the workbook is.
  let audience: String
  private let tables: [ForeignTable]

  private static let names: Set = ["findings", "plan", "risks", "evidence"]
  private static let head: Set = ["requirement", "title", "obligation", "status"]

  /// The sheets of a workbook; nil where it is none of ours.
  init?(_ book: ForeignBook) {
    tables = book.sheets.map(\.table)
    let own = tables.first { $0.sheet == PlanWorkbook.requirements }
    let isOurs =
      tables.contains { Self.names.contains($0.sheet ?? "") }
      || (book.creator?.hasPrefix("gapbook ") ?? false)
    guard let own, let head = own.rows.first, isOurs,
      Self.head.isSubset(of: Set(head.cells.values.map(\.text.value)))
    else { return nil }
    requirements = own
    audience = PlanWorkbook.audience(ofSubject: book.subject)
  }

  /// A warning for each comment in any sheet.
  var unreadComments: [Diagnostic] { tables.flatMap(\.unreadComments) }

  /// What the workspace would write into the workbook, and what is otherwise there.
  func comparison(_ client: ImportedClient) -> Comparison {
    func sheets(for audience: String) -> [WrittenSheet] {
      PlanWorkbook.sheets(of: client.assessment(for: audience))
    }
    return Comparison(self, sheets(for: audience), whole: sheets(for: Audience.full))
  }

  /// A workbook beside what the workspace would write into it.
  struct Comparison {
    /// What is otherwise in sheets and cells that are not read back, and what the edition withholds.
    private(set) var notes: [Diagnostic] = []
    /// What the edition and the workspace have in the sheet of requirements.
    private let edition: PlanTable?
    private let whole: PlanTable?
    private let isEdition: Bool
    /// The columns of that sheet that are blank as a whole.
    private var blankColumns: Set<String> = []

    fileprivate init(_ plan: PlanSheets, _ written: [WrittenSheet], whole: [WrittenSheet]) {
      let name = PlanWorkbook.requirements
      edition = written.first { $0.name == name }.map(PlanTable.init)
      self.whole = whole.first { $0.name == name }.map(PlanTable.init)
      isEdition = plan.audience != Audience.full
      let names = Set(written.map(\.name))
      for sheet in written {
        guard let table = plan.tables.first(where: { $0.sheet == sheet.name }) else {
          let file = plan.requirements.file.prefix { $0 != "[" }
          notes.append(
            PlanDifferences.warning("the sheet \(sheet.name) is missing", .file(String(file)))
          )
          continue
        }
        let found = PlanDifferences(table, PlanTable(sheet), isEdition: isEdition)
        notes += found.notes
        if sheet.name == name { blankColumns = found.blankColumns }
      }
      for table in plan.tables where !names.contains(table.sheet ?? "") {
        notes.append(
          PlanDifferences.warning(
            "the sheet \(quoted(table.sheet ?? "")) is new",
            table.rows.first?.place ?? .file(table.file)
          )
        )
      }
      if isEdition {
        notes.append(
          .note(
            "import-edition",
            "it is of the edition \(plan.audience): what that withholds counts as no change",
            at: .file(plan.requirements.file)
          )
        )
      }
    }

    /// An answer of the sheet of requirements as it is to be placed: without the blank cells that the
    /// edition has blank too, and with the evidence that it withholds.
    func completed(_ answer: ForeignAnswer) -> ForeignAnswer {
      var answer = answer
      let id = answer.leaf.id
      answer.cleared = answer.cleared.filter { name, _ in
        !blankColumns.contains(name) && edition?.text(of: id, name) != nil
      }
      guard isEdition else { return answer }
      let shown = items(edition?.text(of: id, "evidence"))
      let hidden = items(whole?.text(of: id, "evidence")).filter { !shown.contains($0) }
      guard !hidden.isEmpty else { return answer }
      if let value = answer.values["evidence"] {
        answer.values["evidence"] = value.map { (items($0) + hidden).joined(separator: ";") }
      } else if let place = answer.cleared.removeValue(forKey: "evidence") {
        answer.values["evidence"] = Sourced(hidden.joined(separator: ";"), at: place)
      }
      return answer
    }

    private func items(_ list: String?) -> [String] {
      (list ?? "").split(separator: ";").map { String($0.drop { $0 == " " }) }
    }
  }
}

/// A sheet as the workspace would write it.
struct PlanTable {
  let sheet: WrittenSheet
  /// The column by which its rows are known.
  let key: String
  private let columns: [String: Int]
  private let rows: [String: [WrittenSheet.Value]]

  init(_ sheet: WrittenSheet) {
    self.sheet = sheet
    let columns = Dictionary(
      firstOf: sheet.columns.enumerated().map { ($0.element.name, $0.offset) }
    )
    let key = columns["id"] == nil ? "requirement" : "id"
    self.key = key
    self.columns = columns
    rows = Dictionary(
      firstOf: sheet.rows.map { row in (columns[key].flatMap { row[$0].text } ?? "", row) }
    )
  }

  var ids: [String] {
    sheet.rows.compactMap { row in columns[key].flatMap { row[$0].text } }
  }

  func has(_ id: String) -> Bool { rows[id] != nil }

  /// What a cell holds; nil where it is blank.
  func text(of id: String, _ column: String) -> String? {
    guard let position = columns[column], let text = rows[id]?[position].text else { return nil }
    return text.isEmpty ? nil : text
  }
}
