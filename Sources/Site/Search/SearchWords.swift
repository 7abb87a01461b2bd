/// The words of a rendered page for the search index, each with the most telling part it stands in.
///
/// It reads what the page shows in its `main`: navigation, forms and charts are passed over.
struct SearchWords {
  private var found = WordSet()
  private var weight = WordSet.Weight.body
  /// The element whose content is passed over, among `passedNames`, and how deep it lies in others
  /// of its name.
  private var passed: (element: Int, depth: Int)?

  private static let main = Array("main".utf8)
  private static let passedNames = ["nav", "form", "svg", "script", "noscript"].map {
    Array($0.utf8)
  }

  /// The words of a page.
  static func words(in html: [UInt8]) -> WordSet {
    var words = SearchWords()
    words.read(html.span)
    return words.found
  }

  private mutating func read(_ bytes: Span<UInt8>) {
    var index = Self.startOfMain(bytes)
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "<") {
        let start = index + 1
        while index < bytes.count, bytes[index] != UInt8(ascii: ">") { index += 1 }
        if start < index, passed != nil || Self.mayTell(bytes.extracting(start..<index)) {
          guard readTag(bytes.extracting(start..<index)) else { return }
        }
        index += 1
      } else if byte == UInt8(ascii: "&") {
        while index < bytes.count, bytes[index] != UInt8(ascii: ";") { index += 1 }
        index += 1
      } else if passed == nil, byte >= 0x80 || Self.letter(byte) != 0 {
        readWord(bytes, &index)
      } else {
        index += 1
      }
    }
  }

  /// Whether a tag may be one that counts here, by the first letter of its name.
  private static func mayTell(_ tag: Span<UInt8>) -> Bool {
    switch tag[0] {
    case UInt8(ascii: "h"), UInt8(ascii: "n"), UInt8(ascii: "f"), UInt8(ascii: "s"): true
    case UInt8(ascii: "/"):
      tag.count > 1 && (tag[1] == UInt8(ascii: "h") || tag[1] == UInt8(ascii: "m"))
    default: false
    }
  }

  /// Reads a word from its first letter on, or passes over one character that is none.
  private mutating func readWord(_ bytes: Span<UInt8>, _ index: inout Int) {
    let start = index
    var word = SearchWord()
    while index < bytes.count {
      let byte = bytes[index]
      let letter = Self.letter(byte)
      if letter != 0 {
        word.append(letter)
      } else if byte >= 0x80 {
        return readForeignWord(bytes, from: start, &index)
      } else if Self.isJoint(byte, index + 1 < bytes.count ? bytes[index + 1] : 0) {
        word.append(byte)
      } else {
        break
      }
      index += 1
    }
    guard word.isKept, found.insert(word.hash, weight: weight) else { return }
    for place in start..<index {
      let letter = Self.letter(bytes[place])
      found.append(letter == 0 ? bytes[place] : letter)
    }
  }

  /// Reads a word that holds a character beyond ASCII: a capital there may become several bytes.
  private mutating func readForeignWord(
    _ bytes: Span<UInt8>,
    from start: Int,
    _ index: inout Int
  ) {
    index = start
    var letters: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      let letter = Self.letter(byte)
      if letter != 0 {
        letters.append(letter)
        index += 1
      } else if byte >= 0x80 {
        guard Self.read(bytes, &index, into: &letters) else { break }
      } else if Self.isJoint(byte, index + 1 < bytes.count ? bytes[index + 1] : 0) {
        letters.append(byte)
        index += 1
      } else {
        break
      }
    }
    var word = SearchWord()
    for letter in letters { word.append(letter) }
    guard word.isKept, found.insert(word.hash, weight: weight) else { return }
    for letter in letters { found.append(letter) }
  }

  private static func startOfMain(_ bytes: Span<UInt8>) -> Int {
    for index in bytes.indices where bytes[index] == UInt8(ascii: "<") {
      if starts(bytes, at: index + 1, with: main) { return index }
    }
    return bytes.count
  }

  private static func starts(_ bytes: Span<UInt8>, at start: Int, with name: [UInt8]) -> Bool {
    guard start + name.count <= bytes.count else { return false }
    for index in name.indices where bytes[start + index] != name[index] { return false }
    return true
  }

  /// Reads a tag between its angles; false at the end of `main`.
  private mutating func readTag(_ tag: Span<UInt8>) -> Bool {
    let isEnd = tag[0] == UInt8(ascii: "/")
    let start = isEnd ? 1 : 0
    var end = start
    while end < tag.count, tag[end] != 0, Self.letter(tag[end]) == tag[end] { end += 1 }
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

  /// A letter or digit of ASCII, in lower case; nought for any other byte.
  private static func letter(_ byte: UInt8) -> UInt8 {
    let lower = byte | 0x20
    if lower &- UInt8(ascii: "a") < 26 { return lower }
    return byte &- UInt8(ascii: "0") < 10 ? byte : 0
  }

  /// A full stop or hyphen between a word and a digit, as in `164.312` and `F-02`.
  private static func isJoint(_ byte: UInt8, _ next: UInt8) -> Bool {
    (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-"))
      && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next)
  }

  /// Reads a character beyond ASCII; false if it is no part of a word.
  private static func read(
    _ bytes: Span<UInt8>,
    _ index: inout Int,
    into word: inout [UInt8]
  ) -> Bool {
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
