import Diagnostics
import Markdown

/// A text read as a page of a site.
struct Reading {
  let document: Document
  let diagnostics: [Diagnostic]
  let html: String

  init(_ markdown: String) {
    let source = SourceText(file: "page.md", bytes: Array(markdown.utf8))
    let parsed = Document.parse(source)
    document = parsed.value
    diagnostics = parsed.diagnostics.sorted()
    html = String(decoding: document.html(), as: UTF8.self)
  }

  /// The diagnostics as `line:column rule`.
  var told: [String] {
    diagnostics.map { diagnostic in
      let start = diagnostic.place?.start
      return "\(start?.line ?? 0):\(start?.column ?? 0) \(diagnostic.rule)"
    }
  }

  /// The dump of the tree.
  var dump: String { TreeDump(document).text }

  /// Every text and attribute that the tree holds, for what must be in none.
  var everything: String {
    html + dump + document.plainText(of: document.root)
      + document.headings.map(\.text).joined() + document.anchors.joined()
  }
}
