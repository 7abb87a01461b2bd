import Diagnostics
import GapAnalysis
import Report
import Templates
import Words

/// A choice of a filter.
struct FilterChoiceContext: TemplateContext {
  static let model = Model(
    "FilterChoice",
    "A choice of a filter",
    [
      .text("value", "The value that rows bear"), .text("label", "The words"),
    ]
  )

  let choice: String
  let label: String

  var slots: [Value] { [.text(choice), .text(label)] }
}

/// A filter of a register.
struct FilterContext: TemplateContext {
  static let model = Model(
    "Filter",
    "A filter of a register, one column's values",
    [
      .text("name", "The column's key, also the field's name"), .text("label", "The words"),
      .text("id", "An id for the field, unique on the page"),
      .list("choices", of: FilterChoiceContext.self, "The values that occur, in their order"),
    ]
  )

  let name: String
  let label: String
  let id: String
  let choices: [FilterChoiceContext]

  var slots: [Value] { [.text(name), .text(label), .text(id), .list(choices)] }
}

/// A column's head.
struct ColumnContext: TemplateContext {
  static let model = Model(
    "Column",
    "A column's head",
    [
      .text("title", "The words"),
      .optional(.text("look", "The class of the column: `num` for numbers")),
      .optional(.text("sort", "The key by which a register is sorted on it")),
    ]
  )

  let title: String
  let look: String?
  let sort: String?

  var slots: [Value] { [.text(title), .text(look), .text(sort)] }
}

/// A cell.
struct CellContext: TemplateContext {
  static let model = Model(
    "Cell",
    "A cell of a table",
    [
      .flag("head", "Whether it names the row"),
      .optional(.text("anchor", "The id by which links reach the row")),
      .optional(.text("look", "The class: `num`, `id`, `say` for prose or `all`")),
      .optional(.text("sort", "What a register sorts and filters it by")),
      .optional(.text("label", "The column's words, where a phone shows them beside the cell")),
      .list("parts", of: InlineContext.self, "What it shows"),
    ]
  )

  let table: TableContext
  /// The cell's numbers in the table.
  let row: Int
  let column: Int

  var slots: [Value] {
    [
      .flag(column == 0), .text(cell.anchor), table.shared[column].look, sort,
      table.shared[column].label, .line(cell.content, at: table.place),
    ]
  }

  /// Read anew for each field: there are so many cells that holding a whole one costs time.
  private var cell: Table.Cell { table.table.rows[row][column] }

  private var sort: Value {
    guard table.table.isRegister else { return .none }
    return cell.key.isEmpty ? .none : .text(cell.key)
  }
}

/// A row.
struct RowContext: TemplateContext {
  static let model = Model(
    "Row",
    "A row of a table",
    [.list("cells", of: CellContext.self, "Its cells, in the order of the columns")]
  )

  let table: TableContext
  let row: Int

  var slots: [Value] {
    [
      .list(
        Items(table.shared.count) { CellContext(table: table, row: row, column: $0).value }
      )
    ]
  }
}

/// A table or register; an object, as each of its rows holds on to it.
final class TableContext: TemplateContext {
  static let model = Model(
    "Table",
    "A table; a register if readers can filter and sort it",
    [
      .text("id", "An id, unique on the page"), .text("caption", "What it is"),
      .text("label", "The caption's first sentence, to name the scrolling region"),
      .flag("register", "Whether there are rows that readers can filter and sort"),
      .flag("tall", "Whether it has so many rows that it scrolls below its head"),
      .number("count", "How many rows it has"),
      .text("look", "The class that says how it folds up on a phone"),
      .list("filters", of: FilterContext.self, "The filters of a register"),
      .list("columns", of: ColumnContext.self, "The columns' heads"),
      .list("rows", of: RowContext.self, "The rows"),
      .optional(.text("empty", "The sentence that stands where there is no row")),
      .text("showing", "How many rows are shown"),
      .object("wording", of: WordsContext.self, "The words of the interface"),
    ]
  )

  let id: String
  let table: Table
  let place: PagePlace
  let isInProse: Bool
  /// For each column what its cells have in common.
  let shared: [Column]

  /// What the cells of a column have in common.
  struct Column {
    let look: Value
    let label: Value
  }

  init(id: String, table: Table, place: PagePlace, isInProse: Bool) {
    self.id = id
    self.table = table
    self.place = place
    self.isInProse = isInProse
    let isStacked = Self.isStacked(table)
    shared = table.columns.map { column in
      Column(
        look: Self.look(column.style),
        label: isStacked ? .text(column.title) : .none
      )
    }
  }

  private static func look(_ style: ColumnStyle) -> Value {
    switch style {
    case .words: .none
    case .prose: .text("say")
    case .id: .text("id")
    case .number: .text("num")
    case .wide: .text("all")
    }
  }

  var slots: [Value] {
    let end = table.caption.utf8.firstIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") }
    let label =
      table.caption[..<(end ?? table.caption.endIndex)]
      + (isInProse ? ", " + place.words("in_the_text") : "")
    return [
      .text(id), .text(table.caption), .text(String(label)),
      .flag(table.isRegister && !table.rows.isEmpty), .flag(isTall),
      .number(table.rows.count), .text(look), .list(filters), .list(columns),
      .list(table.rows.count) { RowContext(table: self, row: $0) },
      .text(table.rows.isEmpty ? table.emptySentence : nil),
      .text(place.words("showing", ["n": "\(table.rows.count)", "m": "\(table.rows.count)"])),
      place.site.value,
    ]
  }

  /// A register of more rows than a screen shows keeps its head in sight.
  private var isTall: Bool { table.isRegister && table.rows.count > 15 }

  /// Whether a phone shows a cell beside its column's words.
  private static func isStacked(_ table: Table) -> Bool {
    !table.isRegister || table.columns.count > 8
  }

  /// Numbers fold into label and value; words into lines.
  private var look: String {
    if table.isRegister { return Self.isStacked(table) ? "stack two sort" : "reg sort" }
    return table.columns.contains { $0.style == .number } ? "stack" : "stack two"
  }

  private var columns: [ColumnContext] {
    table.columns.enumerated().map { index, column in
      ColumnContext(
        title: column.title,
        look: column.style == .number ? "num" : nil,
        sort: table.isRegister ? column.filter ?? "c\(index)" : nil
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
