extension Parsing {
  /// Makes nodes of the HTML that means something, and takes comments out.
  mutating func readHTML() {
    guard features.contains(.angle) else { return }
    // All inlines of a block are together in the array: once one is read, so are the others.
    var isRead = false
    for index in tree.nodes.indices {
      switch tree.nodes[index].kind {
      case .htmlBlock: removeComments(fromBlock: index)
      case .htmlInline:
        guard !isRead, let block = tree.blockAround(index) else { continue }
        isRead = true
        readInlineHTML(below: block)
      default: if !tree.nodes[index].kind.isInline { isRead = false }
      }
    }
    if !tags.isEmpty {
      removeTransparentTags()
      makeDetails()
    }
  }

  /// Takes out the tags of blocks that mean nothing here; a place that links lead to stays, and a rule.
  private mutating func removeTransparentTags() {
    for (node, tag) in tags where tag.name.isOfBlocks {
      guard tag.name != .details, tag.name != .summary, tree.parent(node) != nil else { continue }
      tags[node] = nil
      if tag.name == .rule, !tag.isClosing {
        tree.nodes[node].kind = .thematicBreak
        tree.nodes[node].literal = TextSlice()
      } else if let id = tag.ids.first, !tag.isClosing {
        tree.nodes[node].kind = .anchor
        tree.nodes[node].literal = tree.store(id)
      } else {
        tree.unlink(node)
      }
    }
  }

  private mutating func removeComments(fromBlock index: Int) {
    guard tree.parent(index) != nil, tags[index] == nil,
      let rest = Comments.removed(from: tree.bytes(tree.nodes[index].literal))
    else { return }
    let open = unclosedComment(in: tree.nodes[index].bytes)
    if !rest.areClosed {
      let (start, end) = (Int(tree.nodes[index].start), Int(tree.nodes[index].end))
      reportUnclosedComment(at: open ?? start, endOfBlock: end)
    }
    if rest.text.allSatisfy(isBlank) {
      tree.unlink(index)
    } else {
      tree.nodes[index].literal = tree.store(rest.text)
    }
  }

  private mutating func readInlineHTML(below block: Int) {
    alignOnce(block)
    var parents = [block]
    while let parent = parents.popLast() {
      let isImage = tree.nodes[parent].kind == .image
      var open = OpenTags()
      var child = tree.first(parent)
      while let node = child {
        child = tree.next(node)
        if tree.nodes[node].kind == .htmlInline {
          let literal = tree.nodes[node].literal.range
          if Comments.begins(at: literal.lowerBound, in: tree.text, before: literal.upperBound) {
            removeComment(node)
          } else {
            let isInLink = tree.nodes[parent].kind == .link
            child = readTag(node, isInImage: isImage, isInLink: isInLink, &open) ?? child
          }
        } else if tree.first(node) != nil {
          parents.append(node)
        }
      }
    }
    if tree.first(block) == nil, tree.nodes[block].kind == .paragraph { tree.unlink(block) }
  }

  /// Takes a comment out; of the blanks on both sides of it one is enough.
  private mutating func removeComment(_ node: Int) {
    let (before, after) = (tree.previous(node), tree.next(node))
    tree.unlink(node)
    let isBlankBefore = before.map {
      tree.nodes[$0].kind == .text ? tree.endsBlank($0) : isBreak($0)
    }
    if isBlankBefore ?? true, let after, tree.nodes[after].kind == .text {
      tree.dropBlanks(ofText: after)
    }
    if after.map({ tree.parent($0) == nil || isBreak($0) }) ?? true, let before,
      tree.nodes[before].kind == .text
    {
      tree.trimEnd(ofText: before)
    }
  }

  private func isBreak(_ node: Int) -> Bool {
    tree.nodes[node].kind == .softBreak || tree.nodes[node].kind == .lineBreak
  }

  /// Makes a node of a tag, or of a pair that it closes; returns the node to read next where that is
  /// not its neighbor.
  private mutating func readTag(
    _ node: Int,
    isInImage: Bool,
    isInLink: Bool,
    _ open: inout OpenTags
  ) -> Int? {
    let literal = tree.nodes[node].literal.range
    guard let tag = HTMLTag(in: tree.text, at: literal.lowerBound, before: literal.upperBound)
    else {
      return nil
    }
    // The words of `List<U>` are no tag.
    let isAfterWord = tree.previous(node).map { tree.endsInWord($0) } ?? false
    let text = tree.bytes(tree.nodes[node].literal)
    if HTMLElements.sign(in: text, isAfterWord: isAfterWord) != nil { return nil }
    switch tag.name {
    case .lineBreak:
      if !tag.isClosing {
        tree.nodes[node].kind = .lineBreak
        tree.nodes[node].literal = TextSlice()
      }
    case .lowered, .raised, .keyboard, .strong, .bold, .emphasized, .italic, .struck, .deleted:
      if !tag.isClosing {
        if !tag.isSelfClosing { open.push(tag.name, node) }
      } else if let start = open.pop(tag.name) {
        enclose(from: start, to: node, by: tag.name)
      }
    case .anchor:
      if isInImage { return nil }
      if tag.isClosing {
        if let start = open.pop(.anchor) { makeLink(from: start, to: node) }
        return nil
      }
      if tag.href != nil, !isInLink, !tag.isSelfClosing {
        open.push(.anchor, node)
        return nil
      }
      return makeAnchors(tag, node)
    case .image:
      if !isInImage, !tag.isClosing { makeImage(tag, node) }
    case _ where tag.name.isTransparent: tree.unlink(node)
    default: break
    }
    return nil
  }

