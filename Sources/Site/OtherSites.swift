import Diagnostics
import Files
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
  guard !options.prunes else { return portfolio }
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
}

/// The client of a site's folder below `clients/`: `slug`, or `slug@audience`.
func clientSlug(ofSite name: String) -> String {
  name.split(separator: "@").first.map(String.init) ?? name
}
