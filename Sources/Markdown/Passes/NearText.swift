/// A text node and where it is in the source, searched for what nearly is markup.
struct NearText {
  /// What looks like a link and is none.
  struct NearLink {
    enum Kind {
      /// `[words][label]` or `[label][]` without such a definition; it is sure to be meant if it is
      /// that of an image, or if its words hold markup.
      case reference(label: Range<Int>, words: Range<Int>, isSure: Bool)
      /// `[words](an address.md)`.
      case blanks(address: Range<Int>)
      /// `[words] (address.md)`.
      case apart
    }

    let kind: Kind
    /// Where it is in the tree's text.
    let range: Range<Int>
    /// Where it is in the input.
    let place: Range<Int>
  }

  let node: Int
  let range: Range<Int>
  let text: [UInt8]
  /// What is before it in its block: nil at the beginning and after a line's end.
  let previous: NodeKind?
  /// Whether a bracket that opened before the node before it is still open: `[the *policy*`.
  private let isOpenBefore: Bool
  private let alignment: InlineAlignment

  init(_ node: Int, in tree: Tree, _ alignment: InlineAlignment) {
    self.node = node
    self.alignment = alignment
    range = tree.nodes[node].literal.range
    text = tree.text
    let before = tree.previous(node).map { tree.nodes[$0].kind }
    previous = before == .softBreak || before == .lineBreak ? nil : before
    isOpenBefore = previous != nil && Self.isOpen(before: node, in: tree)
  }

  /// Whether the texts before a node, only the nearest few, leave a bracket open.
  private static func isOpen(before node: Int, in tree: Tree) -> Bool {
    var next = tree.previous(node)
    for _ in 0..<8 {
      guard let node = next else { return false }
      let bracket =
        tree.nodes[node].kind == .text
        ? tree.bytes(tree.nodes[node].literal).last {
          $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]")
        }
        : nil
      if let bracket { return bracket == UInt8(ascii: "[") }
      next = tree.previous(node)
    }
    return false
  }

  /// Where a stretch is in the input, if it is neither escaped nor an entity there.
  func place(_ range: Range<Int>) -> Range<Int>? {
    alignment.rawContent(ofText: range).map { alignment.content.source($0) }
  }

  /// What looks like a link and is none, in reading order.
  func nearLinks() -> [NearLink] {
    var found: [NearLink] = []
    /// Where a bracket opened last.
    var open: Int?
    var from = range.lowerBound
    while from < range.upperBound {
      let index = from
      from += 1
      if text[index] == UInt8(ascii: "[") { open = index }
      guard text[index] == UInt8(ascii: "]"), index + 1 < range.upperBound else { continue }
      defer { open = nil }
      switch text[index + 1] {
      case UInt8(ascii: "["):
        guard let link = reference(open, close: index) else { continue }
        found.append(link)
        from = link.range.upperBound
      case UInt8(ascii: "("):
        guard let link = spaced(open, close: index) else { continue }
        found.append(link)
        from = link.range.upperBound
      case 0x20:
        guard let link = apart(open, close: index) else { continue }
        found.append(link)
        from = link.range.upperBound
      default: continue
      }
    }
    return found
  }

  /// `[the policy][nope]` or `[nope][]`; `x[0][1]`, `[1][2]` and `int[][]` are not meant as links.
  private func reference(_ open: Int?, close: Int) -> NearLink? {
    guard let end = index(of: UInt8(ascii: "]"), from: close + 2) else { return nil }
    let second = (close + 2)..<end
    let isInWord =
      open.map { $0 > range.lowerBound && isWord(text[$0 - 1]) }
      ?? (previous == .code && !isOpenBefore)
    let first = ((open ?? range.lowerBound - 1) + 1)..<close
    let label = second.isEmpty ? first : second
    guard !isInWord, !label.isEmpty, !second.contains(where: { text[$0] == UInt8(ascii: "[") }),
      // Words whose bracket opened before an emphasis end with it.
      open != nil || !second.isEmpty && previous != nil,
      hasLetter(open == nil ? label : first),
      !text[first].elementsEqual("sic".utf8)
    else { return nil }
    let isImage = open.map { $0 > range.lowerBound && text[$0 - 1] == UInt8(ascii: "!") } ?? false
    let isSure = !second.isEmpty && (isImage || open == nil && isOpenBefore)
    let kind = NearLink.Kind.reference(label: label, words: first, isSure: isSure)
    let start = open.map { isImage ? $0 - 1 : $0 } ?? close
    return link(kind, start..<(end + 1), mark: close..<(close + 2))
  }

  private func hasLetter(_ range: Range<Int>) -> Bool {
    range.contains { isLetter(text[$0]) || text[$0] >= 0x80 }
  }

  private func spaced(_ open: Int?, close: Int) -> NearLink? {
    guard let open, let end = index(of: UInt8(ascii: ")"), from: close + 2) else { return nil }
    let isImage = open > range.lowerBound && text[open - 1] == UInt8(ascii: "!")
    let address = withoutTitle((close + 2)..<end)
    guard address.contains(where: { text[$0] == 0x20 || text[$0] == 0x09 }),
      isImage ? hasEnding(address) || hasSlash(address) : isAddress(address)
    else { return nil }
    let start = isImage ? open - 1 : open
    return link(.blanks(address: address), start..<(end + 1), mark: close..<(close + 2))
  }

  private func apart(_ open: Int?, close: Int) -> NearLink? {
    guard let open, close + 2 < range.upperBound, text[close + 2] == UInt8(ascii: "("),
      close > open + 1, let end = index(of: UInt8(ascii: ")"), from: close + 3)
    else { return nil }
    let address = (close + 3)..<end
    guard !address.contains(where: { text[$0] == 0x20 }), isAddress(address) else { return nil }
    return link(.apart, open..<(end + 1), mark: close..<(close + 1))
  }

  private func link(_ kind: NearLink.Kind, _ range: Range<Int>, mark: Range<Int>) -> NearLink? {
    let first = range.lowerBound..<(range.lowerBound + 1)
    guard place(mark) != nil, place(first) != nil, let place = alignment.source(ofText: range)
    else { return nil }
    return NearLink(kind: kind, range: range, place: place)
  }

  private func withoutTitle(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, isBlank(text[end - 1]) { end -= 1 }
    if end > range.lowerBound, text[end - 1] == UInt8(ascii: "\""),
      let start = range.first(where: { text[$0] == UInt8(ascii: "\"") })
    {
      end = start
      while end > range.lowerBound, isBlank(text[end - 1]) { end -= 1 }
    }
    return range.lowerBound..<end
  }

  /// Whether this can be the address of a page or file: by its ending, or by how it begins.
  private func isAddress(_ range: Range<Int>) -> Bool {
    let begins = ["http://", "https://", "mailto:", "./", "../", "#", "req:", "policy:"]
    return hasEnding(range) || begins.contains { text[range].starts(with: $0.utf8) }
  }

  private func hasSlash(_ range: Range<Int>) -> Bool {
    range.contains { text[$0] == UInt8(ascii: "/") }
  }

  /// Whether it ends as `.md`, `.png` or `.html#place` does.
  private func hasEnding(_ range: Range<Int>) -> Bool {
    let end = range.first { text[$0] == UInt8(ascii: "#") } ?? range.upperBound
    guard let dot = (range.lowerBound..<end).last(where: { text[$0] == UInt8(ascii: ".") }) else {
      return false
    }
    let ending = (dot + 1)..<end
    return (2...5).contains(ending.count)
      && ending.allSatisfy { isLetter(text[$0]) || isDigit(text[$0]) }
      && ending.contains { isLetter(text[$0]) } && dot > range.lowerBound
  }

  private func index(of byte: UInt8, from start: Int) -> Int? {
    // What is farther away is not meant, and would cost a long text its time.
    let limit = min(range.upperBound, start + 1_000)
    return start < limit ? Cmark.index(of: byte, in: text, start..<limit) : nil
  }

  private func isWord(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
      || byte == UInt8(ascii: "]") || byte == UInt8(ascii: ")")
  }
}

