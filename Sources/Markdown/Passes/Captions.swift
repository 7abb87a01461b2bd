extension Parsing {
  private static let tableWord = Array("Table: ".utf8)
  private static let figureWord = Array("Figure: ".utf8)

  /// Gives tables and images the captions that are before or after them.
  mutating func findCaptions() {
    for index in blocks {
      switch tree.nodes[index].kind {
      case .table: captionTable(index)
      case .paragraph: if isImageAlone(index) { makeFigure(index) }
      default: break
      }
    }
  }

  /// A paragraph `Table: …` before the table, or after it unless it is the next table's.
  private mutating func captionTable(_ table: Int) {
    if let before = tree.previous(table), begins(before, with: Parsing.tableWord) {
      takeCaption(before, Parsing.tableWord, into: table, asFirst: true)
    } else if let after = tree.next(table), begins(after, with: Parsing.tableWord),
      tree.next(after).map({ tree.nodes[$0].kind != .table }) ?? true
    {
      takeCaption(after, Parsing.tableWord, into: table, asFirst: true)
    }
  }

  private func begins(_ block: Int, with word: [UInt8]) -> Bool {
    guard tree.nodes[block].kind == .paragraph, let text = tree.first(block),
      tree.nodes[text].kind == .text
    else { return false }
    return tree.bytes(tree.nodes[text].literal).starts(with: word)
  }

  private mutating func takeCaption(
    _ paragraph: Int,
    _ word: [UInt8],
    into block: Int,
    asFirst: Bool
  ) {
    alignOnce(paragraph)
    if let text = tree.first(paragraph) { tree.dropBytes(word.count, ofText: text) }
    tree.startAtFirstInline(paragraph)
    tree.unlink(paragraph)
    tree.nodes[paragraph].kind = .caption
    if asFirst {
      tree.insert(paragraph, asFirstOf: block)
    } else {
      tree.link(paragraph, asLastOf: block)
    }
  }

  /// Whether a paragraph holds an image, maybe as a link, and nothing else.
  private func isImageAlone(_ paragraph: Int) -> Bool {
    guard var child = tree.first(paragraph), tree.next(child) == nil else { return false }
    if tree.nodes[child].kind == .link {
      guard let inner = tree.first(child), tree.next(inner) == nil else { return false }
      child = inner
    }
    return tree.nodes[child].kind == .image
  }

  /// An image alone becomes a figure if a paragraph `Figure: …` follows, or if it has a title.
  private mutating func makeFigure(_ paragraph: Int) {
    if let after = tree.next(paragraph), begins(after, with: Parsing.figureWord) {
      let figure = wrap(paragraph)
      tree.nodes[figure].end = tree.nodes[after].end
      takeCaption(after, Parsing.figureWord, into: figure, asFirst: false)
      return
    }
    guard let image = tree.first(paragraph), tree.nodes[image].kind == .image,
      !tree.nodes[image].extra.isEmpty
    else { return }
    alignOnce(paragraph)
    let figure = wrap(paragraph)
    var caption = Node(.caption)
    var text = Node(.text)
    text.literal = tree.nodes[image].extra
    tree.nodes[image].extra = TextSlice()
    (caption.start, caption.end) = (tree.nodes[image].start, tree.nodes[image].end)
    (text.start, text.end) = (caption.start, caption.end)
    caption.isAligned = true
    tree.append(text, to: tree.append(caption, to: figure))
  }

  private mutating func wrap(_ paragraph: Int) -> Int {
    var node = Node(.figure)
    (node.start, node.end) = (tree.nodes[paragraph].start, tree.nodes[paragraph].end)
    let figure = tree.make(node)
    tree.insert(figure, before: paragraph)
    tree.unlink(paragraph)
    tree.link(paragraph, asLastOf: figure)
    return figure
  }
}
