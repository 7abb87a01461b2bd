import Diagnostics

extension Document {
  /// Asks the resolver about every link, image, value and block, and does what it says.
  public mutating func resolve(by resolver: inout some Resolver) {
    var index = tree.first(0)
    while let node = index {
      // A node taken out of its place still shows the way on: what follows is found first.
      let following = tree.following(node, below: 0)
      let inside = tree.first(node)
      switch tree.nodes[node].kind {
      case .link:
        resolveLink(node, &resolver)
        index = inside ?? following
      case .image:
        resolveImage(node, &resolver)
        index = following
      case .value:
        resolveValue(node, &resolver)
        index = following
      case .block:
        resolveBlock(node, &resolver)
        index = following
      default: index = inside ?? following
      }
    }
  }

  private mutating func resolveLink(_ node: Int, _ resolver: inout some Resolver) {
    switch resolver.link(target(node)) {
    case .keep: break
    case .rewrite(let destination): tree.nodes[node].literal = tree.store(destination.utf8)
    case .drop: tree.unwrap(node)
    }
  }

  private mutating func resolveImage(_ node: Int, _ resolver: inout some Resolver) {
    switch resolver.image(target(node)) {
    case .keep: break
    case .rewrite(let destination, let width, let height):
      tree.nodes[node].literal = tree.store(destination.utf8)
      tree.nodes[node].size = (width ?? 0, height ?? 0)
    case .drop: tree.flatten(node)
    }
  }

  private mutating func resolveValue(_ node: Int, _ resolver: inout some Resolver) {
    let value = ValueName(
      name: tree.string(tree.nodes[node].literal),
      place: range(of: NodeID(node))
    )
    switch resolver.value(value) {
    case .leave: break
    case .text(let text):
      tree.nodes[node].kind = .text
      tree.nodes[node].literal = tree.store(text.utf8)
    case .inlines(let inlines):
      append(inlines, to: node)
      tree.unwrap(node)
    }
  }

  private mutating func resolveBlock(_ node: Int, _ resolver: inout some Resolver) {
    guard let block = block(NodeID(node)) else { return }
    switch resolver.block(block) {
    case .leave: break
    case .remove: tree.unlink(node)
    case .embedded(let number):
      tree.nodes[node].kind = .embedded
      tree.nodes[node].number = UInt32(number)
    case .document(let document): replace(node, with: document)
    }
  }

  private mutating func replace(_ node: Int, with document: Document) {
    let root = tree.adopt(document.tree, keepingPlaces: document.source?.file == source?.file)
    while let child = tree.first(root) {
      tree.unlink(child)
      tree.insert(child, before: node)
    }
    tree.unlink(node)
  }

  private func target(_ node: Int) -> LinkTarget {
    LinkTarget(
      destination: tree.string(tree.nodes[node].literal),
      title: tree.string(tree.nodes[node].extra),
      words: plainText(of: NodeID(node)),
      place: range(of: NodeID(node))
    )
  }
}
