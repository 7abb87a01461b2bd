/// Reads what follows the words of a link, and link definitions, as CommonMark writes them.
///
/// The tree says that there is a link and where it leads; this says how far its source reaches.
struct LinkScanner {
  let bytes: [UInt8]
  private(set) var index: Int

  init(_ bytes: [UInt8], at index: Int) {
    self.bytes = bytes
    self.index = index
  }

  /// Moves past `(destination "title")`, `[label]`, `[]` or nothing.
  mutating func skipTail() {
    let start = index
    if skipInlineTail() { return }
    index = start
    if peek == UInt8(ascii: "["), !skipLabel() { index = start }
  }

  /// Moves past one link definition and its line's end; false, without moving, if there is none.
  mutating func skipDefinition() -> Bool {
    let start = index
    if scanDefinition() { return true }
    index = start
    return false
  }

  private mutating func skipInlineTail() -> Bool {
    guard take("(") else { return false }
    skipSpaces()
    guard skipDestination() else { return false }
    let destinationEnd = index
    skipSpaces()
    if index > destinationEnd { _ = skipTitle() }
    skipSpaces()
    return take(")")
  }

  private mutating func scanDefinition() -> Bool {
    let label = index
    guard skipLabel(), bytes[(label + 1)..<(index - 1)].contains(where: { !isBlank($0) }),
      take(":")
    else { return false }
    skipSpaces()
    let destination = index
    guard skipDestination(), index > destination else { return false }
    let destinationEnd = index
    skipSpaces()
    if index > destinationEnd, skipTitle(), skipLineEnd() { return true }
    index = destinationEnd
    return skipLineEnd()
  }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func skipSpaces() {
    while let byte = peek, isBlank(byte) || byte == 0x0B || byte == 0x0C { index += 1 }
  }

  private mutating func skipLineEnd() -> Bool {
    while let byte = peek, byte == 0x20 || byte == 0x09 { index += 1 }
    return index == bytes.count || take("\n")
  }

  /// Moves past `[label]`; a bracket in it must be escaped.
  private mutating func skipLabel() -> Bool {
    guard take("[") else { return false }
    let start = index
    while let byte = peek, index - start <= 1_000 {
      switch byte {
      case UInt8(ascii: "["): return false
      case UInt8(ascii: "]"):
        index += 1
        return true
      default: skipCharacter()
      }
    }
    return false
  }

  /// Moves past one byte, or a backslash and the punctuation after it.
  private mutating func skipCharacter() {
    let isEscape = bytes[index] == UInt8(ascii: "\\")
    index += 1
    if isEscape, let byte = peek, isPunctuation(byte) { index += 1 }
  }

  private mutating func skipDestination() -> Bool {
    if take("<") {
      while let byte = peek, byte != UInt8(ascii: ">") {
        if byte == 0x0A || byte == UInt8(ascii: "<") { return false }
        skipCharacter()
      }
      return take(">")
    }
    var depth = 0
    while let byte = peek, byte > 0x20, byte != 0x7F {
      if byte == UInt8(ascii: "(") {
        depth += 1
        if depth > 32 { return false }
      } else if byte == UInt8(ascii: ")") {
        if depth == 0 { break }
        depth -= 1
      }
      skipCharacter()
    }
    return depth == 0
  }

  private mutating func skipTitle() -> Bool {
    let start = index
    let close: UInt8
    switch peek {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): close = bytes[index]
    case UInt8(ascii: "("): close = UInt8(ascii: ")")
    default: return false
    }
    index += 1
    while let byte = peek {
      if byte == close {
        index += 1
        return true
      }
      if close == UInt8(ascii: ")"), byte == UInt8(ascii: "(") { break }
      skipCharacter()
    }
    index = start
    return false
  }
}

func isPunctuation(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "!")...UInt8(ascii: "/"), UInt8(ascii: ":")...UInt8(ascii: "@"),
    UInt8(ascii: "[")...UInt8(ascii: "`"), UInt8(ascii: "{")...UInt8(ascii: "~"):
    true
  default: false
  }
}
