import Formats

/// The texts of a PDF: its streams taken out, what is between them, and the strings of both.
///
/// Letters that a font numbers in its own way stay numbers.
enum LeakPDF {
  /// How a PDF begins.
  static let start = Array("%PDF-".utf8)
  private static let begin = Array("stream".utf8)
  private static let end = Array("endstream".utf8)

  static func parts(of bytes: [UInt8]) throws(LeakContainer.Fault) -> [LeakContainer.Part] {
    var parts: [LeakContainer.Part] = []
    var between: [UInt8] = []
    var rest = bytes[...].dropFirst(start.count)
    var size = 0
    while let found = rest.firstOccurrence(of: begin) {
      between += rest[..<found.upperBound]
      var start = found.upperBound
      while start < bytes.count, bytes[start] == 0x0D || bytes[start] == 0x0A { start += 1 }
      let last = bytes[start...].firstOccurrence(of: end) ?? bytes.count..<bytes.count
      let text = try takenOut(bytes[start..<last.lowerBound])
      size += text.count
      if size > LeakContainer.mostBytes { throw .tooLarge }
      parts.append((name: "stream", bytes: text))
      rest = bytes[last.upperBound...]
    }
    parts.insert((name: "objects", bytes: between + rest), at: 0)
    for part in parts {
      let strings = LeakPDFStrings.found(in: part.bytes)
      if !strings.isEmpty { parts.append((name: "strings of \(part.name)", bytes: strings)) }
    }
    return parts
  }

  /// Whether a font numbers its letters in its own way, so that the strings of pages are no text: one
  /// of two bytes a letter, or a part of a font that does not say by which table it numbers.
  static func hidesLetters(_ parts: [LeakContainer.Part]) -> Bool {
    func says(_ name: String) -> Bool {
      parts.contains { $0.bytes[...].firstOccurrence(of: Array(name.utf8)) != nil }
    }
    if says("/Type0") || says("/Identity-H") || says("/Differences") { return true }
    let isKnown = says("/WinAnsiEncoding") || says("/MacRomanEncoding")
    return !isKnown && parts.contains { hasPartOfFont($0.bytes) }
  }

  /// Whether the name of a font says that it is a part of one: six capital letters and a plus.
  private static func hasPartOfFont(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while let found = rest.firstOccurrence(of: Array("/BaseFont".utf8)) {
      rest = rest[found.upperBound...]
      let name = rest.prefix(40).drop { $0 <= 0x20 }.dropFirst()
      if name.count > 6, name.prefix(6).allSatisfy({ (0x41...0x5A).contains($0) }),
        name[name.startIndex + 6] == UInt8(ascii: "+")
      {
        return true
      }
    }
    return false
  }

  /// A stream without what it is packed in; as it is where that is unknown.
  private static func takenOut(
    _ data: ArraySlice<UInt8>
  ) throws(LeakContainer.Fault) -> [UInt8] {
    if data.count > 2, data[data.startIndex] & 0x0F == 8 {
      let packed = data[(data.startIndex + 2)...]
      if let text = try LeakContainer.taken(out: packed) { return text }
    }
    guard let text = LeakEncoded.base85(data) ?? LeakEncoded.hexadecimal(data) else {
      return Array(data)
    }
    guard text.count > 2, text[0] & 0x0F == 8 else { return text }
    return try LeakContainer.taken(out: text[2...]) ?? text
  }
}

/// The strings of a PDF's objects and pages, which it escapes in ways of its own.
enum LeakPDFStrings {
  /// The strings as text, one a line; they need not end where words do.
  static func found(in bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var place = 0
    while place < bytes.count {
      let string: [UInt8]
      switch bytes[place] {
      case UInt8(ascii: "("): (string, place) = literal(bytes, from: place + 1)
      case UInt8(ascii: "<"):
        if place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "<") {
          place += 2
          continue
        }
        (string, place) = hexadecimal(bytes, from: place + 1)
      default:
        place += 1
        continue
      }
      guard !string.isEmpty else { continue }
      out += string.starts(with: [0xFE, 0xFF]) ? wide(string.dropFirst(2)) : string
      out.append(0x0A)
    }
    return out
  }

  private static func literal(
    _ bytes: [UInt8],
    from start: Int
  ) -> (string: [UInt8], end: Int) {
    var string: [UInt8] = []
    var place = start
    var depth = 1
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return (string, place) }
      case UInt8(ascii: "\\"):
        if let sign = escaped(bytes, &place) { string.append(sign) }
        continue
      default: break
      }
      string.append(byte)
    }
    // No string: what follows may hold some.
    return ([], start)
  }

  /// The character behind a backslash; nil at the end of a line that goes on.
  private static func escaped(_ bytes: [UInt8], _ place: inout Int) -> UInt8? {
    guard place < bytes.count else { return nil }
    let byte = bytes[place]
    place += 1
    switch byte {
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "b"),
      UInt8(ascii: "f"):
      return UInt8(ascii: " ")
    case 0x0A, 0x0D: return nil
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var value = Int(byte - 0x30)
      for _ in 0..<2 {
        guard place < bytes.count, (0x30...0x37).contains(bytes[place]) else { break }
        value = value << 3 | Int(bytes[place] - 0x30)
        place += 1
      }
      return UInt8(truncatingIfNeeded: value)
    default: return byte
    }
  }

  private static func hexadecimal(
    _ bytes: [UInt8],
    from start: Int
  ) -> (string: [UInt8], end: Int) {
    var place = start
    while place < bytes.count, bytes[place] != UInt8(ascii: ">") {
      guard LeakEncoded.isHexadecimalOrBlank(bytes[place]) else { return ([], start) }
      place += 1
    }
    let digits = bytes[start..<place]
    return (LeakEncoded.hexadecimal(digits) ?? [], min(place + 1, bytes.count))
  }

  /// UTF-16, the higher byte first, as UTF-8.
  private static func wide(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map {
      UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}
