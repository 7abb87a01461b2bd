import Diagnostics

/// Reads the cells of a table in one pass over its bytes, a row at a time.
struct CSVReader {
  private let source: SourceText
  private let bytes: [UInt8]
  private let separator: UInt8
  private var index: Int
  /// The line at hand, from 0, the bytes of it that were counted, and the column behind them.
  private var line = 0
  private var counted: Int
  private var column = 1
  /// Whether a quote of the row at hand is never closed: its fields cannot be told apart.
  private var isBroken = false
  /// Whether a quote was never closed: behind it, every quote is one of a pair.
  private var hasOpenQuote = false
  private let log: Log

  private static let quote = UInt8(ascii: "\"")

  init(_ source: SourceText, headedBy name: String, log: Log) {
    self.log = log
    self.source = source
    bytes = source.bytes
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let form = CSVForm(of: bytes[start...], headedBy: name)
    separator = form.separator
    index = form.start
    counted = start
  }

  /// The next row, without cells where it is blank or broken; nil behind the last.
  mutating func next() -> CSVTable.Row? {
    guard index < bytes.count else { return nil }
    let start = position(of: index)
    var cells: [CSVTable.Cell] = []
    var count = 0
    var end = start
    while true {
      let from = index
      let text = field()
      if !text.isEmpty {
        let first = count == 0 ? start : position(of: from)
        let place = SourceRange(file: source.file, start: first, end: position(of: index))
        cells.append(
          CSVTable.Cell(column: count, text: Sourced(text, at: place), bytes: from..<index)
        )
        if count == 0 { end = place.end }
      } else if count == 0 {
        end = position(of: index)
      }
      count += 1
      guard index < bytes.count, bytes[index] == separator else { break }
      index += 1
    }
    let place = SourceRange(file: source.file, start: start, end: end)
    defer { isBroken = false }
    passLineEnd()
    return CSVTable.Row(cells: isBroken ? [] : cells, count: count, place: place)
  }

  /// The position of a byte at or behind the last that was asked for: counting goes on from there.
  private mutating func position(of offset: Int) -> SourcePosition {
    let starts = source.lineStarts
    while line + 1 < starts.count, starts[line + 1] <= offset {
      line += 1
      counted = starts[line]
      column = 1
    }
    while counted < offset {
      if bytes[counted] & 0xC0 != 0x80 { column += 1 }
      counted += 1
    }
    return SourcePosition(line: line + 1, column: column)
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
    return index == start ? "" : trimmed(cellText(bytes[start..<index]))
  }

  private mutating func quotedField() -> String {
    let start = index
    guard let content = quotedContent() else {
      report("a quoted field is never closed", at: start..<start + 1)
      (isBroken, hasOpenQuote) = (true, true)
      // The rest of the file was taken for the field; it is read again from the next line on.
      index = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      return ""
    }
    let end = index
    while index < bytes.count, !endsField(bytes[index]) { index += 1 }
    if bytes[end..<index].contains(where: { $0 != 0x20 }) {
      report("text follows the closing quote of a field", at: end..<index)
    }
    return trimmed(cellText(content[...]))
  }

  /// What is between quotes, line ends as LF; nil where the quote is never closed.
  private mutating func quotedContent() -> [UInt8]? {
    if hasOpenQuote {
      // Only a quote of the pair at hand could close the field; another look to the end of the file
      // for each line would take too long.
      let run = bytes[index...].prefix { $0 == Self.quote }.count
      guard run.isMultiple(of: 2) else { return nil }
    }
    var content: [UInt8] = []
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case Self.quote:
        guard index < bytes.count, bytes[index] == Self.quote else { return content }
        content.append(byte)
        index += 1
      case 0x0D:
        content.append(0x0A)
        if index < bytes.count, bytes[index] == 0x0A { index += 1 }
      default: content.append(byte)
      }
    }
    return nil
  }

  /// An error; messages are few, so that each may count its line anew.
  private mutating func report(_ message: String, at range: Range<Int>) {
    let start = position(of: range.lowerBound)
    let place = SourceRange(file: source.file, start: start, end: position(of: range.upperBound))
    let help = "a quote inside a quoted field is written twice"
    log.error("csv-syntax", message, at: place, help: help)
  }
}

/// How a table's text separates its cells, and where its rows begin.
private struct CSVForm {
  let separator: UInt8
  let start: Int

  private static let separators = ",;\t|".utf8
  private static let rowsLookedAt = 50

  init(of bytes: ArraySlice<UInt8>, headedBy name: String) {
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
    let found = lines.lazy.compactMap { line in Self.separator(of: line, showing: name) }.first
    separator = found ?? Self.commonest(in: lines.first ?? [])
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

  /// The separator with which a line has a cell `name`, and the most cells.
  private static func separator(of line: ArraySlice<UInt8>, showing name: String) -> UInt8? {
    let counts = separators.compactMap { separator -> (separator: UInt8, count: Int)? in
      let cells = line.split(separator: separator, omittingEmptySubsequences: false)
      let isShown = cells.contains { cell in
        cell.count < 40
          && ResponsesReader.columnName(
            String(decoding: cell.filter { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
          ) == name
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
