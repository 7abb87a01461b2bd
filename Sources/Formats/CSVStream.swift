/// Reads CSV that comes in pieces, of which one row at a time is in memory.
///
/// It takes what `CSVReader` takes, by a separator that is known; a quote that is never closed is the
/// end of it. The text of a cell is made only where it is asked for.
public struct CSVStream {
  /// What is wrong with the form of the text, and where.
  public struct Fault: Error {
    /// The sentence.
    public let message: String
    /// The place.
    public let place: TextPlace
  }

  /// One row that holds something.
  public struct Row {
    /// Its line.
    public let line: Int
    fileprivate let bytes: [UInt8]
    fileprivate let start: Int
    fileprivate let fields: [Field]

    /// How many cells there are, blank ones too.
    public var count: Int { fields.count }

    /// Where it begins.
    public var place: TextPlace { TextPlace(line: line) }

    /// The text of a cell without blanks around it; line ends are LF, and what is not there is empty.
    public func text(_ column: Int) -> String {
      guard column < fields.count else { return "" }
      let field = fields[column]
      guard field.isQuoted else {
        return field.start == field.end
          ? "" : trimmed(spreadsheetText(bytes[field.start..<field.end]))
      }
      return trimmed(spreadsheetText(CSVReader.unquoted(bytes[field.start..<field.end])[...]))
    }

    /// Where a cell begins.
    public func place(_ column: Int) -> TextPlace {
      var place = place
      if column < fields.count { place.advance(over: bytes[start..<fields[column].start]) }
      return place
    }
  }

  fileprivate struct Field {
    /// The bytes from the quote on, where there is one, to what ends the field.
    let start: Int
    let end: Int
    let isQuoted: Bool
  }

  /// A row longer than this is none.
  public static let longestRow = 16 << 20
  private static let quote = UInt8(ascii: "\"")

  private let separator: UInt8
  private var buffer: [UInt8] = []
  /// Where in the buffer the row at hand begins.
  private var rowStart = 0
  private var line: Int
  private var isFirst: Bool
  private let firstPlace: TextPlace
  /// Whether nothing comes behind the buffer.
  private var isFinal = false

  /// A reader of a text from a place of its first line on.
  public init(separator: UInt8, from place: TextPlace = TextPlace()) {
    self.separator = separator
    firstPlace = place
    line = place.line
    isFirst = true
  }

  /// Takes the next bytes; all rows that end in those before were taken out.
  public mutating func feed(_ bytes: [UInt8]) {
    buffer.removeFirst(rowStart)
    rowStart = 0
    buffer.append(contentsOf: bytes)
  }

  /// Ends the text: the last row needs no line end.
  public mutating func end() { isFinal = true }

  /// The next row that holds something; nil where more bytes are needed for it, and behind the last.
  public mutating func next() throws(Fault) -> Row? {
    while rowStart < buffer.count {
      var scan = RowScan(start: rowStart, separator: separator, isFinal: isFinal)
      scan.run(buffer.span)
      if let junk = scan.junk {
        throw fault("text follows the closing quote of a field", at: junk)
      }
      guard scan.isWhole else {
        if isFinal, let open = scan.openQuote {
          throw fault("a quoted field is never closed", at: open)
        }
        guard buffer.count - rowStart <= Self.longestRow else {
          throw fault("a row has more than 16 MB", at: scan.openQuote ?? rowStart)
        }
        return nil
      }
      let row = Row(line: line, bytes: buffer, start: rowStart, fields: scan.fields)
      line += scan.lineEnds
      isFirst = false
      rowStart = scan.index
      if scan.holdsSomething { return row }
    }
    return nil
  }

  private func fault(_ message: String, at offset: Int) -> Fault {
    var place = isFirst ? firstPlace : TextPlace(line: line)
    place.advance(over: buffer[rowStart..<offset])
    return Fault(message: message, place: place)
  }

  /// Looks for the fields of one row.
  private struct RowScan {
    let separator: UInt8
    /// Whether nothing comes behind these bytes.
    let isFinal: Bool
    var index: Int
    var fields: [Field] = []
    /// The line ends in it, the last one too.
    var lineEnds = 0
    var isWhole = false
    var holdsSomething = false
    var openQuote: Int?
    /// Where text follows a closing quote.
    var junk: Int?

    init(start: Int, separator: UInt8, isFinal: Bool) {
      index = start
      self.separator = separator
      self.isFinal = isFinal
      fields.reserveCapacity(48)
    }

    mutating func run(_ bytes: Span<UInt8>) {
      while true {
        let start = index
        let isQuoted = index < bytes.count && bytes[index] == CSVStream.quote
        if isQuoted, !passQuoted(bytes) { return }
        var end = index
        while end < bytes.count, !endsField(bytes[end]) { end += 1 }
        if isQuoted, junk == nil {
          junk = (index..<end).first { bytes[$0] != 0x20 }
        }
        index = end
        fields.append(Field(start: start, end: end, isQuoted: isQuoted))
        if end > start { holdsSomething = true }
        guard end < bytes.count else {
          isWhole = isFinal
          if isFinal { lineEnds += 1 }
          return
        }
        index = end + 1
        if bytes[end] == separator { continue }
        return passLineEnd(bytes, end)
      }
    }

    private mutating func passLineEnd(_ bytes: Span<UInt8>, _ end: Int) {
      lineEnds += 1
      isWhole = true
      guard bytes[end] == 0x0D else { return }
      if index < bytes.count {
        if bytes[index] == 0x0A { index += 1 }
      } else {
        // An LF may follow in the next bytes.
        isWhole = isFinal
      }
    }

    private func endsField(_ byte: UInt8) -> Bool {
      byte == separator || byte == 0x0A || byte == 0x0D
    }

    /// Goes behind the closing quote; false where these bytes do not have it.
    private mutating func passQuoted(_ bytes: Span<UInt8>) -> Bool {
      openQuote = index
      index += 1
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        if byte == CSVStream.quote {
          guard index < bytes.count else {
            // Another quote may follow in the next bytes.
            if isFinal { openQuote = nil }
            return isFinal
          }
          guard bytes[index] == CSVStream.quote else {
            openQuote = nil
            return true
          }
          index += 1
        } else if byte == 0x0A || byte == 0x0D {
          lineEnds += 1
          if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
        }
      }
      return false
    }
  }
}
