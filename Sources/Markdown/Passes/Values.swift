import Diagnostics

extension Parsing {
  /// Turns `{{ dotted.name }}` in the text of a block into value nodes.
  mutating func splitValues(below block: Int, _ alignment: InlineAlignment) {
    var index = tree.first(block)
    while let node = index {
      index = tree.advance(node, below: block)
      if tree.nodes[node].kind == .text { splitValues(in: node, alignment) }
    }
  }

  private mutating func splitValues(in node: Int, _ alignment: InlineAlignment) {
    let range = tree.nodes[node].literal.range
    var done = range.lowerBound
    var from = done
    while let open = pair(UInt8(ascii: "{"), in: from..<range.upperBound) {
      guard let source = rawSource(ofText: open..<(open + 2), alignment) else {
        from = open + 1
        continue
      }
      if let end = Shortcode.end(at: open, in: tree.text, before: range.upperBound) {
        from = end
        continue
      }
      guard let value = scanValue(at: open, end: range.upperBound) else {
        reportMalformed(at: source)
        from = open + 2
        continue
      }
      insertText(done..<open, before: node, alignment)
      insertValue(value.name, whole: open..<value.end, before: node, alignment)
      (done, from) = (value.end, value.end)
    }
    if done > range.lowerBound { keep(done..<range.upperBound, of: node, alignment) }
  }

  /// The place of text that is not escaped; where the source is not understood, that of its block.
  private func rawSource(ofText range: Range<Int>, _ alignment: InlineAlignment) -> Range<Int>? {
    alignment.rawContent(ofText: range).map { alignment.content.source($0) }
  }

  private mutating func insertValue(
    _ name: Range<Int>,
    whole: Range<Int>,
    before node: Int,
    _ alignment: InlineAlignment
  ) {
    var value = Node(.value)
    value.literal = TextSlice(name)
    value.extra = TextSlice(whole)
    place(&value, at: alignment.source(ofText: whole))
    tree.insert(tree.make(value), before: node)
  }

  private mutating func reportMalformed(at bytes: Range<Int>) {
    report.add(
      .error,
      rule: "malformed-value",
      "\"{{\" begins no value",
      at: input.origin(ofBytes: bytes),
      help: "write {{ dotted.name }} on one line, or \\{{ for the characters themselves"
    )
  }

  /// The name and the end of the value whose braces open at `open`.
  private func scanValue(at open: Int, end: Int) -> (name: Range<Int>, end: Int)? {
    var index = open + 2
    while index < end, tree.text[index] == 0x20 { index += 1 }
    let start = index
    while index < end, isNameByte(tree.text[index]) { index += 1 }
    let name = start..<index
    while index < end, tree.text[index] == 0x20 { index += 1 }
    let close = UInt8(ascii: "}")
    guard index + 1 < end, tree.text[index] == close, tree.text[index + 1] == close else {
      return nil
    }
    return isDottedName(name) ? (name, index + 2) : nil
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  private func isDottedName(_ name: Range<Int>) -> Bool {
    let dot = UInt8(ascii: ".")
    guard !name.isEmpty, tree.text[name.lowerBound] != dot, tree.text[name.upperBound - 1] != dot
    else { return false }
    return !zip(name, name.dropFirst()).contains { tree.text[$0] == dot && tree.text[$1] == dot }
  }

  private func pair(_ byte: UInt8, in range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index + 1 < range.upperBound {
      if tree.text[index] == byte && tree.text[index + 1] == byte { return index }
      index += 1
    }
    return nil
  }
}

extension TextSlice {
  init(_ range: Range<Int>) {
    self.init(start: UInt32(range.lowerBound), count: UInt32(range.count))
  }
}

extension Tree {
  /// The bytes of a node in the original file, or those of the block around it.
  func placed(_ index: Int) -> Range<Int> {
    var current: Int? = index
    while let node = current {
      if nodes[node].start != Node.none { return nodes[node].bytes }
      current = parent(node)
    }
    return 0..<0
  }
}

extension ArraySlice<UInt8> {
  /// Whether one byte is anywhere right before another.
  func containsPair(_ first: UInt8, _ second: UInt8) -> Bool {
    var from = startIndex
    while let found = self[from...].firstIndex(of: first) {
      if found + 1 < endIndex, self[found + 1] == second { return true }
      from = found + 1
    }
    return false
  }
}
