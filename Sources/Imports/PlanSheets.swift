import Diagnostics
import Formats
import GapAnalysis
import Regulation
import Workspace

/// The sheets of a `plan.xlsx` of ours besides that of requirements, which alone is read back: what was
/// changed in them is found, so that it is not lost in silence.
struct PlanSheets {
  /// The sheet that is read back.
  let requirements: ForeignTable
  private let sheets: [String: ForeignTable]

  private static let names = ["requirements", "findings", "plan", "risks", "evidence"]

  /// The sheets of a workbook; nil where it is none of ours.
  init?(_ all: [ForeignTable]) {
    let own = all.filter { Self.names.contains($0.sheet ?? "") }
    let sheets = Dictionary(firstOf: own.map { ($0.sheet ?? "", $0) })
    guard sheets.count == Self.names.count, let requirements = sheets["requirements"] else {
      return nil
    }
    self.requirements = requirements
    self.sheets = sheets
  }

  /// An error for each cell and row that says something else than the workspace, as nothing of it is
  /// placed; a warning in the sheet of the plan, which is computed and moves with other answers.
  func changes(_ client: ImportedClient) -> [Diagnostic] {
    let assessment = assess(
      client.folder.client,
      law: client.law,
      asOf: client.asOf,
      coverageThreshold: .zero
    ).value
    let findings = assessment.findings.map { ($0.finding.id, Self.cells(of: $0.finding)) }
    let risks = assessment.risks.map { ($0.risk.id, Self.cells(of: $0.risk)) }
    let evidence = assessment.evidence.map { ($0.evidence.id, Self.cells(of: $0.evidence)) }
    return differences("findings", Dictionary(firstOf: findings))
      + differences("risks", Dictionary(firstOf: risks))
      + differences("evidence", Dictionary(firstOf: evidence))
      + planDifferences(assessment.plan)
  }

  private typealias Cells = [String: String?]

  private func differences(_ sheet: String, _ known: [String: Cells]) -> [Diagnostic] {
    guard let table = sheets[sheet] else { return [] }
    var seen: Set<String> = []
    var found: [Diagnostic] = []
    for row in rows(of: table) {
      guard let id = row.values["id"]?.text, let own = known[id.value] else {
        let name = row.values["id"].map { quoted($0.text.value) } ?? "without an id"
        found.append(change("the row \(name) of the sheet \(sheet) is new", at: row.place))
        continue
      }
      seen.insert(id.value)
      for (name, value) in own.sorted(by: { $0.key < $1.key }) where row.columns.contains(name) {
        let cell = row.values[name]
        let (old, new) = (Self.plain(value ?? ""), Self.plain(cell?.day ?? cell?.text.value ?? ""))
        // A cell of a spreadsheet holds no longer text.
        guard old != new, old.utf16.count < 30_000 else { continue }
        let words = "\(name) of \(id.value) is \(quoted(new)) in the sheet \(sheet), and "
        found.append(
          change(words + "\(quoted(old)) in the workspace", at: cell?.text.place ?? id.place)
        )
      }
    }
    let gone = known.keys.filter { !seen.contains($0) }.sorted()
    return found
      + gone.map { change("\($0) is missing in the sheet \(sheet)", at: .file(table.file)) }
  }

  private func change(_ message: String, at place: SourceRange) -> Diagnostic {
    .error(
      "import-elsewhere",
      message,
      at: place,
      help:
        "an import reads the sheet of requirements alone: change the file in the client's folder"
    )
  }

  /// The cells of the plan that are not as they are computed now.
  private func planDifferences(_ items: [PlanItem]) -> [Diagnostic] {
    guard let plan = sheets["plan"] else { return [] }
    let known = Dictionary(firstOf: items.map { ($0.id, Self.cells(of: $0)) })
    return rows(of: plan).flatMap { row -> [Diagnostic] in
      guard let id = row.values["id"]?.text, let own = known[id.value] else { return [] }
      return own.sorted { $0.key < $1.key }.compactMap { name, value in
        let cell = row.values[name]
        let (old, new) = (Self.plain(value ?? ""), Self.plain(cell?.day ?? cell?.text.value ?? ""))
        guard old != new, row.columns.contains(name) else { return nil }
        return .warning(
          "import-elsewhere",
          "\(name) of \(id.value) is \(quoted(new)) in the sheet plan, and \(quoted(old)) in the workspace",
          at: cell?.text.place ?? id.place,
          help: "the plan is computed: change what it is computed from"
        )
      }
    }
  }

  /// A row by the names of its columns.
  private struct Row {
    let values: [String: ForeignTable.Cell]
    let columns: Set<String>
    let place: SourceRange
  }

  private func rows(of table: ForeignTable) -> [Row] {
    guard let head = table.rows.first else { return [] }
    let names = head.cells.mapValues(\.text.value)
    return table.rows.dropFirst().map { row in
      let values = row.cells.compactMap { index, cell in names[index].map { ($0, cell) } }
      return Row(
        values: Dictionary(firstOf: values),
        columns: Set(names.values),
        place: row.place
      )
    }
  }

  private static func plain(_ text: String) -> String {
    trimmed(text.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n"))
  }
}

/// What authors write of an item, by the columns of its sheet.
extension PlanSheets {
  private static func list(_ texts: [Sourced<String>]) -> String {
    texts.map(\.value).joined(separator: "; ")
  }

  private static func cells(of finding: Finding) -> Cells {
    [
      "title": finding.title, "requirements": list(finding.requirements),
      "likelihood": finding.estimate.likelihood.rawValue,
      "impact": finding.estimate.impact.rawValue, "status": finding.status.rawValue,
      "owner": finding.owner, "due": finding.due?.iso, "cost": finding.cost.map(String.init),
      "action": finding.step, "systems": list(finding.systems), "root_cause": finding.rootCause,
      "evidence": list(finding.evidence), "accepted_by": finding.accepted?.by,
      "accepted_until": finding.accepted?.until.iso, "accepted_why": finding.accepted?.reason,
      "closed": finding.closed?.iso, "verified_by": finding.verifiedBy, "text": finding.text,
    ]
  }

  private static func cells(of item: PlanItem) -> Cells {
    [
      "action": item.action, "owner": item.owner, "due": item.due?.iso,
      "cost": item.cost.map(String.init),
    ]
  }

  private static func cells(of risk: Risk) -> Cells {
    [
      "title": risk.title, "threat": risk.threat, "vulnerability": risk.vulnerability,
      "asset": risk.asset, "likelihood": risk.estimate.likelihood.rawValue,
      "impact": risk.estimate.impact.rawValue, "treatment": risk.treatment?.rawValue,
      "action": risk.action, "owner": risk.owner, "due": risk.due?.iso,
      "cost": risk.cost.map(String.init), "requirements": list(risk.requirements),
      "accepted_by": risk.accepted?.by, "accepted_until": risk.accepted?.until.iso,
      "accepted_why": risk.accepted?.reason,
    ]
  }

  private static func cells(of evidence: Evidence) -> Cells {
    [
      "title": evidence.title, "kind": evidence.kind, "collected": evidence.collected?.iso,
      "valid_until": evidence.validUntil?.iso, "location": evidence.location,
      "sha256": evidence.sha256, "note": evidence.note,
    ]
  }
}
