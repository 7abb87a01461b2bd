/// What stands within a line, to build documents by hand; text is text and never parsed.
public indirect enum ProseInline: Sendable, Hashable, ExpressibleByStringInterpolation {
  /// Plain text, whatever it holds.
  case text(String)
  /// Code.
  case code(String)
  /// Emphasis.
  case emphasis([ProseInline])
  /// Strong emphasis.
  case strong([ProseInline])
  /// A link and its words.
  case link(String, [ProseInline], title: String = "")
  /// An image with its alternative text.
  case image(String, alternative: String, title: String = "")
  /// A forced line break.
  case lineBreak

  /// Plain text.
  public init(stringLiteral text: String) { self = .text(text) }
}

/// A block, to build documents by hand.
public indirect enum ProseBlock: Sendable {
  /// A paragraph.
  case paragraph([ProseInline])
  /// A heading; without an id it gets none.
  case heading(Int, [ProseInline], id: String = "")
  /// A list of items, each of blocks; tight where no item has more than one paragraph.
  case list([[ProseBlock]], ordered: Bool = false)
  /// A table: head, rows, alignment of its columns (natural where the list is shorter), caption.
  case table(
    head: [[ProseInline]],
    rows: [[[ProseInline]]],
    alignments: [Alignment] = [],
    caption: [ProseInline] = []
  )
  /// A quotation.
  case quote([ProseBlock])
  /// A callout.
  case callout(CalloutKind, title: [ProseInline] = [], [ProseBlock])
  /// Code.
  case code(String, info: String = "")
  /// A place that a callback of the HTML writer fills.
  case embedded(Int)
  /// All blocks of another document.
  case document(Document)
}

extension Document {
  /// A document of the given blocks.
  public init(_ blocks: [ProseBlock]) {
    self.init()
    var splicing = Splicing()
    append(blocks, to: 0, &splicing)
    splicing.finish(&tree)
  }

  /// A document of one paragraph.
  public init(paragraph inlines: [ProseInline]) {
    self.init([.paragraph(inlines)])
  }

  /// Puts words before all that a node holds.
  public mutating func prepend(_ words: String, to id: NodeID) {
    var node = Node(.text)
    node.literal = tree.store(words.utf8)
    tree.insert(tree.make(node), asFirstOf: id.index)
  }

  private mutating func append(
    _ blocks: [ProseBlock],
    to parent: Int,
    _ splicing: inout Splicing
  ) {
    for block in blocks { append(block, to: parent, &splicing) }
  }

  private mutating func append(
    _ block: ProseBlock,
    to parent: Int,
    _ splicing: inout Splicing
  ) {
    switch block {
    case .paragraph(let inlines): append(inlines, to: tree.append(Node(.paragraph), to: parent))
    case .heading(let level, let inlines, let id):
      var node = Node(.heading)
      node.number = UInt32(min(max(level, 1), 6))
      node.literal = tree.store(id.utf8)
      append(inlines, to: tree.append(node, to: parent))
    case .list(let items, let ordered): appendList(items, ordered: ordered, to: parent, &splicing)
    case .table(let head, let rows, let alignments, let caption):
      let table = tree.append(Node(.table), to: parent)
      if !caption.isEmpty { append(caption, to: tree.append(Node(.caption), to: table)) }
      appendRow(head, alignments, isHeader: true, columns: head.count, to: table)
      for row in rows {
        appendRow(row, alignments, isHeader: false, columns: head.count, to: table)
      }
    case .quote(let blocks):
      append(blocks, to: tree.append(Node(.blockQuote), to: parent), &splicing)
    case .callout(let kind, let title, let blocks):
      var node = Node(.callout)
      node.number = UInt32(kind.rawValue)
      let index = tree.append(node, to: parent)
      if !title.isEmpty { append(title, to: tree.append(Node(.calloutTitle), to: index)) }
      append(blocks, to: index, &splicing)
    case .code(let text, let info):
      var node = Node(.codeBlock)
      node.literal = tree.store(text.utf8)
      node.extra = tree.store(info.utf8)
      tree.append(node, to: parent)
    case .embedded(let number):
      var node = Node(.embedded)
      node.number = UInt32(number)
      tree.append(node, to: parent)
    case .document(let document):
      let place = tree.append(Node(.block), to: parent)
      splicing.replace(place, of: &tree, with: document.tree, keepingPlaces: false)
    }
  }

  private mutating func appendList(
    _ items: [[ProseBlock]],
    ordered: Bool,
    to parent: Int,
    _ splicing: inout Splicing
  ) {
    var node = Node(.list)
    node.isOrdered = ordered
    node.number = ordered ? 1 : 0
    node.isTight = items.allSatisfy { item in
      item.count { if case .paragraph = $0 { true } else { false } } <= 1
    }
    let list = tree.append(node, to: parent)
    for item in items { append(item, to: tree.append(Node(.item), to: list), &splicing) }
  }

  private mutating func appendRow(
    _ cells: [[ProseInline]],
    _ alignments: [Alignment],
    isHeader: Bool,
    columns: Int,
    to table: Int
  ) {
    var node = Node(.tableRow)
    node.isHeader = isHeader
    let row = tree.append(node, to: table)
    for column in 0..<columns {
      var cell = Node(.tableCell)
      cell.isHeader = isHeader
      cell.alignment = column < alignments.count ? alignments[column] : .natural
      let index = tree.append(cell, to: row)
      if column < cells.count { append(cells[column], to: index) }
    }
  }

  mutating func append(_ inlines: [ProseInline], to parent: Int) {
    for inline in inlines { append(inline, to: parent) }
  }

  private mutating func append(_ inline: ProseInline, to parent: Int) {
    switch inline {
    case .text(let text): appendLeaf(.text, text, to: parent)
    case .code(let text): appendLeaf(.code, text, to: parent)
    case .emphasis(let inner): append(inner, to: tree.append(Node(.emphasis), to: parent))
    case .strong(let inner): append(inner, to: tree.append(Node(.strong), to: parent))
    case .link(let destination, let inner, let title):
      append(inner, to: appendLeaf(.link, destination, title, to: parent))
    case .image(let destination, let alternative, let title):
      appendLeaf(.text, alternative, to: appendLeaf(.image, destination, title, to: parent))
    case .lineBreak: tree.append(Node(.lineBreak), to: parent)
    }
  }

  @discardableResult
  private mutating func appendLeaf(
    _ kind: NodeKind,
    _ literal: String,
    _ extra: String = "",
    to parent: Int
  ) -> Int {
    var node = Node(kind)
    node.literal = tree.store(literal.utf8)
    node.extra = tree.store(extra.utf8)
    return tree.append(node, to: parent)
  }
}
