import Formats

/// What is at an output's path before a build: nothing, an output of this workspace, or files that no
/// build wrote, which are never replaced.
package struct OutputFolder {
  /// The absolute path, without links at its end.
  package let path: String
  /// The name by which its workspace knows it.
  package let id: OutputID
  /// The files that the lists of our sites name, and the lists; paths below the folder.
  package let known: Set<String>
  /// The folders below `clients/` with a site that a build of this workspace wrote.
  package let clients: [String]
  /// Whether a build of this workspace wrote a portfolio.
  package let hasPortfolio: Bool
  /// The entries at the top that are kept although no build wrote them.
  package let kept: [Disk.Entry]

  /// The page with which each site begins.
  private static let firstPage = "index.html"

  /// The folder of the portfolio; in the output of a shard, of what the portfolio is made from.
  static let portfolio = "portfolio/"

  /// The files that publishing needs beside the pages.
  private static let keptNames: Set = [".git", "CNAME", ".nojekyll"]

  /// Checks before any work whether the output at an absolute path can be written.
  ///
  /// Where another build may be the cause of a fault, the output is checked again under its lock.
  package static func inspected(_ target: String, id: OutputID) throws(OutputError) -> OutputFolder
  {
    do {
      return try inspectedAsItIs(target, id: id)
    } catch {
      guard Disk.isFolder(target) else { throw error }
      guard let lock = try Disk.lock(resolved(target)) else { throw .taken(path: target) }
      defer { Disk.unlock(lock) }
      return try inspectedAsItIs(target, id: id)
    }
  }

  private static func inspectedAsItIs(
    _ target: String,
    id: OutputID
  ) throws(OutputError) -> OutputFolder {
    let folder = try OutputFolder(target, id: id)
    try folder.refuseMounts()
    // A build that was stopped half way is finished first.
    if Disk.kind(of: folder.path + "/" + Staging.next) == nil { try folder.refuseStrangers() }
    try folder.refuseClosed()
    return folder
  }

  /// Looks at the folder at an absolute path.
  ///
  /// - Throws: `OutputError.refused` where it is not this workspace's to replace.
  package init(_ target: String, id: OutputID) throws(OutputError) {
    path = try Self.resolved(target)
    self.id = id
    guard Disk.kind(of: path) != nil else {
      (known, clients, hasPortfolio, kept) = ([], [], false, [])
      return
    }
    let entries = try Disk.entries(in: path)
    var known: Set<String> = []
    if entries.contains(where: { $0.name == Manifest.name }) {
      known = try Self.files(ofSite: "", in: path, id)
    }
    kept = entries.filter { Self.keptNames.contains($0.name) && !known.contains($0.name) }
    clients = try Self.clients(in: path, id, &known)
    let portfolio = try Self.files(ofSite: Self.portfolio, in: path, id)
    hasPortfolio = portfolio.contains(Self.portfolio + Self.firstPage)
    known.formUnion(portfolio)
    self.known = known
  }

  /// A path without links at its end; only a folder, or nothing, may be there.
  package static func resolved(_ target: String) throws(OutputError) -> String {
    var path = target
    let kind = Disk.kind(of: target)
    if kind == .other, Disk.isFolder(target), let real = Disk.realPath(target) { path = real }
    guard path.contains(where: { $0 != "/" }) else {
      throw .refused(path: target, reason: "it is the root of the file system")
    }
    guard kind == nil || Disk.kind(of: path) == .folder else {
      throw .refused(path: target, reason: "it is not a folder")
    }
    return path
  }

  private static func clients(
    in path: String,
    _ id: OutputID,
    _ known: inout Set<String>
  ) throws(OutputError) -> [String] {
    guard Disk.kind(of: path + "/clients") == .folder else { return [] }
    var clients: [String] = []
    for entry in try Disk.entries(in: path + "/clients") where entry.kind == .folder {
      let files = try files(ofSite: "clients/\(entry.name)/", in: path, id)
      if !files.isEmpty { clients.append(entry.name) }
      known.formUnion(files)
    }
    return clients
  }

  /// The files of the site at `site` (empty, or a path that ends in `/`); none where it has no list
  /// of ours.
  private static func files(
    ofSite site: String,
    in path: String,
    _ id: OutputID
  ) throws(OutputError) -> Set<String> {
    guard let bytes = Disk.read(path + "/" + site + Manifest.name) else { return [] }
    let list = Manifest(bytes)
    if let other = list.id {
      guard id.holds(other) else { throw .another(path: path, site: site, id: other) }
    } else if !isOfEarlierVersion(list, folder: path + "/" + site) {
      return []
    }
    let signature = site + Manifest.signature
    let isSigned = Disk.kind(of: path + "/" + signature) == .file
    return Set(list.files.map { site + $0.path } + [site + Manifest.name])
      .union(isSigned ? [signature] : [])
  }

  /// Whether a version before lists had names wrote a list without one: it names what every site of
  /// ours has, and every digest is right.
  private static func isOfEarlierVersion(_ list: Manifest, folder: String) -> Bool {
    let paths = Set(list.files.map(\.path))
    guard paths.isSuperset(of: [firstPage, "search.html"]) else { return false }
    return list.files.allSatisfy { file in
      Disk.read(folder + file.path).map { SHA256.hex($0) } == file.digest
    }
  }
}

