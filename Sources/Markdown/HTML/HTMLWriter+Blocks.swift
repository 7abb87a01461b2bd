extension HTMLWriter {
  mutating func openBlock(_ index: Int, _ node: Node, to out: inout [UInt8]) -> Bool {
    switch node.kind {
    case .paragraph:
      if isTight(index) { return true }
      out.freshLine()
      out.append("<p>")
    case .heading: openHeading(node, to: &out)
    case .list: openList(node, to: &out)
    case .item: openItem(node, to: &out)
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
    default: openTable(index, node, to: &out)
    }
    return true
  }

  func closeBlock(_ index: Int, _ node: Node, to out: inout [UInt8]) {
    switch node.kind {
    case .paragraph:
      writeBackLinks(atEndOf: index, to: &out)
      if !isTight(index) { out.append("</p>\n") }
    case .heading: closeHeading(to: &out)
    case .list: out.append(node.isOrdered ? "</ol>\n" : "</ul>\n")
    case .item: out.append("</li>\n")
    case .blockQuote:
      out.freshLine()
      out.append("</blockquote>\n")
    default: closeTable(index, node, to: &out)
    }
  }

  /// A paragraph in an item of a tight list, or around the image of a figure, has no tags.
  private func isTight(_ index: Int) -> Bool {
    guard let parent = tree.parent(index) else { return false }
    switch tree.nodes[parent].kind {
    case .item: return tree.parent(parent).map { tree.nodes[$0].isTight } ?? false
    case .figure: return true
    default: return false
    }
  }

  private func openItem(_ node: Node, to out: inout [UInt8]) {
    out.freshLine()
    guard node.task != .none else { return out.append("<li>") }
    let isDone = node.task == .done
    guard isSite else {
      return out.append(
        isDone
          ? "<li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> "
          : "<li><input type=\"checkbox\" disabled=\"\" /> "
      )
    }
    out.append("<li class=\"task\"><input type=\"checkbox\" disabled")
    out.append(isDone ? " checked aria-label=\"" : " aria-label=\"")
    out.appendEscaped(isDone ? options.words.taskDone : options.words.taskOpen)
    out.append("\"> ")
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

  /// The level of a heading that begins: as written, but below the one above the document, and at most
  /// one below the heading before.
  private func level(of node: Node) -> Int {
    guard isSite else { return Int(node.number) }
    let wanted = Int(node.number) + options.headingShift
    let lowest = headingLevel.map { $0 + 1 } ?? 6
    return min(max(wanted, (options.headingAbove ?? 0) + 1), lowest, 6)
  }

  private mutating func openHeading(_ node: Node, to out: inout [UInt8]) {
    out.freshLine()
    out.append("<h")
    let level = level(of: node)
    headingLevel = level
    out.append(number: level)
    if isSite, !node.literal.isEmpty {
      out.append(" id=\"")
      writeID(node.literal, to: &out)
      out.append("\"")
    }
    out.append(">")
  }

  private func closeHeading(to out: inout [UInt8]) {
    out.append("</h")
    out.append(number: headingLevel ?? 1)
    out.append(">\n")
  }

  func writeID(_ id: TextSlice, to out: inout [UInt8]) {
    out.append(contentsOf: options.idPrefix.utf8)
    escapeHTML(tree.text, id.range, to: &out)
  }

  private func writeCode(_ text: TextSlice, info: TextSlice, to out: inout [UInt8]) {
    out.freshLine()
    out.append(isSite ? "<pre tabindex=\"0\"><code" : "<pre><code")
    let language = tree.bytes(info).prefix { !isBlank($0) }.indices
    if !language.isEmpty {
      out.append(" class=\"language-")
      escapeHTML(tree.text, language, to: &out)
      out.append("\"")
    }
    out.append(">")
    escapeHTML(tree.text, text.range, to: &out)
    out.append("</code></pre>\n")
  }

  private func writeHTMLBlock(_ node: Node, to out: inout [UInt8]) {
    out.freshLine()
    let html = tree.bytes(node.literal)
    if isSite {
      out.append("<pre tabindex=\"0\"><code>")
      escapeHTML(tree.text, node.literal.range, to: &out)
      out.append("</code></pre>\n")
    } else {
      out.append(contentsOf: html)
      out.freshLine()
    }
  }
}
