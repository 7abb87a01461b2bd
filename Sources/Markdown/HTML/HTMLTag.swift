/// One of the few HTML tags that mean something on a site.
struct HTMLTag {
  enum Name: String, CaseIterable {
    case lineBreak = "br"
    case lowered = "sub"
    case raised = "sup"
    case keyboard = "kbd"
    case anchor = "a"
    case details
    case summary
    case strong
    case bold = "b"
    case emphasized = "em"
    case italic = "i"
    case struck = "s"
    case deleted = "del"
    case image = "img"
    case rule = "hr"
    case paragraph = "p"
    case division = "div"
    case centered = "center"
    case underlined = "u"
    case marked = "mark"
    case small
    case stretch = "span"
    case font
    case heading1 = "h1"
    case heading2 = "h2"
    case heading3 = "h3"
    case heading4 = "h4"
    case heading5 = "h5"
    case heading6 = "h6"
  }

  let name: Name
  let isClosing: Bool
  /// The values of `id` and `name`, each once, that may be ids.
  private(set) var ids: [[UInt8]] = []
  /// Where it leads, and what it shows instead of a picture, as they are written.
  private(set) var href, source, alternative, title: Range<Int>?
  /// Whether it has the attribute `open`.
  private(set) var isOpen = false
  /// Whether it ends with `/>`.
  private(set) var isSelfClosing = false
  /// The byte after it.
  private(set) var end: Int

  /// The tag at a byte, if it is one of these and complete before `limit`.
  init?(in bytes: [UInt8], at start: Int, before limit: Int) {
    var index = start + 1
    guard index < limit, bytes[start] == UInt8(ascii: "<") else { return nil }
    isClosing = bytes[index] == UInt8(ascii: "/")
    if isClosing { index += 1 }
    let first = index
    while index < limit, isLetter(bytes[index]) || isDigit(bytes[index]) { index += 1 }
    guard let name = HTMLTag.name(bytes[first..<index]) else { return nil }
    self.name = name
    end = index
    while let attribute = HTMLAttribute(in: bytes, at: end, before: limit) {
      take(attribute, bytes)
      end = attribute.end
    }
    while end < limit, isBlank(bytes[end]) { end += 1 }
    if end < limit, bytes[end] == UInt8(ascii: "/") {
      isSelfClosing = true
      end += 1
    }
    guard end < limit, bytes[end] == UInt8(ascii: ">") else { return nil }
    end += 1
  }

  private static func name(_ letters: ArraySlice<UInt8>) -> Name? {
    guard letters.count < 8 else { return nil }
    let word = letters.map { $0 | 0x20 }
    return Name.allCases.first { word.elementsEqual($0.rawValue.utf8) }
  }

  private mutating func take(_ attribute: HTMLAttribute, _ bytes: [UInt8]) {
    let name = bytes[attribute.name].map { isLetter($0) ? $0 | 0x20 : $0 }
    if name.elementsEqual("open".utf8) { isOpen = true }
    if name.elementsEqual("href".utf8) { href = href ?? attribute.value }
    if name.elementsEqual("src".utf8) { source = source ?? attribute.value }
    if name.elementsEqual("alt".utf8) { alternative = alternative ?? attribute.value }
    if name.elementsEqual("title".utf8) { title = title ?? attribute.value }
    guard name.elementsEqual("id".utf8) || name.elementsEqual("name".utf8) else { return }
    let value = Array(bytes[attribute.value])
    let isAllowed = value.allSatisfy { $0 > 0x20 && $0 != 0x7F && !#""'<>&"#.utf8.contains($0) }
    if !value.isEmpty, isAllowed, !ids.contains(value) { ids.append(value) }
  }
}

extension HTMLTag.Name {
  /// Whether the tag means nothing here: its content stays, as if it were not there.
  var isTransparent: Bool {
    switch self {
    case .paragraph, .division, .centered, .underlined, .marked, .small, .stretch, .font: true
    default: false
    }
  }

  /// Whether it contains blocks, or is one.
  var isOfBlocks: Bool {
    switch self {
    case .details, .summary, .paragraph, .division, .centered, .rule: true
    default: headingLevel != nil
    }
  }

  /// The level of a heading, 1 to 6.
  var headingLevel: Int? {
    switch self {
    case .heading1: 1
    case .heading2: 2
    case .heading3: 3
    case .heading4: 4
    case .heading5: 5
    case .heading6: 6
    default: nil
    }
  }
}

extension HTMLTag {
  /// The text of an attribute's value: references to signs are read, and what breaks a line is a blank.
  static func text(_ value: Range<Int>, in bytes: [UInt8]) -> [UInt8] {
    let raw = bytes[value].map { $0 < 0x20 ? 0x20 : $0 }
    guard raw.contains(UInt8(ascii: "&")) else { return raw }
    var text: [UInt8] = []
    var index = 0
    while index < raw.count {
      let end = raw[index...].prefix(12).firstIndex(of: UInt8(ascii: ";"))
      if raw[index] == UInt8(ascii: "&"), let end, let sign = sign(raw[(index + 1)..<end]) {
        text += Array(String(sign).utf8)
        index = end + 1
      } else {
        text.append(raw[index])
        index += 1
      }
    }
    return text
  }

  private static let signs: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
  ]

  /// The sign of a reference; nil where it has none that a text may hold.
  private static func sign(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let name = String(decoding: name, as: UTF8.self)
    if let sign = signs[name] { return sign }
    guard name.hasPrefix("#") else { return nil }
    let digits = name.dropFirst()
    let number =
      digits.first == "x" || digits.first == "X"
      ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.flatMap { $0 >= 0x20 && $0 != 0x7F ? Unicode.Scalar($0) : nil }
  }
}

/// A name and maybe a value in a tag.
private struct HTMLAttribute {
  let name: Range<Int>
  /// Without its quotation marks; empty where there is none.
  private(set) var value: Range<Int>
  private(set) var end: Int

  init?(in bytes: [UInt8], at start: Int, before limit: Int) {
    func blanks(_ from: Int) -> Int {
      var index = from
      while index < limit, isBlank(bytes[index]) { index += 1 }
      return index
    }
    var index = blanks(start)
    let first = index
    while index < limit, HTMLAttribute.isOfName(bytes[index]) { index += 1 }
    guard first > start, index > first else { return nil }
    name = first..<index
    value = index..<index
    end = index
    let equals = blanks(index)
    guard equals < limit, bytes[equals] == UInt8(ascii: "=") else { return }
    index = blanks(equals + 1)
    guard index < limit else { return }
    let quote = bytes[index]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      guard let close = Cmark.index(of: quote, in: bytes, (index + 1)..<limit) else { return }
      value = (index + 1)..<close
      end = close + 1
      return
    }
    let from = index
    while index < limit, !isBlank(bytes[index]), !"\"'=<>`".utf8.contains(bytes[index]) {
      index += 1
    }
    value = from..<index
    end = index
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || "_:.-".utf8.contains(byte)
  }
}
