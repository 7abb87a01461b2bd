import Diagnostics

/// The head of somebody else's table: which column holds what.
struct ForeignHead {
  /// A column that is read.
  struct Column {
    let index: Int
    /// What the head calls it.
    let name: Sourced<String>
    let field: ForeignField
    /// Whether its head alone says what it holds.
    let isUsual: Bool
  }

  /// The position of the row among those of the table.
  let row: Int
  let columns: [Column]
  /// The columns whose heads say nothing known.
  let unknown: [(index: Int, name: Sourced<String>)]

  /// Titles and notes may be above the head.
  private static let rowsAbove = 50

  /// What the caller says of columns by their folded heads.
  struct Maps {
    let fields: [String: ForeignField]

    func field(of head: String) -> ForeignField? {
      fields[FoldedWords.of(head)] ?? ForeignField.usual(head)
    }
  }

  /// Whether its rows can be answers.
  var isWhole: Bool {
    let fields = Set(columns.map(\.field))
    return !fields.isDisjoint(with: ForeignField.naming)
      && !fields.subtracting(ForeignField.aside).isEmpty
  }

  var hasQuestions: Bool { columns.contains { $0.field == .question } }

  /// The head of a table: of its first rows the one with the most names of columns, if any has two.
  static func found(in table: ForeignTable, _ maps: Maps) -> ForeignHead? {
    let heads = table.rows.prefix(rowsAbove).indices.map { ForeignHead(table.rows[$0], $0, maps) }
    let best = heads.max { $0.rank < $1.rank || ($0.rank == $1.rank && $0.row > $1.row) }
    return best.flatMap { $0.rank > 0 ? $0 : nil }
  }

  /// How many different fields it names; less where it is not whole.
  private var rank: Int { Set(columns.map(\.field)).count + (isWhole ? 1000 : 0) }

  private init(_ row: ForeignTable.Row, _ position: Int, _ maps: Maps) {
    self.row = position
    var columns: [Column] = []
    var unknown: [(index: Int, name: Sourced<String>)] = []
    for (index, cell) in row.cells.sorted(by: { $0.key < $1.key }) {
      let usual = ForeignField.usual(cell.text.value)
      if let field = maps.field(of: cell.text.value) {
        let isUsual = field == usual
        columns.append(Column(index: index, name: cell.text, field: field, isUsual: isUsual))
      } else {
        unknown.append((index, cell.text))
      }
    }
    let hasQuestions = columns.contains { $0.field == .question }
    // What only rows of questions have is nothing known elsewhere.
    let asked: Set<ForeignField> = [.role, .answer, .person, .date]
    let lost = columns.filter { !hasQuestions && $0.isUsual && asked.contains($0.field) }
    unknown += lost.map { ($0.index, $0.name) }
    self.columns = columns.filter { column in !lost.contains { $0.index == column.index } }
    self.unknown = unknown.sorted { $0.index < $1.index }
  }

  /// Two columns of one thing of which a row can have one alone.
  var clashes: [Diagnostic] {
    let groups = Dictionary(grouping: columns.filter { !$0.field.isJoined }, by: \.field)
    return groups.values.filter { $0.count > 1 }.map { columns in
      let names = columns.map { "\"\($0.name.value)\"" }.joined(separator: " and ")
      return .error(
        "import-column",
        "\(names) are both read as \(columns[0].field.name)",
        at: columns[1].name.place,
        help: "leave one of them out: --map \"\(columns[1].name.value)=ignore\""
      )
    }
  }
}
