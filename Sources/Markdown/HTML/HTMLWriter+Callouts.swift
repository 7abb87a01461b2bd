extension HTMLWriter {
  func openOther(_ index: Int, _ node: Node, to out: inout [UInt8]) {
    switch node.kind {
    case .callout: openCallout(index, node, to: &out)
    case .calloutTitle: out.append("<p class=\"callout-title\">")
    case .figure:
      out.freshLine()
      out.append("<figure>\n")
    case .caption: openCaption(index, to: &out)
    case .details:
      out.freshLine()
      out.append(node.isOpen || options.opensDetails ? "<details open>\n" : "<details>\n")
    case .summary: out.append("<summary>")
    case .pageBreak:
      out.freshLine()
      out.append("<div class=\"page-break\"></div>\n")
    case .footnotes: openFootnotes(to: &out)
    case .footnoteDefinition: openFootnote(node, to: &out)
    default: break
    }
  }

  func closeOther(_ index: Int, _ node: Node, to out: inout [UInt8]) {
    switch node.kind {
    case .callout:
      out.freshLine()
      out.append("</div>\n")
    case .calloutTitle: out.append("</p>\n")
    case .figure: out.append("</figure>\n")
    case .caption: out.append(isOfFigure(index) ? "</figcaption>\n" : "</caption>\n")
    case .details:
      out.freshLine()
      out.append("</details>\n")
    case .summary: out.append("</summary>\n")
    case .footnotes: out.append(isSite ? "</ol>\n</div>\n" : "</ol>\n</section>\n")
    case .footnoteDefinition: closeFootnote(index, node, to: &out)
    default: break
    }
  }

  private func openCallout(_ index: Int, _ node: Node, to out: inout [UInt8]) {
    let kind = CalloutKind(rawValue: UInt8(node.number)) ?? .note
    out.freshLine()
    out.append("<div class=\"callout callout-")
    out.append(contentsOf: kind.word.lowercased().utf8)
    out.append("\" role=\"note\">\n")
    if let first = tree.first(index), tree.nodes[first].kind == .calloutTitle { return }
    out.append("<p class=\"callout-title\">")
    out.appendEscaped(options.words.callouts[kind] ?? kind.word)
    out.append("</p>\n")
  }

  private func openCaption(_ index: Int, to out: inout [UInt8]) {
    out.freshLine()
    if isOfFigure(index) {
      out.append("<figcaption>")
    } else {
      out.append("<caption id=\"")
      writeTableID(to: &out)
      out.append("\">")
    }
  }

  private func isOfFigure(_ caption: Int) -> Bool {
    tree.parent(caption).map { tree.nodes[$0].kind == .figure } ?? false
  }
}
