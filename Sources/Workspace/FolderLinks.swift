import Files

/// Where the links of a workspace may lead.
struct FolderLinks: Sendable {
  /// The workspace's folder, without links.
  let workspace: String
  /// The folders outside of it that the call allows, without links.
  let allowed: [String]
  /// The folder of its clients, without links.
  private let clients: String

  /// The top of the clients, as diagnostics name it.
  private static let clientsName = "content/clients"

  init(workspace: String, allowed: [String]) {
    self.workspace = workspace
    self.allowed = allowed
    clients = Disk.wholePath(workspace + "/" + Self.clientsName)
  }

  /// Whether a path is a folder or lies in it; both without links.
  static func holds(_ folder: String, _ path: String) -> Bool {
    folder == "/" || path == folder || path.hasPrefix(folder + "/")
  }

  /// Whether files at a path without links may be read.
  func allows(_ real: String) -> Bool {
    Self.holds(workspace, real) || allowed.contains { Self.holds($0, real) }
  }

  /// Why a link is not followed; nil for what is none.
  func fault(of path: String, named name: String) -> FolderWalk.Fault? {
    guard Disk.isLink(path), let real = Disk.realPath(path) else { return nil }
    if name != Self.clientsName, isOthers(real, name) {
      return FolderWalk.Fault(reason: "it is a link into a client's folder")
    }
    if allows(real) { return nil }
    return FolderWalk.Fault(
      reason: "it is a link out of the workspace",
      help: Self.holds(real, workspace)
        ? "delete the link"
        : "copy \(real) into the workspace, or allow it: --allow-links \(Self.folder(of: real))"
    )
  }

  /// The folder to allow for a link to a path: itself, or that of a file.
  private static func folder(of real: String) -> String {
    guard !Disk.isFolder(real), let slash = real.lastIndex(of: "/") else { return real }
    return slash == real.startIndex ? "/" : String(real[..<slash])
  }

  /// Whether a path without links lies in the folder of a client that is not the one of a name; a
  /// client's folder may be a link.
  private func isOthers(_ real: String, _ name: String) -> Bool {
    let prefix = Self.clientsName + "/"
    let slug = name.hasPrefix(prefix) ? name.dropFirst(prefix.count).prefix { $0 != "/" } : ""
    if Self.holds(clients, real) {
      return slug.isEmpty || !Self.holds("\(clients)/\(slug)", real)
    }
    return homes.contains { $0.key != slug && Self.holds($0.value, real) }
  }

  /// The folders of clients that are links, by their names.
  private var homes: [String: String] {
    guard !allowed.isEmpty else { return [:] }
    let folder = workspace + "/" + Self.clientsName
    let links = Disk.names(in: folder).filter { Disk.isLink(folder + "/" + $0) }
    return Dictionary(
      links.compactMap { name in Disk.realPath(folder + "/" + name).map { (name, $0) } },
      uniquingKeysWith: { first, _ in first }
    )
  }
}
