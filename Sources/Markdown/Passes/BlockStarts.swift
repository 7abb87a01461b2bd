/// Lines that begin a block after a table's row, but would continue a paragraph.
enum BlockStarts {
  /// Whether a line begins an item of a list, even an empty one or one with another number than 1.
  static func isListItem(_ line: Range<Int>, in bytes: [UInt8]) -> Bool {
    var index = line.lowerBound
    while index < line.upperBound, isDigit(bytes[index]) { index += 1 }
    let digits = index - line.lowerBound
    guard index < line.upperBound, digits <= 9 else { return false }
    switch bytes[index] {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): if digits > 0 { return false }
    case UInt8(ascii: "."), UInt8(ascii: ")"): if digits == 0 { return false }
    default: return false
    }
    return index + 1 == line.upperBound || isBlank(bytes[index + 1])
  }

  /// Whether a line of nothing but three or more of `-` is a thematic break.
  static func isThematicBreak(_ line: Range<Int>, in bytes: [UInt8]) -> Bool {
    let dashes = bytes[line].count { $0 == UInt8(ascii: "-") }
    return dashes >= 3
      && bytes[line].allSatisfy { $0 == UInt8(ascii: "-") || isBlank($0) }
  }

  /// Whether a line is one complete HTML tag, which begins an HTML block of CommonMark's kind 7.
  static func isHTMLTag(_ line: Range<Int>, in bytes: [UInt8]) -> Bool {
    var scanner = TagScanner(bytes: bytes, index: line.lowerBound, end: line.upperBound)
    return scanner.scanTag() && scanner.skipBlanks() && scanner.isAtEnd
  }
}

/// Reads an HTML tag as CommonMark defines it.
private struct TagScanner {
  let bytes: [UInt8]
  var index: Int
  let end: Int

  var isAtEnd: Bool { index == end }

  mutating func scanTag() -> Bool {
    guard take("<") else { return false }
    let isClosing = take("/")
    guard let first = peek, isLetter(first) else { return false }
    takeAll { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
    if !isClosing { while scanAttribute() {} }
    _ = skipBlanks()
    if !isClosing { _ = take("/") }
    return take(">")
  }

  /// Moves past blanks; always true, so that it fits into a condition.
  mutating func skipBlanks() -> Bool {
    takeAll(isBlank)
    return true
  }

  private mutating func scanAttribute() -> Bool {
    let start = index
    takeAll(isBlank)
    guard index > start, let first = peek, isNameStart(first) else {
      index = start
      return false
    }
    takeAll { isNameStart($0) || isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
    let name = index
    takeAll(isBlank)
    guard take("=") else {
      index = name
      return true
    }
    takeAll(isBlank)
    return scanValue()
  }

  private mutating func scanValue() -> Bool {
    guard let quote = peek else { return false }
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      index += 1
      takeAll { $0 != quote }
      guard index < end else { return false }
      index += 1
      return true
    }
    let start = index
    takeAll { !isBlank($0) && !"\"'=<>`".utf8.contains($0) }
    return index > start
  }

  private var peek: UInt8? { index < end ? bytes[index] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard index < end, bytes[index] == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func takeAll(_ condition: (UInt8) -> Bool) {
    while index < end, condition(bytes[index]) { index += 1 }
  }
}

private func isNameStart(_ byte: UInt8) -> Bool {
  isLetter(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
}

func isLetter(_ byte: UInt8) -> Bool {
  let lower = byte | 0x20
  return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
}
