import Diagnostics
import Files

/// The files of a workspace that nothing reads and that somebody may think are read.
extension Loader {
  /// Names at the top that are nearly those of the configuration and of the reserved folders.
  func reportNearNames() {
    let meant = [
      "gapbook.yaml": "gapbook.yml", "gapbook.yml": "gapbook.yml", "gapbook.json": "gapbook.yml",
      "gapbook.toml": "gapbook.yml", "gapbook.yml.txt": "gapbook.yml", "content": "content",
      "templates": "templates", "content/clients": "content/clients",
      "content/client": "content/clients", "content/regulation": "content/regulation",
      "content/regulations": "content/regulation",
    ]
    let all = names(in: "") + names(in: "content").map { "content/" + $0 }
    let names = Set(all)
    for name in all {
      guard let known = meant[name.lowercased()], known != name else { continue }
      let isBeside = names.contains(known)
      // Where capitals mean nothing to the file system, both names are one.
      guard isBeside || Disk.kind(following: root + "/" + known) == nil else { continue }
      log.warning(
        "unknown-file",
        isBeside ? "\(name) is not read: \(known) is" : "\(name) is not read as \(known)",
        at: .file(name),
        help: isBeside
          ? "move what it holds into \(known), and delete it" : "did you mean \"\(known)\"?"
      )
    }
  }

  private func names(in folder: String) -> [String] {
    let entries = (try? Disk.list(root + "/" + folder).get()) ?? []
    return entries.compactMap { String(validating: $0.name, as: UTF8.self) }
  }

  /// Files that somebody may think are read: all of the content folder but for pictures, which are
  /// reported only beside the pages of a section.
  ///
  /// A plain folder may hold anything: what is beside policies is reported, and documents.
  func looseFiles(_ files: [FileTree.File], _ pages: [SourcePage], isPlain: Bool) -> [String] {
    let sections = Set(pages.compactMap(\.folders.first))
    return files.filter { file in
      guard !file.isMarkdown, !file.isEditorsOwn, isOutsideReserved(file, isPlain) else {
        return false
      }
      if isPlain { return PolicyMatter.kind(ofFolders: file.folders) != nil || file.isDocument }
      return !file.isPicture || (file.folders.first.map(sections.contains) ?? false)
    }.map(\.path)
  }
}
