public import Diagnostics

/// The byte at which a Markdown file's body begins, behind a BOM and any front matter.
public func bodyStart(of source: SourceText) -> Int {
  CutMarkdown(source, log: Log()).bodyStart
}
