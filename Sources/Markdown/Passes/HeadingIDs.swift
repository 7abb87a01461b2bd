import Diagnostics

extension Parsing {
  /// Gives every heading an id: the one written as `{#id}`, else one made from its words.
  ///
  /// The ids of anchors are as written.
  mutating func identifyHeadings() {
    var ids = HeadingIDs()
    let headings = blocks.filter { tree.nodes[$0].kind == .heading && tree.parent($0) != nil }
    for heading in headings { takeWrittenID(of: heading, &ids) }
    dropEmptyHeadings(headings)
    if features.contains(.angle) { identifyAnchors(&ids) }
    for heading in headings
    where tree.nodes[heading].kind == .heading && tree.nodes[heading].literal.isEmpty
      && tree.parent(heading) != nil
    {
      let id = ids.unique(String(decoding: idFromWords(of: heading), as: UTF8.self))
      tree.nodes[heading].literal = tree.store(id.utf8)
    }
    if !ids.renamed.isEmpty { redirect(ids.renamed) }
  }

  /// Removes headings without words: a table of contents could not name them.
  ///
  /// A picture that no words describe stays, as a paragraph.
  private mutating func dropEmptyHeadings(_ headings: [Int]) {
    for heading in headings where tree.isWordless(heading) {
      let hasPicture = tree.holdsImage(heading)
      report.add(
        .warning,
        rule: "empty-heading",
        hasPicture
          ? "this heading has no words, so its picture is shown as a paragraph"
          : "this heading has no words and is left out",
        at: tree.nodes[heading].bytes,
        help: hasPicture
          ? "say between the picture's brackets what it shows, or drop the number signs"
          : "give it words, or write --- for a line across the page"
      )
      if hasPicture {
        tree.nodes[heading].kind = .paragraph
        tree.nodes[heading].number = 0
        tree.nodes[heading].literal = TextSlice()
      } else {
        tree.leaveAnchors(of: heading)
        tree.unlink(heading)
      }
    }
  }

  private func idFromWords(of heading: Int) -> [UInt8] {
    slug(of: tree.plainBytes(of: heading, withValues: false))
  }

  /// An anchor in a heading of the same id is the heading itself.
  private mutating func identifyAnchors(_ ids: inout HeadingIDs) {
    for anchor in tree.nodes.indices where tree.nodes[anchor].kind == .anchor {
      guard tree.parent(anchor) != nil else { continue }
      let literal = tree.nodes[anchor].literal
      let name = tree.string(literal)
      if let heading = tree.blockAround(anchor), tree.nodes[heading].kind == .heading {
        if tree.nodes[heading].literal.isEmpty,
          tree.bytes(literal).elementsEqual(idFromWords(of: heading))
        {
          tree.nodes[heading].literal = tree.store(ids.unique(name).utf8)
        }
        if tree.bytes(tree.nodes[heading].literal).elementsEqual(tree.bytes(literal)) {
          tree.unlink(anchor)
          continue
        }
      }
      let id = ids.unique(name)
      if id == name { continue }
      reportDuplicate(name, as: id, tree.placed(anchor))
      tree.nodes[anchor].literal = tree.store(id.utf8)
    }
  }

  /// Links within the page follow an id that the page itself has.
  private mutating func redirect(_ renamed: [String: String]) {
    for node in tree.nodes.indices where tree.nodes[node].kind == .link {
      let literal = tree.nodes[node].literal
      guard tree.bytes(literal).first == UInt8(ascii: "#"), literal.count < 20,
        let other = renamed[String(tree.string(literal).dropFirst())]
      else { continue }
      tree.nodes[node].literal = tree.store("#\(other)".utf8)
    }
  }

  private mutating func takeWrittenID(of heading: Int, _ ids: inout HeadingIDs) {
    guard let last = tree.last(heading), tree.nodes[last].kind == .text,
      let written = writtenID(in: tree.nodes[last].literal.range)
    else { return }
    let name = tree.string(TextSlice(written.id))
    let id = ids.unique(name)
    if id != name { reportDuplicate(name, as: id, tree.nodes[heading].bytes) }
    tree.nodes[last].literal = TextSlice(
      tree.nodes[last].literal.range.lowerBound..<written.textEnd
    )
    if tree.nodes[last].literal.isEmpty { tree.unlink(last) }
    tree.nodes[heading].literal = tree.store(id.utf8)
  }

  private mutating func reportDuplicate(_ name: String, as id: String, _ place: Range<Int>) {
    let isReserved = HeadingIDs.reserved.contains(name)
    report.add(
      .warning,
      rule: "duplicate-id",
      isReserved ? "the id \"\(name)\" is the page's own" : "the id \"\(name)\" is given twice",
      at: place,
      help: isReserved
        ? "this one became \"\(id)\"" : "links to it lead to the first; this one became \"\(id)\""
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
  /// The last number appended to an id.
  private var counts: [String: Int] = [:]
  /// The new ids of headings with one of the page's own ids.
  private(set) var renamed: [String: String] = [:]

  /// The ids that the templates give to parts of a page with prose; a test compares them.
  static let reserved: Set<String> = ["main", "q", "toc"]
  private static let longestReserved = 4

  /// The id itself, or with -1, -2 … where it is taken.
  mutating func unique(_ id: String) -> String {
    let isReserved = id.utf8.count <= Self.longestReserved && Self.reserved.contains(id)
    if !isReserved, taken.insert(id).inserted { return id }
    var count = counts[id, default: 0]
    while true {
      count += 1
      let other = "\(id)-\(count)"
      if taken.insert(other).inserted {
        counts[id] = count
        if isReserved, renamed[id] == nil { renamed[id] = other }
        return other
      }
    }
  }
}

extension Document {
  /// The ids that no heading or anchor gets, as the page around a document has them.
  public static var reservedIDs: Set<String> { HeadingIDs.reserved }
}

extension Tree {
  /// Whether a block shows no words; those that describe a picture count.
  fileprivate func isWordless(_ block: Int) -> Bool {
    var index = first(block)
    while let node = index {
      index = advance(node, below: block)
      switch nodes[node].kind {
      case .value: return false
      case .text, .code, .htmlInline: if !isBlankText(nodes[node].literal) { return false }
      default: break
      }
    }
    return true
  }

  fileprivate func holdsImage(_ block: Int) -> Bool {
    var index = first(block)
    while let node = index {
      if nodes[node].kind == .image { return true }
      index = advance(node, below: block)
    }
    return false
  }

  private func isBlankText(_ slice: TextSlice) -> Bool {
    bytes(slice).allSatisfy(isBlank)
      || string(slice).unicodeScalars.allSatisfy {
        $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint
      }
  }

  /// Puts the anchors in a block before it.
  mutating func leaveAnchors(of block: Int) {
    var anchors: [Int] = []
    var index = first(block)
    while let node = index {
      index = advance(node, below: block)
      if nodes[node].kind == .anchor { anchors.append(node) }
    }
    for anchor in anchors {
      unlink(anchor)
      insert(anchor, before: block)
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
