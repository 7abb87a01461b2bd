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
    guard let last = tree.last(heading), tree.nodes[last].kind == .text,
      let written = writtenID(in: tree.nodes[last].literal.range)
    else { return }
    let name = tree.string(TextSlice(written.id))
    let id = ids.unique(name)
    if id != name { reportDuplicate(name, as: id, heading) }
    tree.nodes[last].literal = TextSlice(
      tree.nodes[last].literal.range.lowerBound..<written.textEnd
    )
    if tree.nodes[last].literal.isEmpty { tree.unlink(last) }
    tree.nodes[heading].literal = tree.store(id.utf8)
  }

  private mutating func reportDuplicate(_ name: String, as id: String, _ heading: Int) {
    let node = tree.nodes[heading]
    report.add(
      .warning,
      rule: "duplicate-id",
      "the id \"\(name)\" stands twice",
      at: node.bytes,
      help: "links to it lead to the first; this one became \"\(id)\""
    )
  }

  /// The `{#id}` at the end of a stretch of the text and where the words before it end.
  private func writtenID(in range: Range<Int>) -> (id: Range<Int>, textEnd: Int)? {
    let end = tree.trimmed(range).upperBound
    guard end - range.lowerBound >= 4, tree.text[end - 1] == UInt8(ascii: "}") else { return nil }
    let before = range.lowerBound..<end
    guard let open = before.last(where: { tree.text[$0] == UInt8(ascii: "{") }), open + 3 < end,
      tree.text[open + 1] == UInt8(ascii: "#"),
      open == range.lowerBound || tree.text[open - 1] == 0x20
    else { return nil }
    let id = (open + 2)..<(end - 1)
    let isAllowed = id.allSatisfy { index in
      let byte = tree.text[index]
      return byte > 0x20 && byte != 0x7F && !#"{}#"'<>&\"#.utf8.contains(byte)
    }
    guard isAllowed else { return nil }
    return (id, max(range.lowerBound, tree.trimmed(range.lowerBound..<open).upperBound))
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
