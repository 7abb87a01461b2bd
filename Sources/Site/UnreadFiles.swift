import Diagnostics
import GapAnalysis
import Report
import Workspace

/// The files in known places that nothing reads and no page links.
struct UnreadFiles {
  let workspace: Workspace
  let sites: [PlannedSite]

  /// A warning each; none where a site could not be composed, so that its links are not known.
  func diagnostics() -> [Diagnostic] {
    guard sites.count == workspace.clients.count + 1 else { return [] }
    let used = used()
    let own = workspace.looseFiles.filter { !used.contains($0) }.map {
      warning($0, help: "link it from a page, or move it out of \(folder)")
    }
    return own
      + workspace.clients.flatMap { client in
        client.looseFiles.filter { !used.contains($0) }.map { path in
          warning(path, help: Self.help(for: path))
        }
      }
  }

  private var folder: String {
    workspace.contentFolder.isEmpty ? "the folder" : workspace.contentFolder
  }

  /// What pages link, and what the configuration and the clients' files name.
  private func used() -> Set<String> {
    var used: Set<String> = []
    for site in sites {
      used.formUnion(site.report.copies.map(\.source))
      used.formUnion(site.report.linkedElsewhere)
    }
    let brands = [workspace.configuration.brand] + workspace.clients.map(\.brand)
    let prefix = workspace.contentPath("")
    for path in brands.flatMap(\.files) where path.hasPrefix(prefix) {
      used.insert(String(path.dropFirst(prefix.count)))
    }
    for client in workspace.clients {
      if let previous = client.previous {
        let path = "clients/\(client.client.slug)/\(previous.value)"
        used.insert(SitePlanner.withoutDots(path))
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
    [logo?.value].compactMap(\.self) + (font?.files.map(\.value) ?? [])
  }
}
