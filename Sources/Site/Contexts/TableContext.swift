import Diagnostics
import GapAnalysis
import Report
import Templates
import Words

/// A choice of a filter.
struct FilterChoiceContext: TemplateContext {
  static let model = Model<Self>("FilterChoice", "A choice of a filter") {
    Field.text("value", "The value that rows bear") { $0.choice }
    Field.text("label", "The words") { $0.label }
  }

  let choice: String
  let label: String
}

/// A filter of a register.
struct FilterContext: TemplateContext {
  static let model = Model<Self>("Filter", "A filter of a register, one column's values") {
    Field.text("name", "The column's key, also the field's name") { $0.name }
    Field.text("label", "The words") { $0.label }
    Field.text("id", "An id for the field, unique on the page") { $0.id }
    Field.list("choices", "The values that occur, in their order") { $0.choices }
  }

  let name: String
  let label: String
  let id: String
  let choices: [FilterChoiceContext]
}

/// A column's head.
struct ColumnContext: TemplateContext {
  static let model = Model<Self>("Column", "A column's head") {
    Field.text("title", "The words") { $0.title }
    Field.text("look", "The class of the column: `num` for numbers") { $0.look }
    Field.text("sort", "The key by which a register is sorted on it") { $0.sort }
    Field.text("language", "The language of the words, where it is not the site's") { $0.language }
  }

  let title: String
  let look: String?
  let sort: String?
  let language: String?
}

/// A cell.
struct CellContext: TemplateContext {
  static let model = Model<Self>("Cell", "A cell of a table") {
    Field.flag("head", "Whether it names the row") { $0.column == 0 && !$0.cell.isBlank }
    Field.text("anchor", "The id by which links reach the row") { $0.cell.anchor }
    Field.text("look", "The class: `num`, `id`, `say` for prose or `all`") { $0.shared.look }
    Field.text("sort", "What a register sorts and filters it by") { $0.sort }
    Field.text("label", "The column's words, where a phone shows them beside the cell") {
      $0.shared.label
    }
    Field.list("parts", "What it shows") { $0.table.place.line($0.cell.content) }
  }

  let table: TableContext
  /// The cell's numbers in the table.
  let row: Int
  let column: Int

  /// Read again for each field: there are so many cells that holding a whole one costs time.
  private var cell: Table.Cell { table.table.rows[row][column] }

  private var shared: TableContext.Column { table.shared[column] }

  private var sort: String? {
    table.table.isRegister && !cell.key.isEmpty ? cell.key : nil
  }
}

/// A row.
struct RowContext: TemplateContext {
  static let model = Model<Self>("Row", "A row of a table") {
    Field.list("cells", "Its cells, in the order of the columns") { context in
      LazyList(context.table.shared.count) { [table = context.table, row = context.row] in
        CellContext(table: table, row: row, column: $0)
      }
    }
  }

  let table: TableContext
  let row: Int
}

/// A table or register; an object, as each of its rows holds on to it.
final class TableContext: TemplateContext {
  static let model = Model<TableContext>(
    "Table",
    "A table; a register if readers can filter and sort it"
  ) {
    Field.text("id", "An id, unique on the page") { $0.id }
    Field.text("caption", "What it is") { $0.table.caption }
    Field.text("label", "The caption's first sentence, to name the scrolling region") { $0.label }
    Field.flag("register", "Whether there are rows that readers can filter and sort") {
      $0.table.isRegister && !$0.table.rows.isEmpty
    }
    Field.flag("tall", "Whether it has so many rows that it scrolls below its head") { $0.isTall }
    Field.number("count", "How many rows it has") { $0.table.rows.count }
    Field.text("look", "The class that says how it folds up on a phone") { $0.look }
    Field.list("filters", "The filters of a register") { $0.filters }
    Field.list("columns", "The columns' heads") { $0.columns }
    Field.list("rows", "The rows") { table in
      LazyList(table.table.rows.count) { RowContext(table: table, row: $0) }
    }
    Field.text("empty", "The sentence that stands where there is no row") {
      $0.table.rows.isEmpty ? $0.table.emptySentence : nil
    }
    Field.text("showing", "How many rows are shown") { $0.showing }
    Field.object("wording", "The words of the interface") { $0.place.site.wording }
  }

  let id: String
  let table: Table
  let place: PagePlace
  let isInProse: Bool
  /// For each column what its cells have in common.
  let shared: [Column]

  /// What the cells of a column have in common.
  struct Column {
    let look: String?
    let label: String?
  }

  init(id: String, table: Table, place: PagePlace, isInProse: Bool) {
    self.id = id
    self.table = table
    self.place = place
    self.isInProse = isInProse
    let isStacked = Self.isStacked(table)
    shared = table.columns.map { column in
      Column(look: Self.look(column.style), label: isStacked ? column.title : nil)
    }
  }

  private static func look(_ style: ColumnStyle) -> String? {
    switch style {
    case .words: nil
    case .prose: "say"
    case .id: "id"
    case .number: "num"
    case .wide: "all"
    }
  }

  private var label: String {
    let end = table.caption.utf8.firstIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") }
    return table.caption[..<(end ?? table.caption.endIndex)]
      + (isInProse ? ", " + place.words("in_the_text") : "")
  }

  private var showing: String {
    place.words("showing", ["n": "\(table.rows.count)", "m": "\(table.rows.count)"])
  }

  /// A register of more rows than a screen shows keeps its head in sight.
  private var isTall: Bool { table.isRegister && table.rows.count > 15 }

  /// Whether a phone shows a cell beside its column's words.
  private static func isStacked(_ table: Table) -> Bool {
    !table.isRegister || table.columns.count > 8
      || table.columns.contains { $0.language != nil }
  }

  /// Numbers fold into label and value; words into lines.
  private var look: String {
    if table.isForm { return "sign" }
    if table.isRegister { return Self.isStacked(table) ? "stack two sort" : "reg sort" }
    return table.columns.contains { $0.style == .number } ? "stack" : "stack two"
  }

  private var columns: [ColumnContext] {
    table.columns.enumerated().map { index, column in
      ColumnContext(
        title: column.title,
        look: column.style == .number ? "num" : nil,
        sort: table.isRegister ? column.filter ?? "c\(index)" : nil,
        language: place.mark(column.language)
      )
    }
  }

  private var filters: [FilterContext] {
    guard table.isRegister else { return [] }
    return table.columns.indices.compactMap { index in
      guard let name = table.columns[index].filter else { return nil }
      return FilterContext(
        name: name,
        label: table.columns[index].title,
        id: "\(id)-\(name)",
        choices: choices(ofColumn: index)
      )
    }
  }

  /// What has an order of its own in it, other values sorted.
  private func choices(ofColumn index: Int) -> [FilterChoiceContext] {
    var labels: [String: String] = [:]
    for row in table.rows {
      let cell = row[index]
      let words = cell.content.plain(in: place.words)
      let value = cell.key.isEmpty ? words : cell.key
      if !value.isEmpty, labels[value] == nil { labels[value] = words }
    }
    let known =
      Status.allCases.flatMap { $0 == .met ? [$0.rawValue, "contested"] : [$0.rawValue] }
      + Level.allCases.reversed().map(\.rawValue)
      + Horizon.allCases.map(\.rawValue) + ChangeKind.allCases.map(\.rawValue)
    let sorted = labels.keys.sorted { first, second in
      (known.firstIndex(of: first) ?? Int.max, NaturalKey(first))
        < (known.firstIndex(of: second) ?? Int.max, NaturalKey(second))
    }
    return sorted.map { FilterChoiceContext(choice: $0, label: labels[$0] ?? $0) }
  }
}
