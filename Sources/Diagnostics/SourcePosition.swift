/// A place in a text: 1-based line, 1-based column in Unicode scalars.
public struct SourcePosition: Sendable, Hashable, Comparable {
  /// The line, from 1.
  public var line: Int { Int(storedLine) }
  /// The column in Unicode scalars, from 1.
  public var column: Int { Int(storedColumn) }

  // Places are copied more than anything else, so they are kept small.
  private let storedLine: Int32
  private let storedColumn: Int32

  /// The first character of a file.
  public static let start = SourcePosition(line: 1, column: 1)

  /// A position from a 1-based line and column.
  public init(line: Int, column: Int) {
    storedLine = Int32(clamping: line)
    storedColumn = Int32(clamping: column)
  }

  /// Reading order.
  public static func < (a: Self, b: Self) -> Bool {
    a.storedLine == b.storedLine
      ? a.storedColumn < b.storedColumn : a.storedLine < b.storedLine
  }
}

/// A stretch of one file, from `start` up to and without `end`.
public struct SourceRange: Sendable, Hashable, Comparable {
  /// The file as the workspace names it (`/` between parts), such as `content/index.md`.
  public let file: String
  /// The first position of the stretch.
  public let start: SourcePosition
  /// The position after the stretch; equals `start` for a point.
  public let end: SourcePosition

  /// A range; without `end` it is a point.
  public init(file: String, start: SourcePosition, end: SourcePosition? = nil) {
    self.file = file
    self.start = start
    self.end = end ?? start
  }

  /// The beginning of a file, for what concerns it as a whole.
  public static func file(_ file: String) -> Self {
    Self(file: file, start: .start)
  }

  /// The workspace's folder, for what concerns no file that is there.
  public static let workspace = Self.file(".")

  /// The place of what is told to those who do not get the places of inputs.
  public static let withheld = Self.file("")

  /// Whether it is no place that can be told.
  public var isWithheld: Bool { file.isEmpty }

  /// The file and the line of the first character, such as `content/index.md:3`.
  public var fileLine: String { "\(file):\(start.line)" }

  /// The file, the line and the column of the first character, such as `content/index.md:3:7`.
  public var fileLineColumn: String { "\(fileLine):\(start.column)" }

  /// The file as seen from the folder of another, and the line: `findings/F-1.md:3`; of a file
  /// elsewhere its name alone, as who reads that does not know the folders above.
  public func fileLine(besides other: String) -> String {
    let folder = other.lastIndex(of: "/").map { other[...$0] } ?? ""
    let isBelow = file.hasPrefix(folder) && !file.hasPrefix("/")
    let name = isBelow ? file.dropFirst(folder.count) : file.split(separator: "/").last ?? ""
    return "\(name):\(start.line)"
  }

  /// By file, then in reading order.
  public static func < (a: Self, b: Self) -> Bool {
    a.file == b.file ? (a.start, a.end) < (b.start, b.end) : a.file < b.file
  }
}
