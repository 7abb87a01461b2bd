/// Texts of which cmark reads the inlines, all in one go: each as a heading or a paragraph.
///
/// One parse for all costs a third of a parse for each, and all see the same link definitions.
struct InlineBatch {
  private var bytes: [UInt8] = []
  private var owners: [(node: Int, kind: NodeKind)] = []
  private let definitions: [UInt8]

  /// A batch whose texts may refer to links defined in another text.
  init(definitions: [UInt8]) { self.definitions = definitions }

  /// A cell: a heading, whose last ` #` keeps cmark from taking any of the cell's own.
  mutating func add(cell: ArraySlice<UInt8>, for node: Int) {
    owners.append((node, .heading))
    bytes.append(contentsOf: [UInt8(ascii: "#"), 0x20])
    var index = cell.startIndex
    while index < cell.endIndex {
      let byte = cell[index]
      index += 1
      if byte == UInt8(ascii: "\\"), index < cell.endIndex, cell[index] == UInt8(ascii: "|") {
        continue
      }
      bytes.append(byte)
    }
    bytes.append(contentsOf: [0x20, UInt8(ascii: "#"), 0x0A])
  }

  /// A paragraph: four blanks before each line but the first keep it from beginning a block.
  mutating func add(paragraph lines: [ArraySlice<UInt8>], for node: Int) {
    owners.append((node, .paragraph))
    for (number, line) in lines.enumerated() {
      if number > 0 { bytes.append(contentsOf: repeatElement(0x20, count: 4)) }
      bytes.append(contentsOf: line)
      bytes.append(0x0A)
    }
    bytes.append(0x0A)
  }

  /// Reads all texts and hangs their inlines below the nodes they were added for.
  func read(into tree: inout Tree) {
    if owners.isEmpty { return }
    var text = definitions
    text.append(contentsOf: "\n\n***\n".utf8)
    text.append(contentsOf: bytes)
    let input = InputText(bytes: text, lineStarts: [0], origins: [0])
    let top = tree.make(Node(.document))
    Cmark.parse(input, into: &tree, below: top, placed: false)
    var block = tree.first(top)
    while let current = block, tree.nodes[current].kind != .thematicBreak {
      block = tree.next(current)
    }
    for owner in owners {
      guard let current = block, let next = tree.next(current) else { return }
      // A paragraph of nothing but link definitions leaves no block.
      guard tree.nodes[next].kind == owner.kind else { continue }
      tree.moveChildren(of: next, to: owner.node)
      block = next
    }
  }
}
