import Diagnostics
import GapAnalysis

/// A question of the SRA Tool that somebody answered.
struct SRAQuestion {
  /// The sheet.
  let section: String
  let text: String
  /// The answer that is marked.
  let answer: Sourced<String>
  let notes: [String]
  /// What the tool itself says of the risk, a name and a value each.
  let ratings: [String]
  /// What cites the law, in the rows of the question and of its answer.
  let references: [String]

  /// What is written into the note of a requirement.
  var note: String {
    var parts = ["\(Response.selfAssessmentMark)\(section): \(text) \(answer.value)"]
    if !notes.isEmpty { parts.append("Notes: " + notes.joined(separator: "; ")) }
    if !ratings.isEmpty {
      let ratings = ratings.joined(separator: ", ")
      parts.append("The tool's own rating, not this assessment's: \(ratings)")
    }
    let ended = parts.map { part in
      part.last.map { ".?!".contains($0) } ?? true ? part : part + "."
    }
    return ended.joined(separator: " ").split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}

/// A sheet of the SRA Tool's workbook: questions with their answers below or beside them.
struct SRASection {
  private(set) var answered: [SRAQuestion] = []
  /// How many questions there are.
  private(set) var questions = 0
  /// Marks that answer nothing.
  private(set) var faults: [Diagnostic] = []
  private(set) var notes: [Diagnostic] = []

  private let columns: SRAColumns
  /// The sheet.
  let name: String
  /// The letters of the column in which marks are sought.
  var markColumn: String { columns.markLetters }

  init(_ table: ForeignTable) {
    name = table.sheet ?? table.file
    columns = SRAColumns(table)
    var block: [ForeignTable.Row] = []
    for row in table.rows[columns.firstRow...] {
      if let text = columns.question(in: row), text != block.first.flatMap(columns.question) {
        close(block)
        block = []
      }
      block.append(row)
    }
    close(block)
  }

  private mutating func close(_ block: [ForeignTable.Row]) {
    let marked = block.filter(columns.isMarked)
    guard let first = block.first, let text = columns.question(in: first) else {
      for row in marked { drop(row, "it is beside no question") }
      return
    }
    questions += 1
    let samples = marked.filter(columns.isSample)
    for row in samples { drop(row, "it is the download's sample") }
    let chosen = marked.filter { !columns.isSample($0) }
    guard let row = chosen.first else { return }
    guard chosen.count == 1, let answer = columns.answer(in: row) else {
      faults.append(
        .error(
          "sra-answer",
          chosen.count == 1
            ? "the mark of \(quoted(text)) is beside no answer"
            : "\(quoted(text)) has \(chosen.count) marked answers: "
              + rowList(chosen.map(\.number)),
          at: row.place,
          help: "leave the mark of one answer"
        )
      )
      return
    }
    let rows = first.number == row.number ? [row] : [first, row]
    answered.append(
      SRAQuestion(
        section: name,
        text: text,
        answer: answer,
        notes: rows.flatMap { columns.notes(in: $0) },
        ratings: rows.flatMap { columns.ratings(in: $0) },
        references: rows.flatMap { columns.references(in: $0) }
      )
    )
  }

  private mutating func drop(_ row: ForeignTable.Row, _ reason: String) {
    let place = columns.mark(in: row)?.place ?? row.place
    notes.append(.note("sra-mark", "a mark is not read: \(reason)", at: place))
  }
}
