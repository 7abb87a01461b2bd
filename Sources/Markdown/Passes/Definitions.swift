/// The lines of a text that may define links: cmark's interface does not give its definitions.
///
/// They are the lines that no block of the tree covers, once definitions at the beginning of a
/// paragraph are no part of it; code, which is covered, never defines anything.
struct DefinitionLines {
  private let tree: Tree
  private let input: InputText
  private let blocks: [Int]

  init(of parsing: Parsing) {
    tree = parsing.tree
    input = parsing.input
    blocks = parsing.blocks
  }

  /// The lines, as a text of which cmark makes the same definitions.
  func text() -> [UInt8] {
    var out: [UInt8] = []
    var line = input.firstLine
    for index in blocks where isLeaf(index) {
      let node = tree.nodes[index]
      let first = input.lineIndex(at: Int(node.start))
      appendUncovered(line..<max(line, first), to: &out)
      line = max(line, input.lineIndex(at: max(Int(node.start), Int(node.end) - 1)) + 1)
    }
    appendUncovered(line..<max(line, input.lineStarts.count), to: &out)
    return out
  }

  private func isLeaf(_ index: Int) -> Bool {
    switch tree.nodes[index].kind {
    case .paragraph, .heading, .codeBlock, .htmlBlock, .thematicBreak: true
    default: false
    }
  }

  private func appendUncovered(_ lines: Range<Int>, to out: inout [UInt8]) {
    for line in lines {
      var rest = input.bytes[input.lineRange(line)]
      while let first = rest.first, first != UInt8(ascii: "[") {
        guard isBlank(first) || first == UInt8(ascii: ">") || isMarker(rest) else { break }
        rest.removeFirst()
      }
      append(rest, to: &out)
    }
  }

  /// Whether a line begins with a list marker.
  private func isMarker(_ bytes: ArraySlice<UInt8>) -> Bool {
    BlockStarts.isListItem(bytes.startIndex..<bytes.endIndex, in: input.bytes)
  }

  /// A line that begins with no bracket continues a definition, and must begin nothing else.
  private func append(_ line: ArraySlice<UInt8>, to out: inout [UInt8]) {
    if let first = line.first, first != UInt8(ascii: "[") {
      out.append(contentsOf: repeatElement(0x20, count: 4))
    }
    out.append(contentsOf: line)
    out.append(0x0A)
  }
}