extension NearText {
  /// The first `<!--` in the input, which begins no comment.
  func unclosedComment() -> Range<Int>? {
    var from = range.lowerBound
    while let angle = Cmark.index(of: UInt8(ascii: "<"), in: text, from..<range.upperBound) {
      from = angle + 1
      if Comments.begins(at: angle, in: text, before: range.upperBound),
        let place = place(angle..<(angle + 4))
      {
        return place
      }
    }
    return nil
  }

  /// The first `**` in the input that was to make something bold: right before a word at its
  /// beginning, or before a blank at a line's beginning, with another after a blank.
  ///
  /// Within a line, stars with blanks on both sides are a sign of arithmetic.
  func unclosedStars() -> Range<Int>? {
    var spaced: Range<Int>?
    for stars in stars() {
      let before = stars.lowerBound > range.lowerBound ? text[stars.lowerBound - 1] : nil
      let after = stars.upperBound < range.upperBound ? text[stars.upperBound] : nil
      if let after, isLetter(after) || after >= 0x80,
        before.map({ !isWord($0) }) ?? (previous == nil)
      {
        if let place = place(stars) { return place }
      }
      if let spaced, before == 0x20 { return place(spaced) }
      if after == 0x20, before == nil, previous == nil { spaced = stars }
    }
    return nil
  }

  /// Every run of exactly two stars.
  private func stars() -> [Range<Int>] {
    let star = UInt8(ascii: "*")
    var found: [Range<Int>] = []
    var from = range.lowerBound
    while let start = Cmark.index(of: star, in: text, from..<range.upperBound) {
      var end = start
      while end < range.upperBound, text[end] == star { end += 1 }
      if end - start == 2 { found.append(start..<end) }
      from = end
    }
    return found
  }
}
