/// Inserts blocks of other documents into a tree, with ids and footnotes that do not clash.
struct Splicing {
  private var ids: HeadingIDs?
  /// The footnotes of the tree and of all that was spliced into it.
  private var footnotes: [Int]?

  /// Puts all blocks of another tree in the place of a block.
  mutating func replace(_ node: Int, of tree: inout Tree, with other: Tree, keepingPlaces: Bool) {
    if ids == nil { takeIDs(of: tree) }
    let before = tree.nodes.count
    let root = tree.adopt(other, keepingPlaces: keepingPlaces)
    keepIDsApart(&tree, from: before)
    takeFootnotes(below: root, &tree, from: before)
    while let child = tree.first(root) {
      tree.unlink(child)
      tree.insert(child, before: node)
    }
    tree.unlink(node)
  }

  /// Numbers the footnotes again where some were inserted.
  func finish(_ tree: inout Tree) {
    if let footnotes { tree.numberFootnotes(footnotes) }
  }

  private mutating func takeIDs(of tree: Tree) {
    var taken = HeadingIDs()
    for node in tree.nodes where node.kind == .heading || node.kind == .anchor {
      _ = taken.unique(tree.string(node.literal))
    }
    ids = taken
  }

  private mutating func keepIDsApart(_ tree: inout Tree, from first: Int) {
    for index in first..<tree.nodes.count
    where tree.nodes[index].kind == .heading || tree.nodes[index].kind == .anchor {
      let id = tree.string(tree.nodes[index].literal)
      if id.isEmpty { continue }
      if let other = ids?.unique(id), other != id {
        tree.nodes[index].literal = tree.store(other.utf8)
      }
    }
  }

  /// Takes the footnotes of what comes in, and of the tree itself when the first come in.
  private mutating func takeFootnotes(below root: Int, _ tree: inout Tree, from first: Int) {
    guard let last = tree.last(root), tree.nodes[last].kind == .footnotes else { return }
    if footnotes == nil {
      footnotes = []
      if let own = tree.last(0), tree.nodes[own].kind == .footnotes {
        take(own, &tree, marksIn: 0..<first)
      }
    }
    take(last, &tree, marksIn: first..<tree.nodes.count)
  }

  /// From now on the number of a mark is the index of its footnote.
  private mutating func take(_ list: Int, _ tree: inout Tree, marksIn nodes: Range<Int>) {
    let offset = UInt32(footnotes?.count ?? 0)
    for index in nodes where tree.nodes[index].kind == .footnoteReference {
      tree.nodes[index].number = tree.nodes[index].number &- 1 &+ offset
    }
    while let note = tree.first(list) {
      tree.unlink(note)
      footnotes?.append(note)
    }
    tree.unlink(list)
  }
}
