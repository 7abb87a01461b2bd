public import Diagnostics
package import Files
import Formats
public import Markdown

/// A Markdown file as it was loaded.
public struct SourcePage: Sendable {
  /// The path below its content folder, such as `guide/penalties.md`.
  public let path: String
  /// The whole file.
  private let text: PageText
  /// The byte at which the body begins, behind the front matter.
  public let bodyStart: Int
  /// Whether the file is built into the program.
  public let isBuiltIn: Bool
  private var parts: Parts
  /// The heading that is the title, where reading the page took it apart.
  private(set) var heading: String?
  /// Whether `{{ }}` is text in it.
  public let hasLiteralValues: Bool
  /// Whether its title is data, as that of a finding, and so text as it is.
  public internal(set) var hasLiteralTitle = false
  /// What a file of navigation says of it.
  public internal(set) var navigation: NavigationPlace?
  /// Whether the text may speak of the law, where that was found as it was read.
  private(set) var mayNameLaw: Bool?
  /// The digest of the file, where it was read whole.
  private(set) var knownDigest: String?
  /// Tells whether the file is as it was; nil where reading it noted something, which would be missing
  /// if the next build did not read it.
  package private(set) var stamp: Disk.Stamp?
  /// Whether an earlier build read the file and this one did not.
  package private(set) var isKnown = false
  /// The id of a policy without one, where another policy has its file's name; nil: the file's name.
  var policyID: String?

  /// The id of a finding that is a draft.
  public private(set) var draftFinding: String?

  /// A page from its parts.
  init(
    path: String,
    text: PageText,
    bodyStart: Int,
    frontMatter: FrontMatter,
    isBuiltIn: Bool,
    hasLiteralValues: Bool = false,
    body: Diagnosed<Document>? = nil,
    mayNameLaw: Bool? = nil
  ) {
    self.path = path
    self.text = text
    self.bodyStart = bodyStart
    self.isBuiltIn = isBuiltIn
    parts = Parts(frontMatter: frontMatter, body: text.isKept ? body : nil)
    self.mayNameLaw = mayNameLaw
    self.hasLiteralValues = hasLiteralValues
    heading = body?.value.titleHeading?.text
  }

  /// The front matter.
  public var frontMatter: FrontMatter { parts.frontMatter }

  /// The whole file, read again where it did not stay in memory.
  public var source: Diagnosed<SourceText> { text.source }

  /// The body as a tree, with what was noticed; parsed now where reading the page needed none.
  public var parsedBody: Diagnosed<Document> {
    if let body = parts.body { return body }
    let source = source
    let parsed = Document.parse(
      source.value,
      from: bodyStart,
      hasLiteralValues: hasLiteralValues
    )
    return Diagnosed(parsed.value, source.diagnostics + parsed.diagnostics)
  }

  /// The digest of its file, 64 hexadecimal digits.
  package var digest: String { knownDigest ?? SHA256.hex(source.value.bytes) }

  /// The Markdown of a finding without the lines of some passages; nil where there is none.
  public func findingText(without passages: [SourceRange]) -> String? {
    let source = source.value
    var kept: [UInt8] = []
    for number in source.lineStarts.indices where source.lineStarts[number] >= bodyStart {
      let line = number + 1
      if passages.contains(where: { ($0.start.line...$0.end.line).contains(line) }) { continue }
      let end = line < source.lineStarts.count ? source.lineStarts[line] : source.bytes.count
      kept += source.bytes[source.lineStarts[number]..<end]
    }
    return FindingReader.text(kept[...])
  }

  /// How many bytes its file has.
  public var size: Int { text.size }

  /// The page with its body parsed, for whoever needs it next.
  func parsed() -> SourcePage {
    var page = SourcePage(
      path: path,
      text: text,
      bodyStart: bodyStart,
      frontMatter: frontMatter,
      isBuiltIn: isBuiltIn,
      hasLiteralValues: hasLiteralValues,
      body: parsedBody,
      mayNameLaw: mayNameLaw
    )
    (page.policyID, page.draftFinding) = (policyID, draftFinding)
    (page.knownDigest, page.stamp) = (knownDigest, stamp)
    (page.navigation, page.hasLiteralTitle) = (navigation, hasLiteralTitle)
    return page
  }

  /// A page that an earlier build read; nil where its file is no longer as it was then, or `{{ }}` in it
  /// is.
  init?(
    _ known: KnownPage,
    path: String,
    file: String,
    at place: String,
    hasLiteralValues: Bool
  ) {
    guard let status = Disk.status(following: place), status.kind == .file,
      status.stamp == known.stamp,
      known.hasLiteralValues == (hasLiteralValues || known.frontMatter.hasLiteralValues)
    else { return nil }
    self.init(
      path: path,
      text: PageText(file, at: place, known.stamp),
      bodyStart: known.bodyStart,
      frontMatter: known.frontMatter,
      isBuiltIn: false,
      hasLiteralValues: known.hasLiteralValues,
      mayNameLaw: known.mayNameLaw
    )
    heading = known.heading
    (knownDigest, stamp, isKnown) = (known.digest, known.stamp, true)
  }

