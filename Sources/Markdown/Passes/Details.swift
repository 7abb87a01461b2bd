extension Parsing {
  /// How deep `<details>` may be nested.
  private static let mostOpenDetails = 50

  /// Makes nodes of `<details>` and their `<summary>` that begin and end in the same container;
  /// any other tag stays as text.
  mutating func makeDetails() {
    var seen: Set<Int> = []
    for (marker, _) in tags.sorted(by: { $0.key < $1.key }) {
      if let parent = tree.parent(marker), seen.insert(parent).inserted {
        makeDetails(below: parent)
      }
    }
    for (node, _) in tags where tree.parent(node) == nil { tags[node] = nil }
  }

  private mutating func makeDetails(below parent: Int) {
    var open: [Int] = []
    var child = tree.first(parent)
    while let node = child {
      child = tree.next(node)
      guard let tag = tags[node], tag.name == .details, tree.nodes[node].kind == .htmlBlock else {
        continue
      }
      if !tag.isClosing {
        if open.count < Parsing.mostOpenDetails { open.append(node) }
      } else if let start = open.popLast() {
        enclose(from: start, to: node)
      }
    }
  }

  private mutating func enclose(from start: Int, to end: Int) {
    tree.nodes[start].kind = .details
    tree.nodes[start].isOpen = tags[start]?.isOpen ?? false
    tree.nodes[start].literal = TextSlice()
    tree.nodes[start].end = tree.nodes[end].end
    while let next = tree.next(start), next != end {
      tree.unlink(next)
      tree.link(next, asLastOf: start)
    }
    tree.unlink(end)
    makeSummary(of: start)
  }

  /// The summary, where the first thing within is one.
  private mutating func makeSummary(of details: Int) {
    guard let open = tree.first(details), let tag = tags[open], tag.name == .summary,
      !tag.isClosing
    else { return }
    var inner: [Int] = []
    var child = tree.next(open)
    while let node = child {
      if let tag = tags[node], tag.name == .summary {
        if tag.isClosing { return makeSummary(of: inner, from: open, to: node) }
        return
      }
      inner.append(node)
      child = tree.next(node)
    }
  }

  /// A summary holds words alone: those of its one paragraph or heading, else the plain words of all.
  private mutating func makeSummary(of blocks: [Int], from open: Int, to close: Int) {
    tree.unlink(close)
    if blocks.count == 1,
      tree.nodes[blocks[0]].kind == .paragraph
        || tree.nodes[blocks[0]].kind == .heading
    {
      alignOnce(blocks[0])
      tree.nodes[blocks[0]].kind = .summary
      tree.nodes[blocks[0]].number = 0
      return tree.unlink(open)
    }
    tree.nodes[open].kind = .summary
    tree.nodes[open].literal = TextSlice()
    tree.nodes[open].isAligned = true
    var words: [UInt8] = []
    for block in blocks {
      if !words.isEmpty { words.append(0x20) }
      words += tree.plainBytes(of: block)
      tree.unlink(block)
    }
    if words.isEmpty { return tree.unlink(open) }
    var text = Node(.text)
    text.literal = tree.store(words)
    (text.start, text.end) = (tree.nodes[open].start, tree.nodes[open].end)
    tree.append(text, to: open)
  }
}
