import Regulation

/// How the cells of a column are set, on the screen and on paper.
public enum ColumnStyle: Sendable {
  /// A few words.
  case words
  /// Sentences, lists or long names: never narrower than a short line; a phone gives them the row.
  case prose
  /// An id or a day, never broken.
  case id
  /// A number, set to the right.
  case number
  /// A small chart that takes the row's whole width on a phone.
  case wide
}

/// A table of ours, which may be a register that readers filter and sort.
public struct Table: Sendable {
  /// The head of a column.
  public struct Head: Sendable {
    /// The heading.
    public let title: String
    /// How the column's cells are set.
    public let style: ColumnStyle
    /// The key by which rows are filtered on it; nil where they are not.
    public let filter: String?
    /// The language of the heading, where it may not be the site's.
    public let language: String?
  }

  /// A cell.
  public struct Cell: Sendable, ExpressibleByArrayLiteral {
    /// What it shows.
    public fileprivate(set) var content: [Inline]
    /// What a register sorts or filters the row by; empty: the cell's words.
    public let key: String
    /// The id by which links reach the row; only the row's first cell has one, if any.
    public fileprivate(set) var anchor: String?

    init(_ content: [Inline], key: String = "", anchor: String? = nil) {
      self.content = content
      self.key = key
      self.anchor = anchor
    }

    /// Whether it shows nothing, as what is filled in by hand.
    public var isBlank: Bool {
      content.allSatisfy { if case .text(let words) = $0 { words.isEmpty } else { false } }
    }

    /// A cell of the parts of a line.
    public init(arrayLiteral parts: Inline...) { self.init(parts) }

    static func text(_ words: String) -> Cell { Cell(.text(words)) }
  }

  /// What the table is, for its caption.
  public private(set) var caption: String
  /// The heads of the columns; the first column names the row.
  public private(set) var columns: [Head]
  /// The rows, each with a cell for each column.
  public private(set) var rows: [[Cell]]
  /// Whether it is a register with filters and sorting.
  public let isRegister: Bool
  /// Whether its empty cells are there to be written in by hand.
  public let isForm: Bool
  /// The sentence that a table without rows shows.
  public let emptySentence: String

  /// A table with a row for each item, whose cells the columns make.
  init<Row>(
    _ caption: String,
    rows: [Row],
    isRegister: Bool = false,
    isForm: Bool = false,
    empty: String = "",
    @ListBuilder<Column<Row>> columns: () -> [Column<Row>]
  ) {
    let columns = columns()
    self.caption = caption
    self.columns = columns.map(\.head)
    self.rows = rows.map { row in columns.map { $0.cell(row) } }
    self.isRegister = isRegister
    self.isForm = isForm
    emptySentence = empty
  }

  /// The same table with other ids of its rows.
  func anchored(_ change: (String) -> String) -> Table {
    var table = self
    for row in rows.indices {
      for cell in rows[row].indices {
        if let anchor = rows[row][cell].anchor { table.rows[row][cell].anchor = change(anchor) }
      }
    }
    return table
  }

  /// What a column of more rows than one says, where that is the same in each.
  func same(_ title: String) -> [Inline]? {
    guard let index = columns.firstIndex(where: { $0.title == title }), rows.count > 1,
      let first = rows.first?[index].content, rows.allSatisfy({ $0[index].content == first })
    else { return nil }
    return first
  }

  /// The same table with other words in its cells.
  func mappingCells(_ change: ([Inline]) -> [Inline]) -> Table {
    var table = self
    for row in rows.indices {
      for cell in rows[row].indices {
        table.rows[row][cell].content = change(rows[row][cell].content)
      }
    }
    return table
  }

  /// The same table without the columns of a title.
  func without(_ title: String) -> Table {
    var table = self
    let kept = columns.indices.filter { columns[$0].title != title }
    table.columns = kept.map { columns[$0] }
    table.rows = rows.map { row in kept.map { row[$0] } }
    return table
  }

  /// The same table without the columns that are empty in each row; a form's are there to be filled.
  var withoutEmptyColumns: Table {
    guard !isForm, !rows.isEmpty else { return self }
    let kept = columns.indices.filter { index in
      index == 0 || rows.contains { !$0[index].content.isEmpty && $0[index].content != [.text("")] }
    }
    guard kept.count < columns.count else { return self }
    var table = self
    table.columns = kept.map { columns[$0] }
    table.rows = rows.map { row in kept.map { row[$0] } }
    return table
  }

  /// The same table with one column before the words of another, which is wider for it.
  func merging(_ title: String, into other: String) -> Table {
    guard let source = columns.firstIndex(where: { $0.title == title }),
      let target = columns.firstIndex(where: { $0.title == other })
    else { return self }
    var table = self
    for row in rows.indices where !rows[row][source].content.isEmpty {
      table.rows[row][target].content =
        rows[row][source].content + [.text(" ")] + rows[row][target].content
    }
    return table.without(title)
  }

  /// The same table with the words of a column as a note below each cell of another that is a day alone:
  /// one that is overdue or has no day says so itself.
  func noting(_ title: String, below other: String) -> Table {
    guard let source = columns.firstIndex(where: { $0.title == title }),
      let target = columns.firstIndex(where: { $0.title == other })
    else { return self }
    var table = self
    for row in rows.indices {
      let content = rows[row][target].content
      guard content.count == 1, case .day = content[0],
        case .text(let words)? = rows[row][source].content.first
      else { continue }
      table.rows[row][target].content += [.lineBreak, .note(words)]
    }
    return table.without(title)
  }

  /// A table with some of the rows, and another caption.
  func with(_ rows: [[Cell]], caption: String) -> Table {
    var table = self
    table.rows = rows
    table.caption = caption
    return table
  }

  /// The same table with other lines in its cells.
  func mapping(_ change: ([Inline]) -> [Inline]) -> Table {
    var table = self
    table.rows = rows.map { row in
      row.map { cell in
        var cell = cell
        cell.content = change(cell.content)
        return cell
      }
    }
    return table
  }
}

/// A column: its head, and the cell that it makes of a row's item.
struct Column<Row> {
  let head: Table.Head
  let cell: (Row) -> Table.Cell

  init(
    _ title: String,
    _ style: ColumnStyle = .words,
    filter: String? = nil,
    language: String? = nil,
    cell: @escaping (Row) -> Table.Cell
  ) {
    head = Table.Head(title: title, style: style, filter: filter, language: language)
    self.cell = cell
  }
}
