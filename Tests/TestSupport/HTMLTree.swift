/// A page's element with its children, or text.
public indirect enum HTMLNode: Sendable {
  /// An element and its content in order.
  case element(HTMLPage.Tag, [HTMLNode])
  /// Text with references read.
  case text(String)
  /// A closing tag that closes no open element.
  case stray(String)

  /// The element's name; empty for text.
  public var name: String {
    if case .element(let tag, _) = self { tag.name } else { "" }
  }

  /// The element's content; empty for text.
  public var children: [HTMLNode] {
    if case .element(_, let children) = self { children } else { [] }
  }
}

extension HTMLPage {
  /// Elements that have no closing tag: HTML's own, and the shapes of our charts.
  private static let empty: Set<String> = [
    "br", "circle", "hr", "img", "input", "line", "link", "meta", "path", "rect",
  ]

  /// The page as a tree.
  ///
  /// An element that is never closed contains the rest of its parent.
  public var tree: [HTMLNode] {
    var open: [(tag: Tag, children: [HTMLNode])] = []
    var top: [HTMLNode] = []
    func add(_ node: HTMLNode) {
      if open.isEmpty { top.append(node) } else { open[open.count - 1].children.append(node) }
    }
    func close() {
      let last = open.removeLast()
      add(.element(last.tag, last.children))
    }
    for piece in pieces {
      switch piece {
      case .text(let text): add(.text(text))
      case .open(let tag) where Self.empty.contains(tag.name): add(.element(tag, []))
      case .open(let tag): open.append((tag, []))
      case .close(let name) where open.contains(where: { $0.tag.name == name }):
        while open.last?.tag.name != name { close() }
        close()
      case .close(let name): add(.stray(name))
      }
    }
    while !open.isEmpty { close() }
    return top
  }
}
