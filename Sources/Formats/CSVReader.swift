/// Reads the cells of CSV text in one pass over its bytes, a row at a time.
///
/// Read are RFC 4180 text and besides a BOM, LF or CR line ends, `;`, TAB or `|` as separator, and a
/// `sep=` line. A row costs what its bytes cost, however many empty cells it has.
public struct CSVReader {
  /// One row.
  public struct Row {
    /// The cells that hold something; none where the row is broken.
    public let cells: [Cell]
    /// How many cells there are, blank ones too.
    public let count: Int
    /// The bytes of the first cell, blank or not.
    public let first: Range<Int>
    /// The bytes of the row without its line end.
    public let bytes: Range<Int>
  }

  /// One cell that is not blank.
  public struct Cell {
    /// Its place in the row, from 0.
    public let column: Int
    /// The text without blanks around it; line ends are LF.
    public let text: String
    /// Its bytes, quotes too.
    public let bytes: Range<Int>
  }

  /// What is wrong with the form of the text, and at which bytes.
  public struct Fault {
    /// The sentence.
    public let message: String
    /// The bytes.
    public let bytes: Range<Int>
  }

  /// The faults of the rows read so far, in order.
  public private(set) var faults: [Fault] = []

  private let bytes: [UInt8]
  /// What is between two cells.
  public let separator: UInt8
  private var index: Int
  /// Whether a quote of the row at hand is never closed: its fields cannot be told apart.
  private var isBroken = false
  /// Whether a quote was never closed: behind it, every quote is one of a pair.
  private var hasOpenQuote = false

  private static let quote = UInt8(ascii: "\"")

  /// Reads UTF-8; the separator is the one that shows a cell for which `isHeader` holds in one of the
  /// first rows.
  public init(_ bytes: [UInt8], isHeader: (String) -> Bool) {
    self.bytes = bytes
    let form = CSVForm(of: bytes[Self.start(of: bytes)...], isHeader: isHeader)
    separator = form.separator
    index = form.start
  }

  /// Where the text begins: behind a byte order mark.
  public static func start(of bytes: [UInt8]) -> Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The next row, without cells where it is blank or broken; nil behind the last.
  public mutating func next() -> Row? {
    guard index < bytes.count else { return nil }
    let start = index
    var cells: [Cell] = []
    var count = 0
    var end = start
    while true {
      let from = index
      let text = field()
      if !text.isEmpty { cells.append(Cell(column: count, text: text, bytes: from..<index)) }
      if count == 0 { end = index }
      count += 1
      guard index < bytes.count, bytes[index] == separator else { break }
      index += 1
    }
    defer { isBroken = false }
    let whole = start..<index
    passLineEnd()
    return Row(cells: isBroken ? [] : cells, count: count, first: start..<end, bytes: whole)
  }

  private mutating func passLineEnd() {
    guard index < bytes.count else { return }
    if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
    index += 1
  }

  private func endsField(_ byte: UInt8) -> Bool {
    byte == separator || byte == 0x0A || byte == 0x0D
  }

  /// The text of the field at hand, trimmed; behind it the reading goes on.
  private mutating func field() -> String {
    let start = index
    if index < bytes.count, bytes[index] == Self.quote { return quotedField() }
    while index < bytes.count, !endsField(bytes[index]) { index += 1 }
    return index == start ? "" : trimmed(spreadsheetText(bytes[start..<index]))
  }

  private mutating func quotedField() -> String {
    let start = index
    guard let content = quotedContent() else {
      faults.append(Fault(message: "a quoted field is never closed", bytes: start..<start + 1))
      (isBroken, hasOpenQuote) = (true, true)
      // The rest of the file was taken for the field; it is read again from the next line on.
      index = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      return ""
    }
    let end = index
    while index < bytes.count, !endsField(bytes[index]) { index += 1 }
    if bytes[end..<index].contains(where: { $0 != 0x20 }) {
      let message = "text follows the closing quote of a field"
      faults.append(Fault(message: message, bytes: end..<index))
    }
    return trimmed(spreadsheetText(content[...]))
  }

