/// Rows as RFC 4180 writes them: CRLF after each, quotes where a field needs them.
struct CSV {
  private(set) var bytes: [UInt8] = []

  /// Starts with the header row, which is there even without any row below it.
  ///
  /// A byte order mark is first: without it, Excel takes the text for Windows-1252.
  init(header: [String]) {
    bytes = [0xEF, 0xBB, 0xBF]
    append(header)
  }

  mutating func append(_ fields: [String]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(harmless(field))
    }
    bytes.append(contentsOf: [0x0D, 0x0A])
  }

  private mutating func append(_ field: String) {
    let needsQuotes = field.utf8.contains { byte in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"), 0x0A, 0x0D, 0x09: true
      default: false
      }
    }
    let isPadded = field.utf8.first == 0x20 || field.utf8.last == 0x20
    guard needsQuotes || isPadded else {
      bytes.append(contentsOf: field.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in field.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// A spreadsheet takes a cell that begins so for a formula and may run it.
  private func harmless(_ field: String) -> String {
    switch field.utf8.first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
      "'" + field
    default: field
    }
  }
}
