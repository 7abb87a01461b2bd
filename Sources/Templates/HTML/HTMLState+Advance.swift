extension HTMLState {
  /// Follows literal bytes; false if they continue what a section or a partial before them ended.
  mutating func advance(_ bytes: [UInt8]) -> Bool {
    for byte in bytes where !advance(byte) {
      self = .unknown
      return false
    }
    return true
  }

  private mutating func advance(_ byte: UInt8) -> Bool {
    switch position {
    case .text: if byte == UInt8(ascii: "<") { position = .tagOpen }
    case .tagOpen: openTag(byte)
    case .endTagOpen: openEndTag(byte)
    case .tagName: tagName(byte)
    case .endTag, .declaration: if byte == UInt8(ascii: ">") { self = HTMLState() }
    case .between: return between(byte)
    case .attributeName, .afterName: name(byte)
    case .beforeValue: beforeValue(byte)
    case .doubleQuoted: value(byte, until: UInt8(ascii: "\""))
    case .singleQuoted: value(byte, until: UInt8(ascii: "'"))
    case .unquoted: unquoted(byte)
    case .markup: markup(byte)
    case .comment: comment(byte)
    case .plainText, .raw: content(byte)
    case .unknown: break
    }
    return true
  }

  private mutating func openTag(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "<"): break
    case UInt8(ascii: "/"): position = .endTagOpen
    case UInt8(ascii: "!"): self = HTMLState(position: .markup)
    case UInt8(ascii: "?"): position = .declaration
    case _ where Self.isLetter(byte): self = HTMLState(position: .tagName, word: [Self.small(byte)])
    default: position = .text
    }
  }

  private mutating func openEndTag(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: ">"): position = .text
    case _ where Self.isLetter(byte): position = .endTag
    default: position = .declaration
    }
  }

  private mutating func tagName(_ byte: UInt8) {
    if Self.isBlank(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") {
      self = HTMLState(position: .between, element: word)
      _ = between(byte)
    } else {
      read(byte)
    }
  }

  private mutating func between(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ">"): enterContent()
    case UInt8(ascii: "/"): joint = joint == .none ? .none : .loose
    case _ where Self.isBlank(byte): joint = joint == .none ? .none : .loose
    case UInt8(ascii: "=") where joint != .none: return false
    default:
      if joint == .tight { return false }
      self = HTMLState(position: .attributeName, element: element, word: [Self.small(byte)])
    }
    return true
  }

  private mutating func name(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "="): position = .beforeValue
    case UInt8(ascii: ">"): enterContent()
    case UInt8(ascii: "/"): self = HTMLState(position: .between, element: element)
    case _ where Self.isBlank(byte): position = .afterName
    default:
      if position == .afterName { word = [] }
      position = .attributeName
      read(byte)
    }
  }

  private mutating func beforeValue(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): enterValue(.doubleQuoted)
    case UInt8(ascii: "'"): enterValue(.singleQuoted)
    case UInt8(ascii: ">"): enterContent()
    case _ where Self.isBlank(byte): break
    default: enterValue(.unquoted)
    }
  }

  private mutating func enterValue(_ position: Position) {
    self = HTMLState(position: position, element: element, attribute: Attribute(named: word))
  }

  private mutating func value(_ byte: UInt8, until quote: UInt8) {
    if byte == quote {
      self = HTMLState(position: .between, element: element)
    } else if attribute == .address, byte > 0x20 {
      read(byte)
    }
  }

  private mutating func unquoted(_ byte: UInt8) {
    if byte == UInt8(ascii: ">") { return enterContent() }
    if Self.isBlank(byte) { self = HTMLState(position: .between, element: element) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(small(byte))
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
  }
}
