import Diagnostics
import Formats
import GapAnalysis
import Report
import Starter
import Words
import Workspace

/// The files in known places that nothing reads and no page links.
struct UnreadFiles {
  let workspace: Workspace
  /// The files of the content folder that pages link; nil where not all of them are known.
  let linked: Set<String>?

  /// A warning each; of files none where a site could not be composed, so that its links are not known.
  func diagnostics() -> [Diagnostic] {
    let templates = unreadTemplates()
    guard let linked else { return templates }
    let used = used(linked)
    let own = workspace.looseFiles.filter { !used.contains($0) }
    let help = "link it from a page, or move it out of \(folder)"
    return templates
      + (workspace.contentFolder.isEmpty ? summed(own) : own.map { warning($0, help: help) })
      + workspace.clients.flatMap { client in
        client.looseFiles.filter { !used.contains($0) }.map { path in
          warning(path, help: Self.help(for: path))
        }
      }
  }

  /// One warning a folder: a plain folder may hold many files that are for others.
  private func summed(_ files: [String]) -> [Diagnostic] {
    let folders = Dictionary(grouping: files) { path in
      path.lastIndex(of: "/").map { path[..<$0] } ?? ""
    }
    return folders.map { folder, files in
      let help = "link it from a page, save its text as a file that ends in .md, or move it away"
      guard files.count > 1, let first = files.first else {
        return warning(files.first ?? "", help: help)
      }
      let names = files.prefix(5).map { $0.dropFirst(folder.isEmpty ? 0 : folder.count + 1) }
      let more = files.count > names.count ? " and \(files.count - names.count) more" : ""
      return .warning(
        "unknown-file",
        "\(files.count) files of \(folder.isEmpty ? "this folder" : String(folder)) are not read: \(names.joined(separator: ", "))\(more)",
        at: .file(first),
        help: "link them from a page, save their text as files that end in .md, or move them away"
      )
    }
  }

  /// Files of `templates/`, the workspace's and the clients', that no template, style or word is read
  /// from.
  private func unreadTemplates() -> [Diagnostic] {
    let all = workspace.templates + workspace.clients.flatMap(\.templates)
    let branded = Set(branded)
    return all.filter {
      !$0.isBuiltIn && !$0.isEditorsOwn && !isRead($0.path) && !isCopy($0)
        && !branded.contains($0.source.file)
    }.map { file in
      .warning(
        "unknown-file",
        "\(file.source.file) is not read",
        at: .file(file.source.file),
        help: file.path.hasPrefix("words/")
          ? "words are read from \(words.joined(separator: " and "))"
          : "templates end in .mustache; other files belong into assets, print or words"
      )
    }
  }

  /// The files that brands name, from the workspace's top.
  private var branded: [String] {
    let brands = [workspace.configuration.brand] + workspace.clients.map(\.brand)
    return brands.flatMap(\.files).map(RelativePath.withoutDots)
  }

  /// The files that words may come from, for the workspace's language and those of its clients.
  private var words: [String] {
    let languages =
      [workspace.configuration.language] + workspace.clients.compactMap(\.language?.value)
    var seen: Set<String> = []
    return (["words/en.yml"] + languages.flatMap { SiteLanguage($0).files }).filter {
      seen.insert($0).inserted
    }
  }

  /// Whether something is made of a file of `templates/`; notes on templates are for their authors.
  private func isRead(_ path: String) -> Bool {
    path.hasSuffix(".mustache") || path.hasPrefix("assets/") || path.hasPrefix("print/")
      || words.contains(path) || path == "model.md" || path.lowercased().hasSuffix("readme.md")
  }

  private var folder: String {
    workspace.contentFolder.isEmpty ? "the folder" : workspace.contentFolder
  }

  /// Whether a file of words is a copy of a built-in one, which lies ready for a site of its language.
  private func isCopy(_ file: TemplateFile) -> Bool {
    file.path.hasPrefix("words/")
      && Starter.files.contains {
        $0.path == "templates/" + file.path && file.source.bytes == $0.bytes
      }
  }

  /// What pages link, and what the configuration and the clients' files name.
  private func used(_ linked: Set<String>) -> Set<String> {
    var used = linked
    let prefix = workspace.contentPath("")
    for path in branded where path.hasPrefix(prefix) {
      used.insert(String(path.dropFirst(prefix.count)))
    }
    for source in workspace.frameworkSources where source.file.hasPrefix(prefix) {
      used.insert(String(source.file.dropFirst(prefix.count)))
    }
    for client in workspace.clients {
      if let previous = client.previous {
        let path = "clients/\(client.slug)/\(previous.value)"
        used.insert(RelativePath.withoutDots(path))
      }
    }
    return used
  }

  private func warning(_ path: String, help: String) -> Diagnostic {
    let file = workspace.contentPath(path)
    return .warning("unknown-file", "\(file) is not read", at: .file(file), help: help)
  }

  private static func help(for path: String) -> String {
    let parts = path.split(separator: "/")
    if parts.count > 3, parts[2] == "findings" {
      return "a finding is a Markdown file; a file that it shows needs a link from it"
    }
    return "link it from a page, name it as the location of evidence, or move it out of the folder"
  }
}

extension Configuration.Brand {
  /// The files that the brand names, from the workspace's top.
  fileprivate var files: [String] {
    [logo?.value, logoDark?.value].compactMap(\.self) + (font?.files.map(\.value) ?? [])
  }
}
