/// Nodes in one array, their text in one buffer; the root is node 0.
///
/// Links are kept by the functions here and in `Tree+Editing.swift`, nowhere else.
struct Tree: Sendable {
  var nodes: [Node] = []
  var text: [UInt8] = []

  init() { nodes.append(Node(.document)) }

  /// Makes a node without a parent.
  mutating func make(_ node: Node) -> Int {
    nodes.append(node)
    return nodes.count - 1
  }

  /// Makes a node as the last child of `parent`.
  @discardableResult
  mutating func append(_ node: Node, to parent: Int) -> Int {
    let index = make(node)
    link(index, asLastOf: parent)
    return index
  }

  /// Adds a node without a parent as the last child of `parent`.
  mutating func link(_ index: Int, asLastOf parent: Int) {
    let last = nodes[parent].lastChild
    nodes[index].parent = UInt32(truncatingIfNeeded: parent)
    nodes[index].previous = last
    nodes[index].next = Node.none
    if last == Node.none {
      nodes[parent].firstChild = UInt32(truncatingIfNeeded: index)
    } else {
      nodes[Int(last)].next = UInt32(truncatingIfNeeded: index)
    }
    nodes[parent].lastChild = UInt32(truncatingIfNeeded: index)
  }

  /// Puts bytes into the text buffer.
  mutating func store(_ bytes: some Collection<UInt8>) -> TextSlice {
    let start = text.count
    text.append(contentsOf: bytes)
    return TextSlice(start: UInt32(start), count: UInt32(text.count - start))
  }

  /// The bytes of a slice.
  func bytes(_ slice: TextSlice) -> ArraySlice<UInt8> { text[slice.range] }

  /// The bytes of a slice as a string.
  func string(_ slice: TextSlice) -> String { String(decoding: text[slice.range], as: UTF8.self) }

  /// Appends the scalars of a stretch of text; those of ASCII, most of all, one by one.
  func append(_ slice: TextSlice, to scalars: inout [Unicode.Scalar]) {
    let range = slice.range
    for index in range {
      guard text[index] < 0x80 else {
        let rest = String(decoding: text[index..<range.upperBound], as: UTF8.self)
        scalars.append(contentsOf: rest.unicodeScalars)
        return
      }
      scalars.append(Unicode.Scalar(text[index]))
    }
  }

  /// The first child, or nil.
  func first(_ index: Int) -> Int? { Tree.index(nodes[index].firstChild) }
  /// The last child, or nil.
  func last(_ index: Int) -> Int? { Tree.index(nodes[index].lastChild) }
  /// The sibling after, or nil.
  func next(_ index: Int) -> Int? { Tree.index(nodes[index].next) }
  /// The sibling before, or nil.
  func previous(_ index: Int) -> Int? { Tree.index(nodes[index].previous) }
  /// The parent; nil for the root and for nodes that were taken out.
  func parent(_ index: Int) -> Int? { Tree.index(nodes[index].parent) }

  /// The node that follows in reading order below `root`, the children of `index` left out.
  func following(_ index: Int, below root: Int) -> Int? {
    var index = index
    while index != root {
      if let next = next(index) { return next }
      guard let parent = parent(index) else { return nil }
      index = parent
    }
    return nil
  }

  /// The node that follows in reading order below `root`, children first.
  func advance(_ index: Int, below root: Int) -> Int? {
    first(index) ?? following(index, below: root)
  }

  private static func index(_ link: UInt32) -> Int? { link == Node.none ? nil : Int(link) }
}
