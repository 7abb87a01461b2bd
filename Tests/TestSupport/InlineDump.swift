/// The part of a dump that runs in one line: words, links, chips, pictures and charts.
enum InlineDump {
  private static let inline: Set<String> = [
    "a", "b", "br", "button", "code", "del", "em", "i", "img", "input", "kbd", "label", "option",
    "q", "select", "small", "span", "strong", "sub", "summary", "sup", "svg", "time",
  ]

  /// Whether a node is part of a line.
  static func runsInLine(_ node: HTMLNode) -> Bool {
    switch node {
    case .text, .stray: true
    case .element(let tag, _): inline.contains(tag.name)
    }
  }

  /// The nodes as one line, blanks made single.
  static func words(_ nodes: [HTMLNode]) -> String {
    raw(nodes).split { $0.isWhitespace && $0 != "\u{A0}" }.joined(separator: " ")
  }

  /// The nodes as they are written, line ends and all.
  static func raw(_ nodes: [HTMLNode]) -> String {
    nodes.map { node in
      switch node {
      case .text(let text): text.replacing("\u{A0}", with: "~")
      case .stray(let name): "!!! </\(name)> closes nothing"
      case .element(let tag, let children): element(tag, children)
      }
    }.joined()
  }

  private static func element(_ tag: HTMLPage.Tag, _ children: [HTMLNode]) -> String {
    let words = raw(children)
    switch tag.name {
    case "a":
      let rest = label(tag, dropping: ["href", "class"]).dropFirst()
      return "{\(words) -> \(tag["href"] ?? "nowhere")\(rest)}"
    case "b", "strong": return "*\(words)*"
    case "code": return "`\(words)`"
    case "time": return "\(words) (\(tag["datetime"] ?? "no datetime"))"
    case "span" where tag["class"]?.hasPrefix("chip") == true:
      return "[\(tag["class"]?.dropFirst(5) ?? "") \(self.words(children))]"
    case "span" where tag["aria-hidden"] != nil: return words
    case "img": return "!" + label(tag).dropFirst(3)
    case "input" where tag["type"] == "checkbox":
      let rest = label(tag, dropping: ["type", "checked"]).dropFirst(tag.name.count)
      return "[\(tag["checked"] == nil ? " " : "x")\(rest)]"
    case "br": return " / "
    case "svg": return chart(tag, children)
    default: return "\(label(tag))(\(words))"
    }
  }

  /// A chart by its words, then its shapes with their places and lengths.
  private static func chart(_ tag: HTMLPage.Tag, _ children: [HTMLNode]) -> String {
    let kept = ["x", "width", "cx", "stroke-dasharray", "x1"]
    let shapes = ["rect", "circle", "line"].flatMap { elements(named: $0, in: children) }
    let marks = shapes.compactMap { shape -> String? in
      guard case .element(let tag, _) = shape, tag["class"] != "grid" else { return nil }
      let isRing = tag["stroke-dasharray"] != nil
      let numbers = kept.filter { !isRing || $0 == "stroke-dasharray" }.compactMap { tag[$0] }
      return "\(tag["class"] ?? "-") \(numbers.joined(separator: " "))"
    }
    let texts = elements(named: "text", in: children).map { self.words($0.children) }
    let name = [tag["class"].map { "." + $0 }, tag["aria-label"].map { " \"\($0)\"" }]
    let parts = ["svg" + name.compactMap(\.self).joined()] + texts + marks
    return "(\(parts.joined(separator: "; ")))"
  }

  /// An element's name, classes, id and other attributes, but those that name no fact of the page.
  static func label(_ tag: HTMLPage.Tag, dropping dropped: Set<String> = []) -> String {
    let silent: Set = ["tabindex", "autocomplete", "class", "id"]
    var label = tag.name
    if !dropped.contains("class") {
      label += (tag["class"] ?? "").split(separator: " ").map { "." + $0 }.joined()
    }
    if let id = tag["id"], !dropped.contains("id") { label += " #\(id)" }
    for (name, value) in tag.attributes where !silent.contains(name) && !dropped.contains(name) {
      label += value.isEmpty ? " \(name)" : " \(name)=\"\(value)\""
    }
    return label
  }

  /// The elements of a name, whatever they are in, in order.
  static func elements(named name: String, in nodes: [HTMLNode]) -> [HTMLNode] {
    nodes.flatMap { node -> [HTMLNode] in
      node.name == name ? [node] : elements(named: name, in: node.children)
    }
  }
}
