import Diagnostics
import Markdown

/// Whether prose speaks of the law, so that it must be read: by a link, a value or a block of ours, by
/// what a page cites or satisfies, or by the words themselves, so that the checks of the law never
/// fall silent.
///
/// The bytes are searched first, which costs little; a page that holds such bytes is parsed, as they
/// may be code, a part of another word, or escaped.
struct LawMentions {
  static func areIn(_ page: inout SourcePage) -> Bool {
    let matter = page.frontMatter
    if !matter.cites.isEmpty || !(matter.policy?.satisfies.isEmpty ?? true) { return true }
    if matter.prose.contains(where: { speaks($0.value) }) { return true }
    guard page.findLaw() else { return false }
    return mentions(page.parsedBody.value)
  }

  /// Whether the bytes of a page's body may speak of the law.
  static func mayBe(in source: SourceText, from start: Int) -> Bool {
    let bytes = source.bytes
    return speaks(bytes.span.extracting(start..<bytes.count), inText: false)
  }

  private static func speaks(_ words: String) -> Bool { speaks(words.utf8.span, inText: true) }

  private static func mentions(_ document: Document) -> Bool {
    document.descendants(of: document.root).contains { node in
      switch document.kind(of: node) {
      case .text: speaks(document.literal(of: node))
      case .link: isOurs(document.destination(of: node))
      case .value: document.literal(of: node).hasPrefix("fact.")
      case .block: document.block(node).map(mentions) ?? false
      default: false
      }
    }
  }

  private static let blocks: Set = [
    "requirement", "fact", "fact-history", "penalty-tiers", "timeline",
  ]

  private static func mentions(_ block: NamedBlock) -> Bool {
    if blocks.contains(block.name) { return true }
    guard block.name == "only" else { return false }
    return block.option("fact") != nil || mentions(block.parseBody().value)
  }

  private static func isOurs(_ destination: String) -> Bool {
    destination.hasPrefix("req:") || destination.hasPrefix("fact:")
  }

  /// Whether bytes may speak of the law; in text only words count.
  private static func speaks(_ bytes: Span<UInt8>, inText: Bool) -> Bool {
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "H"), UInt8(ascii: "h"), UInt8(ascii: "O"), UInt8(ascii: "P"),
        UInt8(ascii: "p"):
        if mayBeWord(bytes, at: index), isWord(bytes, at: index) { return true }
      case UInt8(ascii: "1"): if isSection(bytes, at: index) { return true }
      case UInt8(ascii: ":") where !inText:
        if schemes.contains(where: { ends(bytes, before: index, $0) }) { return true }
      case UInt8(ascii: "{") where !inText:
        if isValueOrBlock(bytes, at: index) { return true }
      default: break
      }
    }
    return false
  }

  private static let schemes = [Array("req".utf8), Array("fact".utf8)]
  private static let factValue = Array("fact.".utf8)

  /// Names of the law and of who enforces it, and whether capitals matter.
  private static let words: [(name: [UInt8], isExact: Bool)] = [
    (Array("HIPAA".utf8), false), (Array("HHS".utf8), true), (Array("OCR".utf8), true),
    (Array("PHI".utf8), true), (Array("protected health information".utf8), false),
  ]

  /// A bit for the second letter of each word, by its last five bits, which capitals share.
  private static let seconds = words.reduce(into: UInt32(0)) { bits, word in
    bits |= 1 << UInt32(word.name[1] & 0x1F)
  }

  /// Whether the second letter is that of one of the words, as it seldom is.
  private static func mayBeWord(_ bytes: Span<UInt8>, at start: Int) -> Bool {
    start + 1 < bytes.count && seconds >> UInt32(bytes[start + 1] & 0x1F) & 1 == 1
  }

  private static func isWord(_ bytes: Span<UInt8>, at start: Int) -> Bool {
    words.contains { word in
      let end = start + word.name.count
      guard end <= bytes.count, end == bytes.count || !isLetter(bytes[end]) else { return false }
      for index in word.name.indices {
        let (byte, wanted) = (bytes[start + index], word.name[index])
        guard byte == wanted || (!word.isExact && byte | 0x20 == wanted | 0x20) else {
          return false
        }
      }
      // "ePHI" is PHI too.
      let isElectronic = start > 0 && bytes[start - 1] | 0x20 == UInt8(ascii: "e")
      let before = isElectronic && word.name == words[3].name ? start - 1 : start
      return before == 0 || !isLetter(bytes[before - 1])
    }
  }

  /// Whether a section of parts 160 to 164 begins here, such as 164.308.
  private static func isSection(_ bytes: Span<UInt8>, at start: Int) -> Bool {
    guard start + 7 <= bytes.count, bytes[start + 1] == UInt8(ascii: "6"),
      (UInt8(ascii: "0")...UInt8(ascii: "4")).contains(bytes[start + 2]),
      bytes[start + 3] == UInt8(ascii: "."),
      (start + 4..<start + 7).allSatisfy({ isDigit(bytes[$0]) })
    else { return false }
    if start > 0, isLetter(bytes[start - 1]) || "$.,-".utf8.contains(bytes[start - 1]) {
      return false
    }
    return start + 7 == bytes.count || !isLetter(bytes[start + 7])
  }

  /// Whether a value that is a fact, or a block of ours, has its last opening brace here.
  private static func isValueOrBlock(_ bytes: Span<UInt8>, at index: Int) -> Bool {
    guard index > 0 else { return false }
    if bytes[index - 1] == UInt8(ascii: "{") {
      var next = index + 1
      while next < bytes.count, bytes[next] == 0x20 { next += 1 }
      return starts(bytes, at: next, factValue)
    }
    var last = index - 1
    while last > 0, bytes[last] == 0x20 { last -= 1 }
    return bytes[last] == UInt8(ascii: "`") || bytes[last] == UInt8(ascii: "~")
  }

  private static func starts(_ bytes: Span<UInt8>, at start: Int, _ word: [UInt8]) -> Bool {
    start + word.count <= bytes.count && word.indices.allSatisfy { bytes[start + $0] == word[$0] }
  }

  private static func ends(_ bytes: Span<UInt8>, before end: Int, _ word: [UInt8]) -> Bool {
    let start = end - word.count
    return start >= 0 && starts(bytes, at: start, word)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// A letter or digit; before and after other than ASCII are quotation marks, § and the like.
  private static func isLetter(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
