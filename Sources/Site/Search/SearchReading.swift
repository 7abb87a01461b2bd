extension SearchStretch {
  /// Takes in the words of the last page, each with the weightiest part that contains it.
  ///
  /// It reads what the page shows in its `main`: navigation, forms and charts are passed over.
  mutating func read(_ html: Span<UInt8>) {
    var reading = SearchReading()
    var index = SearchReading.startOfMain(html)
    while index < html.count {
      let byte = html[index]
      if byte == UInt8(ascii: "<") {
        let start = index + 1
        while index < html.count, html[index] != UInt8(ascii: ">") { index += 1 }
        if start < index {
          guard reading.goesOn(after: html.extracting(start..<index)) else { return }
        }
        index += 1
        if reading.isPassing {
          while index < html.count, html[index] != UInt8(ascii: "<") { index += 1 }
        }
      } else if SearchReading.isLetter(byte) {
        readWord(html, &index, reading.weight)
      } else if byte == UInt8(ascii: "&") {
        while index < html.count, html[index] != UInt8(ascii: ";") { index += 1 }
        index += 1
      } else if byte >= 0x80 {
        readForeignWord(html, &index, reading.weight)
      } else {
        index += 1
      }
    }
  }

  /// Reads a word from its first letter on.
  @inline(__always)
  private mutating func readWord(_ bytes: Span<UInt8>, _ index: inout Int, _ weight: Weight) {
    let start = index
    var end = start + 1
    while end < bytes.count {
      let byte = bytes[end]
      if !SearchReading.isLetter(byte) {
        if byte >= 0x80 { return readForeignWord(bytes, &index, weight) }
        guard end + 1 < bytes.count, SearchReading.isJoint(byte, bytes[end + 1]) else { break }
      }
      end += 1
    }
    index = end
    add(bytes.extracting(start..<end), weight)
  }

  /// Reads a word that holds a character beyond ASCII, where a capital may become several bytes, or
  /// passes over one character that is none.
  @inline(never)
  private mutating func readForeignWord(
    _ bytes: Span<UInt8>,
    _ index: inout Int,
    _ weight: Weight
  ) {
    var word: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x80 {
        guard SearchReading.read(bytes, &index, into: &word) else { break }
      } else if SearchReading.isLetter(byte)
        || index + 1 < bytes.count && SearchReading.isJoint(byte, bytes[index + 1])
      {
        word.append(byte)
        index += 1
      } else {
        break
      }
    }
    add(word.span, weight)
  }
}

/// Where in a page its reader is.
private struct SearchReading {
  private(set) var weight = SearchStretch.Weight.body
  /// The element whose content is passed over, among `passedNames`, and how deep it lies in others
  /// of its name.
  private var passed: (element: Int, depth: Int)?

  /// Whether what comes is passed over.
  var isPassing: Bool { passed != nil }

  private static let main = Array("main".utf8)
  private static let passedNames = ["nav", "form", "svg", "script", "noscript"].map {
    Array($0.utf8)
  }

  /// Where `main` begins; the count where there is none.
  static func startOfMain(_ bytes: Span<UInt8>) -> Int {
    // From the end of `<main` on, as far at a time as its letters allow.
    var last = 4
    while last < bytes.count {
      switch bytes[last] {
      case UInt8(ascii: "<"): last += 4
      case UInt8(ascii: "m"): last += 3
      case UInt8(ascii: "a"): last += 2
      case UInt8(ascii: "i"): last += 1
      case UInt8(ascii: "n")
      where bytes[last - 4] == UInt8(ascii: "<") && starts(bytes, at: last - 3, with: main):
        return last - 4
      default: last += 5
      }
    }
    return bytes.count
  }

  private static func starts(_ bytes: Span<UInt8>, at start: Int, with name: [UInt8]) -> Bool {
    guard start + name.count <= bytes.count else { return false }
    for index in name.indices where bytes[start + index] != name[index] { return false }
    return true
  }

  /// Takes in a tag between its angles, which is not empty; false at the end of `main`.
  mutating func goesOn(after tag: Span<UInt8>) -> Bool {
    !isPassing && !Self.mayCount(tag) || read(tag)
  }

  /// Whether a tag may be one that counts here, by the first letter of its name.
  private static func mayCount(_ tag: Span<UInt8>) -> Bool {
    switch tag[0] {
    case UInt8(ascii: "h"), UInt8(ascii: "n"), UInt8(ascii: "f"), UInt8(ascii: "s"): true
    case UInt8(ascii: "/"):
      tag.count > 1 && (tag[1] == UInt8(ascii: "h") || tag[1] == UInt8(ascii: "m"))
    default: false
    }
  }

  private mutating func read(_ tag: Span<UInt8>) -> Bool {
    let isEnd = tag[0] == UInt8(ascii: "/")
    let start = isEnd ? 1 : 0
    var end = start
    while end < tag.count, Self.isLetter(tag[end]), tag[end] | 0x20 == tag[end] { end += 1 }
    let name = tag.extracting(start..<end)
    if let (element, depth) = passed {
      guard Self.equal(name, Self.passedNames[element]) else { return true }
      let depth = depth + (isEnd ? -1 : 1)
      passed = depth == 0 ? nil : (element, depth)
      return true
    }
    if isEnd, Self.starts(tag, at: 1, with: Self.main) { return false }
    if name.count == 2, name[0] == UInt8(ascii: "h"),
      (UInt8(ascii: "1")...UInt8(ascii: "6")).contains(name[1])
    {
      weight = isEnd ? .body : name[1] == UInt8(ascii: "1") ? .title : .heading
    } else if !isEnd, name.count > 2 {
      for element in Self.passedNames.indices
      where Self.equal(name, Self.passedNames[element]) {
        passed = (element, 1)
      }
    }
    return true
  }

  private static func equal(_ name: Span<UInt8>, _ other: [UInt8]) -> Bool {
    name.count == other.count && starts(name, at: 0, with: other)
  }

  /// Whether a byte is a letter or a digit of ASCII.
  static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
  }

  /// A full stop or hyphen between a word and a digit, as in `164.312` and `F-02`.
  static func isJoint(_ byte: UInt8, _ next: UInt8) -> Bool {
    (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-"))
      && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next)
  }

  /// Reads a character beyond ASCII; false if it is no part of a word.
  static func read(_ bytes: Span<UInt8>, _ index: inout Int, into word: inout [UInt8]) -> Bool {
    var character: [UInt8] = []
    repeat {
      character.append(bytes[index])
      index += 1
    } while index < bytes.count && bytes[index] & 0xC0 == 0x80
    let text = String(decoding: character, as: UTF8.self)
    guard let scalar = text.unicodeScalars.first, isWord(scalar) else { return false }
    word += scalar.properties.lowercaseMapping.utf8
    return true
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }
}
