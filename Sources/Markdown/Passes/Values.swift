import Diagnostics

extension Parsing {
  /// Turns `{{ dotted.name }}` in text into value nodes.
  mutating func findValues() {
    guard input.bytes[input.range].containsPair(UInt8(ascii: "{")) else { return }
    var index = tree.first(0)
    while let node = index {
      index = tree.advance(node, below: 0)
      if tree.nodes[node].kind == .text { splitValues(in: node) }
    }
  }

  private mutating func splitValues(in node: Int) {
    let literal = tree.nodes[node].literal
    var done = literal.range.lowerBound
    var from = done
    while let open = pair(UInt8(ascii: "{"), in: from..<literal.range.upperBound) {
      guard let value = scanValue(at: open, end: literal.range.upperBound) else {
        reportMalformed(node)
        from = open + 2
        continue
      }
      insertText(done..<open, before: node)
      insertValue(value.name, whole: open..<value.end, before: node)
      (done, from) = (value.end, value.end)
    }
    if done == literal.range.lowerBound { return }
    if done == literal.range.upperBound {
      tree.unlink(node)
    } else {
      tree.nodes[node].literal = TextSlice(done..<literal.range.upperBound)
    }
  }

  private mutating func insertText(_ range: Range<Int>, before node: Int) {
    if range.isEmpty { return }
    var text = Node(.text)
    text.literal = TextSlice(range)
    tree.insert(tree.make(text), before: node)
  }

  private mutating func insertValue(_ name: Range<Int>, whole: Range<Int>, before node: Int) {
    var value = Node(.value)
    value.literal = TextSlice(name)
    value.extra = TextSlice(whole)
    tree.insert(tree.make(value), before: node)
  }

  private mutating func reportMalformed(_ node: Int) {
    report.add(
      .error,
      rule: "malformed-value",
      "\"{{\" begins no value",
      at: tree.placed(node),
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
  /// The bytes at which a node stands in the original file, or those of the block around it.
  func placed(_ index: Int) -> Range<Int> {
    var current: Int? = index
    while let node = current {
      if nodes[node].start != Node.none { return Int(nodes[node].start)..<Int(nodes[node].end) }
      current = parent(node)
    }
    return 0..<0
  }
}

extension ArraySlice<UInt8> {
  /// Whether a byte stands twice in a row.
  func containsPair(_ byte: UInt8) -> Bool {
    var from = startIndex
    while let found = self[from...].firstIndex(of: byte) {
      if found + 1 < endIndex, self[found + 1] == byte { return true }
      from = found + 1
    }
    return false
  }
}
