import Diagnostics

/// A table as spreadsheets write it: rows of cells that hold something, each with its place.
///
/// Read are RFC 4180 text and besides a BOM, LF or CR line ends, `;`, TAB or `|` as separator, and a
/// `sep=` line. A row costs what its bytes cost, however many empty cells it has.
struct CSVTable {
  let source: SourceText
  private var reader: CSVReader
  private let log: Log
  /// How many messages the log had before.
  private let told: Int
  /// How many rows and items were read.
  private var count = 0
  private var isCut = false

  /// So many rows, items and faults are read of one table: no catalog has nearly as many requirements,
  /// and each row beyond it is a fault of its own.
  static let most = 100_000

  /// One row.
  struct Row {
    /// The cells that are not blank.
    let cells: [Cell]
    /// How many cells there are, blank ones too.
    let count: Int
    /// The first cell, blank or not.
    let place: SourceRange
  }

  /// One cell that is not blank.
  struct Cell {
    /// Its place in the row, from 0.
    let column: Int
    /// The text without blanks around it; line ends are LF.
    let text: Sourced<String>
    /// Its bytes in the file, quotes too.
    let bytes: Range<Int>
  }

  /// Reads a text; the separator is the one that shows a cell `name` in one of the first rows.
  ///
  /// Faults of form are errors at their place, and the reading goes on behind them.
  init(_ source: SourceText, headedBy name: String, log: Log) {
    self.source = source
    self.log = log
    told = log.diagnostics.count
    reader = CSVReader(source, headedBy: name, log: log)
  }

  /// The next row that holds something; nil behind the last, and, with an error, where there are too
  /// many.
  mutating func next() -> Row? {
    while !isCut, let row = reader.next() {
      if count + log.diagnostics.count - told >= Self.most {
        isCut = true
        log.error(
          "table-too-long",
          "\(source.file) is not read from here on: it has more than 100,000 rows, ids and faults",
          at: row.place,
          help: "a requirement has one row"
        )
        return nil
      }
      guard !row.cells.isEmpty else { continue }
      count += 1
      return row
    }
    return nil
  }

  /// Counts the items of a row's cells.
  mutating func count(items: Int) { count += items }

  /// The items of a cell between `;` or `,`, each with its own place.
  func items(of cell: Cell) -> [Sourced<String>] {
    var items: [Sourced<String>] = []
    var position = cell.text.place.start
    var (start, end, text): (SourcePosition?, SourcePosition, [UInt8]) = (nil, position, [])
    func finish() {
      if let first = start {
        let place = SourceRange(file: source.file, start: first, end: end)
        items.append(Sourced(cellText(text[...]), at: place))
      }
      (start, text) = (nil, [])
    }
    var blanks: [UInt8] = []
    for byte in source.bytes[cell.bytes] {
      let after = position.advanced(over: byte)
      switch byte {
      case UInt8(ascii: ";"), UInt8(ascii: ","), 0x0A, 0x0D:
        finish()
        blanks = []
      case UInt8(ascii: "\""): break
      case 0x20, 0x09: blanks.append(byte)
      default:
        if start == nil { start = position } else { text += blanks }
        blanks = []
        text.append(byte)
        end = after
      }
      position = after
    }
    finish()
    return items
  }
}

extension SourcePosition {
  /// The position behind a byte; a line end is LF, or CR, whose LF then counts as no line.
  fileprivate func advanced(over byte: UInt8) -> SourcePosition {
    switch byte {
    case 0x0A: SourcePosition(line: line + 1, column: 1)
    case 0x80...0xBF: self
    default: SourcePosition(line: line, column: column + 1)
    }
  }
}

/// Trims white space of any kind, and the marks of byte order that some programs leave in cells.
func trimmed(_ text: some StringProtocol) -> String {
  let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
  let scalars = text.unicodeScalars
  guard let first = scalars.firstIndex(where: { !isBlank($0) }),
    let last = scalars.lastIndex(where: { !isBlank($0) })
  else { return "" }
  return String(String.UnicodeScalarView(scalars[first...last]))
}
