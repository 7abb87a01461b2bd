public import Regulation

/// A workbook as it was read: what its cells show, without how they look.
public struct Workbook: Sendable {
  /// The sheets of cells in their order; those of charts alone are left out.
  public let sheets: [Sheet]
  /// What its properties say that it is about.
  public let subject: String?
  /// What its properties say wrote it.
  public let creator: String?
}

extension Workbook {
  /// The name of a cell, such as `AB12`, from its row, from 1, and its column, from 0.
  public static func cellName(row: Int, column: Int) -> String {
    CellReference(column: column, row: row).text
  }

  /// The letters of a column, from 0, such as `AB`.
  public static func letters(ofColumn column: Int) -> String { CellReference.letters(of: column) }
}

/// A sheet of a workbook.
public struct Sheet: Sendable {
  /// Its name.
  public let name: String
  /// Whether the workbook hides it.
  public let isHidden: Bool
  /// The rows that hold something, in order.
  public let rows: [Row]
  /// What is said beside its cells, in the order of the file.
  public var comments: [CellComment] = []
}

/// A comment on a cell, or a note as some programs call it.
public struct CellComment: Sendable, Hashable {
  /// The number of the cell's row, from 1.
  public let row: Int
  /// Its column, from 0.
  public let column: Int
  /// What it says.
  public let text: String
}

/// A row of a sheet.
public struct Row: Sendable {
  /// Its number, from 1.
  public let number: Int
  /// The cells that hold something, in order.
  public let cells: [Cell]

  /// The cell of a column, from 0; nil where it is blank.
  public subscript(_ column: Int) -> Cell? {
    // Rows are short, and mostly without gaps.
    if column < cells.count, cells[column].column == column { return cells[column] }
    return found(column)
  }
}

/// A cell that holds something.
public struct Cell: Sendable, Hashable {
  /// What its content is.
  public enum Kind: Sendable, Hashable {
    /// A text.
    case text
    /// A number that is shown as no day.
    case number
    /// A day, with or without a time.
    case day
    /// `TRUE` or `FALSE`.
    case truth
    /// An error such as `#REF!`.
    case error
  }

  /// Its column, from 0.
  public let column: Int
  /// What its content is.
  public let kind: Kind
  /// What it holds as text: a day as `2026-11-30`, behind it a time where there is one; a number with a
  /// period and without signs of its format.
  public let text: String
  /// The day.
  public let day: Day?
  /// Whether a formula computes it.
  public let isFormula: Bool
  /// Whether it is a formula that no program has computed: its text is empty, and what it would show is
  /// not known.
  public let hasFormulaWithoutValue: Bool
  /// Whether it is below a cell that spans several rows, and shows what that one holds.
  public let isRepeated: Bool

  /// The letters of its column, such as `AB`.
  public var letters: String { CellReference.letters(of: column) }
}

/// Why a workbook cannot be read.
public struct WorkbookFault: Error, Sendable, Hashable {
  /// What is wrong and what would be right, as a clause.
  public let message: String

  init(_ message: String) { self.message = message }
}

/// What a workbook may hold.
enum WorkbookLimits {
  static let rows = 1_048_576
  static let columns = 16_384
  static let sheets = 1_000
  /// In all sheets.
  static let cells = 2_000_000
  /// Of one sheet.
  static let merges = 100_000
  /// Of one sheet.
  static let comments = 10_000
}
