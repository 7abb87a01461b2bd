import Diagnostics
import Markdown

/// The files of a folder, sorted, with what could not be listed told.
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
    /// Whether its name is that of a Markdown file.
    var isMarkdown: Bool { MarkdownFile.extensions.contains(fileExtension) }
  }

  let files: [File]
  let diagnostics: [Diagnostic]

  /// Folders nested deeper are not entered.
  static let deepest = 32
  /// A folder with a name that ends so was to be a file.
  private static let fileEndings =
    MarkdownFile.extensions.map { "." + $0 } + [".yml", ".yaml", ".csv", ".mustache"]

  /// Walks `root` (a path of the system); diagnostics name files as `prefix` + path.
  ///
  /// Hidden names are passed over; so is every folder whose system path is in `skipped`.
  /// A link into the folder of a client of `clients` (a path of the system) is an error, unless it
  /// stands in the same one: no site shows what is another client's.
  init(root: String, prefix: String, skipped: Set<String> = [], clients: String) {
    let clients = Disk.realPath(clients) ?? clients
    var files: [File] = []
    var diagnostics: [Diagnostic] = []
    var folders = [(name: "", depth: 0)]
    while let (folder, depth) = folders.popLast() {
      let path = folder.isEmpty ? root : root + "/" + folder
      let below = folder.isEmpty ? "" : folder + "/"
      let real = Disk.realPath(path) ?? path
      switch Disk.list(path) {
      case .failure(let fault):
        diagnostics.append(Self.unreadable(prefix + folder, fault.words))
      case .success(let entries):
        for entry in entries where entry.name.first != 0x2E {
          guard let name = String(validating: entry.name, as: UTF8.self) else {
            let shown = String(decoding: entry.name, as: UTF8.self)
            diagnostics.append(Self.unreadable(prefix + below + shown, "its name is not UTF-8"))
            continue
          }
          if entry.kind == .folder, skipped.contains(root + "/" + below + name) { continue }
          if visibleControls(name) != nil {
            diagnostics.append(
              .warning(
                "control-character",
                "the name of the file holds a control character, which no page can show",
                at: .file(prefix + below + name),
                help: "rename the file"
              )
            )
          }
          if Self.leaks(path + "/" + name, prefix + below + name, clients) {
            let reason = "it is a link into a client's folder"
            diagnostics.append(Self.unreadable(prefix + below + name, reason))
            continue
          }
          switch entry.kind {
          case .file: files.append(File(path: below + name))
          case .folder:
            if let fault = Self.fault(ofFolder: path + "/" + name, in: real, depth: depth) {
              diagnostics.append(Self.unreadable(prefix + below + name, fault))
            } else {
              folders.append((below + name, depth + 1))
            }
          case .other where Self.isDangling(path + "/" + name, prefix + below + name):
            diagnostics.append(
              .warning(
                "dangling-link",
                "\(prefix + below + name) is a link to nothing, and is left out",
                at: .file(prefix + below + name),
                help: "delete the link, or make what it leads to"
              )
            )
          case .other:
            diagnostics.append(
              Self.unreadable(prefix + below + name, SystemFault.isOther.words)
            )
          }
        }
      }
    }
    self.files = files.sorted { $0.path < $1.path }
    self.diagnostics = diagnostics
  }

  /// Whether a link leads to nothing; clients' data and the law are not passed over.
  private static func isDangling(_ path: String, _ name: String) -> Bool {
    let isData = ["content/clients", "content/regulation"].contains(where: name.hasPrefix)
    return !isData && Disk.isLink(path) && Disk.realPath(path) == nil
  }

  private static func leaks(_ path: String, _ name: String, _ clients: String) -> Bool {
    guard Disk.isLink(path), let real = Disk.realPath(path) else { return false }
    guard (real + "/").hasPrefix(clients + "/") else { return false }
    let slug = real.dropFirst(clients.count + 1).prefix { $0 != "/" }
    return slug.isEmpty || !name.hasPrefix("content/clients/\(slug)/")
  }

  /// Why a folder is not entered; `parent` is the real path of the folder that holds it.
  private static func fault(ofFolder path: String, in parent: String, depth: Int) -> String? {
    if fileEndings.contains(where: { path.lowercased().hasSuffix($0) }) {
      return SystemFault.isFolder.words
    }
    // Two links that lead up would multiply at each level: the depth alone would not end it.
    if Disk.isOfSystem(path) { return "it is a folder of the system" }
    let real = Disk.realPath(path) ?? path
    if (parent + "/").hasPrefix(real + "/") { return "it leads back to a folder above it" }
    return depth < deepest ? nil : "it lies more than \(deepest) folders deep"
  }

  static func unreadable(_ file: String, _ reason: String) -> Diagnostic {
    .error("unreadable-file", "\(file) cannot be read: \(reason)", at: .file(file))
  }
}
