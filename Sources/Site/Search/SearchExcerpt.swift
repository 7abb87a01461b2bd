import Formats

/// What the sections of a page say, of which the search shows excerpts.
///
/// As JSON, `[[id, heading, text], …]`; the first section, before all headings with ids, has
/// neither of both. A page's texts have some two kilobytes: each section has the same share of
/// them, and what short ones leave goes to the others.
struct SearchExcerpt {
  private struct Section {
    let start: Int
    let headingStart: Int
    var textStart: Int
    var end: Int
  }

  private static let room = 2_000
  /// A section keeps so many bytes, however many others there are.
  private static let leastShare = 120
  /// No section needs more.
  private static let most = 4_000

  /// Id, heading and text of each section, one after the other.
  private var bytes: [UInt8] = []
  private var sections = [Section(start: 0, headingStart: 0, textStart: 0, end: 0)]
  private var hasBlank = false

  /// Begins a section under a heading with an id, as it is written in its tag.
  mutating func startSection(_ id: [UInt8]) {
    let start = bytes.count
    hasBlank = false
    let tag = id.span
    var index = 0
    while index < tag.count {
      index += 1
      let byte = tag[index - 1]
      bytes.append(byte == UInt8(ascii: "&") ? Self.entity(tag, &index) : byte)
    }
    let end = bytes.count
    sections.append(Section(start: start, headingStart: end, textStart: end, end: end))
  }

  /// Separates what comes from what was.
  mutating func addBlank() { hasBlank = true }

  /// Adds text between two tags.
  mutating func add(_ text: Span<UInt8>, isHeading: Bool) {
    let last = sections.count - 1
    if sections[last].end - sections[last].textStart > Self.most { return }
    let first = isHeading ? sections[last].headingStart : sections[last].textStart
    var index = 0
    while index < text.count {
      let byte = text[index]
      index += 1
      if byte <= 0x20 {
        hasBlank = true
        continue
      }
      if hasBlank, bytes.count > first { bytes.append(0x20) }
      hasBlank = false
      bytes.append(byte == UInt8(ascii: "&") ? Self.entity(text, &index) : byte)
    }
    sections[last].end = bytes.count
    if isHeading { sections[last].textStart = bytes.count }
  }
}

extension SearchExcerpt {
  /// The entities that our writer of HTML uses, behind their `&`.
  private static let entities: [(name: [UInt8], byte: UInt8)] = [
    ("#39;", "'"), ("quot;", "\""), ("amp;", "&"), ("lt;", "<"), ("gt;", ">"),
  ].map { (Array($0.utf8), $1.utf8.first ?? 0x20) }

  /// The character of an entity whose `&` is before a place, which moves behind it; `&` for
  /// another.
  private static func entity(_ text: Span<UInt8>, _ index: inout Int) -> UInt8 {
    for (name, byte) in entities where index + name.count <= text.count {
      if name.indices.allSatisfy({ text[index + $0] == name[$0] }) {
        index += name.count
        return byte
      }
    }
    return UInt8(ascii: "&")
  }

  /// The sections as JSON.
  var json: [UInt8] {
    let share = self.share
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + sections.count * 12)
    for section in sections {
      out += out.isEmpty ? "[[\"".utf8 : ",[\"".utf8
      Self.quote(bytes[section.start..<section.headingStart], to: &out)
      out += "\",\"".utf8
      Self.quote(bytes[section.headingStart..<section.textStart], to: &out)
      out += "\",\"".utf8
      let text = bytes[section.textStart..<section.end]
      let shown = Self.cut(text, to: share)
      Self.quote(shown, to: &out)
      if shown.count < text.count { out += " …".utf8 }
      out += "\"]".utf8
    }
    out.append(UInt8(ascii: "]"))
    return out
  }

  /// How long the text of a section may be.
  private var share: Int {
    var rest = Self.room
    var count = sections.count
    for length in sections.map({ $0.end - $0.textStart }).sorted() {
      guard length * count > rest else {
        rest -= length
        count -= 1
        continue
      }
      return max(rest / count, Self.leastShare)
    }
    return Int.max
  }

  /// Whole words, as long as a blank is near.
  private static func cut(_ text: ArraySlice<UInt8>, to length: Int) -> ArraySlice<UInt8> {
    guard text.count > length else { return text }
    var end = text.startIndex + length
    while text[end] & 0xC0 == 0x80 { end -= 1 }
    let head = text[..<end]
    let blank = head.suffix(40).lastIndex(of: 0x20)
    return blank.map { head[..<$0] } ?? head
  }

  private static func quote(_ text: ArraySlice<UInt8>, to out: inout [UInt8]) {
    for byte in text {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        out.append(UInt8(ascii: "\\"))
      }
      out.append(byte)
    }
  }

  /// The abbreviations that a glossary explains, of which each section is a term.
  var synonyms: [SearchSynonym] {
    sections.dropFirst().compactMap { section in
      SearchSynonym(
        id: String(decoding: bytes[section.start..<section.headingStart], as: UTF8.self),
        heading: String(decoding: bytes[section.headingStart..<section.textStart], as: UTF8.self),
        text: String(decoding: bytes[section.textStart..<section.end].prefix(200), as: UTF8.self)
      )
    }
  }
}
