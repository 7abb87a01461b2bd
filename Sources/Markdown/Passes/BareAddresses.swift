/// Web and mail addresses that nobody marked as links, as GFM finds them: `https://a.example/b`,
/// `www.a.example`, `somebody@a.example`.
struct BareAddresses {
  private let text: ArraySlice<UInt8>
  private var found: [LinkedWords] = []

  /// The addresses in the bytes of a text.
  static func found(in text: ArraySlice<UInt8>) -> [LinkedWords] {
    guard text.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") })
    else { return [] }
    var addresses = BareAddresses(text: text)
    addresses.find()
    return addresses.found
  }

  private init(text: ArraySlice<UInt8>) { self.text = text }

  private mutating func find() {
    var at = text.startIndex
    while at < text.endIndex {
      let words =
        switch text[at] | 0x20 {
        case UInt8(ascii: "h"), UInt8(ascii: "f"): web(from: at)
        case UInt8(ascii: "w"): www(from: at)
        case UInt8(ascii: "@") | 0x20: mail(around: at)
        default: nil as LinkedWords?
        }
      guard let words else {
        at += 1
        continue
      }
      found.append(words)
      at = words.range.upperBound
    }
  }

  private static let schemes = ["https://", "http://", "ftp://"].map { Array($0.utf8) }

  /// An address with its scheme, which nothing of a word may come before.
  private func web(from start: Int) -> LinkedWords? {
    guard start == text.startIndex || !Self.isLetter(text[start - 1]) else { return nil }
    guard let scheme = Self.schemes.first(where: { begins($0, at: start) }) else { return nil }
    let host = start + scheme.count
    guard let end = end(ofHost: host, needsDot: false) else { return nil }
    let range = start..<trimmed(start..<endOfPath(from: end))
    guard range.upperBound > host else { return nil }
    return LinkedWords(range, destination: words(range))
  }

  private func www(from start: Int) -> LinkedWords? {
    guard start == text.startIndex || Self.opens(text[start - 1]),
      begins(Array("www.".utf8), at: start),
      let end = end(ofHost: start, needsDot: true)
    else { return nil }
    let range = start..<trimmed(start..<endOfPath(from: end))
    return LinkedWords(range, destination: "http://" + words(range))
  }

  /// A mail address around its `@`.
  private func mail(around at: Int) -> LinkedWords? {
    guard text[at] == UInt8(ascii: "@") else { return nil }
    let from = found.last?.range.upperBound ?? text.startIndex
    var start = at
    while start > from, Self.isOfName(text[start - 1]) { start -= 1 }
    guard start < at else { return nil }
    var end = at + 1
    var dots = 0
    while end < text.endIndex {
      let byte = text[end]
      if byte == UInt8(ascii: ".") {
        guard end + 1 < text.endIndex, Self.isAlphanumeric(text[end + 1]) else { break }
        dots += 1
      } else if byte == UInt8(ascii: "@") {
        return nil
      } else if !Self.isAlphanumeric(byte), byte != UInt8(ascii: "-"), byte != UInt8(ascii: "_") {
        break
      }
      end += 1
    }
    guard dots > 0, Self.isAlphanumeric(text[end - 1]) else { return nil }
    return LinkedWords(start..<end, destination: "mailto:" + words(start..<end))
  }

  /// The end of a host's name; nil where it is none.
  private func end(ofHost start: Int, needsDot: Bool) -> Int? {
    var at = start
    var (dots, lines, linesBefore) = (0, 0, 0)
    while at < text.endIndex {
      let byte = text[at]
      if byte == UInt8(ascii: "_") {
        lines += 1
      } else if byte == UInt8(ascii: ".") {
        (linesBefore, lines) = (lines, 0)
        dots += 1
      } else if !Self.isAlphanumeric(byte), byte != UInt8(ascii: "-"), byte < 0x80 {
        break
      }
      at += 1
    }
    // The last two parts of a name on the web have no `_`.
    guard at > start, lines == 0, linesBefore == 0, dots > 0 || !needsDot,
      text[start] != UInt8(ascii: ".")
    else { return nil }
    return at
  }

  private func endOfPath(from start: Int) -> Int {
    text[start...].firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: "<") } ?? text.endIndex
  }

  /// The end of an address without the punctuation of the sentence around it.
  private func trimmed(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    var surplus = text[range].reduce(0) {
      $0 + ($1 == UInt8(ascii: ")") ? 1 : $1 == UInt8(ascii: "(") ? -1 : 0)
    }
    while end > range.lowerBound {
      let byte = text[end - 1]
      if byte == UInt8(ascii: ")") {
        guard surplus > 0 else { break }
        surplus -= 1
      } else if byte == UInt8(ascii: ";") {
        guard let start = startOfReference(endingAt: end - 1, from: range.lowerBound) else { break }
        end = start
        continue
      } else if !"?!.,:*_~'\"".utf8.contains(byte) {
        break
      }
      end -= 1
    }
    return end
  }

  /// Where what looks like a character reference, such as `&amp;`, begins.
  private func startOfReference(endingAt end: Int, from first: Int) -> Int? {
    var at = end
    while at > first, Self.isAlphanumeric(text[at - 1]) { at -= 1 }
    guard at < end, at > first, text[at - 1] == UInt8(ascii: "&") else { return nil }
    return at - 1
  }

  private func begins(_ word: [UInt8], at start: Int) -> Bool {
    text.count - (start - text.startIndex) >= word.count
      && zip(text[start...], word).allSatisfy {
        (Self.isLetter($0) ? $0 | 0x20 : $0) == $1
      }
  }

  private func words(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte)
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || ".+_-".utf8.contains(byte)
  }

  /// What may come before an address that begins with `www.`.
  private static func opens(_ byte: UInt8) -> Bool {
    byte <= 0x20 || "*_~(".utf8.contains(byte)
  }
}

extension Document {
  /// Makes links of web and mail addresses in the text, as GFM does; in headings, which are links
  /// already, they stay words.
  public mutating func linkBareAddresses() {
    linkWords(inTables: true) { BareAddresses.found(in: $0) }
  }
}
