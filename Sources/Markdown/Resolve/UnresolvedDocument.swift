import Diagnostics

/// A document as it was when its resolving began: what few resolvers want to know of a node is
/// worked out when they ask.
final class UnresolvedDocument {
  private(set) var document: Document
  private let input: InputText?
  private var finder: PlaceFinder?

  init(_ document: Document) {
    self.document = document
    input = document.source.map { InputText($0, from: 0) }
    finder = document.source.map { PlaceFinder($0) }
  }

  /// Where an inline stands; nil in a document built by hand.
  func place(of inline: Int) -> SourceRange? {
    if let block = document.tree.blockAround(inline) { document.alignInlines(of: block, input) }
    return finder?.range(ofBytes: document.tree.placed(inline))
  }
}
