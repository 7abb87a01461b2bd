import CCmark
import Glibc

/// The only code that calls libcmark; none of its pointers leaves this file.
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
    var copy = Copy(tree: tree, input: input, isPlaced: placed)
    tree = Tree()
    Arena.with(pieces: input.range.count * 8) { memory in
      guard let document = document(of: input, memory) else { return }
      // Growing costs a copy of all; what is reserved and not used is never touched.
      if placed {
        copy.tree.nodes.reserveCapacity(input.range.count / 8 + 16)
        copy.tree.text.reserveCapacity(input.range.count + 64)
      }
      copy.children(of: document, below: root)
    }
    tree = copy.tree
    return copy.blocks
  }

  /// cmark's tree of a text; it lives as long as the memory it is made in.
  private static func document(
    of input: InputText,
    _ memory: UnsafeMutablePointer<cmark_mem>
  ) -> OpaquePointer? {
    guard let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, memory) else { return nil }
    input.bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, !input.range.isEmpty else { return }
      let start = base.advanced(by: input.range.lowerBound)
      cmark_parser_feed(parser, start.assumingMemoryBound(to: CChar.self), input.range.count)
    }
    return cmark_parser_finish(parser)
  }

  /// Whether a text contains a byte: the C library's search costs a fiftieth of a loop.
  static func holds(_ byte: UInt8, _ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBytes { bytes in
      bytes.baseAddress.map { memchr($0, CInt(byte), bytes.count) != nil } ?? false
    }
  }

  /// Where a byte is first in a stretch of a text; nil where it is not.
  static func index(of byte: UInt8, in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, !range.isEmpty,
        let found = memchr(base + range.lowerBound, CInt(byte), range.count)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  /// Whether a text holds a byte that is not ASCII, or a control character but TAB, LF and CR.
  ///
  /// Without a branch, so that the compiler looks at many bytes at once.
  static func survey(_ bytes: ArraySlice<UInt8>) -> (hasHighBit: Bool, hasControl: Bool) {
    bytes.withUnsafeBufferPointer { bytes in
      var all: UInt8 = 0
      var controls: UInt8 = 0
      for byte in bytes {
        all |= byte
        let isBlank: UInt8 = byte == 0x09 || byte == 0x0A || byte == 0x0D ? 1 : 0
        let isControl: UInt8 = byte < 0x20 || byte == 0x7F ? 1 : 0
        controls |= isControl & ~isBlank
      }
      return (all >= 0x80, controls != 0)
    }
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

/// Memory for one parse, taken in large pieces and given back all at once.
///
/// cmark asks for memory several times for each node and gives it back piece by piece, which
/// costs a third of its time. Its interface passes no context to an allocator, so the
/// thread holds the arena while it parses; no parse outlives its call.
private struct Arena {
  private var pieces: [UnsafeMutableRawPointer]
  private var next: UnsafeMutableRawPointer
  private var left: Int
  /// The block given out last: it can grow and go in its place.
  private var last: UnsafeMutableRawPointer?
  private let pieceSize: Int

  /// Each block is preceded by its size; blocks stay aligned to this.
  private static let header = 16

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    guard pthread_key_create(&key, nil) == 0 else { preconditionFailure("no thread key left") }
    return key
  }()

  /// Calls `body` with an allocator for cmark, and frees all that was allocated.
  static func with(pieces size: Int, _ body: (UnsafeMutablePointer<cmark_mem>) -> Void) {
    var memory = cmark_mem(
      calloc: { count, size in Arena.current.pointee.allocate(count, size) },
      realloc: { block, size in Arena.current.pointee.resize(block, size) },
      free: { block in Arena.current.pointee.release(block) }
    )
    let arena = UnsafeMutablePointer<Arena>.allocate(capacity: 1)
    arena.initialize(to: Arena(pieceSize: min(max(size, 1 << 14), 1 << 22)))
    let outer = pthread_getspecific(key)
    pthread_setspecific(key, arena)
    defer {
      pthread_setspecific(key, outer)
      for piece in arena.pointee.pieces { free(piece) }
      arena.deinitialize(count: 1)
      arena.deallocate()
    }
    body(&memory)
  }

  private init(pieceSize: Int) {
    self.pieceSize = pieceSize
    next = Arena.piece(pieceSize)
    left = pieceSize
    pieces = [next]
  }

  private static func piece(_ size: Int) -> UnsafeMutableRawPointer {
    guard let piece = malloc(size) else { preconditionFailure("out of memory") }
    return piece
  }

  private static var current: UnsafeMutablePointer<Arena> {
    guard let arena = pthread_getspecific(key) else {
      preconditionFailure("cmark outside of a parse")
    }
    return arena.assumingMemoryBound(to: Arena.self)
  }

  private mutating func allocate(_ count: Int, _ size: Int) -> UnsafeMutableRawPointer {
    let (bytes, isTooMuch) = count.multipliedReportingOverflow(by: size)
    if isTooMuch { preconditionFailure("out of memory") }
    let block = take(bytes)
    memset(block, 0, bytes)
    return block
  }

  private mutating func take(_ bytes: Int) -> UnsafeMutableRawPointer {
    let whole = (bytes + 2 * Arena.header - 1) & ~(Arena.header - 1)
    if whole > left { addPiece(atLeast: whole) }
    let block = next + Arena.header
    next.storeBytes(of: bytes, as: Int.self)
    next += whole
    left -= whole
    last = block
    return block
  }

  private mutating func addPiece(atLeast size: Int) {
    left = max(size, pieceSize)
    next = Arena.piece(left)
    pieces.append(next)
  }

  private mutating func resize(
    _ block: UnsafeMutableRawPointer?,
    _ size: Int
  ) -> UnsafeMutableRawPointer {
    guard let block else { return take(size) }
    let before = (block - Arena.header).load(as: Int.self)
    if size <= before { return block }
    if block == last { release(block) }
    let new = take(size)
    if new != block { memcpy(new, block, before) }
    return new
  }

  private mutating func release(_ block: UnsafeMutableRawPointer?) {
    guard let block, block == last else { return }
    left += next - (block - Arena.header)
    next = block - Arena.header
    last = nil
  }
}
