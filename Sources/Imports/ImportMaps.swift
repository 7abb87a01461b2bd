import Diagnostics
import GapAnalysis
import Regulation

/// What the call says of the columns and words of a file.
struct ImportMaps {
  let heads: ForeignHead.Maps
  let statuses: [String: Response.Answer]
  private let request: ImportRequest

  /// - Throws: `ImportFault` where one of our names is none.
  init(_ request: ImportRequest) throws(ImportFault) {
    var fields: [String: ForeignField] = [:]
    for pair in request.columns {
      guard let field = ForeignField.named(pair.ours) else {
        let names = ForeignField.all.map(\.name)
        let nearest = nearestName(to: pair.ours, in: names).map { didYouMean($0) + " " } ?? ""
        throw ImportFault(
          "--map \"\(pair.theirs)=\(pair.ours)\" names no column of ours: \(nearest)"
            + "allowed: \(names.joined(separator: ", "))"
        )
      }
      fields[FoldedWords.of(pair.theirs)] = field
    }
    var statuses: [String: Response.Answer] = [:]
    for pair in request.statuses {
      guard let answer = Self.status(pair.ours) else {
        let help = suggestion(for: pair.ours, among: Response.Answer.allCases.map(\.rawValue)) ?? ""
        throw ImportFault("--map-status \"\(pair.theirs)=\(pair.ours)\" names no status: \(help)")
      }
      statuses[FoldedWords.of(pair.theirs)] = answer
    }
    heads = ForeignHead.Maps(fields: fields, statuses: Set(statuses.keys))
    self.statuses = statuses
    self.request = request
  }

  private static func status(_ name: String) -> Response.Answer? {
    Response.Answer.allCases.first { FoldedWords.of($0.rawValue) == FoldedWords.of(name) }
  }

  /// An error for each column of the call that the table lacks.
  func unusedColumns(of head: ForeignHead, in table: ForeignTable) -> [Diagnostic] {
    let names = table.rows[head.row].cells.sorted { $0.key < $1.key }.map(\.value.text.value)
    let known = Set(names.map(FoldedWords.of))
    return request.columns.filter { !known.contains(FoldedWords.of($0.theirs)) }.map { pair in
      .error(
        "import-column",
        "--map names the column \"\(pair.theirs)\", which is not in the head",
        at: table.rows[head.row].place,
        help: suggestion(for: pair.theirs, among: names)
      )
    }
  }

  /// A warning for each word of the call that no row has.
  func unusedStatuses(_ words: StatusWords, _ file: ImportedFile) -> [Diagnostic] {
    request.statuses.filter { !words.used.contains(FoldedWords.of($0.theirs)) }.map { pair in
      .warning(
        "import-status",
        "--map-status names \"\(pair.theirs)\", which no row has for a status",
        at: .file(file.path)
      )
    }
  }
}
