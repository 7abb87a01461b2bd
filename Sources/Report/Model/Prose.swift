public import Markdown

/// A stretch of prose whose links and values are resolved, with the blocks in it.
public struct Prose: Sendable {
  /// What it says: a tree, or HTML where nothing but a page of the site shows it.
  private enum Body {
    /// An `embedded` node has the position of its block in `embedded`.
    case tree(Document)
    case written(WrittenProse)
    /// Words that are in the last output and nowhere else, by their headings.
    case known([ProseHeading])
  }

  private var body: Body
  /// The blocks in it, each a list of blocks of ours.
  public internal(set) var embedded: [[Block]] = []
  /// The ids of the metrics whose values the words contain.
  public private(set) var metrics: Set<String> = []
  /// The prefix of every id of the tree; empty on a page, where it is alone.
  public private(set) var idPrefix = ""
  /// The language, where it is not the site's.
  public let language: String?

  init(
    document: Document,
    embedded: [[Block]] = [],
    metrics: Set<String> = [],
    idPrefix: String = "",
    language: String?
  ) {
    body = .tree(document)
    self.embedded = embedded
    self.metrics = metrics
    self.idPrefix = idPrefix
    self.language = language
  }

  /// Prose of a page that is in the last output as it is.
  init(known headings: [ProseHeading], language: String?) {
    body = .known(headings)
    self.language = language
  }

  /// Whether its words are in the last output alone: written as HTML it is nothing.
  public var isKnown: Bool { if case .known = body { true } else { false } }

  /// The tree; of written prose nothing is left but its bytes.
  public internal(set) var document: Document {
    get { if case .tree(let document) = body { document } else { Document() } }
    set { body = .tree(newValue) }
  }

  /// The headings that a list of contents may name: those outside quotations, lists and footnotes.
  public var headings: [ProseHeading] {
    switch body {
    case .tree(let document):
      document.headings.map { ProseHeading(level: $0.level, id: $0.id, text: $0.text) }
    case .written(let written): written.headings
    case .known(let headings): headings
    }
  }

  /// Whether nothing would be shown.
  var isEmpty: Bool {
    if case .tree(let document) = body { document.isEmpty } else { false }
  }

  /// The same with another prefix of its ids.
  func prefixed(by prefix: String) -> Prose {
    var prose = self
    prose.idPrefix = prefix
    return prose
  }

  /// The same as HTML in a store, for the one page that shows it below a heading of some level; as it is
  /// where nothing would be shown.
  func written(
    words: HTMLOptions.Words,
    level: Int,
    to store: inout some ByteStore
  ) -> Prose {
    guard !isEmpty else { return self }
    var prose = self
    prose.body = .written(WrittenProse(self, words: words, level: level, to: &store))
    return prose
  }

  /// Appends it as HTML.
  ///
  /// - Parameters:
  ///   - out: what is appended to.
  ///   - words: the words that the writer itself puts on a page.
  ///   - level: the level of its first heading.
  ///   - opensDetails: whether each `<details>` is open, as on paper.
  ///   - embedded: writes a block, by its position.
  package func writeHTML(
    to out: inout [UInt8],
    words: HTMLOptions.Words,
    level: Int,
    opensDetails: Bool,
    embedded: (Int, inout [UInt8]) -> Void
  ) {
    switch body {
    case .tree(let document):
      let options = options(words: words, level: level, opensDetails: opensDetails)
      document.writeHTML(to: &out, options: options, embedded: embedded)
    case .written(let written):
      assert(written.level == level && !opensDetails)
      written.append(to: &out, embedded: embedded)
    case .known: break
    }
  }

  func options(words: HTMLOptions.Words, level: Int, opensDetails: Bool) -> HTMLOptions {
    var options = HTMLOptions(mode: .site)
    options.words = words
    options.headingShift = document.headings.map(\.level).min().map { level - $0 } ?? 0
    options.idPrefix = idPrefix
    options.headingAbove = level - 1
    options.opensDetails = opensDetails
    return options
  }
}
