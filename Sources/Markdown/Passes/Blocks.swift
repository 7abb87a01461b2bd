import Diagnostics

extension Parsing {
  /// Turns fenced code blocks whose info string is `{name}` into block nodes.
  mutating func findBlocks() {
    for index in blocks where tree.nodes[index].kind == .codeBlock {
      let info = tree.nodes[index].extra
      if !info.isEmpty, tree.text[info.range.lowerBound] == UInt8(ascii: "{") { makeBlock(index) }
    }
  }

  private mutating func makeBlock(_ index: Int) {
    let info = tree.nodes[index].extra.range
    guard let close = tree.text[info].firstIndex(of: UInt8(ascii: "}")) else { return }
    let name = tree.trimmed((info.lowerBound + 1)..<close)
    if name.isEmpty { return }
    if tree.text[name].elementsEqual("page-break".utf8) {
      return makePageBreak(index, after: close)
    }
    let whole = tree.nodes[index].literal
    tree.nodes[index].kind = .block
    tree.nodes[index].literal = TextSlice(name)
    tree.nodes[index].extra = whole
    addArgument(tree.trimmed((close + 1)..<info.upperBound), to: index)
    addOptionsAndBody(whole.range, to: index)
  }

  /// Only between the blocks of a page can a sheet end; nothing else is in such a block.
  private mutating func makePageBreak(_ index: Int, after close: Int) {
    let info = tree.nodes[index].extra.range
    let rest = tree.trimmed((close + 1)..<info.upperBound)
    let body = tree.trimmed(tree.nodes[index].literal.range)
    if !rest.isEmpty || !body.isEmpty {
      report.add(
        .error,
        rule: "unused-text",
        "{page-break} shows nothing: this text would be lost",
        at: input.origin(ofBytes: tree.nodes[index].bytes),
        help: "write it before or after the block"
      )
    }
    tree.nodes[index].kind = .pageBreak
    tree.nodes[index].literal = TextSlice()
    tree.nodes[index].extra = TextSlice()
    if tree.parent(index) == 0 { return }
    report.add(
      .warning,
      rule: "misplaced-page-break",
      "a page cannot end within a list, a quotation or the like",
      at: input.origin(ofBytes: tree.nodes[index].bytes),
      help: "put {page-break} between the blocks of the page"
    )
    tree.unlink(index)
  }

  private mutating func addArgument(_ argument: Range<Int>, to index: Int) {
    if argument.isEmpty { return }
    let line = input.lineRange(at: Int(tree.nodes[index].start))
    var node = Node(.blockOption)
    node.extra = TextSlice(argument)
    let start = max(line.lowerBound, line.upperBound - argument.count)
    (node.start, node.end) = (UInt32(start), UInt32(start))
    node.number = node.start
    tree.append(node, to: index)
  }

  private mutating func addOptionsAndBody(_ text: Range<Int>, to index: Int) {
    var line = input.lineIndex(at: Int(tree.nodes[index].start)) + 1
    var start = text.lowerBound
    while start < text.upperBound {
      let end = tree.text[start..<text.upperBound].firstIndex(of: 0x0A) ?? text.upperBound
      guard let option = scanOption(start..<end) else { break }
      addOption(option, line: start..<end, number: line, to: index)
      start = min(end + 1, text.upperBound)
      line += 1
    }
    // A blank line sets the options off from the body.
    if start > text.lowerBound, start < text.upperBound, tree.text[start] == 0x0A {
      start += 1
      line += 1
    }
    var body = Node(.blockBody)
    body.literal = TextSlice(start..<text.upperBound)
    let first = tree.text[start..<text.upperBound].firstIndex(of: 0x0A) ?? text.upperBound
    let place = input.suffix(ofLine: line, count: first - start)
    (body.start, body.end) = (UInt32(place), tree.nodes[index].end)
    body.end = max(body.start, body.end)
    tree.append(body, to: index)
  }

  private mutating func addOption(
    _ option: (key: Range<Int>, value: Range<Int>),
    line: Range<Int>,
    number: Int,
    to index: Int
  ) {
    let place = input.suffix(ofLine: number, count: line.count)
    var node = Node(.blockOption)
    node.literal = TextSlice(option.key)
    node.extra = TextSlice(option.value)
    node.start = UInt32(place + option.key.lowerBound - line.lowerBound)
    node.end = node.start + UInt32(option.key.count)
    node.number = UInt32(place + option.value.lowerBound - line.lowerBound)
    tree.append(node, to: index)
  }

  /// `:key: value`, blanks around allowed.
  private func scanOption(_ line: Range<Int>) -> (key: Range<Int>, value: Range<Int>)? {
    let line = tree.trimmed(line)
    let colon = UInt8(ascii: ":")
    guard line.count >= 3, tree.text[line.lowerBound] == colon else { return nil }
    let key = line.lowerBound + 1
    guard let close = tree.text[key..<line.upperBound].firstIndex(of: colon), close > key,
      !tree.text[key..<close].contains(0x20)
    else { return nil }
    let value = tree.trimmed((close + 1)..<line.upperBound)
    return (key..<close, value.isEmpty ? (close + 1)..<(close + 1) : value)
  }
}

extension Tree {
  /// A stretch of the text without blanks and line ends around.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isBlank(text[start]) { start += 1 }
    while end > start, isBlank(text[end - 1]) { end -= 1 }
    return start..<end
  }
}

func isBlank(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
}

extension InputText {
  /// The index in `lineStarts` of the line with a byte.
  func lineIndex(at byte: Int) -> Int { InputText.line(at: byte, in: lineStarts) }

  /// The bytes of the line with a byte, without its end.
  func lineRange(at byte: Int) -> Range<Int> { lineRange(lineIndex(at: byte)) }

  /// The bytes of a line without its end, from where the text begins.
  func lineRange(_ index: Int) -> Range<Int> {
    guard index < lineStarts.count else { return range.upperBound..<range.upperBound }
    let start = index == firstLine ? range.lowerBound : lineStarts[index]
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  /// Where the last `count` bytes of a line begin.
  ///
  /// A line of code is always the end of its line in the file: what precedes it is the markup of
  /// quotations, lists and the fence.
  func suffix(ofLine index: Int, count: Int) -> Int {
    let line = lineRange(index)
    return max(line.lowerBound, line.upperBound - count)
  }
}
