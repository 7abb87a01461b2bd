import Formats

/// A text that is handed on in pieces, so that no long one is ever whole in memory.
struct Pieces {
  let sink: ([UInt8]) -> Void
  private var bytes: [UInt8] = []
  private static let size = 1 << 16

  init(sink: @escaping ([UInt8]) -> Void) { self.sink = sink }

  mutating func add(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    if bytes.count >= Self.size { flush() }
  }

  /// Adds a JSON array, an item a line, behind `level` times two blanks.
  mutating func add<Item>(_ items: [Item], level: Int, _ json: (Item) -> JSON) {
    let blanks = String(repeating: "  ", count: level)
    add("[")
    for (index, item) in items.enumerated() {
      add((index == 0 ? "\n" : ",\n") + blanks + "  " + json(item).line)
    }
    add(items.isEmpty ? "]" : "\n\(blanks)]")
  }

  mutating func flush() {
    if !bytes.isEmpty { sink(bytes) }
    bytes.removeAll(keepingCapacity: true)
  }
}

extension JSON {
  /// The value on one line.
  var line: String { String(decoding: serialized(), as: UTF8.self) }
}
