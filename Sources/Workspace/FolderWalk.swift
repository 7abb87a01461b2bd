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
    /// Where links in it may lead besides the workspace: into what holds it.
    let home: String
  }

  /// So many links may lead to one folder: links to folders of links would multiply.
  private static let mostVisits = 16
  /// A folder with a name that ends so was to be a file.
  private static let fileEndings =
    MarkdownFile.extensions.map { "." + $0 } + [".yml", ".yaml", ".csv", ".mustache"]

  init(root: String, prefix: String, skipped: Set<String>, workspace: String) {
    self.root = root
    self.prefix = prefix
    self.skipped = skipped
    links = FolderLinks(workspace: workspace)
  }

  mutating func run() {
    let real = Disk.wholePath(root)
    if let fault = links.fault(of: root, named: String(prefix.dropLast()), home: links.workspace) {
      report(String(prefix.dropLast()), fault)
      return
    }
    waiting = [Folder(below: "", chain: [real], home: real)]
    while let folder = waiting.popLast() { list(folder) }
  }

  private mutating func list(_ folder: Folder) {
    let path = root + "/" + folder.below
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
      }
    }
  }

  private mutating func take(_ below: String, _ kind: Disk.Kind, of folder: Folder) {
    let (path, name) = (root + "/" + below, prefix + below)
    if kind == .folder, skipped.contains(path) { return }
    reportControls(in: name)
    if kind == .other, let dangling = FileTree.dangling(path, name) {
      diagnostics.append(dangling)
      return
    }
    // A folder of the system is reported as one, wherever it is.
    if kind == .folder, Disk.isOfSystem(path) {
      report(name, Fault(reason: "it is a folder of the system"))
    } else if let fault = links.fault(of: path, named: name, home: folder.home) {
      report(name, fault)
    } else {
      switch kind {
      case .file: files.append(FileTree.File(path: below))
      case .folder: enter(below, of: folder)
      case .other: report(name, Fault(reason: SystemFault.isOther.words))
      }
    }
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
    let isInside = FolderLinks.holds(folder.home, real) || FolderLinks.holds(links.workspace, real)
    waiting.append(
      Folder(below: below + "/", chain: folder.chain + [real], home: isInside ? folder.home : real)
    )
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

/// Where the links of a workspace may lead.
struct FolderLinks {
  /// The workspace's folder, without links.
  let workspace: String
  /// The folder of its clients, without links.
  private let clients: String

  /// The top of the clients, as diagnostics name it.
  private static let clientsName = "content/clients"

  init(workspace: String) {
    self.workspace = workspace
    let path = workspace + "/" + Self.clientsName
    clients = Disk.wholePath(path)
  }

  /// Whether a path is a folder or lies in it; both without links.
  static func holds(_ folder: String, _ path: String) -> Bool {
    folder == "/" || path == folder || path.hasPrefix(folder + "/")
  }

  /// Why a link is not followed; nil for what is none.
  ///
  /// `home` is what holds the folder that it is in.
  func fault(of path: String, named name: String, home: String) -> FolderWalk.Fault? {
    guard Disk.isLink(path), let real = Disk.realPath(path) else { return nil }
    if name != Self.clientsName, Self.holds(clients, real), !isOfSameClient(real, name) {
      return FolderWalk.Fault(reason: "it is a link into a client's folder")
    }
    if Self.holds(workspace, real) || Self.holds(home, real) || isClients(path, name, real) {
      return nil
    }
    return FolderWalk.Fault(
      reason: "it is a link out of the workspace",
      help: Self.holds(real, workspace)
        ? "delete the link" : "copy \(real) into the workspace, or mount it there"
    )
  }

  private func isOfSameClient(_ real: String, _ name: String) -> Bool {
    let slug = real.dropFirst(clients.count + 1).prefix { $0 != "/" }
    return !slug.isEmpty && name.hasPrefix("\(Self.clientsName)/\(slug)/")
  }

  /// Whether a link is a client's folder, or that of all clients, which may be kept in a vault.
  private func isClients(_ path: String, _ name: String, _ real: String) -> Bool {
    // The folders above the workspace are no vault, and the walk would not end there.
    if Self.holds(real, workspace) { return false }
    if name == Self.clientsName {
      return ((try? Disk.list(path).get()) ?? []).contains { entry in
        let folder = path + "/" + String(decoding: entry.name, as: UTF8.self)
        return Disk.kind(following: folder + "/client.yml") == .file
      }
    }
    return name.hasPrefix(Self.clientsName + "/")
      && !name.dropFirst(Self.clientsName.count + 1).contains("/")
      && Disk.kind(following: path + "/client.yml") == .file
  }
}
