/// The text of a paragraph, heading or cell as cmark's inline parser saw it, with places.
struct InlineContent {
  /// The lines without what their containers put before them, joined by line feeds.
  private(set) var bytes: [UInt8] = []
  /// For each stretch of the text that is unbroken in the input: where it begins in both.
  private var pieces: [(content: Int, source: Int)] = []

  /// The position in the input of a byte of the content.
  func source(_ index: Int) -> Int {
    var low = 0
    var high = pieces.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if pieces[middle].content <= index { low = middle } else { high = middle }
    }
    return pieces.isEmpty ? 0 : pieces[low].source + index - pieces[low].content
  }

  /// The range in the input of a stretch of the content.
  func source(_ range: Range<Int>) -> Range<Int> {
    let start = source(range.lowerBound)
    let end = range.isEmpty ? start : source(range.upperBound - 1) + 1
    return start..<max(start, end)
  }

  private mutating func append(_ range: Range<Int>, of input: InputText) {
    pieces.append((bytes.count, range.lowerBound))
    bytes.append(contentsOf: input.bytes[range])
  }

  /// The content of a block that holds inlines.
  init(of block: Int, in tree: Tree, _ input: InputText) {
    let node = tree.nodes[block]
    let start = Int(node.start)
    if node.kind == .tableCell {
      appendCell(start..<Int(node.end), input)
    } else if node.kind == .heading, let text = NumberSigns(at: start, in: input)?.text {
      append(text, of: input)
    } else {
      for line in LeafLines(of: block, in: tree, input).lines {
        if !bytes.isEmpty { bytes.append(0x0A) }
        append(line.bytes, of: input)
      }
    }
  }

  /// In a cell, a backslash before a pipe is not part of the text.
  private mutating func appendCell(_ cell: Range<Int>, _ input: InputText) {
    var start = cell.lowerBound
    for index in cell.dropLast()
    where input.bytes[index] == UInt8(ascii: "\\") && input.bytes[index + 1] == UInt8(ascii: "|") {
      append(start..<index, of: input)
      start = index + 1
    }
    append(start..<cell.upperBound, of: input)
  }
}

/// The beginning of a heading written with `#`.
struct NumberSigns {
  /// The rest of the line.
  let text: Range<Int>

  init?(at start: Int, in input: InputText) {
    let end = input.lineRange(at: start).upperBound
    var index = start
    while index < end, input.bytes[index] == UInt8(ascii: "#") { index += 1 }
    guard (1...6).contains(index - start), index == end || isBlank(input.bytes[index]) else {
      return nil
    }
    while index < end, isBlank(input.bytes[index]) { index += 1 }
    text = index..<end
  }
}
