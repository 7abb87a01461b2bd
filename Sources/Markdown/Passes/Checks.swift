import Diagnostics

extension Parsing {
  /// Turns raw HTML and links that could run code into text, with a warning.
  mutating func checkLinksAndHTML() {
    for node in tree.nodes.indices {
      switch tree.nodes[node].kind {
      case .htmlBlock, .htmlInline: if tree.parent(node) != nil { reportHTML(node) }
      case .link, .image: check(node)
      default: break
      }
    }
  }

  /// The place of a node in the file; aligns its block first if it is not yet aligned.
  private mutating func place(of node: Int) -> Range<Int> {
    if let block = tree.unalignedBlock(around: node) { align(block) }
    return tree.placed(node)
  }

  private mutating func reportHTML(_ node: Int) {
    guard report.isOpen("raw-html") else { return }
    let literal = tree.nodes[node].literal.range
    let tag = HTMLTag(in: tree.text, at: literal.lowerBound, before: literal.upperBound)
    let isUnpaired = tag.map { ![.anchor, .lineBreak, .image].contains($0.name) } ?? false
    let sign = HTMLElements.sign(
      in: tree.bytes(tree.nodes[node].literal),
      isAfterWord: tree.previous(node).map { tree.endsInWord($0) } ?? false
    )
    report.add(
      .warning,
      rule: "raw-html",
      isUnpaired
        ? "\(tree.string(tree.nodes[node].literal).trimmed) has no counterpart and is shown as text"
        : sign.map { "\($0) is read as raw HTML and is shown as text" }
          ?? "raw HTML is shown as text",
      at: place(of: node),
      help: isUnpaired
        ? "a tag ends where it began: in the same words, list item or quotation"
        : sign.map {
          "if it is no HTML, write it in backticks, `\($0)`, or write &lt; for the sign"
        }
          ?? "say it in Markdown, or put it in a code block to show it"
    )
  }

  private mutating func check(_ node: Int) {
    let isImage = tree.nodes[node].kind == .image
    if isImage, tree.plainBytes(of: node).isEmpty {
      report.add(
        .warning,
        rule: "image-without-alternative",
        "the image \"\(tree.string(tree.nodes[node].literal))\" has no alternative text",
        at: place(of: node),
        help: "say between the brackets what it shows"
      )
    }
    makeWhole(node)
    guard let scheme = dangerousScheme(of: tree.text, tree.nodes[node].literal.range) else {
      return
    }
    report.add(
      .warning,
      rule: "unsafe-link",
      "a \(scheme): \(isImage ? "image" : "link") is not written; its words are",
      at: place(of: node)
    )
    if isImage { tree.flatten(node) } else { tree.unwrap(node) }
  }

  /// Gives `//host/path` the scheme that it leaves to the page: under `file:` it would lead to a file
  /// share.
  private mutating func makeWhole(_ node: Int) {
    let literal = tree.nodes[node].literal
    guard tree.bytes(literal).starts(with: "//".utf8) else { return }
    tree.nodes[node].literal = tree.store("https:".utf8 + tree.bytes(literal))
  }
}

extension Tree {
  /// Whether a text ends in a letter or a digit.
  func endsInWord(_ index: Int) -> Bool {
    guard nodes[index].kind == .text, let last = bytes(nodes[index].literal).last else {
      return false
    }
    return isLetter(last) || isDigit(last)
  }
}

extension String {
  /// Without the line's end of a block.
  fileprivate var trimmed: Substring { last == "\n" ? dropLast() : self[...] }
}
