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
  let depth: Int
  var tree = Tree()
  var report: Report

  /// What stands for the colon of footnotes while cmark reads.
  var hiddenColon: UInt8?
  /// The list marker that stands for the label of a footnote while cmark reads.
  var footnoteMarker: [UInt8] = []
  /// What was done to lines of the input, by their number.
  var marks: [Int: [LineMark]] = [:]
  /// Whether the input is no longer what the file holds.
  var isRewritten = false
  /// The definitions of footnotes, in reading order.
  var footnotes: [Int] = []
  /// The index in `footnotes` of each label.
  var footnoteLabels: [String: UInt32] = [:]

  init(source: SourceText, input: InputText, mode: MarkdownMode, depth: Int = 0) {
    self.source = source
    self.input = input
    self.mode = mode
    self.depth = depth
    report = Report(source)
  }

  mutating func run() -> Diagnosed<Document> {
    let tables = parseBlocks()
    makeTables(tables)
    undoRewriting()
    findTasks()
    indexFootnotes()
    extendInlines()
    gatherFootnotes()
    if mode == .site { extendForSite() }
    var document = Document()
    document.tree = tree
    document.source = source
    document.depth = depth
    return Diagnosed(document, report.diagnostics)
  }

  private mutating func extendForSite() {
    findBlocks()
    findCallouts()
    findCaptions()
    checkLinksAndHTML()
    identifyHeadings()
  }
}
