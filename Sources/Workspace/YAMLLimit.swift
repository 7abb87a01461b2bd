import Yams

/// How much a YAML text may grow by its aliases, and by keys that are no words: Yams looks at all below
/// a key to find it a second time.
struct YAMLLimit {
  let words: String
  let line: Int
  let column: Int

  /// So many values may come of aliases.
  private static let most = 100_000
  /// So many bytes times explicit keys.
  private static let mostKeyBytes = 100_000_000
  /// Takes the place of the asterisk of an alias, which is a word then.
  private static let sign: Unicode.Scalar = "\u{F8F0}"

  /// What a text breaks; nil for nearly every text.
  ///
  /// - Throws: what Yams says of a text that is malformed without its aliases, too.
  static func broken(
    by text: String,
    _ position: (Mark) -> (line: Int, column: Int)
  ) throws -> YAMLLimit? {
    if let limit = explicitKeys(in: text) { return limit }
    let bytes = text.utf8
    guard bytes.contains(UInt8(ascii: "*")), bytes.contains(UInt8(ascii: "&")) else { return nil }
    var words = String.UnicodeScalarView()
    words.append(contentsOf: text.unicodeScalars.lazy.map { $0 == "*" ? sign : $0 })
    let bare = String(words)
    let parser = try Parser(yaml: bare, resolver: .basic, encoding: .utf8)
    guard let root = try parser.singleRoot() else { return nil }
    var count = Count()
    // The parser keeps the anchors; the nodes do not.
    withExtendedLifetime(parser) { _ = count.weight(of: root) }
    return count.reached.map { mark in
      let found = mark.map(position) ?? (line: 1, column: 1)
      return YAMLLimit(
        words: "the aliases up to here bring more than \(most) values",
        line: found.line,
        column: found.column
      )
    }
  }

  /// Keys after a question mark, whose values may be of any size, each in the next.
  private static func explicitKeys(in text: String) -> YAMLLimit? {
    let bytes = Array(text.utf8)
    guard bytes.contains(UInt8(ascii: "?")) else { return nil }
    var (count, line, begins) = (0, 1, true)
    for (index, byte) in bytes.enumerated() {
      let isAlone = index + 1 == bytes.count || bytes[index + 1] <= 0x20
      if byte == UInt8(ascii: "?"), begins, isAlone {
        count += 1
        if count * bytes.count > mostKeyBytes {
          let words = "more than \(count - 1) keys after a question mark are too many"
          return YAMLLimit(words: words, line: line, column: 1)
        }
      }
      if byte == 0x0A { line += 1 }
      // A key begins a line, or follows a sign and blanks.
      if byte != 0x20, byte != 0x09 { begins = precedingKey.contains(byte) }
    }
    return nil
  }

  private static let precedingKey = Set("\n\r[{,?-:".utf8)

  /// Counts what aliases bring.
  private struct Count {
    private var weights: [String: Int] = [:]
    private var brought = 0
    /// The alias with which it is too much.
    private(set) var reached: Mark??

    /// How many values a node is, its aliases followed.
    mutating func weight(of node: Node) -> Int {
      guard reached == nil else { return 0 }
      var weight = 1
      switch node {
      case .scalar(let scalar):
        guard scalar.style == .plain, scalar.string.unicodeScalars.first == YAMLLimit.sign,
          let known = weights[Self.name(in: scalar.string)]
        else { break }
        weight = known
        brought += known
        if brought > YAMLLimit.most { reached = .some(scalar.mark) }
      case .sequence(let sequence):
        for item in sequence { weight += self.weight(of: item) }
      case .mapping(let mapping):
        for (key, value) in mapping { weight += self.weight(of: key) + self.weight(of: value) }
      case .alias: break
      }
      // More than the limit is never added up.
      weight = min(weight, YAMLLimit.most + 1)
      if let anchor = node.anchor { weights[anchor.rawValue] = weight }
      return weight
    }

    /// The name of an alias, which ends where no letter, digit, hyphen or underscore follows.
    private static func name(in words: String) -> String {
      let name = words.unicodeScalars.dropFirst().prefix { scalar in
        scalar.isASCII
          && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || scalar == "-" || scalar == "_")
      }
      return String(String.UnicodeScalarView(name))
    }
  }
}
