/// What the sections of a page say, of which the search shows excerpts.
///
/// As JSON, `[[id, heading, text], …]`; the first section, before all headings with ids, has neither of
/// both. A page's texts have some two kilobytes: each section has the same share of them, and what short
/// ones leave goes to the others.
struct SearchExcerpt {
  /// A stretch of the page's HTML between two tags.
  private struct Piece {
    let start: Int32
    let end: Int32
    /// Whether something before it separates it from the piece before.
    let isApart: Bool
  }

  private struct Section {
    let id: [UInt8]
    /// The pieces of its heading, which those of its text follow.
    let firstPiece: Int
    var firstOfText: Int
    /// How many bytes its text has, blanks included.
    var length = 0
  }

  private static let room = 2_000
  /// A section keeps so many bytes, however many others there are.
  private static let leastShare = 120

  private var pieces: [Piece] = []
  private var sections = [Section(id: [], firstPiece: 0, firstOfText: 0)]
  private var isApart = false

  /// Begins a section under a heading with an id, as it is written in its tag.
  mutating func startSection(_ id: [UInt8]) {
    sections.append(Section(id: id, firstPiece: pieces.count, firstOfText: pieces.count))
    isApart = false
  }

  /// Separates what comes from what was.
  mutating func addBlank() { isApart = true }

  /// Adds the text between two tags.
  mutating func add(_ text: Range<Int>, isHeading: Bool) {
    let last = sections.count - 1
    // No section needs more.
    if sections[last].length > Self.room * 2 { return }
    pieces.append(
      Piece(
        start: Int32(truncatingIfNeeded: text.lowerBound),
        end: Int32(truncatingIfNeeded: text.upperBound),
        isApart: isApart
      )
    )
    isApart = false
    if isHeading {
      sections[last].firstOfText = pieces.count
    } else {
      sections[last].length += text.count
    }
  }

  /// The pieces of a section's heading and of its text.
  private func pieces(of section: Int) -> (heading: Range<Int>, text: Range<Int>) {
    let own = sections[section]
    let end = section + 1 < sections.count ? sections[section + 1].firstPiece : pieces.count
    return (own.firstPiece..<own.firstOfText, own.firstOfText..<end)
  }

  /// How long the text of a section may be.
  private var share: Int {
    var rest = Self.room
    var count = sections.count
    for length in sections.map(\.length).sorted() {
      guard length * count > rest else {
        rest -= length
        count -= 1
        continue
      }
      return max(rest / count, Self.leastShare)
    }
    return Int.max
  }
}

extension SearchExcerpt {
  /// The sections of the page whose HTML was read, as JSON.
  func json(_ html: Span<UInt8>) -> [UInt8] {
    let share = self.share
    var out: [UInt8] = []
    out.reserveCapacity(Self.room * 2)
    for (number, section) in sections.enumerated() {
      out += number == 0 ? "[[\"".utf8 : ",[\"".utf8
      var writer = TextWriter(json: true)
      _ = writer.write(
        section.id.span,
        0..<section.id.count,
        apart: false,
        to: &out,
        until: Int.max
      )
      let (heading, text) = pieces(of: number)
      out += "\",\"".utf8
      write(heading, of: html, until: Int.max, to: &out)
      out += "\",\"".utf8
      write(text, of: html, until: share, to: &out)
      out += "\"]".utf8
    }
    out.append(UInt8(ascii: "]"))
    return out
  }

  private func write(
    _ range: Range<Int>,
    of html: Span<UInt8>,
    until limit: Int,
    to out: inout [UInt8],
    json: Bool = true
  ) {
    var writer = TextWriter(json: json)
    for number in range {
      let piece = pieces[number]
      let place = Int(piece.start)..<Int(piece.end)
      guard writer.write(html, place, apart: piece.isApart, to: &out, until: limit) else { return }
    }
  }

  /// The abbreviations that a glossary explains, of which each section is a term.
  func synonyms(_ html: Span<UInt8>) -> [SearchSynonym] {
    sections.indices.dropFirst().compactMap { number in
      let (heading, text) = pieces(of: number)
      var (title, start): ([UInt8], [UInt8]) = ([], [])
      write(heading, of: html, until: Int.max, to: &title, json: false)
      write(text, of: html, until: 200, to: &start, json: false)
      return SearchSynonym(
        id: String(decoding: sections[number].id, as: UTF8.self),
        heading: String(decoding: title, as: UTF8.self),
        text: String(decoding: start, as: UTF8.self)
      )
    }
  }
}

/// Writes the text of HTML with single blanks, as long as there is room.
private struct TextWriter {
  /// Whether quotes and backslashes are escaped.
  let json: Bool
  private var count = 0
  private var hasBlank = false
  /// How long the output was before the last blank.
  private var blank = 0

  init(json: Bool) { self.json = json }

  /// The entities that our writer of HTML uses, behind their `&`.
  private static let entities: [(name: [UInt8], byte: UInt8)] = [
    ("#39;", "'"), ("quot;", "\""), ("amp;", "&"), ("lt;", "<"), ("gt;", ">"),
  ].map { (Array($0.utf8), $1.utf8.first ?? 0x20) }

  /// False where the text was cut, which an ellipsis shows.
  mutating func write(
    _ html: Span<UInt8>,
    _ range: Range<Int>,
    apart: Bool,
    to out: inout [UInt8],
    until limit: Int
  ) -> Bool {
    if apart { hasBlank = true }
    var index = range.lowerBound
    while index < range.upperBound {
      var byte = html[index]
      if byte <= 0x20 {
        hasBlank = true
        index += 1
        continue
      }
      if count >= limit, hasBlank || byte & 0xC0 != 0x80 { return cut(&out) }
      if hasBlank, count > 0 {
        blank = out.count
        out.append(0x20)
        count += 1
      }
      hasBlank = false
      let asIs = plainCount(html, index..<range.upperBound, most: limit - count)
      if asIs > 0 {
        let word = html.extracting(index..<index + asIs)
        out.append(addingCapacity: asIs) { out in
          for place in word.indices { out.append(word[place]) }
        }
        index += asIs
        count += asIs
        continue
      }
      index += 1
      if byte == UInt8(ascii: "&") { byte = Self.entity(html, &index) }
      if json, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        out.append(UInt8(ascii: "\\"))
      }
      out.append(byte)
      count += 1
    }
    return true
  }

  /// How many bytes of a word are written as they are, up to `most`.
  private func plainCount(_ html: Span<UInt8>, _ range: Range<Int>, most: Int) -> Int {
    var index = range.lowerBound
    while index < range.upperBound, index - range.lowerBound < most {
      switch html[index] {
      case 0...0x20, UInt8(ascii: "&"), UInt8(ascii: "\""), UInt8(ascii: "\\"):
        return index - range.lowerBound
      default: index += 1
      }
    }
    return index - range.lowerBound
  }

  /// Leaves whole words, as long as a blank is near.
  private func cut(_ out: inout [UInt8]) -> Bool {
    if !hasBlank, blank > 0, out.count - blank <= 40 { out.removeLast(out.count - blank) }
    out += " …".utf8
    return false
  }

  /// The character of an entity whose `&` is before a place, which moves behind it; `&` for another.
  private static func entity(_ text: Span<UInt8>, _ index: inout Int) -> UInt8 {
    for (name, byte) in entities where index + name.count <= text.count {
      if name.indices.allSatisfy({ text[index + $0] == name[$0] }) {
        index += name.count
        return byte
      }
    }
    return UInt8(ascii: "&")
  }
}
