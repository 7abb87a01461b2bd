/// The words of a rendered page for the search index, each with the most telling part it stands in.
///
/// It reads what the page shows in its `main`: navigation, forms and charts are passed over.
struct SearchWords {
  private var found = WordSet()
  private var weight = WordSet.Weight.body
  /// The element whose content is passed over, and how deep it lies in others of its name.
  private var passed: (name: [UInt8], depth: Int)?

  private static let main = Array("<main".utf8)
  private static let mainEnd = Array("/main".utf8)
  private static let passedNames = ["nav", "form", "svg", "script", "noscript"].map {
    Array($0.utf8)
  }

  /// The words of a page.
  static func words(in html: [UInt8]) -> WordSet {
    var words = SearchWords()
    words.read(html)
    return words.found
  }

  private mutating func read(_ html: [UInt8]) {
    let bytes = html.span
    var index = Self.startOfMain(html)
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "<") {
        let start = index + 1
        while index < bytes.count, bytes[index] != UInt8(ascii: ">") { index += 1 }
        let next = start < index ? bytes[start] : 0
        if passed != nil || Self.mayTell(next) {
          guard readTag(html[min(start, index)..<index]) else { return }
        }
        index += 1
      } else if byte == UInt8(ascii: "&") {
        while index < bytes.count, bytes[index] != UInt8(ascii: ";") { index += 1 }
        index += 1
      } else if passed == nil, byte >= 0x80 || Self.letter(byte) != nil {
        readWord(bytes, &index)
      } else {
        index += 1
      }
    }
  }

  /// Whether a tag that begins with a byte may be one that counts here.
  private static func mayTell(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "h") || byte == UInt8(ascii: "n")
      || byte == UInt8(ascii: "f") || byte == UInt8(ascii: "s")
  }

  /// Reads a word from its first letter on, or passes over one character that is none.
  private mutating func readWord(_ bytes: Span<UInt8>, _ index: inout Int) {
    var word = SearchWord()
    while index < bytes.count {
      let byte = bytes[index]
      if let letter = Self.letter(byte) {
        word.append(letter)
        index += 1
      } else if byte >= 0x80 {
        guard Self.read(bytes, &index, into: &word) else { break }
      } else {
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        guard Self.isJoint(byte, next) else { break }
        word.append(byte)
        index += 1
      }
    }
    if word.isKept { found.insert(word, weight: weight) }
  }

  private static func startOfMain(_ html: [UInt8]) -> Int {
    html.indices.first { html[$0] == UInt8(ascii: "<") && html[$0...].starts(with: main) }
      ?? html.count
  }

  /// Reads a tag between its angles; false at the end of `main`.
  private mutating func readTag(_ tag: ArraySlice<UInt8>) -> Bool {
    let isEnd = tag.first == UInt8(ascii: "/")
    let name = tag.dropFirst(isEnd ? 1 : 0).prefix { Self.letter($0) == $0 }
    if let (inner, depth) = passed {
      guard name.elementsEqual(inner) else { return true }
      let depth = depth + (isEnd ? -1 : 1)
      passed = depth == 0 ? nil : (inner, depth)
      return true
    }
    if isEnd, tag.starts(with: Self.mainEnd) { return false }
    if name.count == 2, name.first == UInt8(ascii: "h"), let level = name.last,
      (UInt8(ascii: "1")...UInt8(ascii: "6")).contains(level)
    {
      weight = isEnd ? .body : level == UInt8(ascii: "1") ? .title : .heading
    } else if !isEnd, name.count > 2, Self.passedNames.contains(where: name.elementsEqual) {
      passed = (Array(name), 1)
    }
    return true
  }

  /// A letter or digit of ASCII, in lower case.
  private static func letter(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 0x20
    default: nil
    }
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
    into word: inout SearchWord
  ) -> Bool {
    var character: [UInt8] = []
    repeat {
      character.append(bytes[index])
      index += 1
    } while index < bytes.count && bytes[index] & 0xC0 == 0x80
    let text = String(decoding: character, as: UTF8.self)
    guard let scalar = text.unicodeScalars.first, isWord(scalar) else { return false }
    for byte in scalar.properties.lowercaseMapping.utf8 { word.append(byte) }
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
