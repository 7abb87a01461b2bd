extension Document {
  /// Takes a node out of the tree with all below it; its id must not be used again.
  public mutating func remove(_ id: NodeID) { tree.unlink(id.index) }
}
