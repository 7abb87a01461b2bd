import Diagnostics

extension Parsing {
  /// What a site must not hold becomes words, with a warning: raw HTML and links that could run.
  mutating func checkLinksAndHTML() {
    for node in tree.nodes.indices {
      switch tree.nodes[node].kind {
      case .htmlBlock, .htmlInline: reportHTML(node)
      case .link, .image: check(node)
      default: break
      }
    }
  }

  /// Where a node stands in the file; its block is aligned for it if that is still to be done.
  private mutating func place(of node: Int) -> Range<Int> {
    if let block = tree.unalignedBlock(around: node) { align(block) }
    return tree.placed(node)
  }

  private mutating func reportHTML(_ node: Int) {
    report.add(
      .warning,
      rule: "raw-html",
      "raw HTML is shown as text",
      at: place(of: node),
      help: "say it in Markdown, or put it in a code block to show it"
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
}
