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
  /// The columns of which one is marked in each row, named by a word for a status each.
  let marks: [(index: Int, name: Sourced<String>)]

  /// Titles and notes may be above the head.
  private static let rowsAbove = 50

  /// What the caller says of columns by their folded heads.
  struct Maps {
    let fields: [String: ForeignField]
    /// The words that the call says the statuses of.
    var statuses: Set<String> = []

    func isStatus(_ text: String) -> Bool {
      let word = FoldedWords.of(text)
      return statuses.contains(word) || StatusWords.isKnown(word)
    }

    func field(of head: String) -> ForeignField? {
      fields[FoldedWords.of(head)] ?? ForeignField.usual(head)
    }
  }

  /// Whether its rows can be answers.
  var isWhole: Bool {
    let fields = Set(columns.map(\.field))
    return !fields.isDisjoint(with: ForeignField.naming)
      && (!fields.subtracting(ForeignField.aside).isEmpty || !marks.isEmpty)
  }

  var hasQuestions: Bool { columns.contains { $0.field == .question } }

  /// The head of a table: of its first rows the one that names most columns, if one names any.
  static func found(in table: ForeignTable, _ maps: Maps) -> ForeignHead? {
    let heads = table.rows.prefix(rowsAbove).indices.map { ForeignHead(table, $0, maps) }
    let best = heads.max { $0.rank < $1.rank || ($0.rank == $1.rank && $0.row > $1.row) }
    return best.flatMap { $0.rank > 0 ? $0 : nil }
  }

  /// How many different fields it names; less where it is not whole.
  private var rank: Int { Set(columns.map(\.field)).count + marks.count + (isWhole ? 1000 : 0) }

  private init(_ table: ForeignTable, _ position: Int, _ maps: Maps) {
    row = position
    let cells = table.rows[position].cells.sorted { $0.key < $1.key }
    let below = table.rows[(position + 1)...]
    let marks = Self.marks(cells, maps, below)
    self.marks = marks
    var columns: [Column] = []
    var unknown: [(index: Int, name: Sourced<String>)] = []
    for (index, cell) in cells where !marks.contains(where: { $0.index == index }) {
      let usual = ForeignField.usual(cell.text.value)
      if let field = maps.field(of: cell.text.value) {
        let isUsual = field == usual
        columns.append(Column(index: index, name: cell.text, field: field, isUsual: isUsual))
      } else {
        unknown.append((index, cell.text))
      }
    }
    let hasQuestions = columns.contains { $0.field == .question }
    if !hasQuestions { columns = Self.answering(columns, maps, below) }
    // What only rows of questions have is nothing known elsewhere.
    let asked: Set<ForeignField> = [.role, .answer, .person, .date]
    let lost = columns.filter { !hasQuestions && $0.isUsual && asked.contains($0.field) }
    unknown += lost.map { ($0.index, $0.name) }
    self.columns = columns.filter { column in !lost.contains { $0.index == column.index } }
    self.unknown = unknown.sorted { $0.index < $1.index }
  }

  /// The columns that are named by words for statuses and marked in rows, where there are two at least.
  ///
  /// A column counts whose cells are mostly marks, so that of numbers, called "No", is none.
  private static func marks(
    _ head: [(key: Int, value: ForeignTable.Cell)],
    _ maps: Maps,
    _ rows: ArraySlice<ForeignTable.Row>
  ) -> [(index: Int, name: Sourced<String>)] {
    let named = head.filter { _, cell in
      let word = FoldedWords.of(cell.text.value)
      return maps.fields[word] == nil && maps.isStatus(word)
    }
    guard named.count > 1 else { return [] }
    var isMarked = false
    let found = named.filter { index, _ in
      let cells = rows.compactMap { $0.cells[index]?.text.value }
      let marked = cells.count(where: CheckMark.marks)
      if marked > 0 { isMarked = true }
      return 2 * (marked + cells.count(where: CheckMark.isEmptyBox)) >= cells.count
    }
    return found.count > 1 && isMarked ? found.map { ($0.key, $0.value.text) } : []
  }

  /// The columns, where one called "Answer" that mostly holds words for statuses is that of the status,
  /// if no other one is.
  private static func answering(
    _ columns: [Column],
    _ maps: Maps,
    _ rows: ArraySlice<ForeignTable.Row>
  ) -> [Column] {
    guard !columns.contains(where: { $0.field == .status }) else { return columns }
    return columns.map { column in
      guard column.field == .answer else { return column }
      let cells = rows.compactMap { $0.cells[column.index]?.text.value }
      guard cells.contains(where: maps.isStatus),
        2 * cells.count(where: maps.isStatus) >= cells.count
      else { return column }
      return Column(index: column.index, name: column.name, field: .status, isUsual: column.isUsual)
    }
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
