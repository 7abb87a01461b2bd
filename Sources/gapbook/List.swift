import ArgumentParser
import Diagnostics
import Site

/// `gapbook list`.
struct ListClients: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the clients: day, status, score, gaps, overdue.",
    usage: "gapbook list [<dir>] [<options>]",
    discussion: """
      Example, for a matrix of CI: gapbook list --json | jq -c '[.clients[].slug]'
      """
  )

  @OptionGroup var sites: SiteChoice

  @Flag(name: .long, help: "As JSON.")
  var json = false

  @Flag(name: .long, help: "Print every message, not only the first ten of a rule.")
  var all = false

  func run() async throws {
    let listed = try await listedClients(sites.options())
    Console.clearLine()
    try DiagnosticReporter(
      workspace: sites.folder,
      allowedLinks: sites.links.folders(),
      printsAll: all
    ).report(listed.diagnostics.filter { $0.severity == .error })
    let clients = listed.value
    let isWhole = !listed.diagnostics.hasErrors
    if isWhole || !clients.isEmpty {
      Console.print(json ? ClientList.json(clients) : ClientList.text(clients))
    }
    if !isWhole { throw Outcome.contentErrors }
  }
}
