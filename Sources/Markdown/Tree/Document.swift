public import Diagnostics

/// A Markdown document as a tree, parsed or built by hand.
///
/// A value of two arrays and the file's text: cheap to pass, safe to send. Nodes are named by
/// `NodeID`, which is valid only for this document (and its later states, as nodes are never
/// renumbered).
///
/// ```swift
/// let parsed = Document.parse(source, from: bodyStart)
/// for heading in parsed.value.headings { print(heading.level, heading.id, heading.text) }
/// ```
public struct Document: Sendable {
  var tree: Tree
  /// The file that was parsed; nil for a document built by hand.
  public internal(set) var source: SourceText?
  /// How many bodies of blocks this document is nested in.
  var depth = 0
  /// Whether `{{ }}` is text in it.
  var hasLiteralValues = false

  /// An empty document.
  public init() { tree = Tree() }

  /// The root, whose children are the blocks.
  public var root: NodeID { NodeID(0) }

  /// Whether nothing would be shown.
  public var isEmpty: Bool { tree.nodes[0].firstChild == Node.none }
}

extension Document {
  /// What a node is.
  public func kind(of id: NodeID) -> NodeKind { tree.nodes[id.index].kind }

  /// The node above; nil for the root and for nodes taken out.
  public func parent(of id: NodeID) -> NodeID? { NodeID(tree.nodes[id.index].parent) }

  /// The first child.
  public func firstChild(of id: NodeID) -> NodeID? { NodeID(tree.nodes[id.index].firstChild) }

  /// The sibling before.
  public func previous(before id: NodeID) -> NodeID? { NodeID(tree.nodes[id.index].previous) }

  /// The children in order.
  public func children(of id: NodeID) -> some Sequence<NodeID> {
    sequence(state: tree.first(id.index)) { index in
      guard let current = index else { return nil }
      index = tree.next(current)
      return NodeID(current)
    }
  }

  /// All nodes below one, in reading order, without itself.
  public func descendants(of id: NodeID) -> Descendants {
    Descendants(tree: tree, root: id.index, current: tree.first(id.index))
  }
}

/// The nodes below one, in reading order; a type of its own, as most walks are short and many.
public struct Descendants: Sequence, IteratorProtocol {
  let tree: Tree
  let root: Int
  var current: Int?

  /// The node that follows.
  public mutating func next() -> NodeID? {
    guard let node = current else { return nil }
    current = tree.advance(node, below: root)
    return NodeID(node)
  }
}

extension Document {
  /// The text of a text, code or HTML node; a value's name; a footnote's label.
  public func literal(of id: NodeID) -> String { tree.string(tree.nodes[id.index].literal) }

  /// Appends the scalars of the text of a text, code or HTML node.
  public func appendLiteral(of id: NodeID, to scalars: inout [Unicode.Scalar]) {
    tree.append(tree.nodes[id.index].literal, to: &scalars)
  }

  /// A heading's level, 1 to 6; 0 for other nodes.
  public func level(of id: NodeID) -> Int {
    let node = tree.nodes[id.index]
    return node.kind == .heading ? Int(node.number) : 0
  }

  /// A heading's id, by which links reach it; nil for other nodes.
  public func headingID(of id: NodeID) -> String? {
    let node = tree.nodes[id.index]
    return node.kind == .heading && !node.literal.isEmpty ? tree.string(node.literal) : nil
  }

  /// An anchor's id, by which links reach it; nil for other nodes.
  public func anchorID(of id: NodeID) -> String? {
    let node = tree.nodes[id.index]
    return node.kind == .anchor ? tree.string(node.literal) : nil
  }

  /// The share of the line's width, in percent, that an image is to have; nil where none is given.
  public func share(of id: NodeID) -> Int? {
    let node = tree.nodes[id.index]
    return node.kind == .image && node.share > 0 ? node.share : nil
  }

  /// Where a link or an image leads; empty for other nodes.
  public func destination(of id: NodeID) -> String {
    let node = tree.nodes[id.index]
    return node.kind == .link || node.kind == .image ? tree.string(node.literal) : ""
  }

  /// The title of a link or an image; empty where there is none.
  public func title(of id: NodeID) -> String {
    let node = tree.nodes[id.index]
    return node.kind == .link || node.kind == .image ? tree.string(node.extra) : ""
  }

  /// Whether a list is ordered.
  public func isOrdered(_ id: NodeID) -> Bool { tree.nodes[id.index].isOrdered }

  /// Whether an item is a task, and done.
  public func task(of id: NodeID) -> TaskState {
    let node = tree.nodes[id.index]
    return node.kind == .item ? node.task : .none
  }

  /// How a cell is set.
  public func alignment(of id: NodeID) -> Alignment {
    let node = tree.nodes[id.index]
    return node.kind == .tableCell ? node.alignment : .natural
  }

  /// The kind of a callout; nil for other nodes.
  public func callout(of id: NodeID) -> CalloutKind? {
    let node = tree.nodes[id.index]
    return node.kind == .callout ? CalloutKind(rawValue: UInt8(node.number)) : nil
  }
}
