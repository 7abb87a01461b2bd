import Diagnostics
import Files
import Regulation
import Starter

/// Whether the law is needed, and where it comes from.
extension Loader {
  /// Clients need the law; so does a page that speaks of it.
  func needsLaw(
    _ pages: inout [SourcePage],
    _ slugs: [String],
    _ isPlain: Bool
  ) -> Bool {
    if !slugs.isEmpty || Disk.kind(following: root + "/content/regulation") == .folder {
      return true
    }
    return pages.indices.contains { LawMentions.areIn(&pages[$0]) }
  }

  /// The law of the files of `regulation/` and of the built-in ones.
  func law(_ files: [FileTree.File]) -> LoadedLaw {
    let ofLaw = files.filter {
      $0.folders.first == "regulation" && ["yml", "yaml"].contains($0.fileExtension)
    }
    for file in ofLaw where file.folders.count > 1 {
      log.error(
        "unknown-file",
        "content/\(file.path) is not read: the files of the law stand in content/regulation itself",
        at: .file("content/" + file.path),
        help: "move it to content/regulation/\(file.name)"
      )
    }
    for file in files where file.folders.first == "regulation" && !file.isEditorsOwn {
      guard !ofLaw.contains(where: { $0.path == file.path }),
        file.name.lowercased() != "readme.md"
      else { continue }
      log.warning(
        "unknown-file",
        "content/\(file.path) is not read: the law is in YAML files",
        at: .file("content/" + file.path),
        help: "allowed: .yml, .yaml"
      )
    }
    let own = ofLaw.filter { $0.folders.count == 1 }.compactMap { source("content/" + $0.path) }
    let builtIn = Starter.files.filter {
      options.withStarter && $0.path.hasPrefix("content/regulation/")
    }
    let reading = LawReading(
      own: own,
      builtIn: builtIn.map { (path: $0.path, source: builtInSource($0)) },
      log: log
    )
    return reading.law()
  }
}
