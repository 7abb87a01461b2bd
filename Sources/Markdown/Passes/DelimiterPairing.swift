/// Pairs the delimiter runs of one scope, by the algorithm at the end of CommonMark's
/// specification with GFM's `~` in it.
struct DelimiterPairing {
  private struct Entry {
    var run: DelimiterRun
    /// The text node that holds what is left of the run.
    let node: Int
    var previous: Int?
    var next: Int?
  }

  private var entries: [Entry] = []
  private let content: InlineContent
  /// Below which entry no opener was found, by character, length and whether the closer can open.
  private var bottoms: [Int: Int] = [:]

  init(_ runs: [(run: DelimiterRun, node: Int)], _ content: InlineContent) {
    self.content = content
    let able = runs.filter { $0.run.canOpen || $0.run.canClose }
    for (index, item) in able.enumerated() {
      let next = index + 1 < able.count ? index + 1 : nil
      let previous = index > 0 ? index - 1 : nil
      entries.append(Entry(run: item.run, node: item.node, previous: previous, next: next))
    }
  }

  /// Makes emphasis and struck text of every pair.
  mutating func pairAll(_ tree: inout Tree) {
    var closer = entries.isEmpty ? nil : 0
    while let current = closer {
      guard entries[current].run.canClose else {
        closer = entries[current].next
        continue
      }
      if let opener = opener(for: current) {
        closer = pair(opener, current, &tree)
      } else {
        closer = entries[current].next
        bottoms[bottomKey(entries[current].run)] = entries[current].previous ?? -1
        if !entries[current].run.canOpen { remove(current) }
      }
    }
  }

  private func bottomKey(_ run: DelimiterRun) -> Int {
    Int(run.character) * 6 + (run.canOpen ? 3 : 0) + run.length % 3
  }

  private func opener(for closer: Int) -> Int? {
    let run = entries[closer].run
    let bottom = bottoms[bottomKey(run)] ?? -1
    var candidate = entries[closer].previous
    while let index = candidate, index > bottom {
      if entries[index].run.opens(for: run) { return index }
      candidate = entries[index].previous
    }
    return nil
  }

  private mutating func remove(_ index: Int) {
    let entry = entries[index]
    if let previous = entry.previous { entries[previous].next = entry.next }
    if let next = entry.next { entries[next].previous = entry.previous }
  }

  private mutating func removeAll(between opener: Int, and closer: Int) {
    while let index = entries[closer].previous, index != opener { remove(index) }
  }

  /// Makes a node of a pair; returns the closer to look at next.
  private mutating func pair(_ opener: Int, _ closer: Int, _ tree: inout Tree) -> Int? {
    if entries[closer].run.character == UInt8(ascii: "~") {
      return strike(opener, closer, &tree)
    }
    removeAll(between: opener, and: closer)
    let isStrong = entries[opener].run.content.count >= 2 && entries[closer].run.content.count >= 2
    enclose(opener, closer, by: Node(isStrong ? .strong : .emphasis), isStrong ? 2 : 1, &tree)
    if entries[opener].run.content.isEmpty { drop(opener, &tree) }
    if !entries[closer].run.content.isEmpty { return closer }
    let next = entries[closer].next
    drop(closer, &tree)
    return next
  }

  /// Runs of unequal length strike nothing, but may find others; a closer that cannot open won't.
  private mutating func strike(_ opener: Int, _ closer: Int, _ tree: inout Tree) -> Int? {
    let next = entries[closer].next
    let count = entries[closer].run.content.count
    guard entries[opener].run.content.count == count else {
      if !entries[closer].run.canOpen { remove(closer) }
      return next
    }
    removeAll(between: opener, and: closer)
    var node = Node(.strikethrough)
    node.number = UInt32(count)
    enclose(opener, closer, by: node, count, &tree)
    drop(opener, &tree)
    drop(closer, &tree)
    return next
  }

  private mutating func drop(_ index: Int, _ tree: inout Tree) {
    tree.unlink(entries[index].node)
    remove(index)
  }

  /// Moves what is between two runs into a node, and removes `count` characters of each run.
  private mutating func enclose(
    _ opener: Int,
    _ closer: Int,
    by node: Node,
    _ count: Int,
    _ tree: inout Tree
  ) {
    let (first, last) = (entries[opener].node, entries[closer].node)
    let start = entries[opener].run.content.upperBound - count
    let end = entries[closer].run.content.lowerBound + count
    let place = content.source(start..<end)
    var node = node
    (node.start, node.end) = (UInt32(place.lowerBound), UInt32(place.upperBound))
    let index = tree.make(node)
    while let next = tree.next(first), next != last {
      tree.unlink(next)
      tree.link(next, asLastOf: index)
    }
    tree.insert(index, after: first)
    entries[opener].run.content = entries[opener].run.content.lowerBound..<start
    entries[closer].run.content = end..<entries[closer].run.content.upperBound
    shorten(first, to: entries[opener].run.content, fromStart: false, count, &tree)
    shorten(last, to: entries[closer].run.content, fromStart: true, count, &tree)
  }

  private func shorten(
    _ node: Int,
    to rest: Range<Int>,
    fromStart: Bool,
    _ count: Int,
    _ tree: inout Tree
  ) {
    if fromStart { tree.nodes[node].literal.start += UInt32(count) }
    tree.nodes[node].literal.count -= UInt32(count)
    let place = content.source(rest)
    tree.nodes[node].start = UInt32(place.lowerBound)
    tree.nodes[node].end = UInt32(place.upperBound)
  }
}
