import Diagnostics

/// A document's tree as text, one node a line, with places: for people and for tests.
///
/// ```
/// document 1:1-3:9
///   heading 1:1-1:8 level=1 id="title"
///     text 1:3-1:8 "Title"
/// ```
public struct TreeDump: Sendable {
  /// The text; every line ends with a line feed.
  public let text: String

  /// The dump of a document.
  public init(_ document: Document) {
    var dump = Dumping(document)
    text = dump.run()
  }
}

private struct Dumping {
  private let tree: Tree
  private var finder: PlaceFinder?
  private var out = ""

  init(_ document: Document) {
    var document = document
    let input = document.source.map { InputText($0, from: 0) }
    for index in document.tree.nodes.indices
    where document.tree.nodes[index].kind.isBlockOfInlines {
      document.alignInlines(of: index, input)
    }
    tree = document.tree
    finder = document.source.map { PlaceFinder($0) }
  }

  mutating func run() -> String {
    var depth = 0
    var index = 0
    while true {
      line(tree.nodes[index], depth: depth)
      if let child = tree.first(index) {
        (index, depth) = (child, depth + 1)
        continue
      }
      while tree.next(index) == nil {
        guard let parent = tree.parent(index) else { return out }
        (index, depth) = (parent, depth - 1)
      }
      index = tree.next(index) ?? 0
    }
  }

  private mutating func line(_ node: Node, depth: Int) {
    // Far down the indent says nothing any more, and would cost more than the tree.
    out += String(repeating: "  ", count: min(depth, 50)) + "\(node.kind)"
    if let finder, node.start != Node.none {
      var finder = finder
      let place = finder.range(ofBytes: node.bytes)
      out += " \(place.start.line):\(place.start.column)-\(place.end.line):\(place.end.column)"
      self.finder = finder
    }
    out += details(node) + "\n"
  }

  private func details(_ node: Node) -> String {
    switch node.kind {
    case .text, .code, .htmlInline, .htmlBlock, .blockBody: " " + quoted(node.literal)
    case .codeBlock: attribute("info", node.extra) + " " + quoted(node.literal)
    case .heading: " level=\(node.number)" + attribute("id", node.literal)
    case .list: (node.isOrdered ? " start=\(node.number)" : "") + (node.isTight ? " tight" : "")
    case .item: node.task == .none ? "" : node.task == .done ? " done" : " open"
    case .tableRow: node.isHeader ? " header" : ""
    case .tableCell: node.alignment == .natural ? "" : " \(node.alignment)"
    case .callout: CalloutKind(rawValue: UInt8(node.number)).map { " \($0)" } ?? ""
    case .link: " to=" + quoted(node.literal) + attribute("title", node.extra)
    case .image:
      " to=" + quoted(node.literal) + attribute("title", node.extra)
        + (node.share > 0 ? " width=\(node.share)%" : "")
    case .anchor: attribute("id", node.literal)
    case .details: node.isOpen ? " open" : ""
    case .footnoteReference, .footnoteDefinition:
      " \(node.number)" + attribute("label", node.literal)
    case .value, .block: attribute("name", node.literal)
    case .blockOption: attribute("key", node.literal) + " value=" + quoted(node.extra)
    case .embedded: " \(node.number)"
    default: ""
    }
  }

  private func attribute(_ name: String, _ slice: TextSlice) -> String {
    slice.isEmpty ? "" : " \(name)=\(quoted(slice))"
  }

  private func quoted(_ slice: TextSlice) -> String {
    var out = "\""
    for scalar in tree.string(slice).unicodeScalars {
      switch scalar {
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}": out += "\\u{\(String(scalar.value, radix: 16))}"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
