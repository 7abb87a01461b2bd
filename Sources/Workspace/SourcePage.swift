public import Diagnostics
import Formats
public import Markdown

/// A Markdown file as it was loaded.
public struct SourcePage: Sendable {
  /// The path below its content folder, such as `guide/penalties.md`.
  public let path: String
  /// The whole file.
  public let source: SourceText
  /// The byte at which the body begins, behind the front matter.
  public let bodyStart: Int
  /// The front matter.
  public let frontMatter: FrontMatter
  /// Whether the file is built into the program.
  public let isBuiltIn: Bool
  /// The body, where reading the page took it apart.
  var body: Diagnosed<Document>?
  /// The id of a policy without one, where another policy has its file's name; nil: the file's name.
  var policyID: String?

  /// The id of a finding that is a draft.
  public private(set) var draftFinding: String?

  /// The body as a tree, with what was noticed; parsed now where reading the page needed none.
  public var parsedBody: Diagnosed<Document> { body ?? Document.parse(source, from: bodyStart) }

  /// The page with its body parsed, for whoever needs it next.
  func parsed() -> SourcePage {
    var page = self
    page.body = parsedBody
    return page
  }

  /// The file as diagnostics name it.
  public var file: String { source.file }

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
      source: source,
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
  static func read(_ source: SourceText, path: String, isBuiltIn: Bool, log: Log) -> SourcePage? {
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
    return SourcePage(
      path: path,
      source: source,
      bodyStart: cut.bodyStart,
      frontMatter: matter,
      isBuiltIn: isBuiltIn
    )
  }
}
