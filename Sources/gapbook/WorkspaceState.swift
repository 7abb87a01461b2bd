import ArgumentParser
import Diagnostics
import Files
import Site

/// What `gapbook` alone says where it stands in a workspace: its clients, its problems, the next step.
struct WorkspaceState {
  private let clients: [ListedClient]
  private let diagnostics: [Diagnostic]
  private let isBuilt: Bool

  /// The state of the current folder; nil where it is no workspace.
  static func here() async throws -> WorkspaceState? {
    guard Disk.isThere("gapbook.yml") || Disk.isThere("content"), Disk.wholePath(".") != "/" else {
      return nil
    }
    let listed = try await listedClients(SiteChoice.parse([]).options())
    Console.clearLine()
    return WorkspaceState(
      clients: listed.value,
      diagnostics: listed.diagnostics,
      isBuilt: Disk.isThere("site/SHA256SUMS")
    )
  }

  /// The lines.
  var text: String {
    var lines = clients.isEmpty ? "" : ClientList.text(clients) + "\n"
    for client in clients where !client.overdue.isEmpty {
      let named = client.overdue.prefix(Self.mostNamed).joined(separator: ", ")
      let rest = client.overdue.count - Self.mostNamed
      let more = rest > 0 ? " and \(rest) more" : ""
      lines += "Overdue for \(client.slug): \(named)\(more)".oneLine + "\n"
    }
    return lines + "Problems: \(problems)\nNext: \(next)\n"
  }

  private static let mostNamed = 5

  private var problems: String {
    let parts = Severity.allCases.compactMap { severity -> String? in
      let count = diagnostics.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    return parts.isEmpty ? "none" : parts.joined(separator: ", ")
  }

  private var next: String {
    if diagnostics.hasErrors { return "gapbook check shows what is wrong, and where" }
    if clients.isEmpty, !Disk.isThere("content/policies") {
      return "gapbook new client NAME begins a client"
    }
    if !isBuilt { return "gapbook build makes the site" }
    return "gapbook serve --open shows the site while you write"
  }
}
