extension Parsing {
  /// Corrects the ends of blocks.
  ///
  /// cmark ends a container where it notices that it has ended, lines later, and a heading
  /// underlined with `=` or `-` on the line after the underline. Here a block ends with its last
  /// byte that is not blank, a container with its last child.
  mutating func tidyPlaces() {
    var following = input.range.upperBound
    // The last first, so that children come before their parents.
    for index in blocks.reversed() {
      let node = tree.nodes[index]
      if let last = tree.last(index), !tree.nodes[last].kind.isInline {
        tree.nodes[index].end = tree.nodes[last].end
      } else {
        var end = Int(node.end)
        if node.kind == .htmlBlock { end = htmlEnd(node) }
        if node.kind == .heading { end = headingEnd(node, following: following) }
        tree.nodes[index].end = UInt32(trimmedEnd(Int(node.start), end))
        if node.kind == .paragraph || node.kind == .heading { skipDefinitions(of: index) }
      }
      following = Int(node.start)
    }
    tree.nodes[0].start = UInt32(input.range.lowerBound)
    tree.nodes[0].end = UInt32(trimmedEnd(input.range.lowerBound, input.range.upperBound))
  }

  /// Link definitions at the beginning of a paragraph are no part of it.
  private mutating func skipDefinitions(of index: Int) {
    let node = tree.nodes[index]
    let bytes = node.bytes
    guard !bytes.isEmpty, input.bytes[bytes.lowerBound] == UInt8(ascii: "["),
      input.bytes[bytes].containsPair(UInt8(ascii: "]"), UInt8(ascii: ":"))
    else { return }
    let content = InlineContent(of: index, in: tree, input)
    var scanner = LinkScanner(content.bytes, at: 0)
    while scanner.skipDefinition() {}
    if scanner.index > 0, scanner.index < content.bytes.count {
      tree.nodes[index].start = UInt32(content.source(scanner.index))
    }
  }

  /// cmark ends HTML that ends within a line on the line before.
  private func htmlEnd(_ node: Node) -> Int {
    var lines = 0
    var previous: UInt8 = 0
    for byte in tree.bytes(node.literal) {
      if byte == 0x0A || previous == 0x0D { lines += 1 }
      previous = byte == 0x0A ? 0 : byte
    }
    let last = input.lineIndex(at: Int(node.start)) + max(lines, 1) - 1
    return max(Int(node.end), input.lineRange(last).upperBound)
  }

  private func trimmedEnd(_ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start, isBlank(input.bytes[end - 1]) { end -= 1 }
    return end
  }

  /// The end of a heading: cmark is right for `#`, and for underlines at the end of the text.
  private func headingEnd(_ node: Node, following: Int) -> Int {
    let start = Int(node.start)
    let first = input.lineIndex(at: start)
    let last = input.lineIndex(at: max(start, Int(node.end) - 1))
    if NumberSigns(at: start, in: input) != nil { return input.lineRange(first).upperBound }
    let line = input.lineRange(last)
    let isFree = following > line.upperBound || following == input.range.upperBound
    if last > first, isFree, isUnderline(line) { return line.upperBound }
    return input.lineRange(max(first, last - 1)).upperBound
  }

  /// Whether a line underlines a heading, whatever quotation marks come before.
  private func isUnderline(_ line: Range<Int>) -> Bool {
    guard let last = input.bytes[line].last(where: { !isBlank($0) }),
      last == UInt8(ascii: "=") || last == UInt8(ascii: "-")
    else { return false }
    return input.bytes[line].allSatisfy { $0 == last || isBlank($0) || $0 == UInt8(ascii: ">") }
  }
}
