/// The words of a rendered page for the search index, each with the most telling part it stands in.
///
/// It reads what the page shows in its `main`: navigation, forms and charts are passed over.
struct SearchWords {
  private var found = WordSet()
  private let html: [UInt8]
  private var index: Int
  private var weight = WordSet.Weight.body
  private var word: [UInt8] = []
  private var hash = Self.basis
  /// The element whose content is passed over, and how deep it lies in others of its name.
  private var passed: (name: [UInt8], depth: Int)?

  // FNV-1a.
  private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01B3

  private static let main = Array("<main".utf8)
  private static let mainEnd = Array("/main".utf8)
  private static let passedNames = ["nav", "form", "svg", "script", "noscript"].map {
    Array($0.utf8)
  }
  /// Longer words are no words, and nobody types them.
  private static let longest = 40

  /// The words of a page.
  static func words(in html: [UInt8]) -> WordSet {
    var words = SearchWords(html)
    words.read()
    return words.found
  }

  private init(_ html: [UInt8]) {
    self.html = html
    index = 0
    while index < html.count {
      if html[index] == UInt8(ascii: "<"), html[index...].starts(with: Self.main) { break }
      index += 1
    }
  }

  private mutating func read() {
    while index < html.count {
      switch html[index] {
      case UInt8(ascii: "<"):
        endWord()
        guard readTag() else { return }
      case UInt8(ascii: "&"):
        endWord()
        while index < html.count, html[index] != UInt8(ascii: ";") { index += 1 }
        index += 1
      case _ where passed != nil: index += 1
      default: readCharacter()
      }
    }
    endWord()
  }

  /// Reads a tag; false at the end of `main`.
  private mutating func readTag() -> Bool {
    let start = index + 1
    while index < html.count, html[index] != UInt8(ascii: ">") { index += 1 }
    let tag = html[min(start, index)..<index]
    index += 1
    let isEnd = tag.first == UInt8(ascii: "/")
    let name = tag.dropFirst(isEnd ? 1 : 0).prefix { Self.isASCIIWord($0) }
    if let (inner, depth) = passed {
      guard name.elementsEqual(inner) else { return true }
      let depth = depth + (isEnd ? -1 : 1)
      passed = depth == 0 ? nil : (inner, depth)
      return true
    }
    if isEnd, tag.starts(with: Self.mainEnd) { return false }
    if !isEnd, let inner = Self.passedNames.first(where: { name.elementsEqual($0) }) {
      passed = (inner, 1)
    } else if name.count == 2, name.first == UInt8(ascii: "h"), let level = name.last,
      (UInt8(ascii: "1")...UInt8(ascii: "6")).contains(level)
    {
      weight = isEnd ? .body : level == UInt8(ascii: "1") ? .title : .heading
    }
    return true
  }

  private mutating func readCharacter() {
    let byte = html[index]
    guard byte < 0x80 else { return readScalar() }
    if Self.isASCIIWord(byte) {
      append(byte)
    } else if (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) {
      append(byte + 0x20)
    } else if isJoint(byte) {
      append(byte)
    } else {
      endWord()
    }
    index += 1
  }

  private mutating func append(_ byte: UInt8) {
    word.append(byte)
    hash = (hash ^ UInt64(byte)) &* Self.prime
  }

  /// A full stop or hyphen between a word and a digit, as in `164.312` and `F-02`.
  private func isJoint(_ byte: UInt8) -> Bool {
    guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-"), !word.isEmpty else {
      return false
    }
    let next = index + 1 < html.count ? html[index + 1] : 0
    return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next)
  }

  private static func isASCIIWord(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private mutating func readScalar() {
    var end = index + 1
    while end < html.count, html[end] & 0xC0 == 0x80 { end += 1 }
    let text = String(decoding: html[index..<end], as: UTF8.self)
    index = end
    guard let scalar = text.unicodeScalars.first, Self.isWord(scalar) else { return endWord() }
    for byte in scalar.properties.lowercaseMapping.utf8 { append(byte) }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }

  /// Words of one byte are left out.
  private mutating func endWord() {
    guard !word.isEmpty else { return }
    if word.count > 1, word.count <= Self.longest {
      found.insert(word, hash: hash, weight: weight)
    }
    word.removeAll(keepingCapacity: true)
    hash = Self.basis
  }
}
