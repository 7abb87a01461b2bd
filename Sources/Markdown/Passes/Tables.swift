import Diagnostics

extension Parsing {
  /// Makes tables of the paragraphs that hold them.
  ///
  /// The cells whose text is more than plain are read by cmark, all of the document at once.
  mutating func makeTables(_ found: [FoundTable]) {
    if found.isEmpty { return }
    var batch = InlineBatch(
      definitions: definitions(for: found),
      size: found.reduce(0) { size, table in
        size + Int(tree.nodes[table.node].end - tree.nodes[table.node].start)
      }
    )
    var padding = 1_000 + input.range.count
    for table in found { make(table, &batch, &padding) }
    batch.read(into: &tree)
  }

  /// The link definitions of the text, where the tables may refer to them.
  private func definitions(for found: [FoundTable]) -> [UInt8] {
    let bytes = input.bytes[input.range]
    let defines = bytes.containsPair(UInt8(ascii: "]"), UInt8(ascii: ":"))
    let refers =
      defines
      && found.contains { table in
        let node = tree.nodes[table.node]
        return input.bytes[node.bytes].contains(UInt8(ascii: "["))
      }
    return refers ? DefinitionLines(of: self).text() : []
  }

  private mutating func make(_ found: FoundTable, _ batch: inout InlineBatch, _ padding: inout Int)
  {
    let table = found.node
    let lines = found.leaf.lines
    tree.discardChildren(of: table)
    if found.header > 0 {
      addParagraph(Array(lines[..<found.header]), before: table, &batch)
    }
    tree.nodes[table].kind = .table
    tree.nodes[table].number = UInt32(found.alignments.count)
    tree.nodes[table].start = UInt32(lines[found.header].bytes.lowerBound)
    addRow(lines[found.header], found.alignments, isHeader: true, to: table, &batch, &padding)
    for line in found.body {
      addRow(line, found.alignments, isHeader: false, to: table, &batch, &padding)
    }
  }

  /// The text before the table in the same paragraph.
  private mutating func addParagraph(
    _ lines: [LeafLine],
    before table: Int,
    _ batch: inout InlineBatch
  ) {
    var node = Node(.paragraph)
    node.start = UInt32(lines[0].bytes.lowerBound)
    node.end = UInt32(lines[lines.count - 1].bytes.upperBound)
    let paragraph = tree.make(node)
    tree.insert(paragraph, before: table)
    batch.add(paragraph: lines.map { input.bytes[$0.bytes] }, for: paragraph)
  }

  private mutating func addRow(
    _ line: LeafLine,
    _ alignments: [Alignment],
    isHeader: Bool,
    to table: Int,
    _ batch: inout InlineBatch,
    _ padding: inout Int
  ) {
    var node = Node(.tableRow)
    node.isHeader = isHeader
    (node.start, node.end) = (UInt32(line.bytes.lowerBound), UInt32(line.bytes.upperBound))
    let row = tree.append(node, to: table)
    var cell = Node(.tableCell)
    cell.isHeader = isHeader
    var surplus: Range<Int>?
    let count = TableSyntax.forEachCell(of: line.bytes, in: input.bytes) { column, bytes in
      if column >= alignments.count {
        surplus = (surplus?.lowerBound ?? bytes.lowerBound)..<bytes.upperBound
        return
      }
      cell.alignment = alignments[column]
      (cell.start, cell.end) = (UInt32(bytes.lowerBound), UInt32(bytes.upperBound))
      fill(tree.append(cell, to: row), from: bytes, &batch)
    }
    if let surplus { reportSurplus(surplus, cells: count, of: alignments.count) }
    let missing = min(alignments.count - count, padding)
    if missing <= 0 { return }
    padding -= missing
    (cell.start, cell.end) = (node.end, node.end)
    for column in count..<(count + missing) {
      cell.alignment = alignments[column]
      tree.append(cell, to: row)
    }
  }

  /// GFM drops the cells for which the head has no column; comments and blanks are no loss.
  private mutating func reportSurplus(_ bytes: Range<Int>, cells: Int, of columns: Int) {
    if mode != .site { return }
    let text = Comments.removed(from: input.bytes[bytes])?.text ?? Array(input.bytes[bytes])
    let cells = "\(cells) cells, the table's head \(columns)"
    guard text.contains(where: { !isBlank($0) && $0 != UInt8(ascii: "|") }) else { return }
    let lost = String(decoding: text, as: UTF8.self)
    report.add(
      .warning,
      rule: "surplus-cell",
      "the row has \(cells): \"\(lost.count > 60 ? lost.prefix(60) + "…" : lost[...])\" is not shown",
      at: input.origin(ofBytes: bytes),
      help: "a pipe within a cell is written \\|, in code too"
    )
  }

  /// Plain text, which most cells hold, needs no parser.
  private mutating func fill(_ cell: Int, from bytes: Range<Int>, _ batch: inout InlineBatch) {
    if bytes.isEmpty { return }
    if input.bytes[bytes].contains(where: isInlineMarkup) {
      batch.add(cell: input.bytes[bytes], for: cell)
      return
    }
    var text = Node(.text)
    text.literal = tree.store(input.bytes[bytes])
    tree.append(text, to: cell)
  }
}

/// Whether a byte can begin anything but text within a line.
private func isInlineMarkup(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["), UInt8(ascii: "<"),
    UInt8(ascii: "&"), UInt8(ascii: "`"), UInt8(ascii: "\\"):
    true
  default: false
  }
}
