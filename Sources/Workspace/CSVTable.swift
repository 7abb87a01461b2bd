package import Diagnostics
import Formats

/// A table as spreadsheets write it: rows of cells that hold something, each with its place.
package struct CSVTable {
  private let source: SourceText
  private var reader: CSVReader
  private let log: Log
  private var places: PlaceCounter
  /// Faults are reported a row at a time, behind the places of its cells.
  private var faultPlaces: PlaceCounter
  /// How many of the reader's faults are reported.
  private var reported = 0
  /// How many messages the log had before.
  private let messagesBefore: Int
  /// How many rows and items were read.
  private var count = 0
  private var isCut = false

  /// So many rows, items and faults are read of one table: no catalog has nearly as many requirements,
  /// and each row beyond it is a fault of its own.
  private static let most = 100_000

  /// One row.
  package struct Row {
    /// The cells that are not blank.
    package let cells: [Cell]
    /// How many cells there are, blank ones too.
    let count: Int
    /// The first cell, blank or not.
    package let place: SourceRange
  }

  /// One cell that is not blank.
  package struct Cell {
    /// Its place in the row, from 0.
    package let column: Int
    /// The text without blanks around it; line ends are LF.
    package let text: Sourced<String>
    /// Its bytes in the file, quotes too.
    let bytes: Range<Int>
  }

  /// Reads a text; the separator is the one that shows a cell for which `isHeader` holds in one of the
  /// first rows.
  ///
  /// Faults of form are errors at their place, and the reading goes on behind them.
  init(_ source: SourceText, log: Log, isHeader: (String) -> Bool) {
    self.source = source
    self.log = log
    messagesBefore = log.diagnostics.count
    reader = CSVReader(source.bytes, isHeader: isHeader)
    places = PlaceCounter(source)
    faultPlaces = places
  }

  /// The next row that holds something; nil behind the last, and, with an error, where there are too
  /// many.
  mutating func next() -> Row? {
    while !isCut, let read = reader.next() {
      let row = placed(read)
      reportFaults()
      if count + log.diagnostics.count - messagesBefore >= Self.most {
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

  private mutating func placed(_ row: CSVReader.Row) -> Row {
    let place = places.range(ofBytes: row.first)
    let cells = row.cells.map { cell in
      let range = cell.column == 0 ? place : places.range(ofBytes: cell.bytes)
      return Cell(column: cell.column, text: Sourced(cell.text, at: range), bytes: cell.bytes)
    }
    return Row(cells: cells, count: row.count, place: place)
  }

  private mutating func reportFaults() {
    for fault in reader.faults[reported...] {
      log.error(
        "csv-syntax",
        fault.message,
        at: faultPlaces.range(ofBytes: fault.bytes),
        help: "a quote inside a quoted field is written twice"
      )
    }
    reported = reader.faults.count
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
        items.append(Sourced(spreadsheetText(text[...]), at: place))
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

/// Turns offsets that never go back into positions: counting goes on from the last.
private struct PlaceCounter {
  private let source: SourceText
  /// The line at hand, from 0, the bytes of it that were counted, and the column behind them.
  private var line = 0
  private var counted: Int
  private var column = 1

  init(_ source: SourceText) {
    self.source = source
    counted = CSVReader.start(of: source.bytes)
  }

  mutating func range(ofBytes range: Range<Int>) -> SourceRange {
    let start = position(of: range.lowerBound)
    return SourceRange(file: source.file, start: start, end: position(of: range.upperBound))
  }

  private mutating func position(of offset: Int) -> SourcePosition {
    let starts = source.lineStarts
    while line + 1 < starts.count, starts[line + 1] <= offset {
      line += 1
      counted = starts[line]
      column = 1
    }
    while counted < offset {
      if source.bytes[counted] & 0xC0 != 0x80 { column += 1 }
      counted += 1
    }
    return SourcePosition(line: line + 1, column: column)
  }
}
