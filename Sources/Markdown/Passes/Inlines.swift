/// The extensions that the inlines of a block may need.
private struct InlineNeeds: OptionSet {
  let rawValue: UInt8
  static let values = InlineNeeds(rawValue: 1)
  static let footnotes = InlineNeeds(rawValue: 2)
  static let strikethrough = InlineNeeds(rawValue: 4)
}

extension Parsing {
  /// Finds values, footnote marks and struck text, block by block.
  ///
  /// All three need the source: what is escaped there is not meant.
  mutating func extendInlines() {
    let needs = needsOfText()
    if needs.isEmpty { return }
    // All inlines of a block are together in the array: one extension covers them all.
    var isExtended = false
    for index in tree.nodes.indices {
      if !tree.nodes[index].kind.isInline {
        isExtended = false
      } else if !isExtended, tree.nodes[index].kind == .text,
        !needsOf(tree.nodes[index].literal).isDisjoint(with: needs),
        let block = tree.blockAround(index)
      {
        isExtended = true
        extend(block, needs)
      }
    }
  }

  private mutating func extend(_ block: Int, _ needs: InlineNeeds) {
    let alignment = align(block)
    var index = tree.first(block)
    while let node = index {
      index = tree.advance(node, below: block)
      guard tree.nodes[node].kind == .text else { continue }
      if needs.contains(.footnotes) { splitFootnoteMarks(in: node, alignment) }
    }
    if needs.contains(.values) { splitValues(below: block, alignment) }
    if needs.contains(.strikethrough) { strike(below: block, alignment) }
  }

  /// Gives the inlines of a block their places.
  @discardableResult
  mutating func align(_ block: Int) -> InlineAlignment {
    let alignment = InlineAlignment(of: block, in: tree, input)
    tree.align(block, alignment)
    return alignment
  }

  /// Gives the inlines of a block their places, unless they have them: later the source says more
  /// than the tree.
  mutating func alignOnce(_ block: Int) {
    if !tree.nodes[block].isAligned, tree.nodes[block].start != Node.none { align(block) }
  }

  /// What the text as a whole may hold, asked before any node is looked at.
  private func needsOfText() -> InlineNeeds {
    var needs: InlineNeeds = []
    if mode == .site, !hasLiteralValues, features.contains(.brace) { needs.insert(.values) }
    if features.contains(.caret), mode == .site || !footnotes.isEmpty { needs.insert(.footnotes) }
    if features.contains(.tilde) { needs.insert(.strikethrough) }
    return needs
  }

  private func needsOf(_ literal: TextSlice) -> InlineNeeds {
    var needs: InlineNeeds = []
    var previous: UInt8 = 0
    for byte in tree.bytes(literal) {
      switch byte {
      case UInt8(ascii: "~"): needs.insert(.strikethrough)
      case UInt8(ascii: "{"): if previous == byte { needs.insert(.values) }
      case UInt8(ascii: "^"): if previous == UInt8(ascii: "[") { needs.insert(.footnotes) }
      default: break
      }
      previous = byte
    }
    return needs
  }

  /// Puts a text node for a stretch of another's text before it.
  mutating func insertText(_ range: Range<Int>, before node: Int, _ alignment: InlineAlignment) {
    if range.isEmpty { return }
    var text = Node(.text)
    text.literal = TextSlice(range)
    place(&text, at: alignment.source(ofText: range))
    tree.insert(tree.make(text), before: node)
  }

  /// Leaves a text node with the rest of its text, or takes it out if nothing is left.
  mutating func keep(_ range: Range<Int>, of node: Int, _ alignment: InlineAlignment) {
    if range.isEmpty { return tree.unlink(node) }
    tree.nodes[node].literal = TextSlice(range)
    place(&tree.nodes[node], at: alignment.source(ofText: range))
  }

  func place(_ node: inout Node, at bytes: Range<Int>?) {
    guard let bytes else { return }
    (node.start, node.end) = (UInt32(bytes.lowerBound), UInt32(bytes.upperBound))
  }
}

extension Tree {
  /// The block that holds an inline.
  func blockAround(_ index: Int) -> Int? {
    var current = parent(index)
    while let node = current, nodes[node].kind.isInline { current = parent(node) }
    return current
  }
}
