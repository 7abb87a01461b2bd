import Diagnostics
import Files
import GapAnalysis
import Workspace

/// A warning for each site of the output whose client the workspace no longer has, and a note where the
/// portfolio goes.
///
/// A portfolio that this build does not make does not stay: beside new sites it would show old numbers,
/// and whoever publishes the output would publish the data of all clients with it unasked.
func vanishedSites(
  of folder: OutputFolder,
  _ options: BuildOptions,
  _ workspace: Workspace
) -> [Diagnostic] {
  let removed = folder.hasPortfolio && !options.makesPortfolio
  let portfolio =
    removed
    ? [
      Diagnostic.note(
        "portfolio-removed",
        "the portfolio of the output is removed: it holds the data of all clients as they were",
        at: nil,
        help: "--portfolio makes it again"
      )
    ] : []
  guard !options.prunes else { return portfolio + prunedSites(of: folder, workspace) }
  let slugs = Set(workspace.slugs)
  return portfolio
    + folder.clients.filter { !slugs.contains(clientSlug(ofSite: $0)) }.map { name in
      .warning(
        "vanished-client",
        "clients/\(name) of the output stays, and the workspace has no such client",
        at: nil,
        help: "--prune removes it"
      )
    }
    + folder.clients.filter {
      slugs.contains(clientSlug(ofSite: $0)) && !workspace.knows(editionOfSite: $0)
    }.map { name in
      .warning(
        "vanished-audience",
        "clients/\(name) of the output stays, and the workspace knows no such audience",
        at: nil,
        help: "--prune removes it"
      )
    }
}

/// What is said of sites that `--prune` removes, and of those that a record keeps.
private func prunedSites(of folder: OutputFolder, _ workspace: Workspace) -> [Diagnostic] {
  let slugs = Set(workspace.slugs)
  return folder.clients.compactMap { name in
    if workspace.freezes(site: name) {
      return workspace.knows(editionOfSite: name)
        ? nil
        : .warning(
          "vanished-audience",
          "clients/\(name) of the output stays in spite of --prune: its version was issued, and the workspace knows no such audience",
          at: nil,
          help: "name the audience in gapbook.yml again, or delete the folder yourself"
        )
    }
    guard !slugs.contains(clientSlug(ofSite: name)) || !workspace.knows(editionOfSite: name) else {
      return nil
    }
    let isKnown = slugs.contains(clientSlug(ofSite: name))
    return .note(
      "pruned-site",
      "clients/\(name) of the output is removed by --prune: the workspace \(isKnown ? "knows no such audience" : "has no such client")",
      at: nil
    )
  }
}

/// Clients' sites that this build does not make stay as they are, those of clients that went as well
/// unless they are to be pruned.
func keepOthers(
  _ options: BuildOptions,
  _ workspace: Workspace,
  _ made: [String],
  in writer: inout OutputWriter
) throws(OutputError) {
  let made = Set(made)
  let slugs = Set(workspace.slugs)
  for name in writer.old.clients where !made.contains("clients/\(name)/") {
    let isKnown = slugs.contains(clientSlug(ofSite: name)) && workspace.knows(editionOfSite: name)
    if options.prunes, !isKnown, !workspace.freezes(site: name) { continue }
    try writer.keep(client: name)
  }
}

extension Workspace {
  /// Whether a version of a site's folder below `clients/` was issued for its audience.
  func freezes(site name: String) -> Bool {
    guard let client = clients.first(where: { $0.slug == clientSlug(ofSite: name) }) else {
      return false
    }
    let audience = audience(ofSite: name) ?? Audience.full
    return client.folder.value.issued.contains { $0.audience == audience }
  }

  /// Whether a site's folder below `clients/` is the edition of one finding, or for an audience that the
  /// workspace knows.
  func knows(editionOfSite name: String) -> Bool {
    knowsEdition(ofSite: name, own: configuration.audiences)
  }
}

/// Whether a site's folder below `clients/` is a whole report, the edition of one finding, or for an
/// audience that there always is or that is one of a workspace's `own`.
func knowsEdition(ofSite name: String, own: [String]) -> Bool {
  guard let audience = audience(ofSite: name) else { return true }
  return Audience.finding(of: audience) != nil || (Audience.usual + own).contains(audience)
}

/// The audience of a site's folder below `clients/`; nil of the whole report.
func audience(ofSite name: String) -> String? {
  name.utf8.firstIndex(of: UInt8(ascii: "@")).map { String(name[name.utf8.index(after: $0)...]) }
}

/// The client of a site's folder below `clients/`: `slug`, or `slug@audience`.
func clientSlug(ofSite name: String) -> String {
  name.split(separator: "@").first.map(String.init) ?? name
}
