/// A table that a paragraph turned out to hold.
struct FoundTable {
  /// The paragraph.
  let node: Int
  let leaf: LeafLines
  /// The index of the line with the head; the delimiter row follows it.
  let header: Int
  let alignments: [Alignment]
}

extension FoundTable {
  /// The table in a paragraph or an underlined heading, if there is one.
  init?(in node: Int, _ tree: Tree, _ input: InputText) {
    let leaf = LeafLines(of: node, in: tree, input)
    for (header, pair) in zip(leaf.lines, leaf.lines.dropFirst()).enumerated() {
      let (above, line) = pair
      guard !line.isLazy, line.indent < 4, !line.bytes.isEmpty,
        TableSyntax.mayBeDelimiterRow(input.bytes[line.bytes.lowerBound]),
        let alignments = TableSyntax.alignments(of: line.bytes, in: input.bytes),
        TableSyntax.cellCount(of: above.bytes, in: input.bytes) == alignments.count
      else { continue }
      self.init(node: node, leaf: leaf, header: header, alignments: alignments)
      return
    }
    return nil
  }

  /// Whether a line after the first could be a delimiter row: asked before lines are taken apart.
  static func isWorthLooking(_ node: Int, _ tree: Tree, _ input: InputText) -> Bool {
    let end = Int(tree.nodes[node].end)
    var line = input.lineIndex(at: Int(tree.nodes[node].start)) + 1
    while line < input.lineStarts.count, input.lineStarts[line] < end {
      var index = input.lineStarts[line]
      while index < end, isBlank(input.bytes[index]) || input.bytes[index] == UInt8(ascii: ">") {
        index += 1
      }
      if index < end, TableSyntax.mayBeDelimiterRow(input.bytes[index]) { return true }
      line += 1
    }
    return false
  }

  /// The lines below the delimiter row.
  var body: ArraySlice<LeafLine> { leaf.lines.dropFirst(header + 2) }

  /// Marks where GFM ends the table, or continues it, and CommonMark does not.
  func addConflicts(to rewriting: inout Rewriting, _ input: InputText) {
    if let line = body.first(where: { endsTable($0, input) }) {
      rewriting.separate(before: line.number, prefix: leaf.containers.prefix(line.matched))
    } else if let underline = leaf.underline {
      addUnderline(LeafLine(underline, leaf.containers, input), to: &rewriting, input)
    }
  }

  private func endsTable(_ line: LeafLine, _ input: InputText) -> Bool {
    line.isLazy || line.indent >= 4
      || TableSyntax.cellCount(of: line.bytes, in: input.bytes) == 0
      || BlockStarts.isListItem(line.bytes, in: input.bytes)
      || BlockStarts.isHTMLTag(line.bytes, in: input.bytes)
  }

  /// What underlines a heading for CommonMark is a row for GFM, or a thematic break, or an item.
  private func addUnderline(_ line: LeafLine, to rewriting: inout Rewriting, _ input: InputText) {
    if BlockStarts.isThematicBreak(line.bytes, in: input.bytes) || endsTable(line, input) {
      rewriting.separate(before: line.number, prefix: leaf.containers.prefix(line.matched))
    } else {
      let before = input.lineStarts[line.number]..<line.bytes.lowerBound
      let beginning = input.bytes[before] + [UInt8(ascii: "|")]
      rewriting.begin(line.number, with: Array(beginning), dropping: before.count, mark: nil)
    }
  }
}
