import Diagnostics
import Markdown

extension Document {
  /// Reports headings that skip a level; they are set one below the heading before.
  var headingDiagnostics: [Diagnostic] {
    guard let gaps = headingGaps else { return [] }
    let more = gaps.count > 1 ? ", as do \(gaps.count - 1) more on this page" : ""
    return [
      .warning(
        "heading-level",
        "this heading of level \(gaps.level) skips a level and is set as level \(gaps.shown)\(more)",
        at: range(of: gaps.first),
        help: "begin it with \(String(repeating: "#", count: gaps.shown))"
      )
    ]
  }

  /// Reports what the heading that becomes a page's title cannot show there.
  func notInTitle(_ heading: NodeID) -> [Diagnostic] {
    descendants(of: heading).compactMap { node in
      let what: String
      switch kind(of: node) {
      case .link: what = "link"
      case .image: what = "picture"
      case .footnoteReference: what = "footnote"
      default: return nil
      }
      return .warning(
        "title-words",
        "a title keeps its words only: this \(what) is not shown",
        at: range(of: node),
        help: "put the \(what) into the text below the title"
      )
    }
  }
}

extension Diagnostic {
  /// As for a client's own file: a comment that is not closed shows the client the author's words, or
  /// hides what the client must read.
  ///
  /// In a finding, code that is not closed is no less.
  func weighed(inFinding: Bool) -> Diagnostic {
    rule == "unclosed-comment" || rule == "foreign-comment" || inFinding && rule == "unclosed-code"
      ? weighing(.error) : self
  }
}
