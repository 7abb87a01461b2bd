import Diagnostics
import Markdown

/// What the sites composed before leave to those after them: what they share is read and checked
/// once.
public struct EarlierSites: Sendable {
  var law = CheckedLaw()
  var bodies = ParsedBodies()

  /// None yet.
  public init() {}
}

/// The bodies of blocks, parsed once for all that read them.
struct ParsedBodies {
  /// How many files were included by files that are included themselves, in all sites.
  var nestedInclusions = 0
  /// By where the blocks stand.
  private var bodies: [SourceRange: Diagnosed<Document>] = [:]

  mutating func body(of block: NamedBlock) -> Diagnosed<Document> {
    if let known = bodies[block.place] { return known }
    let body = block.parseBody()
    bodies[block.place] = body
    return body
  }
}