  /// What is between quotes, line ends as LF; nil where the quote is never closed.
  private mutating func quotedContent() -> [UInt8]? {
    if hasOpenQuote {
      // Only a quote of the pair at hand could close the field; another look to the end of the file
      // for each line would take too long.
      let run = bytes[index...].prefix { $0 == Self.quote }.count
      guard run.isMultiple(of: 2) else { return nil }
    }
    let start = index
    index += 1
    while index < bytes.count {
      index += 1
      guard bytes[index - 1] == Self.quote else { continue }
      guard index < bytes.count, bytes[index] == Self.quote else {
        return Self.unquoted(bytes[start..<index])
      }
      index += 1
    }
    return nil
  }

  /// What is between the quotes of a field that begins with one, line ends as LF.
  static func unquoted(_ field: ArraySlice<UInt8>) -> [UInt8] {
    var content: [UInt8] = []
    content.reserveCapacity(field.count)
    var index = field.startIndex + 1
    while index < field.endIndex {
      let byte = field[index]
      index += 1
      switch byte {
      case quote:
        guard index < field.endIndex, field[index] == quote else { return content }
        content.append(byte)
        index += 1
      case 0x0D:
        content.append(0x0A)
        if index < field.endIndex, field[index] == 0x0A { index += 1 }
      default: content.append(byte)
      }
    }
    return content
  }
}

/// How a table's text separates its cells, and where its rows begin.
private struct CSVForm {
  let separator: UInt8
  let start: Int

  private static let separators = ",;\t|".utf8
  private static let rowsLookedAt = 50

  init(of bytes: ArraySlice<UInt8>, isHeader: (String) -> Bool) {
    var lines = bytes.split(maxSplits: Self.rowsLookedAt, omittingEmptySubsequences: false) {
      $0 == 0x0A || $0 == 0x0D
    }
    if let first = lines.first, let declared = Self.declaration(first) {
      separator = declared
      start = min(first.endIndex + 1, bytes.endIndex)
      return
    }
    start = bytes.startIndex
    if lines.count > Self.rowsLookedAt { lines.removeLast() }
    for line in lines {
      guard let found = Self.separator(of: line, isHeader: isHeader) else { continue }
      separator = found
      return
    }
    separator = Self.commonest(in: lines.first ?? [])
  }

  /// The separator of a `sep=;` line, which Excel reads and writes.
  private static func declaration(_ line: ArraySlice<UInt8>) -> UInt8? {
    var line = line.filter { $0 != UInt8(ascii: "\"") }
    guard line.count >= 5, String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep="
    else { return nil }
    line.removeFirst(4)
    let isAlone = line.dropFirst().allSatisfy { $0 == line[0] || $0 == 0x20 }
    return isAlone && line[0] < 0x80 ? line[0] : nil
  }

  /// The separator with which a line has a cell of a header, and the most cells.
  private static func separator(
    of line: ArraySlice<UInt8>,
    isHeader: (String) -> Bool
  ) -> UInt8? {
    let counts = separators.compactMap { separator -> (separator: UInt8, count: Int)? in
      let cells = line.split(separator: separator, omittingEmptySubsequences: false)
      let isShown = cells.contains { cell in
        cell.count < 40
          && isHeader(String(decoding: cell.filter { $0 != UInt8(ascii: "\"") }, as: UTF8.self))
      }
      return isShown ? (separator, cells.count) : nil
    }
    return counts.max { $0.count < $1.count }?.separator
  }

  private static func commonest(in line: ArraySlice<UInt8>) -> UInt8 {
    let counts = separators.map { separator in (separator, line.count { $0 == separator }) }
    let most = counts.max { $0.1 < $1.1 }
    return most.flatMap { $0.1 > 0 ? $0.0 : nil } ?? UInt8(ascii: ",")
  }
}
