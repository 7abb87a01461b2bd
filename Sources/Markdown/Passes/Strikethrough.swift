extension Parsing {
  /// Finds struck text, `~so~` or `~~so~~`, below a block.
  ///
  /// GFM pairs `~` together with `*` and `_`: which of two crossing pairs counts depends on which
  /// ends first. So where a text may have struck parts its emphasis is dissolved into the runs it
  /// was made of, and all runs are paired again.
  mutating func strike(below block: Int, _ alignment: InlineAlignment) {
    guard alignment.isComplete else { return }
    var content: [Int: Range<Int>] = [:]
    for place in alignment.places { content[place.node] = place.content }
    var scopes = [block]
    while let scope = scopes.popLast() {
      var flat = FlatScope(alignment: alignment, contentOf: content)
      flat.collect(below: scope, tree)
      scopes.append(contentsOf: flat.scopes)
      if !flat.mayDiffer { continue }
      let runs = rebuild(scope, from: flat.items, alignment)
      var pairing = DelimiterPairing(runs, alignment.content)
      pairing.pairAll(&tree)
      mergeTexts(below: scope)
    }
  }

  /// Makes the items of a scope its children, one after the other; returns the runs and their nodes.
  private mutating func rebuild(
    _ scope: Int,
    from items: [FlatScope.Item],
    _ alignment: InlineAlignment
  ) -> [(run: DelimiterRun, node: Int)] {
    while let child = tree.first(scope) { tree.unlink(child) }
    var runs: [(run: DelimiterRun, node: Int)] = []
    for item in items {
      switch item {
      case .node(let node):
        if tree.parent(node) != nil { tree.unlink(node) }
        tree.link(node, asLastOf: scope)
      case .text(let text):
        var node = Node(.text)
        node.literal = TextSlice(text)
        place(&node, at: alignment.source(ofText: text))
        tree.append(node, to: scope)
      case .run(let content, let text):
        var node = Node(.text)
        let bytes = alignment.content.bytes[content]
        node.literal = text.map { TextSlice($0) } ?? tree.store(bytes)
        place(&node, at: alignment.content.source(content))
        let run = DelimiterRun(content, in: alignment.content.bytes)
        runs.append((run, tree.append(node, to: scope)))
      }
    }
    return runs
  }

  /// Joins what was one text and had runs in it that proved to be none.
  private mutating func mergeTexts(below scope: Int) {
    var index = tree.first(scope)
    while let node = index {
      guard let next = tree.next(node), tree.nodes[node].kind == .text,
        tree.nodes[next].kind == .text,
        tree.nodes[node].literal.range.upperBound == tree.nodes[next].literal.range.lowerBound
      else {
        index = tree.advance(node, below: scope)
        continue
      }
      tree.nodes[node].literal.count += tree.nodes[next].literal.count
      tree.nodes[node].end = tree.nodes[next].end
      tree.unlink(next)
    }
  }
}

/// The inlines of one scope - a block, or the words of a link - with emphasis as delimiters.
private struct FlatScope {
  enum Item {
    /// A node that stays as it is.
    case node(Int)
    /// Text without delimiters.
    case text(Range<Int>)
    /// Delimiters at a stretch of the content, and in the tree's text if they are there.
    case run(Range<Int>, text: Range<Int>?)
  }

  let alignment: InlineAlignment
  let contentOf: [Int: Range<Int>]
  private(set) var items: [Item] = []
  /// Links and images within: scopes of their own.
  private(set) var scopes: [Int] = []

  init(alignment: InlineAlignment, contentOf: [Int: Range<Int>]) {
    self.alignment = alignment
    self.contentOf = contentOf
  }

  /// Whether GFM may pair these runs otherwise than cmark has: there is a pair of `~`, or `~` beside
  /// another run.
  var mayDiffer: Bool {
    var isOpen = false
    var previous = -1
    var previousIsTilde = false
    for case .run(let content, _) in items {
      let isTilde = alignment.content.bytes[content.lowerBound] == UInt8(ascii: "~")
      if isTilde != previousIsTilde, previous == content.lowerBound { return true }
      (previous, previousIsTilde) = (content.upperBound, isTilde)
      guard isTilde else { continue }
      let run = DelimiterRun(content, in: alignment.content.bytes)
      if isOpen, run.canClose { return true }
      if run.canOpen { isOpen = true }
    }
    return false
  }

  mutating func collect(below scope: Int, _ tree: Tree) {
    var index = tree.first(scope)
    while let node = index {
      switch tree.nodes[node].kind {
      case .emphasis, .strong:
        addDelimiter(of: node, tree, atEnd: false)
        if let child = tree.first(node) {
          index = child
          continue
        }
        addDelimiter(of: node, tree, atEnd: true)
      case .text: addText(tree.nodes[node].literal.range, tree)
      case .link, .image:
        scopes.append(node)
        items.append(.node(node))
      default: items.append(.node(node))
      }
      index = next(after: node, below: scope, tree)
    }
  }

  /// The node after one and all below it; emphasis that ends in between adds its delimiters.
  private mutating func next(after node: Int, below scope: Int, _ tree: Tree) -> Int? {
    var node = node
    while true {
      if let next = tree.next(node) { return next }
      guard let parent = tree.parent(node), parent != scope else { return nil }
      addDelimiter(of: parent, tree, atEnd: true)
      node = parent
    }
  }

  private mutating func addDelimiter(of node: Int, _ tree: Tree, atEnd: Bool) {
    guard let content = contentOf[node] else { return }
    let count = tree.nodes[node].kind == .strong ? 2 : 1
    let start = atEnd ? content.upperBound - count : content.lowerBound
    addRun(start..<(start + count), text: nil)
  }

  private mutating func addText(_ text: Range<Int>, _ tree: Tree) {
    var done = text.lowerBound
    for index in text where "*_~".utf8.contains(tree.text[index]) {
      guard let content = alignment.rawContent(ofText: index..<(index + 1)) else { continue }
      if done < index { items.append(.text(done..<index)) }
      addRun(content, text: index..<(index + 1))
      done = index + 1
    }
    if done < text.upperBound { items.append(.text(done..<text.upperBound)) }
  }

  /// Adds delimiters, to the run before if they continue it.
  private mutating func addRun(_ content: Range<Int>, text: Range<Int>?) {
    let bytes = alignment.content.bytes
    guard case .run(let before, let textBefore) = items.last,
      before.upperBound == content.lowerBound,
      bytes[before.lowerBound] == bytes[content.lowerBound]
    else { return items.append(.run(content, text: text)) }
    var joined: Range<Int>?
    if let textBefore, let text, textBefore.upperBound == text.lowerBound {
      joined = textBefore.lowerBound..<text.upperBound
    }
    items[items.count - 1] = .run(before.lowerBound..<content.upperBound, text: joined)
  }
}
