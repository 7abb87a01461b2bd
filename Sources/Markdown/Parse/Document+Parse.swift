public import Diagnostics

/// What a text is read and written as.
public enum MarkdownMode: Sendable, Hashable {
  /// A page of a site: all extensions, raw HTML as text, warnings about what a site must not hold.
  case site
  /// As the suites of CommonMark and GFM have it: their extensions and no others, raw HTML passes.
  case specification
}

extension Document {
  /// Parses the text of a file.
  ///
  /// - Parameters:
  ///   - source: the whole file, so that places are those of the file.
  ///   - offset: the byte at which the text begins, after any front matter.
  ///   - mode: which extensions are on.
  /// - Returns: the document and what is wrong with the text.
  public static func parse(
    _ source: SourceText,
    from offset: Int = 0,
    mode: MarkdownMode = .site
  ) -> Diagnosed<Document> {
    var parsing = Parsing(source: source, input: InputText(source, from: offset), mode: mode)
    return parsing.run()
  }
}

/// One parse under way: cmark's tree and the passes over it, in order.
struct Parsing {
  let source: SourceText
  var input: InputText
  let mode: MarkdownMode
  var depth = 0
  var tree = Tree()
  var report: Report

  init(source: SourceText, input: InputText, mode: MarkdownMode, depth: Int = 0) {
    self.source = source
    self.input = input
    self.mode = mode
    self.depth = depth
    report = Report(source)
  }

  mutating func run() -> Diagnosed<Document> {
    Cmark.parse(input, into: &tree, below: 0, placed: true)
    if mode == .site { extendForSite() }
    var document = Document()
    document.tree = tree
    document.source = source
    document.depth = depth
    return Diagnosed(document, report.diagnostics)
  }

  private mutating func extendForSite() {
    findBlocks()
    findValues()
    checkLinksAndHTML()
    identifyHeadings()
  }
}
