extension HTMLState {
  private static let plainElements = Set(["title", "textarea"].map { Array($0.utf8) })
  private static let rawElements = Set(
    ["script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext"].map { Array($0.utf8) }
  )

  /// Behind the `>` of a tag.
  mutating func enterContent() {
    if Self.plainElements.contains(element) {
      self = HTMLState(position: .plainText, element: element)
    } else if Self.rawElements.contains(element) {
      self = HTMLState(position: .raw, element: element)
    } else {
      self = HTMLState()
    }
  }

  /// In content that only its own end tag ends.
  mutating func content(_ byte: UInt8) {
    let closer = Array("</".utf8) + element
    if word == closer, Self.isBlank(byte) || byte == UInt8(ascii: "/") {
      self = HTMLState(position: .endTag)
    } else if word == closer, byte == UInt8(ascii: ">") {
      self = HTMLState()
    } else if byte == UInt8(ascii: "<") {
      word = [byte]
    } else if !word.isEmpty {
      read(byte)
      if !closer.starts(with: word) { word = [] }
    }
  }

  mutating func markup(_ byte: UInt8) {
    if byte == UInt8(ascii: "-") {
      word.append(byte)
      // The dashes that open a comment may be the first ones of its end.
      if word.count == 2 { position = .comment }
    } else {
      position = byte == UInt8(ascii: ">") ? .text : .declaration
      word = []
    }
  }

  mutating func comment(_ byte: UInt8) {
    let dash = UInt8(ascii: "-")
    switch byte {
    case dash: word = word.first == dash && word.last == dash ? [dash, dash] : [dash]
    case UInt8(ascii: ">") where word.count >= 2: self = HTMLState()
    case UInt8(ascii: "!") where word == [dash, dash]: word.append(byte)
    default: word = []
    }
  }
}
