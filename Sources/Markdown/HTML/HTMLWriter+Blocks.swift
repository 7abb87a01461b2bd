extension HTMLWriter {
  mutating func openBlock(_ index: Int, _ node: Node, to out: inout [UInt8]) -> Bool {
    switch node.kind {
    case .paragraph:
      if isTight(index) { return true }
      out.freshLine()
      out.append("<p>")
    case .heading: openHeading(node, to: &out)
    case .list: openList(node, to: &out)
    case .item:
      out.freshLine()
      out.append("<li>")
    case .blockQuote:
      out.freshLine()
      out.append("<blockquote>\n")
    case .codeBlock: writeCode(node.literal, info: node.extra, to: &out)
    case .block:
      writeCode(node.extra, info: TextSlice(), to: &out)
      return false
    case .htmlBlock: writeHTMLBlock(node, to: &out)
    case .thematicBreak:
      out.freshLine()
      out.append(isSite ? "<hr>\n" : "<hr />\n")
    default: break
    }
    return true
  }

  func closeBlock(_ index: Int, _ node: Node, to out: inout [UInt8]) {
    switch node.kind {
    case .paragraph: if !isTight(index) { out.append("</p>\n") }
    case .heading: closeHeading(node, to: &out)
    case .list: out.append(node.isOrdered ? "</ol>\n" : "</ul>\n")
    case .item: out.append("</li>\n")
    case .blockQuote:
      out.freshLine()
      out.append("</blockquote>\n")
    default: break
    }
  }

  /// A paragraph in an item of a tight list bears no tags.
  private func isTight(_ index: Int) -> Bool {
    guard let parent = tree.parent(index), tree.nodes[parent].kind == .item,
      let list = tree.parent(parent)
    else { return false }
    return tree.nodes[list].isTight
  }

  private func openList(_ node: Node, to out: inout [UInt8]) {
    out.freshLine()
    if !node.isOrdered {
      out.append("<ul>\n")
    } else if node.number == 1 {
      out.append("<ol>\n")
    } else {
      out.append("<ol start=\"")
      out.append(number: Int(node.number))
      out.append("\">\n")
    }
  }

  private func headingDigit(_ node: Node) -> UInt8 {
    let shift = isSite ? options.headingShift : 0
    return UInt8(ascii: "0") + UInt8(min(max(Int(node.number) + shift, 1), 6))
  }

  private func openHeading(_ node: Node, to out: inout [UInt8]) {
    out.freshLine()
    out.append("<h")
    out.append(headingDigit(node))
    if isSite, !node.literal.isEmpty {
      out.append(" id=\"")
      writeID(node.literal, to: &out)
      out.append("\"")
    }
    out.append(">")
  }

  private func closeHeading(_ node: Node, to out: inout [UInt8]) {
    if isSite, options.headingLinks, !node.literal.isEmpty {
      out.append(" <a class=\"anchor\" href=\"#")
      writeID(node.literal, to: &out)
      out.append("\" aria-label=\"")
      escapeHTML(Array(options.words.headingLink.utf8)[...], to: &out)
      out.append("\">#</a>")
    }
    out.append("</h")
    out.append(headingDigit(node))
    out.append(">\n")
  }

  private func writeID(_ id: TextSlice, to out: inout [UInt8]) {
    out.append(contentsOf: options.idPrefix.utf8)
    escapeHTML(tree.bytes(id), to: &out)
  }

  private func writeCode(_ text: TextSlice, info: TextSlice, to out: inout [UInt8]) {
    out.freshLine()
    out.append(isSite ? "<pre tabindex=\"0\"><code" : "<pre><code")
    let language = tree.bytes(info).prefix { !isBlank($0) }
    if !language.isEmpty {
      out.append(" class=\"language-")
      escapeHTML(language, to: &out)
      out.append("\"")
    }
    out.append(">")
    escapeHTML(tree.bytes(text), to: &out)
    out.append("</code></pre>\n")
  }

  private func writeHTMLBlock(_ node: Node, to out: inout [UInt8]) {
    out.freshLine()
    let html = tree.bytes(node.literal)
    if isSite {
      out.append("<pre tabindex=\"0\"><code>")
      escapeHTML(html, to: &out)
      out.append("</code></pre>\n")
    } else {
      out.append(contentsOf: html)
      out.freshLine()
    }
  }
}
