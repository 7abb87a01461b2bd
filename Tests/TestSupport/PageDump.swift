/// A page as lines of text that golden files contain: what a reader sees, and where it leads.
///
/// A line is a heading, a paragraph, an item or a table's row. Links are `{words -> target}`, chips
/// `[s-met ✓ Met]`, days `September 30, 2026 (2026-09-30)`; an element that has no form of its own
/// is `name.class #id key=value` with its content below, so that nothing is left out.
public struct PageDump {
  private var lines: [String] = []
  private var depth = 0
  private let frame: Frame
  private let left: Set<String>

  /// How much of what surrounds a page is shown.
  public enum Frame: Sendable {
    /// The head, the header, the navigation and the footer too.
    case whole
    /// Of the navigation the page's own place.
    case brief
  }

  /// The lines of a page; of the sections in `leaving`, named by their headings' ids, the heading alone.
  public static func text(
    _ page: HTMLPage,
    frame: Frame = .brief,
    leaving left: Set<String> = []
  ) -> String {
    var dump = PageDump(frame: frame, leaving: left)
    dump.flow(page.tree)
    return dump.lines.joined(separator: "\n") + "\n"
  }

  private init(frame: Frame, leaving left: Set<String>) {
    self.frame = frame
    self.left = left
  }

  private mutating func line(_ text: String) {
    let blanks = String(repeating: "  ", count: depth)
    lines.append(text.isEmpty ? "" : blanks + text)
  }

  /// Content in order: neighbors that run in one line make one line.
  private mutating func flow(_ nodes: [HTMLNode]) {
    var rest = nodes[...]
    while let first = rest.first {
      let inline = rest.prefix { InlineDump.runsInLine($0) }
      if inline.isEmpty {
        if case .element(let tag, let children) = first { block(tag, children) }
        rest.removeFirst()
      } else {
        let words = InlineDump.words(Array(inline))
        if !words.isEmpty { line(words) }
        rest = rest.dropFirst(inline.count)
      }
    }
  }

  private mutating func nested(_ nodes: [HTMLNode]) {
    depth += 1
    flow(nodes)
    depth -= 1
  }

  private mutating func block(_ tag: HTMLPage.Tag, _ children: [HTMLNode]) {
    switch tag.name {
    case "div" where tag["class"] == "frame": flow(children)
    case "html", "body", "main", "section": plain(tag, children)
    case "head": head(children)
    case "header" where tag["class"] == "top", "footer":
      if frame == .whole { generic(tag, children) }
    case "nav" where tag["class"] == "site": navigation(children)
    case "nav" where tag["class"] != "pager": oneLine(tag, children)
    case "h1", "h2", "h3", "h4", "h5", "h6":
      let level = Int(tag.name.dropFirst()) ?? 0
      if level < 3 { line("") }
      lead(String(repeating: "#", count: level), tag, children)
    case "p" where tag.attributes.isEmpty: lead("", tag, children)
    case "li": lead("-", tag, children)
    case "dl": definitions(tag, children)
    case "table": for row in TableDump(tag, children).lines { line(row) }
    case "pre": preformatted(tag, children)
    case "script", "style": break
    default: generic(tag, children)
    }
  }

  /// An element that itself says nothing; one with an id or a class does.
  private mutating func plain(_ tag: HTMLPage.Tag, _ children: [HTMLNode]) {
    let label = InlineDump.label(tag, dropping: ["lang"])
    let id = children.lazy.compactMap { child -> String? in
      if case .element(let tag, _) = child { tag["id"] } else { nil }
    }.first
    let shown = id.map(left.contains) == true ? children.filter { $0.name == "h2" } : children
    if label == tag.name || label == "main #main" { flow(shown) } else { generic(tag, shown) }
  }

  /// A mark, the first words of an element behind it, and below it the blocks that it contains.
  private mutating func lead(_ mark: String, _ tag: HTMLPage.Tag, _ children: [HTMLNode]) {
    let isMarked = !mark.isEmpty || tag.name == "p"
    let label = isMarked ? String(InlineDump.label(tag).dropFirst(tag.name.count)) : ""
    let inline = children.prefix { InlineDump.runsInLine($0) }
    let parts = [mark, InlineDump.words(Array(inline)), label.trimmed]
    line(parts.filter { !$0.isEmpty }.joined(separator: " "))
    nested(Array(children.dropFirst(inline.count)))
  }

  private mutating func generic(_ tag: HTMLPage.Tag, _ children: [HTMLNode]) {
    let label = InlineDump.label(tag)
    let isBare = (tag.name == "div" || tag.name == "p") && label == tag.name
    if children.allSatisfy(InlineDump.runsInLine) {
      let words = InlineDump.words(children)
      if isBare { line(words) } else { line(words.isEmpty ? label : label + ": " + words) }
    } else {
      if !isBare { line(label) }
      nested(children)
    }
  }

  private mutating func preformatted(_ tag: HTMLPage.Tag, _ children: [HTMLNode]) {
    guard let code = children.first, case .element(let inner, let words) = code else { return }
    line("\(InlineDump.label(tag)) \(InlineDump.label(inner))")
    for text in InlineDump.raw(words).split(separator: "\n", omittingEmptySubsequences: false) {
      line("  |" + text)
    }
  }

  /// A row for each term with its descriptions.
  private mutating func definitions(_ tag: HTMLPage.Tag, _ children: [HTMLNode]) {
    line(InlineDump.label(tag))
    depth += 1
    for case .element(let row, let parts) in children {
      let label = InlineDump.label(row).dropFirst(row.name.count)
      let term = parts.filter { $0.name == "dt" }.map { InlineDump.words($0.children) }
      let rest = parts.compactMap { part -> String? in
        guard case .element(let tag, let words) = part, tag.name == "dd" else { return nil }
        return InlineDump.label(tag).dropFirst(2) + " " + InlineDump.words(words)
      }
      line("\(term.joined(separator: " + "))\(label.isEmpty ? "" : " \(label)"):" + rest.joined())
    }
    depth -= 1
  }

  /// A list of links that is no part of the page's own text.
  private mutating func oneLine(_ tag: HTMLPage.Tag, _ children: [HTMLNode]) {
    let items = InlineDump.elements(named: "li", in: children).map { InlineDump.words($0.children) }
    line("\(InlineDump.label(tag, dropping: ["aria-labelledby"])): \(items.joined(separator: " "))")
  }

  /// The groups of the site's navigation, or the links among them that lead here.
  private mutating func navigation(_ children: [HTMLNode]) {
    let parts = InlineDump.elements(named: "details", in: children).first?.children ?? []
    var group = ""
    for part in parts {
      if part.name == "h2" { group = InlineDump.words(part.children) }
      guard part.name == "ul" else { continue }
      let links = InlineDump.elements(named: "a", in: part.children).filter { link in
        guard case .element(let tag, _) = link else { return false }
        return frame == .whole || tag["aria-current"] != nil
      }
      guard !links.isEmpty else { continue }
      line("navigation, \(group): " + links.map { InlineDump.words([$0]) }.joined(separator: " "))
    }
  }

  private mutating func head(_ children: [HTMLNode]) {
    for case .element(let tag, let content) in children {
      switch tag.name {
      case "title": line("title: " + InlineDump.words(content))
      case "meta" where tag["name"] == "description":
        line("description: " + (tag["content"] ?? ""))
      case "meta", "link", "script": if frame == .whole { line(InlineDump.label(tag)) }
      default: generic(tag, content)
      }
    }
  }
}

extension String {
  /// The text without blanks at both ends.
  var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
