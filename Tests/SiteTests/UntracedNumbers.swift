import TestSupport

/// The numbers of a page that lead nowhere.
enum UntracedNumbers {
  /// Elements whose numbers are names, days, drawings, or lead somewhere.
  private static let passed: Set<String> = [
    "a", "caption", "dt", "h2", "h3", "svg", "th", "time",
  ]

  /// What of the named sections has a number outside of links: a threshold and a weight are no
  /// results, and a list shows what it counts.
  static func of(_ page: HTMLPage, _ ids: Set<String>) -> [String] {
    numbers(texts(of: sections(page, ids), passing: passed))
  }

  /// The same of the sentence below the title.
  static func ofLede(_ page: HTMLPage) -> [String] {
    numbers(texts(of: elements(of: page.tree) { $0["class"] == "lede" }, passing: passed))
  }

  /// The same of a whole page, whose tables are passed over.
  static func outsideTables(_ page: HTMLPage) -> [String] {
    numbers(texts(of: page.tree, passing: passed.union(["table"])))
  }

  /// The cells of numbers in the named sections that have one which leads nowhere.
  static func cells(_ page: HTMLPage, _ ids: Set<String>) -> [String] {
    let cells = elements(of: sections(page, ids)) { $0.name == "td" && $0["class"] == "num" }
    return numbers(texts(of: cells, passing: ["a"]))
  }

  private static func numbers(_ texts: [String]) -> [String] {
    texts.filter { words in
      let known = /Under [0-9.]+ ?% the score|Met counts 1 |And [0-9]+ more/
      return words.replacing(known, with: "").contains { $0.isNumber && $0 != "½" }
    }
  }

  /// The sections that have a heading of one of these ids.
  private static func sections(_ page: HTMLPage, _ ids: Set<String>) -> [HTMLNode] {
    elements(of: page.tree) { $0.name == "section" }.filter { section in
      !elements(of: section.children) { tag in
        tag.name == "h2" && (tag["id"].map(ids.contains) ?? false)
      }.isEmpty
    }
  }

  private static func elements(
    of nodes: [HTMLNode],
    where matches: (HTMLPage.Tag) -> Bool
  ) -> [HTMLNode] {
    nodes.flatMap { node -> [HTMLNode] in
      guard case .element(let tag, let children) = node else { return [] }
      return matches(tag) ? [node] : elements(of: children, where: matches)
    }
  }

  private static func texts(of nodes: [HTMLNode], passing names: Set<String>) -> [String] {
    nodes.flatMap { node -> [String] in
      switch node {
      case .text(let text): return [text.split { $0.isWhitespace }.joined(separator: " ")]
      case .element(let tag, _) where names.contains(tag.name) || tag["class"] == "list": return []
      case .element(_, let children): return texts(of: children, passing: names)
      case .stray: return []
      }
    }
  }
}
