extension Parsing {
  /// So often a text may be put to cmark anew; only a text made for it needs more.
  private static let mostRounds = 5

  /// Has cmark read the blocks, again where GFM reads them otherwise, and finds the tables.
  mutating func parseBlocks() -> [FoundTable] {
    if features.contains(.caret) { hideFootnoteColons() }
    for round in 1... {
      let masked = readBlocks()
      if hiddenColon == nil, features.isDisjoint(with: [.pipe, .colon]) { return [] }
      var rewriting = Rewriting()
      let tables = findTables(masked, &rewriting)
      if rewriting.isEmpty || round == Parsing.mostRounds { return tables }
      input = rewriting.apply(to: input, marks: &marks)
    }
    return []
  }

  /// Has cmark read the text without the tables that stand by themselves, which are returned.
  private mutating func readBlocks() -> [Int: FoundTable] {
    if features.contains(.pipe) {
      let mask = TableMask(input)
      if !mask.isEmpty {
        read(mask.hidden(from: input))
        if let found = mask.found(in: &tree, blocks, input) { return found }
      }
    }
    read(input)
    return [:]
  }

  private mutating func read(_ text: InputText) {
    tree = Tree()
    blocks = Cmark.parse(text, into: &tree, below: 0, placed: true)
    tidyPlaces()
  }

  /// Looks through all paragraphs and headings for tables and footnotes.
  private mutating func findTables(
    _ masked: [Int: FoundTable],
    _ rewriting: inout Rewriting
  ) -> [FoundTable] {
    var tables: [FoundTable] = []
    for index in blocks {
      let kind = tree.nodes[index].kind
      guard kind == .paragraph || kind == .heading else { continue }
      if let table = masked[index] {
        tables.append(table)
        continue
      }
      if hiddenColon != nil {
        let leaf = LeafLines(of: index, in: tree, input)
        if addFootnotes(of: leaf, to: &rewriting) { continue }
      }
      guard FoundTable.isWorthLooking(index, tree, input),
        let table = FoundTable(in: index, tree, input)
      else { continue }
      table.addConflicts(to: &rewriting, input)
      tables.append(table)
    }
    return tables
  }

  /// Takes out what was put in for cmark, and makes footnotes of the items that stood for them.
  mutating func undoRewriting() {
    restoreColons()
    if marks.isEmpty { return }
    for index in blocks {
      let node = tree.nodes[index]
      guard node.kind == .item || node.kind == .htmlBlock else { continue }
      let line = input.lineIndex(at: Int(node.start))
      for mark in marks[line] ?? [] { undo(mark, index, line) }
    }
  }

  private mutating func undo(_ mark: LineMark, _ index: Int, _ line: Int) {
    switch mark {
    case .separator: tree.unlink(index)
    case .footnote(let label, let column, let origin):
      if tree.nodes[index].kind == .htmlBlock {
        let html = tree.bytes(tree.nodes[index].literal)
        if html.starts(with: Rewriting.comment) { tree.unlink(index) }
      } else if Int(tree.nodes[index].start) == input.lineStarts[line] + column {
        makeFootnote(index, label)
        footnoteOrigins[index] = UInt32(origin)
      }
    }
  }

  /// Takes the item out of its list, which then goes where nothing is left of it.
  ///
  /// The footnote stays among the blocks until its inlines have found their places.
  private mutating func makeFootnote(_ item: Int, _ label: [UInt8]) {
    guard let list = tree.parent(item) else { return }
    tree.unlink(item)
    tree.insert(item, before: list)
    tree.nodes[item].kind = .footnoteDefinition
    tree.nodes[item].literal = tree.store(label)
    footnotes.append(item)
    if tree.first(list) == nil { tree.unlink(list) }
  }

  private mutating func restoreColons() {
    guard let hiddenColon else { return }
    for index in tree.text.indices where tree.text[index] == hiddenColon {
      tree.text[index] = UInt8(ascii: ":")
    }
    for index in input.range where input.bytes[index] == hiddenColon {
      input.bytes[index] = UInt8(ascii: ":")
    }
  }
}
