/// A table of a dump: its caption, its heads, how the cells of a column look, then a row a line.
struct TableDump {
  private(set) var lines: [String]

  init(_ tag: HTMLPage.Tag, _ children: [HTMLNode]) {
    let rows = InlineDump.elements(named: "tr", in: children).map(\.children)
    let isHead = children.filter { $0.name == "thead" }
      .map { InlineDump.elements(named: "tr", in: [$0]).count }.reduce(0, +)
    let caption = InlineDump.elements(named: "caption", in: children).map { caption in
      InlineDump.words(caption.children)
    }
    lines = [InlineDump.label(tag) + ": " + caption.joined(separator: " ")]
    let heads = rows.prefix(isHead).last.map(Self.cells)?.map { InlineDump.words($0.content) } ?? []
    for row in rows.prefix(isHead) {
      lines.append("  = " + Self.line(Self.cells(row), like: [], under: []))
    }
    let looks = rows.dropFirst(isHead).first.map(Self.cells)?.map(Self.look) ?? []
    if !looks.isEmpty { lines.append("  : " + looks.joined(separator: " | ")) }
    for row in rows.dropFirst(isHead) {
      lines.append("  | " + Self.line(Self.cells(row), like: looks, under: heads))
    }
  }

  private typealias Cell = (tag: HTMLPage.Tag, content: [HTMLNode])

  private static func cells(_ row: [HTMLNode]) -> [Cell] {
    row.compactMap { node in
      if case .element(let tag, let content) = node { (tag, content) } else { nil }
    }
  }

  private static func look(_ cell: Cell) -> String {
    InlineDump.label(cell.tag, dropping: ["id", "data-v", "data-l"])
  }

  /// A row's cells; one that looks unlike the first of its column says how, one that is labeled by
  /// other words than its column's says which, and what it is sorted by comes behind a `^`.
  private static func line(_ cells: [Cell], like looks: [String], under heads: [String]) -> String {
    cells.enumerated().map { index, cell in
      var parts: [String] = []
      let look = look(cell)
      if index >= looks.count ? look != "th scope=\"col\"" : look != looks[index] {
        parts.append("<\(look)>")
      }
      parts.append(InlineDump.words(cell.content))
      if let id = cell.tag["id"] { parts.append("#\(id)") }
      if let label = cell.tag["data-l"], index >= heads.count || heads[index] != label {
        parts.append("<label \(label)>")
      }
      if let sort = cell.tag["data-v"] { parts.append("^\(sort)") }
      return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }.joined(separator: " | ")
  }
}