  /// `<img src="x.png" alt="words">`: a picture like any other.
  private mutating func makeImage(_ tag: HTMLTag, _ node: Int) {
    guard let source = tag.source, !source.isEmpty else { return }
    let words = tag.alternative.map { HTMLTag.text($0, in: tree.text) } ?? []
    let title = tag.title.map { HTMLTag.text($0, in: tree.text) } ?? []
    let address = HTMLTag.text(source, in: tree.text)
    tree.nodes[node].kind = .image
    tree.nodes[node].literal = tree.store(address)
    tree.nodes[node].extra = title.isEmpty ? TextSlice() : tree.store(title)
    if words.isEmpty { return }
    var text = Node(.text)
    text.literal = tree.store(words)
    (text.start, text.end) = (tree.nodes[node].start, tree.nodes[node].end)
    tree.append(text, to: node)
  }

  /// `<a href="x">words</a>`: a link like any other, unless there is a link in it.
  private mutating func makeLink(from start: Int, to end: Int) {
    let literal = tree.nodes[start].literal.range
    guard
      let tag = HTMLTag(in: tree.text, at: literal.lowerBound, before: literal.upperBound),
      let href = tag.href, !href.isEmpty, !hasLink(between: start, and: end)
    else { return }
    let address = HTMLTag.text(href, in: tree.text)
    let title = tag.title.map { HTMLTag.text($0, in: tree.text) } ?? []
    let ids = tag.ids
    enclose(from: start, to: end, by: .anchor)
    tree.nodes[start].literal = tree.store(address)
    tree.nodes[start].extra = title.isEmpty ? TextSlice() : tree.store(title)
    for id in ids {
      var anchor = Node(.anchor)
      anchor.literal = tree.store(id)
      (anchor.start, anchor.end) = (tree.nodes[start].start, tree.nodes[start].end)
      tree.insert(tree.make(anchor), before: start)
    }
    if tree.first(start) == nil { tree.unlink(start) }
  }

  private func hasLink(between start: Int, and end: Int) -> Bool {
    var next = tree.next(start)
    while let node = next, node != end {
      var inner: Int? = node
      while let found = inner {
        if tree.nodes[found].kind == .link { return true }
        inner = tree.advance(found, below: node)
      }
      next = tree.next(node)
    }
    return false
  }

  private mutating func enclose(from start: Int, to end: Int, by name: HTMLTag.Name) {
    while let next = tree.next(start), next != end {
      tree.unlink(next)
      tree.link(next, asLastOf: start)
    }
    tree.unlink(end)
    switch name {
    case .lowered: tree.nodes[start].kind = .lowered
    case .raised: tree.nodes[start].kind = .raised
    case .strong, .bold: tree.nodes[start].kind = .strong
    case .emphasized, .italic: tree.nodes[start].kind = .emphasis
    case .struck, .deleted: tree.nodes[start].kind = .strikethrough
    case .anchor: tree.nodes[start].kind = .link
    default: tree.nodes[start].kind = .keyboard
    }
    tree.nodes[start].literal = TextSlice()
    if tree.nodes[end].end != Node.none { tree.nodes[start].end = tree.nodes[end].end }
  }

  /// `<a id="x"></a>` or `<a name="x"/>`: a place that links lead to.
  private mutating func makeAnchors(_ tag: HTMLTag, _ node: Int) -> Int? {
    guard !tag.isClosing, let id = tag.ids.first else { return nil }
    if let close = tree.next(node), isClosingAnchor(close) {
      if tree.nodes[close].end != Node.none { tree.nodes[node].end = tree.nodes[close].end }
      tree.unlink(close)
    } else if !tag.isSelfClosing {
      return nil
    }
    tree.nodes[node].kind = .anchor
    tree.nodes[node].literal = tree.store(id)
    var last = node
    for other in tag.ids.dropFirst() {
      var anchor = Node(.anchor)
      anchor.literal = tree.store(other)
      (anchor.start, anchor.end) = (tree.nodes[node].start, tree.nodes[node].end)
      let index = tree.make(anchor)
      tree.insert(index, after: last)
      last = index
    }
    return tree.next(last)
  }

  private func isClosingAnchor(_ node: Int) -> Bool {
    guard tree.nodes[node].kind == .htmlInline else { return false }
    let literal = tree.nodes[node].literal.range
    let tag = HTMLTag(in: tree.text, at: literal.lowerBound, before: literal.upperBound)
    return tag?.name == .anchor && tag?.isClosing == true
  }
}

/// The tags that are open among the children of one node.
private struct OpenTags {
  private var stack: [(name: HTMLTag.Name, node: Int)] = []
  private var counts: [HTMLTag.Name: Int] = [:]

  mutating func push(_ name: HTMLTag.Name, _ node: Int) {
    stack.append((name, node))
    counts[name, default: 0] += 1
  }

  /// The tag that one closes; those opened after it are never closed.
  mutating func pop(_ name: HTMLTag.Name) -> Int? {
    guard counts[name, default: 0] > 0 else { return nil }
    while let last = stack.popLast() {
      counts[last.name, default: 0] -= 1
      if last.name == name { return last.node }
    }
    return nil
  }
}

extension Tree {
  /// Whether a text ends with a blank.
  fileprivate func endsBlank(_ index: Int) -> Bool {
    bytes(nodes[index].literal).last.map(isBlank) ?? true
  }

  /// Takes blanks from the end of a text, and the text out where nothing is left.
  fileprivate mutating func trimEnd(ofText index: Int) {
    let range = nodes[index].literal.range
    var end = range.upperBound
    while end > range.lowerBound, isBlank(text[end - 1]) { end -= 1 }
    nodes[index].literal.count -= UInt32(range.upperBound - end)
    if nodes[index].literal.isEmpty { unlink(index) }
  }
}
