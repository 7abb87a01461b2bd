import Diagnostics
import Files
import Formats
import Markdown

/// One walk of `FileTree` through a folder and those below it.
struct FolderWalk {
  private let root: String
  private let prefix: String
  private let skipped: Set<String>
  private let links: FolderLinks
  private(set) var files: [FileTree.File] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var waiting: [Folder] = []
  /// How often links led to a folder, by its real path.
  private var visits: [String: Int] = [:]

  /// A folder to be listed.
  private struct Folder {
    /// Its path below the root, with `/` at its end; empty for the root.
    let below: String
    /// The real paths of the root and of the folders down to this one.
    let chain: [String]
  }

  private var folderCount = 0
  private var linkCount = 0
  private var isLimitReported = false

  /// The most files, folders and links of a walk.
  private static let (mostFiles, mostFolders, mostLinks) = (500_000, 100_000, 10_000)

  /// So many links may lead to one folder: links to folders of links would multiply.
  private static let mostVisits = 16
  /// A folder with a name that ends so was to be a file.
  private static let fileEndings =
    MarkdownFile.extensions.map { "." + $0 } + [".yml", ".yaml", ".csv", ".mustache"]

  init(root: String, prefix: String, skipped: Set<String>, links: FolderLinks) {
    self.root = root
    self.prefix = prefix
    self.skipped = skipped
    self.links = links
  }

  mutating func run() {
    let real = Disk.wholePath(root)
    if let fault = links.fault(of: root, named: String(prefix.dropLast())) {
      report(String(prefix.dropLast()), fault)
      return
    }
    waiting = [Folder(below: "", chain: [real])]
    while let folder = waiting.popLast() {
      list(folder)
      // One message says that there are too many.
      if limit != nil, isLimitReported { return }
    }
  }

  private mutating func list(_ folder: Folder) {
    if let limit { return reportLimit(limit, in: folder) }
    let path = root + "/" + folder.below
    folderCount += 1
    switch Disk.list(path) {
    case .failure(let fault):
      report(String((prefix + folder.below).dropLast()), Fault(reason: fault.words))
    case .success(let entries):
      for entry in entries where entry.name.first != 0x2E {
        guard let name = String(validating: entry.name, as: UTF8.self) else {
          let shown = String(decoding: entry.name, as: UTF8.self)
          report(prefix + folder.below + shown, Fault(reason: "its name is not UTF-8"))
          continue
        }
        take(folder.below + name, entry.kind, of: folder)
        if limit != nil { break }
      }
    }
  }

  private mutating func take(_ below: String, _ kind: Disk.Kind, of folder: Folder) {
    let (path, name) = (root + "/" + below, prefix + below)
    if Disk.isLink(path) { linkCount += 1 }
    if kind == .folder, skipped.contains(path) { return }
    reportControls(in: name)
    if kind == .other, let dangling = FileTree.dangling(path, name) {
      diagnostics.append(dangling)
      return
    }
    // A folder of the system is reported as one, wherever it is.
    if kind == .folder, Disk.isOfSystem(path) {
      report(name, Fault(reason: "it is a folder of the system"))
    } else if let fault = links.fault(of: path, named: name) {
      report(name, fault)
    } else {
      switch kind {
      case .file: files.append(FileTree.File(path: below))
      case .folder: enter(below, of: folder)
      case .other: report(name, Fault(reason: SystemFault.isOther.words))
      }
    }
  }

  /// What the folders have too many of, in words; nil where they are within all limits.
  private var limit: String? {
    files.count > Self.mostFiles
      ? "more than \(Self.mostFiles) files"
      : folderCount > Self.mostFolders
        ? "more than \(Self.mostFolders) folders"
        : linkCount > Self.mostLinks ? "more than \(Self.mostLinks) links" : nil
  }

  private mutating func reportLimit(_ limit: String, in folder: Folder) {
    isLimitReported = true
    let name = String((prefix + folder.below).dropLast())
    diagnostics.append(
      .error(
        "too-many-files",
        "\(name.isEmpty ? "the workspace" : name) is not read: \(limit) were found before it",
        at: name.isEmpty ? .workspace : .file(name),
        help: "move what is no content elsewhere, or name its folder in exclude: of gapbook.yml"
      )
    )
  }

  private mutating func reportControls(in name: String) {
    guard visibleControls(name) != nil else { return }
    diagnostics.append(
      .warning(
        "control-character",
        "the name of the file holds a control character, which no page can show",
        at: .file(name),
        help: "rename the file"
      )
    )
  }

  private mutating func enter(_ below: String, of folder: Folder) {
    let path = root + "/" + below
    let real = Disk.wholePath(path)
    if let reason = fault(ofFolder: path, at: real, below: folder) {
      report(prefix + below, Fault(reason: reason))
      return
    }
    waiting.append(Folder(below: below + "/", chain: folder.chain + [real]))
  }

  /// Why a folder is not entered.
  private mutating func fault(
    ofFolder path: String,
    at real: String,
    below folder: Folder
  ) -> String? {
    if Self.fileEndings.contains(where: { path.lowercased().hasSuffix($0) }) {
      return SystemFault.isFolder.words
    }
    if Disk.isLink(path) {
      // Two links that lead up would multiply at each level: the depth alone would not end it.
      if folder.chain.contains(where: { FolderLinks.holds(real, $0) }) {
        return "it leads back to a folder above it"
      }
      visits[real, default: 0] += 1
      if visits[real, default: 0] > Self.mostVisits {
        return "more than \(Self.mostVisits) links lead to the same folder"
      }
    }
    return folder.chain.count <= FileTree.deepest
      ? nil : "it lies more than \(FileTree.deepest) folders deep"
  }

  private mutating func report(_ name: String, _ fault: Fault) {
    diagnostics.append(FileTree.unreadable(name, fault.reason, help: fault.help))
  }
}

extension FolderWalk {
  /// Why something is not read.
  struct Fault {
    let reason: String
    var help: String?
  }
}
