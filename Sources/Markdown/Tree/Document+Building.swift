extension Document {
  /// A document of one block of code.
  init(code text: String) {
    self.init()
    var node = Node(.codeBlock)
    node.literal = tree.store(text.utf8)
    tree.append(node, to: 0)
  }

  /// Puts words before all that a node contains.
  public mutating func prepend(_ words: String, to id: NodeID) {
    var node = Node(.text)
    node.literal = tree.store(words.utf8)
    tree.insert(tree.make(node), asFirstOf: id.index)
  }
}
