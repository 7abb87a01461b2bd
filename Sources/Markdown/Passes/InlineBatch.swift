/// Texts whose inlines cmark reads in one parse: each as a heading or a paragraph.
///
/// One parse for all costs a third of a parse for each, and all see the same link definitions.
struct InlineBatch {
  private var bytes: [UInt8] = []
  private var owners: [(node: Int, kind: NodeKind)] = []
  private let definitions: [UInt8]

  /// A batch whose texts may refer to links defined in another text.
  init(definitions: [UInt8], size: Int) {
    self.definitions = definitions
    bytes.reserveCapacity(size)
  }

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
    // cmark takes a byte order mark away where a text begins, and what is left is no such paragraph.
    if bytes.isEmpty { bytes.append(0x0A) }
    for (number, line) in lines.enumerated() {
      if number > 0 { bytes.append(contentsOf: repeatElement(0x20, count: 4)) }
      bytes.append(contentsOf: line)
      bytes.append(0x0A)
    }
    bytes.append(0x0A)
  }

  /// Reads all texts and moves their inlines below the nodes they were added for.
  mutating func read(into tree: inout Tree) {
    if owners.isEmpty { return }
    bytes.append(contentsOf: "\n\n***\n".utf8)
    bytes.append(contentsOf: definitions)
    let input = InputText(bytes: bytes, lineStarts: [0], origins: [0])
    let top = tree.make(Node(.document))
    Cmark.parse(input, into: &tree, below: top, placed: false)
    var block = tree.first(top)
    for owner in owners {
      guard let current = block else { return }
      // A paragraph of nothing but link definitions leaves no block.
      guard tree.nodes[current].kind == owner.kind else { continue }
      tree.moveChildren(of: current, to: owner.node)
      block = tree.next(current)
    }
  }
}
