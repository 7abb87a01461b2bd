extension Document {
  /// The number of a footnote, of a mark that refers to one or of an embedded place, or where an
  /// ordered list begins; 0 for other nodes.
  public func number(of id: NodeID) -> Int {
    let node = tree.nodes[id.index]
    switch node.kind {
    case .footnoteDefinition, .footnoteReference, .embedded: return Int(node.number)
    case .list: return node.isOrdered ? Int(node.number) : 0
    default: return 0
    }
  }

  /// Whether a list is tight: its items are written without paragraphs of their own.
  public func isTight(_ id: NodeID) -> Bool { tree.nodes[id.index].isTight }

  /// Whether a row or a cell belongs to the head of its table.
  public func isHeader(_ id: NodeID) -> Bool { tree.nodes[id.index].isHeader }

  /// A block that nothing resolved, as it was written; empty for other nodes.
  public func wholeText(of id: NodeID) -> String {
    let node = tree.nodes[id.index]
    return node.kind == .block ? tree.string(node.extra) : ""
  }
}
