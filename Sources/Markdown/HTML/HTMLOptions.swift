/// How a document is written as HTML.
public struct HTMLOptions: Sendable {
  /// The words that the writer itself puts on a page.
  public struct Words: Sendable {
    /// The titles of callouts that have none of their own.
    public var callouts: [CalloutKind: String] = [
      .note: "Note", .tip: "Tip", .important: "Important", .warning: "Warning",
      .caution: "Caution",
    ]
    /// Names a table without a caption; its number follows.
    public var table = "Table"
    /// The heading, for screen readers, of the footnotes.
    public var footnotes = "Footnotes"
    /// Labels the link from a footnote to its mark; its number follows.
    public var footnoteBack = "Back to reference"
    /// Labels the box of a task to do.
    public var taskOpen = "To do"
    /// Labels the box of a task done.
    public var taskDone = "Done"

    /// The words in English.
    public init() {}
  }

  /// The level of the heading above the document, 1 for a page's own `h1`.
  ///
  /// No heading is written higher, and none skips a level. Nil leaves the first heading at its level.
  public var headingAbove: Int?
  /// Whether each `<details>` is open, as on paper.
  public var opensDetails = false
  /// What the document is written as.
  public var mode: MarkdownMode
  /// Added to every heading's level: 1 where the page has its own `h1`.
  public var headingShift = 0
  /// The prefix of every id and of links to footnotes, so that documents on one page do not clash.
  public var idPrefix = ""
  /// The words that the writer itself puts on a page.
  public var words = Words()

  /// The options for a mode.
  public init(mode: MarkdownMode = .site) { self.mode = mode }
}

extension Document {
  /// Appends the document as HTML.
  ///
  /// - Parameters:
  ///   - out: what is appended to.
  ///   - options: ids, levels, words.
  ///   - embedded: writes the content of an embedded place, by its number.
  public func writeHTML(
    to out: inout [UInt8],
    options: HTMLOptions = HTMLOptions(),
    embedded: (Int, inout [UInt8]) -> Void = { _, _ in }
  ) {
    var writer = HTMLWriter(tree: tree, options: options)
    writer.write(0, to: &out, embedded: embedded)
  }

  /// The document as HTML.
  public func html(options: HTMLOptions = HTMLOptions()) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(tree.text.count * 3 / 2 + 64)
    writeHTML(to: &out, options: options)
    return out
  }
}
