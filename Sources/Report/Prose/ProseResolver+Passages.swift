import Diagnostics
import Markdown

/// Links to headings within `{only}`, which the page has where the passage is shown.
extension ProseResolver {
  /// Where a heading of a page is.
  enum PassageHeading {
    /// In a passage that the page shows.
    case shown
    /// In one that it does not show here.
    case leftOut
  }

  /// Where a page has a heading within `{only}`; nil where it has none of this id.
  mutating func heading(_ id: String, inPassagesOf contentPath: String) -> PassageHeading? {
    let page = contentPath == page.contentPath ? page : context.pages[contentPath]
    guard let page else { return nil }
    let found = heading(id, inPassagesOf: page.document)
    // What a passage has is asked for by no other name than its page's.
    if found != nil { (isMixed, readsSite) = (true, true) }
    return found
  }

  private func heading(_ id: String, inPassagesOf document: Document) -> PassageHeading? {
    var found: PassageHeading?
    for node in document.descendants(of: document.root) {
      guard let block = document.block(node), block.name == "only" else { continue }
      let condition = OnlyCondition.read(block, law: context.law, audiences: context.audiences)
      let holds = condition.value.holds(
        on: context.asOf,
        law: context.law,
        readers: context.readers
      )
      let body = block.parseBody().value
      switch body.anchors.contains(id) ? .shown : heading(id, inPassagesOf: body) {
      case .shown where holds: return .shown
      case .shown, .leftOut: found = .leftOut
      case nil: break
      }
    }
    return found
  }
}
