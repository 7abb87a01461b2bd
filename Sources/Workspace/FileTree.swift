import Diagnostics
import Files
import Formats
import Markdown

/// The files of a folder, sorted, and what could not be listed.
struct FileTree {
  /// A file by its path below the top, `/` between parts.
  struct File {
    let path: String
    /// Folders above it, outermost first.
    var folders: [String] { Array(path.parts(between: "/").dropLast().map(String.init)) }
    /// The last part.
    var name: String { path.parts(between: "/").last.map(String.init) ?? path }
    /// What follows the last full stop, in small letters.
    var fileExtension: String {
      guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
      return name[name.index(after: dot)...].lowercased()
    }
    /// Whether its name is that of a picture.
    var isPicture: Bool { Self.pictures.contains(fileExtension) }
    /// Whether it is a document that somebody wrote to be read, by its name.
    var isDocument: Bool {
      let stem = name.prefix { $0 != "." && $0 != "-" && $0 != "_" }.lowercased()
      return Self.documents.contains(fileExtension)
        && !(fileExtension == "txt" && Self.machines.contains(stem))
    }

    private static let pictures: Set = [
      "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp", "ico", "tif", "tiff",
    ]
    private static let documents: Set = [
      "mdx", "mkd", "mkdn", "mdwn", "mdtxt", "mdtext", "text", "txt", "rst", "adoc", "asciidoc",
      "org", "textile", "rtf", "doc", "docx", "odt", "pages", "xls", "xlsx", "ods", "ppt", "pptx",
      "odp", "pdf",
    ]
    /// Names of texts that programs read, or that are the same in all folders.
    private static let machines: Set = [
      "license", "licence", "copying", "notice", "requirements", "constraints", "robots", "humans",
      "cmakelists",
    ]
    /// Whether its name is that of a Markdown file.
    var isMarkdown: Bool { MarkdownFile.extensions.contains(fileExtension) }
  }

  let files: [File]
  let diagnostics: [Diagnostic]

  /// Folders nested deeper are not entered.
  static let deepest = 32

  /// Walks `root`, a path of the system; diagnostics name files as `prefix` + path.
  ///
  /// Hidden names are passed over; so is every folder whose system path is in `skipped`.
  /// A link into another client's folder is an error, as no site shows what is another client's; so
  /// is a link out of the workspace, which is followed only into a folder that the call allows.
  init(root: String, prefix: String, skipped: Set<String> = [], links: FolderLinks) {
    var walk = FolderWalk(root: root, prefix: prefix, skipped: skipped, links: links)
    walk.run()
    files = walk.files.sorted { $0.path < $1.path }
    diagnostics = walk.diagnostics
  }

  /// What to say of a link that leads to nothing, nil for anything else; clients' data, the law and
  /// what must be there are not passed over.
  static func dangling(_ path: String, _ name: String, isNeeded: Bool = false) -> Diagnostic? {
    guard Disk.isLink(path), Disk.realPath(path) == nil else { return nil }
    let isData =
      isNeeded || ["content/clients", "content/regulation"].contains(where: name.hasPrefix)
    let target = Disk.target(ofLink: path).map { " (it names \"\($0)\")" } ?? ""
    return Diagnostic(
      isData ? .error : .warning,
      rule: "dangling-link",
      "\(name) is a link to nothing\(target)\(isData ? "" : ", and is left out")",
      at: .file(name),
      help: "delete the link, or make what it leads to"
    )
  }

  static func unreadable(_ file: String, _ reason: String, help: String? = nil) -> Diagnostic {
    .error("unreadable-file", "\(file) cannot be read: \(reason)", at: .file(file), help: help)
  }
}
