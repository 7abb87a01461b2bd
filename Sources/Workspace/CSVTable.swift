import Diagnostics

/// A table of RFC 4180 text: rows of fields, each with its place.
///
/// Read besides: a BOM, LF or CR line ends, `;` as separator where the header has it and no comma.
struct CSVTable {
  /// The names in the first row.
  let header: [Sourced<String>]
  /// The further rows that are not blank.
  let rows: [[Sourced<String>]]

  /// Reads a text; faults of form are errors at their place, and the reading goes on behind them.
  init(_ source: SourceText, log: Log) {
    var reader = CSVReader(source)
    var rows = reader.rows()
    log.add(reader.diagnostics)
    rows.removeAll { row in row.allSatisfy { $0.value.allSatisfy(\.isWhitespace) } }
    header = rows.first ?? []
    let names = header.map(\.value)
    self.rows = rows.dropFirst().map { row in
      row.enumerated().map { column, field in
        FieldText.checked(field, named: column < names.count ? names[column] : "a field", log: log)
      }
    }
  }
}

private struct CSVReader {
  private let source: SourceText
  private let bytes: [UInt8]
  private var index: Int
  private let separator: UInt8
  /// Whether a quote of the row at hand is never closed: its fields cannot be told apart.
  private var isBroken = false
  private(set) var diagnostics: [Diagnostic] = []

  private static let quote = UInt8(ascii: "\"")

  init(_ source: SourceText) {
    self.source = source
    bytes = source.bytes
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let header = bytes[index...].prefix { $0 != 0x0A && $0 != 0x0D }
    let semicolon = UInt8(ascii: ";")
    let comma = UInt8(ascii: ",")
    separator = header.contains(semicolon) && !header.contains(comma) ? semicolon : comma
  }

  mutating func rows() -> [[Sourced<String>]] {
    var rows: [[Sourced<String>]] = []
    while index < bytes.count {
      var row = [field()]
      while index < bytes.count, bytes[index] == separator {
        index += 1
        row.append(field())
      }
      if !isBroken { rows.append(row) }
      isBroken = false
      passLineEnd()
    }
    return rows
  }

  private mutating func passLineEnd() {
    guard index < bytes.count else { return }
    if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
    index += 1
  }

  private func endsField(_ byte: UInt8) -> Bool {
    byte == separator || byte == 0x0A || byte == 0x0D
  }

  private mutating func field() -> Sourced<String> {
    let start = index
    if index < bytes.count, bytes[index] == Self.quote { return quotedField() }
    while index < bytes.count, !endsField(bytes[index]) { index += 1 }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    return Sourced(text, at: source.range(ofBytes: start..<index))
  }

  private mutating func quotedField() -> Sourced<String> {
    let start = index
    var content: [UInt8] = []
    index += 1
    while true {
      guard index < bytes.count else {
        report("csv-syntax", "a quoted field is never closed", at: start..<start + 1)
        isBroken = true
        // The rest of the file was taken for the field; it is read again from the next line on.
        index = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
        return Sourced("", at: source.range(ofBytes: start..<index))
      }
      let byte = bytes[index]
      index += 1
      guard byte == Self.quote else {
        content.append(byte)
        continue
      }
      guard index < bytes.count, bytes[index] == Self.quote else { break }
      content.append(byte)
      index += 1
    }
    let end = index
    while index < bytes.count, !endsField(bytes[index]) { index += 1 }
    if index > end {
      report("csv-syntax", "text follows the closing quote of a field", at: end..<index)
    }
    return Sourced(
      String(decoding: content, as: UTF8.self),
      at: source.range(ofBytes: start..<end)
    )
  }

  private mutating func report(_ rule: String, _ message: String, at range: Range<Int>) {
    diagnostics.append(
      .error(
        rule,
        message,
        at: source.range(ofBytes: range),
        help: "a quote inside a quoted field is written twice"
      )
    )
  }
}
