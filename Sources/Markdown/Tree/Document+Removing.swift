extension Document {
  /// Takes a block out of the tree with all below it; its id must not be used again.
  ///
  /// Anchors in it stay where it was. Footnotes that it alone referred to go too, and the others are
  /// numbered again.
  public mutating func remove(_ id: NodeID) {
    let hasMarks = descendants(of: id).contains { kind(of: $0) == .footnoteReference }
    if kind(of: id).holdsInlines { tree.leaveAnchors(of: id.index) }
    tree.unlink(id.index)
    tree.discardChildren(of: id.index)
    guard hasMarks, let notes = tree.last(0), tree.nodes[notes].kind == .footnotes else { return }
    var footnotes: [Int] = []
    while let note = tree.first(notes) {
      tree.unlink(note)
      footnotes.append(note)
    }
    tree.unlink(notes)
    for node in tree.nodes.indices where tree.nodes[node].kind == .footnoteReference {
      // A mark in a footnote that nothing refers to counts from 0, and nobody asks for it.
      tree.nodes[node].number &-= 1
    }
    tree.numberFootnotes(footnotes)
  }
}
