import Diagnostics
import Markdown

/// What one site leaves to those composed after it: the pages that they share are read and checked
/// once, and what the checks look up in the law is found once.
public struct SharedPageCache: Sendable {
  var law = LawCheckCache()
  var lawIndices = LawIndexCache()
  var bodies = ParsedBodies()
  var sections = SharedSections()

  /// Whether there are several clients whose pages may be alike.
  let isForSeveral: Bool

  /// Nothing yet.
  public init(forSeveral isForSeveral: Bool = true) { self.isForSeveral = isForSeveral }
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

  /// Bytes of files whose bodies stay, at most.
  private static let most = 8_000_000
  private var included: [String: Diagnosed<Document>] = [:]
  private var size = 0

  /// The body of a page that others include, which so many do that it stays for a while.
  mutating func body(of page: ProsePage) -> Diagnosed<Document> {
    if let known = included[page.contentPath] { return known }
    let body = page.diagnosedDocument
    size += body.value.source?.bytes.count ?? 0
    if size > Self.most { (included, size) = ([:], 0) }
    included[page.contentPath] = body
    return body
  }
}
