import Files
import Starter

/// The files of a folder that are no pages.
extension Loader {
  func assets(_ files: [FileTree.File], isPlain: Bool, wantsGuide: Bool) -> [String] {
    let own = files.filter { !$0.isMarkdown && isOutsideReserved($0, isPlain) }
      .map(\.path)
    guard wantsGuide, options.withStarter else { return own }
    let builtIn = Self.guideFiles.map(\.path).filter { !$0.hasSuffix(".md") }
      .map { String($0.dropFirst("content/".count)) }
    return Array(Set(own + builtIn)).sorted()
  }

  func templates() -> [TemplateFile] {
    var templates: [TemplateFile] = []
    if Disk.kind(following: root + "/templates") == .folder {
      let tree = FileTree(root: root + "/templates", prefix: "templates/", links: links)
      log.add(tree.diagnostics)
      templates = tree.files.compactMap { file in
        source("templates/" + file.path).map {
          TemplateFile(path: file.path, source: $0, isBuiltIn: false)
        }
      }
    }
    let own = Set(templates.map(\.path))
    for file in Starter.files where file.path.hasPrefix("templates/") {
      let path = String(file.path.dropFirst("templates/".count))
      guard !own.contains(path) else { continue }
      templates.append(TemplateFile(path: path, source: builtInSource(file), isBuiltIn: true))
    }
    return templates.sorted { $0.path < $1.path }
  }
}
