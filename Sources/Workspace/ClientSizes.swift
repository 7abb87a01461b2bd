import Files

extension Workspace {
  /// How many bytes the files of each client's folder have, by slug; nothing is read.
  ///
  /// What is no client when a workspace is loaded is none here: a folder without a file, or with
  /// earlier assessments alone. Nothing in the folders of `skipped`, absolute paths, counts.
  public static func clientSizes(
    in workspace: String,
    skipping skipped: [String],
    allowedLinks: [String] = []
  ) -> [String: Int] {
    let root = Disk.wholePath(workspace)
    let folder = root + "/content/clients"
    guard Disk.kind(following: folder) == .folder else { return [:] }
    let tree = FileTree(
      root: folder,
      prefix: "content/clients/",
      skipped: Set(skipped),
      links: FolderLinks(workspace: root, allowed: allowedLinks.compactMap(Disk.realPath))
    )
    var sizes: [String: Int] = [:]
    var slugs: Set<String> = []
    for file in tree.files {
      guard let slug = file.folders.first else { continue }
      let size = Disk.status(following: folder + "/" + file.path)?.stamp.size ?? 0
      sizes[slug, default: 0] += Int(size)
      if file.fileExtension != "json" { slugs.insert(slug) }
    }
    return sizes.filter { slugs.contains($0.key) }
  }
}
