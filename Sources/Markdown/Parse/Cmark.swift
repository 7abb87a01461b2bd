import CCmark

/// The one door to libcmark: no pointer of its leaves this file.
enum Cmark {
  /// Parses a text and appends cmark's tree to `tree`, its blocks below `root`.
  ///
  /// Blocks get their places in `input.bytes`, unless they are not `placed`.
  /// - Returns: the indices of the blocks in reading order.
  @discardableResult
  static func parse(
    _ input: InputText,
    into tree: inout Tree,
    below root: Int,
    placed: Bool
  ) -> [Int] {
    guard let document = input.bytes.withUnsafeBytes({ parse($0, input.range) }) else { return [] }
    defer { cmark_node_free(document) }
    var copy = Copy(tree: tree, input: input, isPlaced: placed)
    tree = Tree()
    // Growing costs a copy of all; what is reserved and not used is never touched.
    if placed {
      copy.tree.nodes.reserveCapacity(input.range.count / 8 + 16)
      copy.tree.text.reserveCapacity(input.range.count + 64)
    }
    copy.children(of: document, below: root)
    tree = copy.tree
    return copy.blocks
  }

  private static func parse(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> OpaquePointer?
  {
    guard let base = bytes.baseAddress, !range.isEmpty else {
      return cmark_parse_document("", 0, CMARK_OPT_DEFAULT)
    }
    let start = base.advanced(by: range.lowerBound).assumingMemoryBound(to: CChar.self)
    return cmark_parse_document(start, range.count, CMARK_OPT_DEFAULT)
  }

  private struct Copy {
    var tree: Tree
    let input: InputText
    let isPlaced: Bool
    var blocks: [Int] = []

    init(tree: Tree, input: InputText, isPlaced: Bool) {
      self.tree = tree
      self.input = input
      self.isPlaced = isPlaced
      blocks.reserveCapacity(input.range.count / 40)
    }

    /// Copies all below a cmark node, in reading order and without recursion.
    mutating func children(of root: OpaquePointer, below top: Int) {
      var parent = top
      var previous = Node.none
      var current = cmark_node_first_child(root)
      var above = root
      while let source = current {
        var node = copied(source)
        node.parent = UInt32(truncatingIfNeeded: parent)
        node.previous = previous
        let index = tree.make(node)
        if previous == Node.none {
          tree.nodes[parent].firstChild = UInt32(truncatingIfNeeded: index)
        } else {
          tree.nodes[Int(previous)].next = UInt32(truncatingIfNeeded: index)
        }
        if let child = cmark_node_first_child(source) {
          (parent, previous, above, current) = (index, Node.none, source, child)
          continue
        }
        previous = UInt32(truncatingIfNeeded: index)
        current = cmark_node_next(source)
        while current == nil {
          tree.nodes[parent].lastChild = previous
          guard above != root, let up = cmark_node_parent(above) else { return }
          previous = UInt32(truncatingIfNeeded: parent)
          parent = Int(tree.nodes[parent].parent)
          current = cmark_node_next(above)
          above = up
        }
      }
    }

    private mutating func copied(_ source: OpaquePointer) -> Node {
      let type = cmark_node_get_type(source)
      switch type {
      case CMARK_NODE_TEXT: return leaf(.text, cmark_node_get_literal(source))
      case CMARK_NODE_SOFTBREAK: return Node(.softBreak)
      case CMARK_NODE_LINEBREAK: return Node(.lineBreak)
      case CMARK_NODE_CODE: return leaf(.code, cmark_node_get_literal(source))
      case CMARK_NODE_HTML_INLINE: return leaf(.htmlInline, cmark_node_get_literal(source))
      case CMARK_NODE_EMPH: return Node(.emphasis)
      case CMARK_NODE_STRONG: return Node(.strong)
      case CMARK_NODE_LINK:
        return leaf(.link, cmark_node_get_url(source), cmark_node_get_title(source))
      case CMARK_NODE_IMAGE:
        return leaf(.image, cmark_node_get_url(source), cmark_node_get_title(source))
      default:
        blocks.append(tree.nodes.count)
        return block(source, type)
      }
    }

    private mutating func block(_ source: OpaquePointer, _ type: cmark_node_type) -> Node {
      var node: Node
      switch type {
      case CMARK_NODE_BLOCK_QUOTE: node = Node(.blockQuote)
      case CMARK_NODE_LIST: node = list(source)
      case CMARK_NODE_ITEM: node = Node(.item)
      case CMARK_NODE_CODE_BLOCK:
        node = leaf(.codeBlock, cmark_node_get_literal(source), cmark_node_get_fence_info(source))
      case CMARK_NODE_HTML_BLOCK: node = leaf(.htmlBlock, cmark_node_get_literal(source))
      case CMARK_NODE_HEADING:
        node = Node(.heading)
        node.number = UInt32(cmark_node_get_heading_level(source))
      case CMARK_NODE_THEMATIC_BREAK: node = Node(.thematicBreak)
      // cmark has no other kind today; one of a later release would show as its text.
      default: node = Node(.paragraph)
      }
      place(&node, source)
      return node
    }

    private func list(_ source: OpaquePointer) -> Node {
      var node = Node(.list)
      node.isOrdered = cmark_node_get_list_type(source) == CMARK_ORDERED_LIST
      node.isTight = cmark_node_get_list_tight(source) != 0
      node.number = UInt32(clamping: cmark_node_get_list_start(source))
      return node
    }

    private func place(_ node: inout Node, _ source: OpaquePointer) {
      if !isPlaced { return }
      let start = input.byte(
        line: Int(cmark_node_get_start_line(source)),
        column: Int(cmark_node_get_start_column(source))
      )
      let end = input.byte(
        line: Int(cmark_node_get_end_line(source)),
        column: Int(cmark_node_get_end_column(source)) + 1
      )
      node.start = UInt32(start)
      node.end = UInt32(max(start, end))
    }

    private mutating func leaf(
      _ kind: NodeKind,
      _ literal: UnsafePointer<CChar>?,
      _ extra: UnsafePointer<CChar>? = nil
    ) -> Node {
      var node = Node(kind)
      node.literal = stored(literal)
      node.extra = stored(extra)
      return node
    }

    private mutating func stored(_ string: UnsafePointer<CChar>?) -> TextSlice {
      guard let string, string.pointee != 0 else { return TextSlice() }
      return tree.store(UnsafeRawBufferPointer(start: string, count: strlen(string)))
    }
  }
}
