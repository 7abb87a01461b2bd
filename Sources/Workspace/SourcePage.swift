public import Diagnostics

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

  /// The file as diagnostics name it.
  public var file: String { source.file }

  /// The folders above it, outermost first.
  public var folders: [String] { Array(path.parts(between: "/").dropLast().map(String.init)) }

  /// The file's name without its extension.
  public var stem: String {
    let name = path.parts(between: "/").last.map(String.init) ?? path
    return name.lowercased().hasSuffix(".md") ? String(name.dropLast(3)) : name
  }

  /// Whether the file speaks for its folder.
  public var isIndex: Bool { stem == "index" }

  /// Reads a page; nil, with an error, where the file is not UTF-8.
  static func read(_ source: SourceText, path: String, isBuiltIn: Bool, log: Log) -> SourcePage? {
    guard utf8Text(of: source, log: log) != nil else { return nil }
    let cut = CutMarkdown(source, log: log)
    return SourcePage(
      path: path,
      source: source,
      bodyStart: cut.bodyStart,
      frontMatter: FrontMatter.read(cut.root, log: log),
      isBuiltIn: isBuiltIn
    )
  }
}
