import Diagnostics
import Files
import GapAnalysis
import Regulation

/// The clients of a workspace.
extension Loader {
  /// The clients' folders; a file beside them is reported.
  func slugs(_ files: [FileTree.File]) -> [String] {
    // What lies beside the folders may have the name of a client that is not asked for.
    let beside = options.clients.isEmpty ? files.filter { $0.folders.count == 1 } : []
    for file in beside where file.name.lowercased() != "readme.md" {
      log.warning(
        "unknown-file",
        "content/\(file.path) belongs to no client",
        at: .file("content/" + file.path),
        help: "a client is a folder of content/clients"
      )
    }
    reportEmpty(files)
    // A folder that holds nothing but earlier assessments is no client.
    let slugs = Set(
      files.filter { $0.folders.count > 1 && $0.fileExtension != "json" }.map { $0.folders[1] }
    ).naturallySorted()
    var taken: [String: String] = [:]
    for slug in slugs {
      if let fault = Self.fault(ofSlug: slug) {
        log.error(
          "bad-slug",
          "the client's folder \"\(slug)\" \(fault)",
          at: .file("content/clients/\(slug)/client.yml"),
          help: "name the folder with letters, digits and hyphens, such as cedar-valley"
        )
      }
      if let other = taken[slug.lowercased()] {
        log.error(
          "duplicate-client",
          "the clients \"\(other)\" and \"\(slug)\" differ in capitals alone",
          at: .file("content/clients/\(slug)/client.yml"),
          help: "rename one of the two folders"
        )
      }
      taken[slug.lowercased()] = slug
    }
    return slugs
  }

  /// Folders that somebody made for a client and that hold no file.
  private func reportEmpty(_ files: [FileTree.File]) {
    guard Disk.kind(following: root + "/content/clients") == .folder else { return }
    let full = Set(files.filter { $0.folders.count > 1 }.map { $0.folders[1] })
    for name in Workspace.clientNames(in: root) where !full.contains(name) {
      let folder = "content/clients/" + name
      guard options.clients.isEmpty || options.clients.contains(name),
        !Disk.isLink(root + "/" + folder), case .success = Disk.list(root + "/" + folder)
      else { continue }
      log.warning(
        "empty-client",
        "\(folder) holds no file, and is no client",
        at: .file(folder),
        help: "put a client.yml into it, or delete it"
      )
    }
  }

  /// What is wrong with a name that a site has in the output, where `slug@audience` is another.
  private static func fault(ofSlug slug: String) -> String? {
    if slug.utf8.contains(UInt8(ascii: "@")) { return "cannot hold @, which precedes an audience" }
    let refused = "<>:\"|?*\\".unicodeScalars
    if slug.unicodeScalars.contains(where: { $0.value < 0x20 || refused.contains($0) })
      || slug.hasSuffix(".") || slug.hasSuffix(" ") || isDevice(slug)
    {
      return "has a name that Windows cannot unpack"
    }
    return nil
  }

  /// Whether Windows keeps a name for a device.
  private static func isDevice(_ name: String) -> Bool {
    name.lowercased().wholeMatch(of: #/(con|prn|aux|nul|com[1-9]|lpt[1-9])(\..*)?/#) != nil
  }

  /// Reads the clients one after another; the folders of the first ones stay in memory.
  func clients(
    _ slugs: [String],
    files: [FileTree.File],
    shared: SharedByClients
  ) -> [ClientEntry] {
    var room = options.roomForClients
    let files = Dictionary(grouping: files.filter { $0.folders.count > 1 }) { $0.folders[1] }
    return slugs.map { slug in
      let own = (files[slug] ?? []).map {
        FileTree.File(path: String($0.path.dropFirst("clients/\(slug)/".count)))
      }
      let isKept = room > 0
      let disk = isKept ? nil : RereadClient(slug, files: own, of: self, shared: shared)
      let folder = client(slug, files: own, shared: shared)
      room -= folder.sources.reduce(0) { $0 + $1.bytes.count }
      return ClientEntry(folder, from: disk)
    }
  }

  /// Reads a client's folder; `files` have paths below it.
  func client(_ slug: String, files: [FileTree.File], shared: SharedByClients) -> ClientFolder {
    let folder = "content/clients/\(slug)"
    let reader = ClientReader(
      files: files,
      slug: slug,
      folder: folder,
      read: SourceReader { source(folder + "/" + $0) },
      path: root + "/" + folder,
      law: shared.law,
      frameworks: shared.frameworks,
      hasUSDays: shared.hasUSDays,
      reissue: options.reissues[slug],
      log: log
    )
    return reader.client(workspacePolicies: shared.policies, shared: shared.assets)
  }
}
