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
  .importRefused(
    lost == 0
      ? "not every column has a place"
      : "\(counted(lost, "row")) \(lost == 1 ? "has" : "have") no place",
    file: table.file,
    rest: placed == 0 ? nil : placed == 1 ? "other row" : "other \(placed) rows"
  )
}

private func lines(
  _ placing: ResponsePlacing,
  _ target: ResponsesFile,
  rows: Int,
  lost: Int,
  silent: Int
) -> [String] {
  var lines = [placing.summary(placed: counted(rows, "row"), in: target)]
  if lost > 0 { lines.append("\(counted(lost, "row")) not placed") }
  if silent > 0 { lines.append("\(counted(silent, "row")) without an answer") }
  return lines
}
