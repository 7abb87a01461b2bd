extension Parsing {
  /// How often cmark may read a text again; only a text made to break this needs more.
  private static let mostRounds = 5

  /// Lets cmark read the blocks, again where GFM reads them differently, and finds the tables.
  mutating func parseBlocks() -> [FoundTable] {
    if features.contains(.caret) { hideFootnoteColons() }
    let mayHoldHTML = mode == .site && features.contains(.angle)
    for round in 1... {
      let masked = readBlocks()
      if hiddenColon == nil, !mayHoldHTML, features.isDisjoint(with: [.pipe, .colon]) { return [] }
      var rewriting = Rewriting()
      let tables = findTables(masked, &rewriting)
      if rewriting.isEmpty || round == Parsing.mostRounds { return tables }
      input = rewriting.apply(to: input, marks: &marks)
    }
    return []
  }

  /// Lets cmark read the text without the tables that are at the margin, and returns these.
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
      if kind == .htmlBlock, mode == .site { splitHTML(index, &rewriting) }
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

  /// Removes what was inserted for cmark, and makes footnotes of the items that replaced them.
  mutating func undoRewriting() {
    restoreHiddenBytes()
    if startPlaceholder != nil { dropStartPlaceholders() }
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
    case .tag(let tag, let bytes):
      guard tree.bytes(tree.nodes[index].literal).starts(with: Rewriting.tagComment) else { return }
      let count = min(bytes.count, Rewriting.tagComment.count)
      tree.nodes[index].literal = tree.store(bytes)
      tree.nodes[index].end = tree.nodes[index].start + UInt32(count)
      tags[index] = tag
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

  /// Restores the bytes that others replaced while cmark read.
  private mutating func restoreHiddenBytes() {
    if let hiddenColon { hiddenBytes.append((hiddenColon, UInt8(ascii: ":"))) }
    if hiddenBytes.isEmpty { return }
    var shown = [UInt8](0...UInt8.max)
    for hidden in hiddenBytes { shown[Int(hidden.placeholder)] = hidden.byte }
    for index in tree.text.indices { tree.text[index] = shown[Int(tree.text[index])] }
    for index in input.range { input.bytes[index] = shown[Int(input.bytes[index])] }
  }

  /// Removes what kept lines from beginning a block of HTML.
  private mutating func dropStartPlaceholders() {
    for index in tree.nodes.indices where tree.nodes[index].kind == .text {
      let literal = tree.nodes[index].literal
      guard !literal.isEmpty, tree.text[literal.range.lowerBound] == startPlaceholder else {
        continue
      }
      if let block = tree.blockAround(index), tree.nodes[block].start != Node.none,
        input.bytes[Int(tree.nodes[block].start)] == startPlaceholder
      {
        tree.nodes[block].start += 1
      }
      tree.dropBytes(1, ofText: index)
    }
  }
}
