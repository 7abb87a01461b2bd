/// Words of a text that are to be a link.
public struct LinkedWords: Sendable, Hashable {
  /// Where they are among the bytes of the text.
  public let range: Range<Int>
  /// Where the link leads.
  public let destination: String
  /// What the link says of that; empty for nothing.
  public let title: String
  /// Whether they are a term that the link explains.
  public let isTerm: Bool

  /// Words with where they lead.
  public init(_ range: Range<Int>, destination: String, title: String = "", isTerm: Bool = false) {
    self.range = range
    self.destination = destination
    self.title = title
    self.isTerm = isTerm
  }
}

extension Document {
  /// Makes links of words in the text of paragraphs, and of cells where `inTables`; never in headings,
  /// links, code, captions or what an image says.
  ///
  /// What is linked loses its place in the file: only for a document that nothing more is asked about.
  ///
  /// - Parameters:
  ///   - inTables: whether cells of tables, too, have such words.
  ///   - find: the words in the bytes of a stretch of text, in order and apart from one another.
  public mutating func linkWords(inTables: Bool, _ find: (ArraySlice<UInt8>) -> [LinkedWords]) {
    var index = tree.first(0)
    while let node = index {
      switch tree.nodes[node].kind {
      case .text:
        joinTexts(from: node)
        let (_, last) = linkWords(in: node, find)
        index = tree.following(last, below: 0)
      case .heading, .link, .image, .caption, .calloutTitle, .summary, .block:
        index = tree.following(node, below: 0)
      case .tableCell where !inTables:
        index = tree.following(node, below: 0)
      default: index = tree.advance(node, below: 0)
      }
    }
  }

  /// Joins a text with those that follow it: delimiters that turned out to be none are apart.
  private mutating func joinTexts(from node: Int) {
    guard let second = tree.next(node), tree.nodes[second].kind == .text else { return }
    var bytes = Array(tree.bytes(tree.nodes[node].literal))
    while let next = tree.next(node), tree.nodes[next].kind == .text {
      bytes += tree.bytes(tree.nodes[next].literal)
      tree.unlink(next)
    }
    tree.nodes[node].literal = tree.store(bytes)
  }

  /// Cuts a text where links begin and end; the first and the last of what is in its place.
  private mutating func linkWords(
    in node: Int,
    _ find: (ArraySlice<UInt8>) -> [LinkedWords]
  ) -> (first: Int, last: Int) {
    let whole = tree.nodes[node].literal
    let found = find(tree.bytes(whole))
    guard !found.isEmpty else { return (node, node) }
    let base = Int(whole.start)
    var last = node
    var done = base
    func slice(_ range: Range<Int>) -> TextSlice {
      TextSlice(start: UInt32(range.lowerBound), count: UInt32(range.count))
    }
    for words in found {
      var link = Node(.link)
      link.literal = tree.store(words.destination.utf8)
      link.extra = tree.store(words.title.utf8)
      link.isTerm = words.isTerm
      var text = Node(.text)
      text.literal = slice(words.range)
      let made = tree.make(link)
      tree.append(text, to: made)
      if last == node {
        tree.nodes[node].literal = slice(base..<words.range.lowerBound)
      } else if words.range.lowerBound > done {
        var between = Node(.text)
        between.literal = slice(done..<words.range.lowerBound)
        let index = tree.make(between)
        tree.insert(index, after: last)
        last = index
      }
      tree.insert(made, after: last)
      last = made
      done = words.range.upperBound
    }
    if done < base + Int(whole.count) {
      var rest = Node(.text)
      rest.literal = slice(done..<base + Int(whole.count))
      let index = tree.make(rest)
      tree.insert(index, after: last)
      last = index
    }
    return (node, last)
  }
}
