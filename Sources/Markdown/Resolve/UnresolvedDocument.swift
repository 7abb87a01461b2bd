import Diagnostics

/// A document as it was before it is resolved: what few resolvers ask about a node is
/// computed when they ask.
final class UnresolvedDocument {
  private(set) var document: Document
  private let input: InputText?
  private var finder: PlaceFinder?

  init(_ document: Document) {
    self.document = document
    input = document.source.map { InputText($0, from: 0) }
    finder = document.source.map { PlaceFinder($0) }
  }

  /// The place of an inline; nil in a document built by hand.
  func place(of inline: Int) -> SourceRange? {
    if let block = document.tree.blockAround(inline) { document.alignInlines(of: block, input) }
    return finder?.range(ofBytes: document.tree.placed(inline))
  }
}
