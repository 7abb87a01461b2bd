/// One line of a paragraph or heading as the file has it.
struct LeafLine {
  /// From the first byte that is not blank to the line's end.
  let bytes: Range<Int>
  /// The index of the line in the input.
  let number: Int
  /// Columns of blank space before its text, counted from the end of its containers' marks.
  let indent: Int
  /// How many of the containers around the leaf the line belongs to.
  let matched: Int
  /// Whether it is a lazy continuation: not all of them.
  let isLazy: Bool
}

/// The lines of a paragraph or a heading underlined with `=` or `-`.
struct LeafLines {
  let containers: Containers
  let lines: [LeafLine]
  /// The number of the line that underlines a heading.
  let underline: Int?

  init(of index: Int, in tree: Tree, _ input: InputText) {
    let node = tree.nodes[index]
    let around = Containers(around: index, in: tree, input)
    let first = input.lineIndex(at: Int(node.start))
    let last = input.lineIndex(at: max(Int(node.start), Int(node.end) - 1))
    let isHeading = node.kind == .heading
    containers = around
    underline = isHeading ? last : nil
    let content = first...max(first, isHeading ? last - 1 : last)
    lines = content.map { number in
      number == first
        ? LeafLine(firstOf: node, number, around, input) : LeafLine(number, around, input)
    }
  }
}

extension LeafLines {
  /// Whole lines in no container.
  init(atMargin numbers: Range<Int>, _ input: InputText) {
    containers = Containers()
    underline = nil
    lines = numbers.map { number in
      LeafLine(bytes: input.lineRange(number), number: number, indent: 0, matched: 0, isLazy: false)
    }
  }
}

extension LeafLine {
  /// A line after the first.
  init(_ number: Int, _ around: Containers, _ input: InputText) {
    let (cursor, matched) = around.match(input.lineRange(number), in: input.bytes)
    let indent = cursor.indent(in: input.bytes)
    bytes = indent.offset..<cursor.end
    self.number = number
    self.indent = indent.columns
    self.matched = matched
    isLazy = matched < around.frames.count
  }

  /// The line on which a leaf begins, maybe after the marks of containers that begin there too.
  fileprivate init(firstOf node: Node, _ number: Int, _ around: Containers, _ input: InputText) {
    let line = input.lineRange(number)
    let cursor = around.cursorAtContent(of: line, input.bytes)
    bytes = Int(node.start)..<max(Int(node.start), line.upperBound)
    self.number = number
    indent = cursor.indent(in: input.bytes).columns
    matched = around.frames.count
    isLazy = false
  }
}
