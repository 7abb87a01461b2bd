public import Diagnostics

extension Document {
  /// Where a node stands in the original file; nil for what was built by hand.
  ///
  /// For an inline node whose place is not known, the range of the block around it.
  public func range(of id: NodeID) -> SourceRange? {
    guard let source else { return nil }
    var index: Int? = id.index
    while let current = index {
      let node = tree.nodes[current]
      if node.start != Node.none { return source.range(ofBytes: Int(node.start)..<Int(node.end)) }
      index = tree.parent(current)
    }
    return nil
  }
}
