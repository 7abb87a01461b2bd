extension Tree {
  /// Takes a node with all below it out of the tree; it then has no parent.
  mutating func unlink(_ index: Int) {
    let node = nodes[index]
    if node.previous != Node.none {
      nodes[Int(node.previous)].next = node.next
    } else if node.parent != Node.none {
      nodes[Int(node.parent)].firstChild = node.next
    }
    if node.next != Node.none {
      nodes[Int(node.next)].previous = node.previous
    } else if node.parent != Node.none {
      nodes[Int(node.parent)].lastChild = node.previous
    }
    nodes[index].parent = Node.none
    nodes[index].previous = Node.none
    nodes[index].next = Node.none
  }

  /// Inserts a node without a parent before its new sibling.
  mutating func insert(_ index: Int, before sibling: Int) {
    let node = nodes[sibling]
    let link = UInt32(truncatingIfNeeded: index)
    nodes[index].parent = node.parent
    nodes[index].previous = node.previous
    nodes[index].next = UInt32(truncatingIfNeeded: sibling)
    nodes[sibling].previous = link
    if node.previous != Node.none {
      nodes[Int(node.previous)].next = link
    } else if node.parent != Node.none {
      nodes[Int(node.parent)].firstChild = link
    }
  }

  /// Inserts a node without a parent after its new sibling.
  mutating func insert(_ index: Int, after sibling: Int) {
    if let next = next(sibling) {
      insert(index, before: next)
    } else if let parent = parent(sibling) {
      link(index, asLastOf: parent)
    }
  }

  /// Inserts a node without a parent as the first child.
  mutating func insert(_ index: Int, asFirstOf parent: Int) {
    if let first = first(parent) {
      insert(index, before: first)
    } else {
      link(index, asLastOf: parent)
    }
  }

  /// Replaces a node by its children; the node then has no parent.
  mutating func unwrap(_ index: Int) {
    while let child = first(index) {
      unlink(child)
      insert(child, before: index)
    }
    unlink(index)
  }

  /// Turns a node into a text of its plain words.
  mutating func flatten(_ index: Int) {
    let words = plainBytes(of: index)
    discardChildren(of: index)
    nodes[index].kind = .text
    nodes[index].number = 0
    nodes[index].literal = store(words)
    nodes[index].extra = TextSlice()
  }

  /// Removes all below a node for good, and clears what it was.
  mutating func discardChildren(of index: Int) {
    var current = first(index)
    while let node = current {
      current = advance(node, below: index)
      nodes[node].kind = .text
      nodes[node].literal = TextSlice()
    }
    nodes[index].firstChild = Node.none
    nodes[index].lastChild = Node.none
  }

  /// Moves all children of one node to the end of another.
  mutating func moveChildren(of source: Int, to target: Int) {
    while let child = first(source) {
      unlink(child)
      link(child, asLastOf: target)
    }
  }

  /// Appends copies of another tree's nodes; the copy of its root has no parent.
  ///
  /// - Returns: the index that the other root has here; every other index moves by as much.
  mutating func adopt(_ other: Tree, keepingPlaces: Bool) -> Int {
    let shift = UInt32(nodes.count)
    let textShift = UInt32(text.count)
    func move(_ link: UInt32) -> UInt32 { link == Node.none ? link : link + shift }
    nodes.reserveCapacity(nodes.count + other.nodes.count)
    for var node in other.nodes {
      node.parent = move(node.parent)
      node.firstChild = move(node.firstChild)
      node.lastChild = move(node.lastChild)
      node.next = move(node.next)
      node.previous = move(node.previous)
      node.literal.start += textShift
      node.extra.start += textShift
      if !keepingPlaces { (node.start, node.end) = (Node.none, Node.none) }
      nodes.append(node)
    }
    text.append(contentsOf: other.text)
    return Int(shift)
  }
}
