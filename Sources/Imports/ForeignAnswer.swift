import Diagnostics
import Regulation

/// What a row of a table answers for a leaf, in the words of `responses.csv`.
struct ForeignAnswer {
  let leaf: Requirement
  /// The row's number in its table.
  let row: Int
  let place: SourceRange
  /// Values by the names of columns.
  var values: [String: Sourced<String>]
  /// The places of blank cells by the names of their columns, where a blank cell says something.
  var cleared: [String: SourceRange] = [:]

  /// The cells of which a leaf has one text alone, whatever rows say.
  static let joined: Set = ["note", "evidence", "method"]
}

/// The answers of a table, one a leaf.
struct ForeignAnswers {
  private(set) var answers: [ForeignAnswer] = []
  /// The rows that say different things of one leaf, which none of them answers.
  private(set) var faults: [Diagnostic] = []
  /// How many rows are not in `answers`.
  private(set) var refusedRows = 0

  /// Joins the rows of each leaf: those of an interview add to one another, others must agree.
  init(_ rows: [ForeignAnswer], areQuestions: Bool) {
    var order: [String] = []
    var groups: [String: [ForeignAnswer]] = [:]
    for row in rows {
      if groups[row.leaf.id] == nil { order.append(row.leaf.id) }
      groups[row.leaf.id, default: []].append(row)
    }
    for group in order.compactMap({ groups[$0] }) { join(group, areQuestions) }
  }

  private mutating func join(_ group: [ForeignAnswer], _ areQuestions: Bool) {
    var whole = group[0]
    for row in group.dropFirst() {
      for (name, value) in row.values.sorted(by: { $0.key < $1.key }) {
        guard let known = whole.values[name], known.value != value.value else {
          whole.values[name] = whole.values[name] ?? value
          continue
        }
        guard areQuestions, let both = Self.joined(known, value, name) else {
          refuse(group, name, known, value)
          return
        }
        whole.values[name] = both
      }
    }
    answers.append(whole)
  }

  /// Two texts of a column in which they can be after one another.
  private static func joined(
    _ one: Sourced<String>,
    _ other: Sourced<String>,
    _ name: String
  ) -> Sourced<String>? {
    guard ForeignAnswer.joined.contains(name) else { return nil }
    if name == "note" { return one.map { $0 + "\n" + other.value } }
    let items = one.value.split(separator: ";")
    let more = other.value.split(separator: ";").filter { !items.contains($0) }
    return one.map { _ in (items + more).joined(separator: ";") }
  }

  private mutating func refuse(
    _ group: [ForeignAnswer],
    _ name: String,
    _ one: Sourced<String>,
    _ other: Sourced<String>
  ) {
    refusedRows += group.count
    let numbers = group.map(\.row)
    faults.append(
      .error(
        "import-twice",
        "\(rowList(numbers)) are all about \(group[0].leaf.id), and do not agree on \(name): "
          + "\(quoted(one.value)), \(quoted(other.value))",
        at: other.place,
        help: "leave one row of a requirement, or let them say the same"
      )
    )
  }
}
