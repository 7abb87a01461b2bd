/// Tables at the margin between blank lines, hidden from cmark while it reads the blocks.
///
/// Most tables are like that. cmark would read their text as a paragraph's, and its work would be
/// thrown away. So their lines are blanked out, byte for byte, but for one character; where that comes
/// back as a paragraph there was a table, and else (in code, in HTML) the text is read again.
struct TableMask {
  /// The tables by the numbers of their lines.
  private var tables: [(lines: Range<Int>, alignments: [Alignment])] = []

  private static let placeholder: UInt8 = 0x02

  var isEmpty: Bool { tables.isEmpty }

  /// Looks for tables between blank lines, every line of which begins with a pipe.
  init(_ input: InputText) {
    var fence: UInt8?
    var line = input.firstLine
    while line < input.lineStarts.count {
      let start = input.lineStarts[line]
      guard start < input.range.upperBound else { return }
      let first = input.bytes[start]
      if fence == nil, first == UInt8(ascii: "|"), let table = TableMask.table(at: line, input) {
        tables.append(table)
        line = table.lines.upperBound
        continue
      }
      // Only a guess, which saves reading twice what shows how tables are written.
      if first == UInt8(ascii: "`") || first == UInt8(ascii: "~"),
        input.bytes[start...].starts(with: [first, first, first])
      {
        fence = fence == nil ? first : fence == first ? nil : fence
      }
      line += 1
    }
  }

  private static func table(
    at line: Int,
    _ input: InputText
  ) -> (lines: Range<Int>, alignments: [Alignment])? {
    guard line == input.firstLine || isBlank(input.lineRange(line - 1), input),
      begins(line + 1, input),
      let alignments = TableSyntax.alignments(of: input.lineRange(line + 1), in: input.bytes),
      TableSyntax.cellCount(of: input.lineRange(line), in: input.bytes) == alignments.count
    else { return nil }
    var end = line + 2
    while begins(end, input) {
      // A pipe alone is no row.
      if isBlank(input.lineRange(end).dropFirst(), input) { return nil }
      end += 1
    }
    return end == input.lineStarts.count || isBlank(input.lineRange(end), input)
      ? (line..<end, alignments) : nil
  }

  private static func begins(_ line: Int, _ input: InputText) -> Bool {
    line < input.lineStarts.count && input.lineStarts[line] < input.range.upperBound
      && input.bytes[input.lineStarts[line]] == UInt8(ascii: "|")
  }

  private static func isBlank(_ line: Range<Int>, _ input: InputText) -> Bool {
    !line.contains { !Markdown.isBlank(input.bytes[$0]) }
  }

  /// The text without its tables, every byte in its place.
  func hidden(from input: InputText) -> InputText {
    var masked = input
    for table in tables {
      for line in table.lines {
        for index in input.lineRange(line) { masked.bytes[index] = 0x20 }
      }
      masked.bytes[input.lineStarts[table.lines.lowerBound]] = TableMask.placeholder
    }
    return masked
  }

  /// The tables, if each came back as a paragraph; these now reach as far as the tables.
  func found(in tree: inout Tree, _ blocks: [Int], _ input: InputText) -> [Int: FoundTable]? {
    var found: [Int: FoundTable] = [:]
    var rest = tables[...]
    for index in blocks {
      guard let table = rest.first else { break }
      let start = input.lineStarts[table.lines.lowerBound]
      guard tree.nodes[index].kind == .paragraph, Int(tree.nodes[index].start) == start,
        let text = tree.first(index), tree.next(text) == nil,
        tree.bytes(tree.nodes[text].literal).elementsEqual([TableMask.placeholder])
      else { continue }
      rest.removeFirst()
      tree.nodes[index].end = UInt32(input.lineRange(table.lines.upperBound - 1).upperBound)
      found[index] = FoundTable(
        node: index,
        leaf: LeafLines(atMargin: table.lines, input),
        header: 0,
        alignments: table.alignments
      )
    }
    return rest.isEmpty ? found : nil
  }
}
