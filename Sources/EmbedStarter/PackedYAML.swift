import Yams

/// A YAML text as its tree of nodes, so that the program need not parse it at every start.
///
/// Each node is a letter, its line, its column, its length in the file (0 but for scalars) and a
/// number: of a scalar's bytes, which follow, of a mapping's members, each a key and a value, or of a
/// list's items. `id: new` so becomes `m1 1 0 1 p1 1 2 2 idp1 5 3 3 new`. `YAMLUnpacking` of Workspace
/// reads it.
struct PackedYAML {
  private(set) var text = ""

  /// Packs a YAML text; nil for an empty one.
  init?(_ yaml: String) throws {
    // As Workspace parses it: every scalar is the words it is made of.
    let root = try Parser(yaml: yaml, resolver: .basic, encoding: .utf8).singleRoot()
    guard let root else { return nil }
    put(root)
  }

  private mutating func put(_ node: Node) {
    switch node {
    case .scalar(let scalar):
      let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
      put(
        scalar.style == .plain || scalar.style == .any ? "p" : "q",
        at: scalar.mark,
        length: scalar.string.unicodeScalars.count + (isQuoted ? 2 : 0),
        count: scalar.string.utf8.count
      )
      text += scalar.string
    case .mapping(let mapping):
      put("m", at: mapping.mark, count: mapping.count)
      for (key, value) in mapping {
        put(key)
        put(value)
      }
    case .sequence(let sequence):
      put("s", at: sequence.mark, count: sequence.count)
      for item in sequence { put(item) }
    case .alias:
      preconditionFailure("Yams puts what an alias names in its place")
    }
  }

  private mutating func put(_ letter: String, at mark: Mark?, length: Int = 0, count: Int) {
    text += "\(letter)\(mark?.line ?? 1) \(mark?.column ?? 1) \(length) \(count) "
  }
}
