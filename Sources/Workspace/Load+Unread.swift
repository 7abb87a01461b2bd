import Diagnostics
import Files
import Formats

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

  /// A section that is no folder of pages takes no effect.
  func checkSections(_ configuration: Configuration, _ pages: [SourcePage], top: String) {
    guard !configuration.sections.isEmpty else { return }
    let folders = Set(pages.compactMap { $0.path.parts(between: "/").dropLast().first })
    let known = Set(folders.map(String.init) + ["guide", "faq"])
    var seen: Set<String> = []
    for section in configuration.sections.map(\.folder) {
      if !seen.insert(section.value).inserted {
        log.warning(
          "unknown-section",
          "the section \"\(section.value)\" is named twice; the first counts",
          at: section.place
        )
      }
      let isFolder = Disk.kind(following: "\(root)/\(top)/\(section.value)") == .folder
      // A hidden folder is not read, and "." is that of all sections.
      let isPlainName =
        !section.value.utf8.contains(UInt8(ascii: "/")) && !section.value.hasPrefix(".")
      guard !known.contains(section.value),
        !isFolder || !isPlainName || Self.reserved.contains(section.value)
      else { continue }
      log.warning(
        "unknown-section",
        "the section \"\(section.value)\" is no folder of pages",
        at: section.place,
        help: suggestion(for: section.value, among: known.naturallySorted())
      )
    }
  }

  /// The places of folders that `exclude:` names; one that is not there is a warning.
  func paths(_ excluded: [Sourced<String>], below top: String) -> [String] {
    excluded.compactMap { name in
      guard let path = RelativePath.resolved(name.value, from: ""), !path.isEmpty,
        Disk.kind(following: top + "/" + path) == .folder
      else {
        log.warning(
          "unknown-file",
          "exclude: names \"\(name.value)\", which is no folder of the content folder",
          at: name.place,
          help: "exclude: [notes, archive/old]"
        )
        return nil
      }
      return top + "/" + path
    }
  }
}
