import Formats
import Report
import Words

/// A table ready to be fitted and written, whoever made it.
struct PrintedTable {
  /// A cell: its parts, its words and the id of its row, if it has one.
  struct Cell {
    let parts: JSON
    let words: String
    /// The longest line of a cell that is broken before its chips alone; nil: its words.
    var line: String?
    var id: JSON = .null
  }

  /// A column's head and how its cells are aligned.
  struct Column {
    let head: Cell
    let alignment: String
    let isRigid: Bool
  }

  let caption: JSON
  let columns: [Column]
  let rows: [[Cell]]
  var empty: String?
  var isForm = false

  /// The letters of the longest cell that is not broken between pages.
  private static let longestWhole = 200
  /// The letters of the longest cell of a row that is kept on one sheet: where more stay together, a good
  /// part of a sheet may be left white.
  private static let longestWholeRow = 400

  func layout(on sheet: TableLayout.Sheet) -> TableLayout {
    TableLayout(layoutColumns, on: sheet)
  }

  func json(_ layout: TableLayout) -> JSON {
    let heads = zip(columns, layout.widths).map { column, width in
      JSON.object([
        ("parts", column.head.parts), ("align", .string(column.alignment)), ("width", width.json),
      ])
    }
    let body = rows.map { row in
      // What a row is about stays on one page, if it is no page of its own and its row is not long.
      let longest = row.map(\.words.count).max() ?? 0
      let isShort = longest <= Self.longestWholeRow
      return JSON.array(
        row.enumerated().map { index, cell in
          let isWhole = index == 0 && isShort && cell.words.count <= Self.longestWhole
          return .object(
            [("parts", cell.parts), ("id", cell.id)] + (isWhole ? [("whole", .bool(true))] : [])
          )
        }
      )
    }
    return .part(
      "table",
      ("caption", caption),
      ("columns", .array(heads)),
      ("rows", .array(body)),
      ("size", .number("\(layout.size / 10).\(layout.size % 10)")),
      ("piece", layout.isTiny ? .int(layout.lettersOfNarrowest) : .null),
      ("wide", .bool(layout.isWide && empty == nil)),
      ("empty", .string(empty)),
      ("form", .bool(isForm)),
      ("small", .bool(isSmall))
    )
  }

  /// Whether it has so few short rows that it stays on one sheet.
  private var isSmall: Bool {
    let longest = rows.map { row in row.map(\.words.count).max() ?? 0 }
    return rows.count <= 6 && longest.reduce(0, +) <= 300
  }

  private var layoutColumns: [TableLayout.Column] {
    columns.indices.map { index in
      let words = rows.map { $0[index].words }
      let lines = rows.map { $0[index].line ?? $0[index].words }
      return TableLayout.Column(
        isRigid: columns[index].isRigid,
        lengths: lines.map(\.count),
        longestWord: words.map(\.longestWord).max() ?? 0,
        head: columns[index].head.words
      )
    }
  }
}

extension String {
  fileprivate var longestWord: Int { split(separator: " ").map(\.count).max() ?? 0 }
}

extension TableLayout.Width {
  /// Hundredths of the letters' size and points, or a share.
  fileprivate var json: JSON {
    switch self {
    case .letters(let count):
      .object([
        ("hundredths", .int(count * TableLayout.letterWidth)),
        ("padding", .int(TableLayout.padding)),
      ])
    case .share(let share): .object([("share", .int(share))])
    }
  }
}

extension PrintData {
  /// Tables side by side, where all of them can be read in the half of a sheet; else one below the other.
  mutating func beside(_ tables: [Table]) -> [JSON] {
    let stacked = tables.map { table($0) }
    let drafts = tables.map { printed($0) }
    let layouts = drafts.map { $0.layout(on: .half) }
    guard tables.count == 2, sheet == .landscape, layouts.allSatisfy(\.isOfWholeLines) else {
      return stacked
    }
    let halves = zip(drafts, layouts).map { $0.json($1.shared) }
    return [.part("beside", ("blocks", .array(stacked)), ("halves", .array(halves)))]
  }

  /// A table of ours.
  mutating func table(_ table: Table) -> JSON {
    let draft = printed(table)
    return draft.json(draft.layout(on: sheet))
  }

  private mutating func printed(_ table: Table) -> PrintedTable {
    let columns = table.columns.enumerated().map { index, column in
      PrintedTable.Column(
        head: PrintedTable.Cell(
          parts: .array([.words(column.title, inTable: true)]),
          words: column.title
        ),
        alignment: column.style == .number ? "right" : "left",
        isRigid: column.style == .id || column.style == .number
          || table.rows.allSatisfy { $0[index].content.isChip }
      )
    }
    let rows = table.rows.map { row in
      zip(row, columns).map { cell, column in
        PrintedTable.Cell(
          parts: parts(cell.content, inTable: true),
          words: cell.content.printedWidth(in: self.words),
          line: column.isRigid ? cell.content.longestLine(in: self.words) : nil,
          id: cell.anchor.map { label($0) } ?? .null
        )
      }
    }
    return PrintedTable(
      caption: .array([.printable(table.caption)]),
      columns: columns,
      rows: rows,
      empty: table.rows.isEmpty ? table.emptySentence : nil,
      isForm: table.isForm
    )
  }
}

extension [Inline] {
  /// Whether it is a chip by itself, which is better not broken.
  fileprivate var isChip: Bool {
    guard count == 1 else { return isEmpty }
    return switch self[0] {
    case .status, .contested, .risk, .tag, .alarm: true
    default: false
    }
  }

  /// The longest line where a day or an id and the chip beside it may be on two, and a word and what
  /// follows its colon too.
  fileprivate func longestLine(in words: Words) -> String {
    let lines = split { $0 == .lineBreak || $0 == .text(" ") }
      .map { Array($0).printedWidth(in: words) }
    let parts = lines.flatMap { line in line.split { $0 == ":" }.map(String.init) }
    return parts.max { $0.count < $1.count } ?? ""
  }

  /// Letters as wide as the line: a bar's words are not shown, a chip's sign takes room.
  fileprivate func printedWidth(in words: Words) -> String {
    map { part in
      switch part {
      case .share: String(repeating: "m ", count: 9)
      case .status, .risk, .alarm: "** " + [part].plain(in: words)
      default: [part].plain(in: words)
      }
    }.joined()
  }
}
