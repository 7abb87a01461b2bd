import Diagnostics

/// Reads `frameworks:` of `gapbook.yml`.
enum DeclaredFrameworks {
  private static let what = "a framework"

  /// The frameworks, each of an id of its own.
  static func read(in map: YAMLMap) -> [Configuration.DeclaredFramework] {
    var first: [String: SourceRange] = [:]
    return map.list("frameworks").compactMap { node in
      guard let item = YAMLMap(node, of: what, known: ["id", "title", "file"], log: map.log)
      else { return nil }
      let id = item.requiredText("id", of: what)
      let file = item.requiredText("file", of: what)
      guard let id, isName(id, log: map.log) else { return nil }
      if let other = first[id.value.lowercased()] {
        map.log.error(
          "duplicate-framework",
          "framework \"\(id.value)\" is declared twice",
          at: id.place,
          help: "the first is at \(other.fileLine)"
        )
        return nil
      }
      first[id.value.lowercased()] = id.place
      guard let file else { return nil }
      return Configuration.DeclaredFramework(
        id: id,
        title: item.text("title").flatMap { $0.value.isEmpty ? nil : $0.value },
        file: file
      )
    }
  }

  /// Whether an id can be written before a colon and be the name of a page.
  private static func isName(_ id: Sourced<String>, log: Log) -> Bool {
    let isPlain = id.value.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."):
        true
      default: false
      }
    }
    let small = id.value.lowercased()
    let isTaken = ["hipaa", "index", "matrix"].contains(small)
    // Two hyphens part the number of a further page.
    if isPlain, !isTaken, !small.contains("--"), id.value.utf8.count <= 64,
      id.value.utf8.first != UInt8(ascii: ".")
    {
      return true
    }
    log.error(
      "bad-framework-id",
      isTaken
        ? "\"\(id.value)\" cannot be the id of a framework: the program has one of this name"
        : "\"\(id.value)\" cannot be the id of a framework",
      at: id.place,
      help: "letters, digits, - _ and . without a blank, such as soc2 or iso27001"
    )
    return false
  }
}
