import Diagnostics

/// What was answered to a question, in a line of a note.
struct InterviewNote {
  /// The line; nil where nothing was answered.
  let text: Sourced<String>?

  /// The line of a row, of what was written as its answer and beside it.
  init(
    _ row: ForeignTable.Row,
    _ head: ForeignHead,
    _ written: [(column: ForeignHead.Column, text: Sourced<String>)]
  ) {
    guard let first = written.first?.text else {
      text = nil
      return
    }
    func cell(_ field: ForeignField) -> String? {
      head.columns.first { $0.field == field }.flatMap { row.cells[$0.index] }.map { cell in
        cell.day ?? cell.text.value
      }
    }
    let answer = written.map(\.text.value).joined(separator: " ")
    let who = [cell(.person), cell(.role), cell(.date)].compactMap(\.self).joined(separator: ", ")
    let whole = [cell(.question), answer].compactMap(\.self).joined(separator: " ")
    let line = whole.split(whereSeparator: \.isNewline).joined(separator: " ")
    text = Sourced(who.isEmpty ? line : "\(line) (\(who))", at: first.place)
  }
}
