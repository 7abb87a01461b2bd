import Regulation

/// The paragraphs of 45 CFR Part 164 Subparts C, D and E that the catalog knows of.
///
/// Known are the entries and their aliases, every paragraph and section above one, the sections'
/// further paragraphs, and what lies below an entry that the catalog does not break down, unless
/// its section is said to be whole. Other sections of Part 164 are not judged.
struct KnownCitations {
  private let known: Set<String>
  private let parents: Set<String>
  private let whole: Set<String>
  /// How many levels the deepest of all has.
  private let deepest: Int

  init(_ catalog: Catalog) {
    let entries = catalog.allIDs + catalog.sections.flatMap { [$0.id] + $0.furtherParagraphs }
    var parents: Set<String> = []
    for entry in entries {
      var path = Self.above(entry)
      while let next = path, parents.insert(next).inserted { path = Self.above(next) }
    }
    self.parents = parents
    known = parents.union(entries)
    deepest = known.reduce(0) { max($0, Self.depth(of: $1)) }
    whole = Set(catalog.sections.filter(\.isWhole).map(\.id))
  }

  /// Whether a citation such as `164.308(a)(1)` is acceptable.
  func isKnown(_ id: String) -> Bool {
    guard Self.isJudged(id), !known.contains(id) else { return true }
    guard var path = Self.above(Self.cut(id, below: deepest + 1)) else { return false }
    while !known.contains(path) {
      guard let next = Self.above(path) else { return false }
      path = next
    }
    return !parents.contains(path) && !whole.contains(Self.section(of: path))
      && path.hasSuffix(")")
  }

  /// Whether the catalog knows the very paragraph, and not only one above.
  func isListed(_ id: String) -> Bool { known.contains(id) }

  private static func isJudged(_ id: String) -> Bool {
    ["164.3", "164.4", "164.5"].contains { id.hasPrefix($0) }
  }

  private static func depth(of id: String) -> Int { id.utf8.count { $0 == UInt8(ascii: "(") } }

  /// An id without its levels below a depth: it may have very many.
  private static func cut(_ id: String, below depth: Int) -> String {
    var levels = 0
    let end = id.utf8.firstIndex { byte in
      if byte == UInt8(ascii: "(") { levels += 1 }
      return levels > depth
    }
    return end.map { String(id[..<$0]) } ?? id
  }

  /// `164.312` of `164.312(a)(1)`.
  static func section(of id: String) -> String { String(id.prefix { $0 != "(" }) }

  /// The paragraph or section above; nil for a section.
  static func above(_ id: String) -> String? {
    id.lastIndex(of: "(").map { String(id[..<$0]) }
  }
}
