import Diagnostics
import Markdown

/// What one site leaves to those composed after it: the pages that they share are read and checked
/// once, and what the checks look up in the law is found once.
public struct SharedPageCache: Sendable {
  var law = LawCheckCache()
  var lawIndices = LawIndexCache()
  var bodies = ParsedBodies()

  /// None yet.
  public init() {}
}

/// The bodies of blocks, parsed once for all that read them.
struct ParsedBodies {
  /// How many files were included by files that are included themselves, in all sites.
  var nestedInclusions = 0
  /// By the places of the blocks.
  private var bodies: [SourceRange: Diagnosed<Document>] = [:]

  mutating func body(of block: NamedBlock) -> Diagnosed<Document> {
    if let known = bodies[block.place] { return known }
    let body = block.parseBody()
    bodies[block.place] = body
    return body
  }
}
