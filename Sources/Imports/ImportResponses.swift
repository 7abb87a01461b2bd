public import Diagnostics
import Files
import Formats
import GapAnalysis
import Regulation
import Workspace

/// Places the answers of somebody else's table in the client's `responses.csv`.
///
/// Nothing is written unless every row and column of the table has a place, or the request is partial.
/// - Throws: `ImportFault` where the call is wrong, `OutputError` where a file cannot be written.
public func importResponses(_ request: ImportRequest) throws -> Diagnosed<Imported?> {
  let maps = try ImportMaps(request)
  let file = try ImportedFile(request.file)
  let client = try ImportedClient(request)
  let target = try ResponsesFile(client)
  guard target.errors.isEmpty else { return Diagnosed(nil, target.errors) }
  let chosen = try file.table(maps, sheet: request.sheet)
  guard let choice = chosen.value else { return Diagnosed(nil, chosen.diagnostics) }
  let (table, head) = (choice.table, choice.head)
  let faults = chosen.diagnostics + head.clashes + maps.unusedColumns(of: head, in: table)
  guard !faults.hasErrors else { return Diagnosed(nil, faults) }
  let reading = ForeignReading(
    table,
    head,
    finder: RequirementFinder(client.catalog, rules: client.folder.client.scope.rules),
    statuses: StatusWords(maps.statuses),
    evidence: Set(client.folder.client.evidence.map(\.id)),
    hasUSDays: client.hasUSDays,
    readsBlanks: choice.plan != nil
  )
  let joined = ForeignAnswers(reading.answers, areQuestions: head.hasQuestions)
  var placing = ResponsePlacing(target, client, overwrites: request.overwrites)
  let plan = choice.plan?.comparison(client)
  let answers = plan.map { joined.answers.map($0.completed) } ?? joined.answers
  placing.place(answers, appending: head.hasQuestions, exactly: plan != nil)
  let lost = reading.faults + joined.faults + placing.faults
  let notes =
    faults + (plan?.notes ?? []) + reading.notes + reading.statuses.notes
    + maps.unusedStatuses(reading.statuses, file)
  let refusedRows = reading.answers.count { placing.refused.contains($0.leaf.id) }
  let lostRows = reading.lostRows + joined.refusedRows + refusedRows
  let placedRows = reading.answers.count - joined.refusedRows - refusedRows
  guard lost.isEmpty || request.isPartial else {
    let refusal = refusal(placed: placedRows, lost: lostRows, in: table)
    return Diagnosed(nil, notes + lost + [refusal])
  }
  let bytes = placing.text.text
  try target.check(placing.text, client)
  if !placing.changed.isEmpty { try writeFile(bytes, to: target.path) }
  let consequences = target.consequences(
    of: bytes,
    placing.changed.union(placing.kept),
    client,
    evidence: client.folder.client.evidence
  )
  return Diagnosed(
    Imported(
      lines: lines(
        placing,
        target,
        rows: placedRows,
        lost: lostRows,
        silent: reading.silentRows
      )
    ),
    notes + lost.map(\.asWarning) + consequences
      + (placing.changed.isEmpty ? [] : client.frozen)
  )
}

/// That nothing is written, and how much could be.
private func refusal(placed: Int, lost: Int, in table: ForeignTable) -> Diagnostic {
  .note(
    "import-refused",
    lost == 0
      ? "nothing is written: not every column has a place"
      : "nothing is written: \(lost == 1 ? "1 row has" : "\(lost) rows have") no place",
    at: .file(table.file),
    help: placed == 0
      ? nil : "--partial writes the other \(placed == 1 ? "row" : "\(placed) rows") all the same"
  )
}

private func lines(
  _ placing: ResponsePlacing,
  _ target: ResponsesFile,
  rows: Int,
  lost: Int,
  silent: Int
) -> [String] {
  func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
  let what = placing.changed.isEmpty ? "nothing changed in" : "wrote"
  var lines = [
    "\(what) \(target.name): \(count(rows, "row")) placed, "
      + "\(count(placing.changed.count, "requirement")) changed, "
      + "\(placing.kept.count) as \(placing.kept.count == 1 ? "it was" : "they were")"
  ]
  if lost > 0 { lines.append("\(count(lost, "row")) not placed") }
  if silent > 0 { lines.append("\(count(silent, "row")) without an answer") }
  return lines
}
