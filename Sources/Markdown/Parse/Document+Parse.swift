public import Diagnostics

/// The dialect in which a text is read and written.
public enum MarkdownMode: Sendable, Hashable {
  /// A page of a site: all extensions, raw HTML as text, warnings about what a site must not hold.
  case site
  /// As in the suites of CommonMark and GFM: their extensions and no others, raw HTML passes.
  case specification
}

extension Document {
  /// Parses the text of a file.
  ///
  /// - Parameters:
  ///   - source: the whole file, so that places are those of the file.
  ///   - offset: the byte at which the text begins, after any front matter.
  ///   - mode: which extensions are on.
  ///   - hasLiteralValues: whether `{{ }}` is text.
  /// - Returns: the document and what is wrong with the text.
  public static func parse(
    _ source: SourceText,
    from offset: Int = 0,
    mode: MarkdownMode = .site,
    hasLiteralValues: Bool = false
  ) -> Diagnosed<Document> {
    var parsing = Parsing(
      source: source,
      input: InputText(source, from: offset),
      mode: mode,
      hasLiteralValues: hasLiteralValues
    )
    return parsing.run()
  }
}

/// One parse under way: cmark's tree and the passes over it, in order.
struct Parsing {
  let source: SourceText
  var input: InputText
  let mode: MarkdownMode
  let depth: Int
  /// Whether `{{ }}` is text.
  let hasLiteralValues: Bool
  var tree = Tree()
  /// The blocks as cmark read them, in reading order.
  var blocks: [Int] = []
  var report: ParseDiagnostics

  /// What the text holds anywhere.
  let features: TextFeatures
  /// Whether bytes that cannot be shown were replaced.
  var isRepaired = false
  /// The byte in place of the colon of footnotes while cmark reads.
  var hiddenColon: UInt8?
  /// The bytes that replace others within comments while cmark reads.
  var hiddenBytes: [(placeholder: UInt8, byte: UInt8)] = []
  /// The byte that keeps a line that begins with a tag from being a block of HTML.
  var startPlaceholder: UInt8?
  /// The blocks that replaced tags of HTML.
  var tags: [Int: HTMLTag] = [:]
  /// The list marker in place of the label of a footnote while cmark reads.
  var footnoteMarker: [UInt8] = []
  /// What was done to lines of the input, by their number.
  var marks: [Int: [LineMark]] = [:]
  /// The definitions of footnotes, in reading order.
  var footnotes: [Int] = []
  /// Where each definition begins in the file: in the input, its label is gone.
  var footnoteOrigins: [Int: UInt32] = [:]
  /// The index in `footnotes` of each label.
  var footnoteLabels: [String: UInt32] = [:]

  init(
    source: SourceText,
    input: InputText,
    mode: MarkdownMode,
    depth: Int = 0,
    hasLiteralValues: Bool = false
  ) {
    self.source = source
    self.input = input
    self.mode = mode
    self.depth = depth
    self.hasLiteralValues = hasLiteralValues
    features = TextFeatures(of: input.bytes[input.range])
    report = ParseDiagnostics(source)
  }

  mutating func run() -> Diagnosed<Document> {
    repairInput()
    guardAgainstExcess()
    if mode == .site { maskComments() }
    let tables = parseBlocks()
    makeTables(tables)
    undoRewriting()
    findTasks()
    indexFootnotes()
    extendInlines()
    gatherFootnotes()
    if mode == .site { findSiteBlocks() }
    settlePlaces()
    if mode == .site { checkForSite() }
    showControls()
    var document = Document()
    document.tree = tree
    document.source = source
    document.depth = depth
    document.hasLiteralValues = hasLiteralValues
    return Diagnosed(document, report.diagnostics)
  }

  private mutating func findSiteBlocks() {
    findNearMarkup()
    readHTML()
    findBlocks()
    findCallouts()
    findCaptions()
  }

  private mutating func checkForSite() {
    checkLinksAndHTML()
    identifyHeadings()
  }

  /// Turns places in the input into places in the file, where the two are not the same.
  ///
  /// Inlines are aligned first: later nothing will know what cmark has read.
  private mutating func settlePlaces() {
    guard input.isRewritten else { return }
    for index in tree.nodes.indices
    where tree.nodes[index].kind.isBlockOfInlines && tree.nodes[index].start != Node.none {
      if !tree.nodes[index].isAligned { align(index) }
    }
    for index in tree.nodes.indices where tree.nodes[index].start != Node.none {
      let node = tree.nodes[index]
      let bytes = input.origin(ofBytes: node.bytes)
      tree.nodes[index].start = UInt32(bytes.lowerBound)
      tree.nodes[index].end = UInt32(bytes.upperBound)
      if node.kind == .blockOption {
        tree.nodes[index].number = UInt32(input.origin(ofByte: Int(node.number)))
      }
    }
    for (note, origin) in footnoteOrigins { tree.nodes[note].start = origin }
  }
}
