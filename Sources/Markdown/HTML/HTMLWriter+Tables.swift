extension HTMLWriter {
  mutating func openTable(_ index: Int, _ node: Node, to out: inout [UInt8]) {
    switch node.kind {
    case .table:
      out.freshLine()
      if isSite { openScroller(index, to: &out) }
      out.append("<table>\n")
    case .tableRow:
      if node.isHeader {
        out.append("<thead>\n")
      } else if isFirstOfBody(index) {
        out.append("<tbody>\n")
      }
      out.append("<tr>\n")
    case .tableCell: openCell(node, to: &out)
    default: openOther(index, node, to: &out)
    }
  }

  func closeTable(_ index: Int, _ node: Node, to out: inout [UInt8]) {
    switch node.kind {
    case .table: out.append(isSite ? "</table>\n</div>\n" : "</table>\n")
    case .tableRow:
      out.append("</tr>\n")
      if node.isHeader {
        out.append("</thead>\n")
      } else if tree.next(index) == nil {
        out.append("</tbody>\n")
      }
    case .tableCell: out.append(node.isHeader ? "</th>\n" : "</td>\n")
    default: closeOther(index, node, to: &out)
    }
  }

  /// A table scrolls by itself where it is too wide: so it takes the keyboard, and has a name.
  private mutating func openScroller(_ index: Int, to out: inout [UInt8]) {
    tables += 1
    out.append("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" ")
    if let first = tree.first(index), tree.nodes[first].kind == .caption {
      out.append("aria-labelledby=\"")
      writeTableID(to: &out)
    } else {
      out.append("aria-label=\"")
      out.appendEscaped(options.words.table)
      out.append(0x20)
      out.append(number: tables)
    }
    out.append("\">\n")
  }

  func writeTableID(to out: inout [UInt8]) {
    out.append(contentsOf: options.idPrefix.utf8)
    out.append("table:")
    out.append(number: tables)
  }

  private func isFirstOfBody(_ index: Int) -> Bool {
    guard let previous = tree.previous(index) else { return true }
    return tree.nodes[previous].kind != .tableRow || tree.nodes[previous].isHeader
  }

  private func openCell(_ node: Node, to out: inout [UInt8]) {
    out.append(node.isHeader ? "<th" : "<td")
    if isSite, node.isHeader { out.append(" scope=\"col\"") }
    if node.alignment != .natural {
      out.append(isSite ? " class=\"" : " align=\"")
      out.append(isSite ? node.alignment.className : node.alignment.word)
      out.append("\"")
    }
    out.append(">")
  }
}

extension Alignment {
  fileprivate var word: StaticString {
    switch self {
    case .natural: ""
    case .left: "left"
    case .center: "center"
    case .right: "right"
    }
  }

  fileprivate var className: StaticString {
    switch self {
    case .natural: ""
    case .left: "al-l"
    case .center: "al-c"
    case .right: "al-r"
    }
  }
}
