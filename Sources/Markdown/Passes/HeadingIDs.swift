import Diagnostics

extension Parsing {
  /// Gives every heading an id: the one written as `{#id}`, else one made from its words.
  mutating func identifyHeadings() {
    var ids = HeadingIDs()
    let headings = blocks.filter { tree.nodes[$0].kind == .heading }
    if headings.isEmpty { return }
    for heading in headings { takeWrittenID(of: heading, &ids) }
    for heading in headings where tree.nodes[heading].literal.isEmpty {
      let words = tree.plainBytes(of: heading, withValues: false)
      let id = ids.unique(String(decoding: slug(of: words), as: UTF8.self))
      tree.nodes[heading].literal = tree.store(id.utf8)
    }
  }

  private mutating func takeWrittenID(of heading: Int, _ ids: inout HeadingIDs) {
    guard let last = tree.last(heading), tree.nodes[last].kind == .text else { return }
    let text = tree.bytes(tree.nodes[last].literal)
    guard let written = writtenID(in: text) else { return }
    let name = String(decoding: text[written.id], as: UTF8.self)
    let id = ids.unique(name)
    if id != name { reportDuplicate(name, as: id, heading) }
    tree.nodes[last].literal.count = UInt32(written.textEnd - text.startIndex)
    if tree.nodes[last].literal.isEmpty { tree.unlink(last) }
    tree.nodes[heading].literal = tree.store(id.utf8)
  }

  private mutating func reportDuplicate(_ name: String, as id: String, _ heading: Int) {
    let node = tree.nodes[heading]
    report.add(
      .warning,
      rule: "duplicate-id",
      "the id \"\(name)\" stands twice",
      at: Int(node.start)..<Int(node.end),
      help: "links to it lead to the first; this one became \"\(id)\""
    )
  }

  /// The `{#id}` at the end of a heading's text and where the text before it ends.
  private func writtenID(in text: ArraySlice<UInt8>) -> (id: Range<Int>, textEnd: Int)? {
    var end = text.endIndex
    while end > text.startIndex, text[end - 1] == 0x20 { end -= 1 }
    guard end - text.startIndex >= 4, text[end - 1] == UInt8(ascii: "}") else { return nil }
    guard let open = text[..<end].lastIndex(of: UInt8(ascii: "{")), open + 3 < end,
      text[open + 1] == UInt8(ascii: "#")
    else { return nil }
    let id = (open + 2)..<(end - 1)
    let allowed = text[id].allSatisfy { byte in
      byte > 0x20 && byte != 0x7F && !#"{}#"'<>&\"#.utf8.contains(byte)
    }
    guard allowed, open == text.startIndex || text[open - 1] == 0x20 else { return nil }
    var textEnd = open
    while textEnd > text.startIndex, text[textEnd - 1] == 0x20 { textEnd -= 1 }
    return (id, textEnd)
  }
}

/// The ids given in one document.
struct HeadingIDs {
  private var taken: Set<String> = []
  /// How often a number was put behind an id.
  private var counts: [String: Int] = [:]

  /// The id itself, or with -1, -2 … where it is taken.
  mutating func unique(_ id: String) -> String {
    if taken.insert(id).inserted { return id }
    var count = counts[id, default: 0]
    while true {
      count += 1
      let other = "\(id)-\(count)"
      if taken.insert(other).inserted {
        counts[id] = count
        return other
      }
    }
  }
}

/// An id from words as GitHub makes it: lower case, letters, digits, `-` and `_` kept, blanks to `-`.
func slug(of text: [UInt8]) -> [UInt8] {
  var out: [UInt8] = []
  out.reserveCapacity(text.count)
  var isASCII = true
  for byte in text {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): out.append(byte | 0x20)
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "_"):
      out.append(byte)
    case 0x20, 0x09, 0x0A: out.append(UInt8(ascii: "-"))
    case 0x80...: isASCII = false
    default: break
    }
  }
  if !isASCII { out = unicodeSlug(of: text) }
  return out.contains { $0 != UInt8(ascii: "-") } ? out : Array("section".utf8)
}

private func unicodeSlug(of text: [UInt8]) -> [UInt8] {
  var out = ""
  for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: out += scalar.properties.lowercaseMapping
    case .lowercaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
      .nonspacingMark, .spacingMark:
      out.unicodeScalars.append(scalar)
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: out += "-"
    default:
      if scalar == "-" || scalar == "_" || scalar == "\n" {
        out.unicodeScalars.append(scalar == "\n" ? "-" : scalar)
      }
    }
  }
  return Array(out.utf8)
}