extension OutputFolder {
  /// Whether there is an output that a build replaces.
  package var isThere: Bool { Disk.kind(of: path) != nil }

  /// Whether its entries must be exchanged inside it, as the folder itself cannot be moved.
  package var isFixed: Bool {
    guard isThere else { return false }
    return kept.contains { $0.kind != .file } || Disk.isMount(path)
      || !Disk.isWritable(Self.parent(of: path))
  }

  /// The folder that holds a path.
  package static func parent(of path: String) -> String {
    "/" + path.split(separator: "/").dropLast().joined(separator: "/")
  }

  /// The first file that no build listed: writing the output would lose it.
  ///
  /// `folder` is where the output is found, if it is no longer at its path.
  package func stranger(in folder: String? = nil) throws(OutputError) -> String? {
    guard isThere else { return nil }
    let top = Set(kept.map(\.name) + Staging.names)
    let root = folder ?? path
    let found = try Self.first(in: root, besides: known.union([Manifest.name]), top)
    if let found { return found }
    let isOurs = known.contains(Manifest.name) || Disk.kind(of: root + "/" + Manifest.name) == nil
    return isOurs ? nil : Manifest.name
  }

  /// The first file or empty folder below a folder, in order of names, that is not known; the names of
  /// `passed` are passed over at the top, folders too.
  ///
  /// A folder of known files that somebody emptied is known.
  package static func first(
    in folder: String,
    besides known: Set<String>,
    _ passed: Set<String> = []
  ) throws(OutputError) -> String? {
    var folders = [""]
    lazy var knownFolders = Set(known.flatMap(Self.folders(above:)))
    while let below = folders.popLast() {
      let entries = try Disk.entries(in: folder + "/" + below)
      if entries.isEmpty, !below.isEmpty, !knownFolders.contains(below[...]) { return below }
      for entry in entries {
        if below.isEmpty, passed.contains(entry.name) { continue }
        let path = below + entry.name
        if entry.kind == .folder {
          folders.append(path + "/")
        } else if !known.contains(path) {
          return path
        }
      }
    }
    return nil
  }

  /// The folders above a file, each with `/` at its end.
  private static func folders(above path: String) -> [Substring] {
    path.indices.filter { path[$0] == "/" }.map { path[...$0] }
  }

  /// The files below a folder.
  package static func files(in folder: String) throws(OutputError) -> [String] {
    var files: [String] = []
    var folders = [""]
    while let below = folders.popLast() {
      for entry in try Disk.entries(in: folder + "/" + below) {
        if entry.kind == .folder {
          folders.append(below + entry.name + "/")
        } else {
          files.append(below + entry.name)
        }
      }
    }
    return files
  }

  /// Refuses to go on where this process may not write.
  private func refuseClosed() throws(OutputError) {
    if isThere {
      if isFixed, !Disk.isWritable(path) { throw Disk.fault("write to the folder", path) }
      return
    }
    var above = Self.parent(of: path)
    while Disk.kind(of: above) == nil, above != "/" { above = Self.parent(of: above) }
    if !Disk.isWritable(above) { throw Disk.fault("make the folder", path) }
  }

  /// Refuses to go on where something is mounted in the output: it would move away with the old one.
  private func refuseMounts() throws(OutputError) {
    guard isThere, let real = Disk.realPath(path) else { return }
    let top = Set(kept.map(\.name))
    let mounted = Disk.mounts(below: real).first { mount in
      mount.split(separator: "/").first.map { !top.contains(String($0)) } ?? false
    }
    guard let mounted else { return }
    throw .refused(
      path: path,
      reason:
        "\(mounted) in it is a mount point, which a build cannot replace; unmount it, or name it as an output of its own"
    )
  }

  /// Refuses to go on where a file is there that no build wrote.
  package func refuseStrangers(in folder: String? = nil) throws(OutputError) {
    guard let stranger = try stranger(in: folder) else { return }
    let reason = "it holds \(stranger), which no build wrote; name another folder or move it"
    throw .refused(path: path, reason: reason)
  }
}
