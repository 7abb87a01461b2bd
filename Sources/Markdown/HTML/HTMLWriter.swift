/// Writes a tree as HTML, iteratively: depth costs no stack.
struct HTMLWriter {
  let tree: Tree
  let options: HTMLOptions
  let isSite: Bool
  /// Open images: within one, only words are written.
  var imageDepth = 0
  /// How many tables were begun.
  var tables = 0
  var footnotes: FootnoteMarks
  /// The level of the heading before.
  var headingLevel: Int?

  init(tree: Tree, options: HTMLOptions) {
    self.tree = tree
    self.options = options
    isSite = options.mode == .site
    footnotes = FootnoteMarks(in: tree)
    headingLevel = options.headingAbove
  }

  /// Writes a node and all below it.
  mutating func write(_ root: Int, to out: inout [UInt8], embedded: (Int, inout [UInt8]) -> Void) {
    var index = root
    while true {
      if tree.nodes[index].kind == .embedded {
        out.freshLine()
        embedded(Int(tree.nodes[index].number), &out)
      } else if open(index, to: &out), let child = tree.first(index) {
        index = child
        continue
      }
      close(index, to: &out)
      while index != root, tree.nodes[index].next == Node.none {
        guard let parent = tree.parent(index) else { return }
        index = parent
        close(index, to: &out)
      }
      guard index != root, let next = tree.next(index) else { return }
      index = next
    }
  }

  /// Writes what begins a node; false where its children are not to be written.
  private mutating func open(_ index: Int, to out: inout [UInt8]) -> Bool {
    let node = tree.nodes[index]
    if imageDepth > 0 { return openInImage(node, to: &out) }
    switch node.kind {
    case .text: escapeHTML(tree.text, node.literal.range, to: &out)
    case .softBreak: out.append(0x0A)
    case .lineBreak: out.append(isSite ? "<br>\n" : "<br />\n")
    case .code:
      out.append("<code>")
      escapeHTML(tree.text, node.literal.range, to: &out)
      out.append("</code>")
    case .emphasis: out.append("<em>")
    case .strong: out.append("<strong>")
    case .strikethrough: out.append("<del>")
    case .link: return openLink(node, to: &out)
    case .image: openImage(node, to: &out)
    case .htmlInline: writeHTML(node, to: &out)
    case .value: escapeHTML(tree.text, node.extra.range, to: &out)
    case .footnoteReference: writeReference(node, to: &out)
    case .lowered: out.append("<sub>")
    case .raised: out.append("<sup>")
    case .keyboard: out.append("<kbd>")
    case .anchor: writeAnchor(node, to: &out)
    default: return openBlock(index, node, to: &out)
    }
    return true
  }

  private mutating func openInImage(_ node: Node, to out: inout [UInt8]) -> Bool {
    switch node.kind {
    case .text, .code, .htmlInline: escapeHTML(tree.text, node.literal.range, to: &out)
    case .value: escapeHTML(tree.text, node.extra.range, to: &out)
    case .softBreak, .lineBreak: out.append(0x20)
    case .image: imageDepth += 1
    default: break
    }
    return true
  }

  /// As a link within a link may not be, an anchor is no `<a>`.
  private func writeAnchor(_ node: Node, to out: inout [UInt8]) {
    out.append("<span id=\"")
    writeID(node.literal, to: &out)
    out.append("\"></span>")
  }

  /// A destination that could run is never written on a site, whoever put it into the tree.
  private func openLink(_ node: Node, to out: inout [UInt8]) -> Bool {
    if isSite, dangerousScheme(of: tree.text, node.literal.range) != nil {
      out.append("<span>")
      return true
    }
    out.append("<a href=\"")
    escapeURL(tree.text, node.literal.range, to: &out)
    writeTitle(node, to: &out)
    // On paper an address is written behind its words, unless these are the address.
    if isSite, saysItsAddress(node) { out.append("\" class=\"bare") }
    if node.isTerm { out.append("\" class=\"term") }
    out.append("\">")
    return true
  }

  private mutating func openImage(_ node: Node, to out: inout [UInt8]) {
    out.append("<img src=\"")
    if !isSite || dangerousScheme(of: tree.text, node.literal.range) == nil {
      escapeURL(tree.text, node.literal.range, to: &out)
    }
    out.append("\" alt=\"")
    imageDepth += 1
  }

  private func writeTitle(_ node: Node, to out: inout [UInt8]) {
    if node.extra.isEmpty { return }
    out.append("\" title=\"")
    escapeHTML(tree.text, node.extra.range, to: &out)
  }

  private func writeHTML(_ node: Node, to out: inout [UInt8]) {
    let html = tree.bytes(node.literal)
    if isSite {
      escapeHTML(tree.text, node.literal.range, to: &out)
    } else {
      out.append(contentsOf: html)
    }
  }

  private mutating func close(_ index: Int, to out: inout [UInt8]) {
    let node = tree.nodes[index]
    if node.kind == .image { imageDepth -= 1 }
    if imageDepth > 0 { return }
    switch node.kind {
    case .text, .softBreak, .lineBreak, .code, .htmlInline, .value, .footnoteReference, .anchor:
      break
    case .lowered: out.append("</sub>")
    case .raised: out.append("</sup>")
    case .keyboard: out.append("</kbd>")
    case .emphasis: out.append("</em>")
    case .strong: out.append("</strong>")
    case .strikethrough: out.append("</del>")
    case .link:
      let dropped = isSite && dangerousScheme(of: tree.text, node.literal.range) != nil
      out.append(dropped ? "</span>" : "</a>")
    case .image: closeImage(node, to: &out)
    default: closeBlock(index, node, to: &out)
    }
  }

  private func closeImage(_ node: Node, to out: inout [UInt8]) {
    writeTitle(node, to: &out)
    out.append("\"")
    if isSite, node.share > 0 { writeShare(node.share, to: &out) }
    out.append(isSite ? ">" : " />")
  }

  /// A share of the line in tens and ones, for which the style sheet has a rule each: a page may hold
  /// no styles of its own.
  private func writeShare(_ share: Int, to out: inout [UInt8]) {
    out.append(" class=\"sized")
    if share >= 10 {
      out.append(" t")
      out.append(number: share / 10)
    }
    if share % 10 > 0 {
      out.append(" o")
      out.append(number: share % 10)
    }
    out.append("\"")
  }

  /// Whether the words of a link to another site are its address, maybe without the scheme.
  private func saysItsAddress(_ node: Node) -> Bool {
    let address = tree.bytes(node.literal)
    guard address.starts(with: "http".utf8), node.firstChild != Node.none,
      node.firstChild == node.lastChild
    else { return false }
    let child = tree.nodes[Int(node.firstChild)]
    guard child.kind == .text || child.kind == .code else { return false }
    let words = tree.bytes(child.extra.isEmpty ? child.literal : child.extra)
    let isOpenEnded = address.last == UInt8(ascii: "/") && words.last != UInt8(ascii: "/")
    let bare = isOpenEnded ? address.dropLast() : address
    // At most the scheme is missing.
    guard words.count <= bare.count, words.count + 8 >= bare.count else { return false }
    return bare.suffix(words.count).elementsEqual(words)
  }
}
