public import Diagnostics

extension Document {
  /// The place of a node in the original file; nil for what was built by hand.
  ///
  /// What replaced a value or a block has the place of what it replaced.
  public func range(of id: NodeID) -> SourceRange? {
    guard let source else { return nil }
    return source.range(ofBytes: bytes(of: id.index, in: source))
  }

  /// The bytes of each inline of a block in the file, all worked out at once.
  ///
  /// Empty for what was built by hand.
  public func bytesOfInlines(in block: NodeID) -> [NodeID: Range<Int>] {
    guard let source else { return [:] }
    var bytes: [NodeID: Range<Int>] = [:]
    for node in descendants(of: block) { bytes[node] = tree.placed(node.index) }
    guard !tree.nodes[block.index].isAligned, tree.nodes[block.index].start != Node.none else {
      return bytes
    }
    let alignment = InlineAlignment(of: block.index, in: tree, InputText(source, from: 0))
    for (node, content) in alignment.places {
      bytes[NodeID(node)] = alignment.content.source(content)
    }
    return bytes
  }

  /// The bytes of a node in the file.
  ///
  /// Places of inlines are computed on demand: most pages have no message about one.
  private func bytes(of index: Int, in source: SourceText) -> Range<Int> {
    guard let block = tree.unalignedBlock(around: index) else { return tree.placed(index) }
    let alignment = InlineAlignment(of: block, in: tree, InputText(source, from: 0))
    guard let place = alignment.places.first(where: { $0.node == index }) else {
      return tree.placed(index)
    }
    return alignment.content.source(place.content)
  }

  /// Gives the inlines of a block their places, before any of them changes.
  mutating func alignInlines(of block: Int, _ input: InputText?) {
    guard let input, !tree.nodes[block].isAligned, tree.nodes[block].start != Node.none else {
      return
    }
    tree.align(block, InlineAlignment(of: block, in: tree, input))
  }
}

extension Tree {
  /// The block around an inline, if it has a place and its inlines have none yet.
  func unalignedBlock(around index: Int) -> Int? {
    guard nodes[index].kind.isInline, let block = blockAround(index), !nodes[block].isAligned,
      nodes[block].start != Node.none
    else { return nil }
    return block
  }

  /// Gives the inlines of a block the places that an alignment found.
  mutating func align(_ block: Int, _ alignment: InlineAlignment) {
    nodes[block].isAligned = true
    for (node, content) in alignment.places {
      let bytes = alignment.content.source(content)
      nodes[node].start = UInt32(bytes.lowerBound)
      nodes[node].end = UInt32(bytes.upperBound)
    }
  }
}
