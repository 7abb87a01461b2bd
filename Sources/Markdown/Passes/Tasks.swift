extension Parsing {
  /// Makes tasks of the items whose text begins with `[ ]` or `[x]`.
  mutating func findTasks() {
    for index in blocks where tree.nodes[index].kind == .item {
      guard let paragraph = tree.first(index), tree.nodes[paragraph].kind == .paragraph,
        let state = taskState(at: Int(tree.nodes[paragraph].start))
      else { continue }
      tree.nodes[index].task = state
      dropBox(from: paragraph)
    }
  }

  /// The task that the source has at a paragraph's beginning: brackets, and blank space after.
  private func taskState(at start: Int) -> TaskState? {
    let line = input.lineRange(at: start)
    guard start + 3 < line.upperBound, input.bytes[start] == UInt8(ascii: "["),
      input.bytes[start + 2] == UInt8(ascii: "]"), isBlank(input.bytes[start + 3])
    else { return nil }
    switch input.bytes[start + 1] {
    case 0x20: return .open
    case UInt8(ascii: "x"), UInt8(ascii: "X"): return .done
    default: return nil
    }
  }

  /// The brackets are text, or a link where the text defines one of that name.
  private mutating func dropBox(from paragraph: Int) {
    align(paragraph)
    if let first = tree.first(paragraph) {
      if tree.nodes[first].kind == .text {
        tree.dropBytes(3, ofText: first)
      } else {
        tree.unlink(first)
      }
    }
    if let first = tree.first(paragraph), tree.nodes[first].kind == .text {
      tree.dropBlanks(ofText: first)
    }
    if let first = tree.first(paragraph), tree.nodes[first].kind == .softBreak {
      tree.unlink(first)
    }
    tree.startAtFirstInline(paragraph)
  }
}

extension Tree {
  /// Removes bytes from the beginning of a text that the source has as it is.
  mutating func dropBytes(_ count: Int, ofText index: Int) {
    let count = UInt32(min(count, Int(nodes[index].literal.count)))
    nodes[index].literal.start += count
    nodes[index].literal.count -= count
    if nodes[index].start != Node.none { nodes[index].start += count }
    if nodes[index].literal.isEmpty { unlink(index) }
  }

  /// Takes blank space from the beginning of a text.
  mutating func dropBlanks(ofText index: Int) {
    dropBytes(bytes(nodes[index].literal).prefix(while: isBlank).count, ofText: index)
  }

  /// Lets a block begin where its first inline does, after something was taken from it.
  mutating func startAtFirstInline(_ block: Int) {
    if let first = first(block), nodes[first].start != Node.none {
      nodes[block].start = nodes[first].start
    }
  }
}
