import Regulation
import Words

/// A table of ours, which may be a register that readers filter and sort.
public struct Table: Sendable {
  /// How a column is set.
  public enum Setting: Sendable {
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

  /// A column.
  public struct Column: Sendable {
    /// The heading.
    public let title: String
    /// How its cells are set.
    public let setting: Setting
    /// The key by which rows are filtered on it; nil where they are not.
    public let filter: String?

    /// A column from its parts.
    public init(_ title: String, _ setting: Setting = .words, filter: String? = nil) {
      self.title = title
      self.setting = setting
      self.filter = filter
    }
  }

  /// A cell.
  public struct Cell: Sendable {
    /// What it shows.
    public let content: [Inline]
    /// What it is sorted by; empty: by its words.
    public let sortValue: String
    /// The word by which rows are filtered; empty: by its words.
    public let filterValue: String
    /// The id by which links reach the row; only the row's first cell has one, if any.
    public let anchor: String?

    /// A cell from its parts.
    public init(
      _ content: [Inline],
      sortValue: String = "",
      filterValue: String = "",
      anchor: String? = nil
    ) {
      self.content = content
      self.sortValue = sortValue
      self.filterValue = filterValue
      self.anchor = anchor
    }

    /// A cell of words.
    public static func text(_ words: String) -> Cell { Cell(.text(words)) }
  }

  /// What the table is, for its caption.
  public let caption: String
  /// The columns; the first names the row.
  public let columns: [Column]
  /// The rows, each as long as the columns.
  public let rows: [[Cell]]
  /// Whether it is a register with filters and sorting.
  public let isRegister: Bool
  /// The sentence that stands where there is no row.
  public let emptySentence: String

  /// A table from its parts; a row of another length is a mistake of ours and stops the program.
  public init(
    caption: String,
    columns: [Column],
    rows: [[Cell]],
    isRegister: Bool = false,
    emptySentence: String
  ) {
    precondition(
      rows.allSatisfy { $0.count == columns.count },
      "a row of the table \(caption) is not as long as its columns"
    )
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.isRegister = isRegister
    self.emptySentence = emptySentence
  }
}

extension Day {
  /// What a register sorts a cell by that has no day: behind all days, by their digits.
  static let noneIsLast = "9999-12-31"
}
