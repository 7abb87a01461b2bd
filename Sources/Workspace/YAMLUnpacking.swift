/// Reads the nodes of a built-in YAML text one after another, as `PackedYAML` of EmbedStarter wrote
/// them when the program was built.
struct YAMLUnpacking {
  private let bytes: [UInt8]
  private var at = 0

  /// What a node is, by its letter; `words` are a scalar in quotes or a block.
  enum Kind: UInt8 {
    case plain = 0x70
    case words = 0x71
    case mapping = 0x6D
    case sequence = 0x73
  }

  /// A node but for what it holds: `count` bytes of a scalar, members or items.
  struct Head {
    let kind: Kind
    let line: Int
    let column: Int
    let length: Int
    let count: Int
  }

  init(_ nodes: String) {
    bytes = Array(nodes.utf8)
  }

  /// Begins the next node.
  mutating func head() -> Head {
    guard let kind = Kind(rawValue: bytes[at]) else {
      preconditionFailure("byte \(at) begins no node")
    }
    at += 1
    return Head(kind: kind, line: number(), column: number(), length: number(), count: number())
  }

  /// A scalar's words.
  mutating func text(_ count: Int) -> String {
    defer { at += count }
    return String(decoding: bytes[at..<at + count], as: UTF8.self)
  }

  /// Digits and the blank behind them.
  private mutating func number() -> Int {
    var number = 0
    while bytes[at] != 0x20 {
      number = number * 10 + Int(bytes[at] & 0x0F)
      at += 1
    }
    at += 1
    return number
  }
}
