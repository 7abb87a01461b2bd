package import Diagnostics
import Formats
package import GapAnalysis
import Regulation

/// The values of responses, for what places them in `responses.csv`.
extension ResponseColumn {
  /// The columns that hold days.
  package static let days: Set = ["decided", "review_by", "due"]

  /// A value as a cell of this column is read, in the form in which the program writes it: `Yes` as
  /// `implemented`, 9/30/2026 as 2026-09-30.
  ///
  /// It is nil, with errors at its place, where a cell of this column cannot hold it.
  package func canonical(_ text: Sourced<String>, hasUSDays: Bool) -> Diagnosed<String?> {
    let log = Log()
    var reader = ResponseCells(hasUSDays: hasUSDays, log: log)
    var response = Response(requirement: "", place: text.place)
    let parts = form == .items ? Self.items(of: text) : [text]
    set(parts.map { FieldText.checked($0, named: name, log: log) }, &response, &reader)
    guard !log.diagnostics.hasErrors else { return Diagnosed(nil, log.diagnostics) }
    return Diagnosed(canonical(of: response) ?? text.value, log.diagnostics)
  }

  /// The items of a list between `;`, `,` or line ends.
  private static func items(of text: Sourced<String>) -> [Sourced<String>] {
    text.value.split { $0 == ";" || $0 == "," || $0.isNewline }.map { trimmed($0) }
      .filter { !$0.isEmpty }.map { Sourced($0, at: text.place) }
  }

  /// What a response has in this column, where the program writes it in one form alone.
  private func canonical(of response: Response) -> String? {
    switch name {
    case "status": response.answer.rawValue
    case "evidence": response.evidence.joined(separator: ";")
    case "maturity": response.maturity.map(String.init)
    case "decided": response.decided?.iso
    case "review_by": response.reviewBy?.iso
    case "due": response.due?.iso
    case "cost": response.cost.map(String.init)
    case "method": response.methods.map(\.rawValue).joined(separator: ";")
    default: nil
    }
  }
}

/// The rows of a CSV text that hold something; faults of form are errors.
package func csvRows(
  of source: SourceText,
  isHeader: (String) -> Bool
) -> Diagnosed<[CSVTable.Row]> {
  let log = Log()
  var table = CSVTable(source, log: log, isHeader: isHeader)
  var rows: [CSVTable.Row] = []
  while let row = table.next() { rows.append(row) }
  return Diagnosed(rows, log.diagnostics)
}

/// The responses of a text of `responses.csv`.
package func responses(ofCSV source: SourceText, hasUSDays: Bool) -> Diagnosed<[Response]> {
  let log = Log()
  let reader = ResponsesReader(source: source, hasUSDays: hasUSDays, log: log)
  return Diagnosed(reader.readCSV(), log.diagnostics)
}

/// The evidence of a text of `evidence.yml`.
package func evidence(of source: SourceText) -> Diagnosed<[Evidence]> {
  let log = Log()
  return Diagnosed(RegistersReader.evidence(source, log: log), log.diagnostics)
}