  /// The same page with other words of its front matter on the policy that it is.
  func with(_ policy: PolicyMatter) -> SourcePage {
    var matter = frontMatter
    matter.policy = policy
    var page = self
    page.parts = Parts(frontMatter: matter, body: parts.body)
    return page
  }

  /// Finds out whether the text may speak of the law, once for all who ask.
  mutating func findLaw() -> Bool {
    let found = mayNameLaw ?? LawMentions.mayBe(in: source.value, from: bodyStart)
    mayNameLaw = found
    return found
  }

  /// What the next build need not read again; nil where it must.
  package var known: KnownPage? {
    guard let stamp, let knownDigest, !isBuiltIn, !frontMatter.isDraft else { return nil }
    return KnownPage(
      stamp: stamp,
      digest: knownDigest,
      bodyStart: bodyStart,
      hasLiteralValues: hasLiteralValues,
      frontMatter: frontMatter,
      heading: heading,
      mayNameLaw: mayNameLaw
    )
  }

  /// The file as diagnostics name it.
  public var file: String { text.file }

  /// The words of a file's name, without the number before them: `07-access_control.md` is "Access
  /// control".
  public static func words(_ stem: String) -> String {
    let digits = stem.prefix { $0.isASCII && $0.isNumber }
    let rest = stem[digits.endIndex...]
    let name = rest.drop { "-_. )".contains($0) }
    let isNumbered =
      (1...3).contains(digits.count) && name.startIndex > rest.startIndex
      && name.first?.isLetter ?? false
    let words = (isNumbered ? name : stem[...]).split { $0 == "-" || $0 == "_" }
      .joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// The folders above it, outermost first.
  public var folders: [String] { Array(path.parts(between: "/").dropLast().map(String.init)) }

  /// The file's name without its extension.
  public var stem: String {
    MarkdownFile.stem(path.parts(between: "/").last.map(String.init) ?? path)
  }

  /// Whether the file speaks for its folder.
  public var isIndex: Bool {
    let stem = stem
    guard (5...6).contains(stem.utf8.count) else { return false }
    return ["index", "_index", "readme"].contains(stem.lowercased())
  }

  /// A file that its author holds back, of which nothing else is read.
  static func draft(
    _ source: SourceText,
    path: String,
    bodyStart: Int,
    finding: String?
  ) -> SourcePage {
    var matter = FrontMatter()
    matter.isDraft = true
    var page = SourcePage(
      path: path,
      text: PageText(source),
      bodyStart: bodyStart,
      frontMatter: matter,
      isBuiltIn: false
    )
    page.draftFinding = finding
    return page
  }

  private static func name(of path: String) -> String {
    MarkdownFile.stem(path.parts(between: "/").last.map(String.init) ?? path).lowercased()
  }

  /// Reads a page; nil, with an error, where the file is not UTF-8.
  static func read(
    _ file: ReadFile,
    path: String,
    isBuiltIn: Bool,
    hasLiteralValues: Bool = false,
    keeping texts: inout KeptTexts,
    log: Log
  ) -> SourcePage? {
    let source = file.source
    let before = log.count
    guard utf8Text(of: source, log: log) != nil else { return nil }
    let cut = CutMarkdown(source, log: log)
    var (matter, prose) = log.gatheringProse {
      FrontMatter.read(
        cut.root,
        folders: Array(path.parts(between: "/").dropLast().map(String.init)),
        isIndex: ["index", "readme", "_index"].contains(name(of: path)),
        log: log
      )
    }
    matter.prose = prose
    let text = texts.text(of: file)
    var page = SourcePage(
      path: path,
      text: text,
      bodyStart: cut.bodyStart,
      frontMatter: matter,
      isBuiltIn: isBuiltIn,
      hasLiteralValues: hasLiteralValues || matter.hasLiteralValues,
      mayNameLaw: text.isKept
        ? nil : LawMentions.mayBe(in: source, from: cut.bodyStart)
    )
    page.knownDigest = SHA256.hex(source.bytes)
    if log.count == before { page.stamp = file.stamp }
    return page
  }

  /// What takes most of a page's room, as one object: a page is kept in several places.
  private final class Parts: Sendable {
    let frontMatter: FrontMatter
    /// The body, where reading the page took it apart and it stays in memory.
    let body: Diagnosed<Document>?

    init(frontMatter: FrontMatter, body: Diagnosed<Document>?) {
      self.frontMatter = frontMatter
      self.body = body
    }
  }
}
