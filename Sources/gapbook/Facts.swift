import ArgumentParser
import Diagnostics
import Site

/// `gapbook facts`.
struct Facts: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "facts",
    abstract: "Prints penalties, deadlines, notices and history as of a day."
  )

  @Argument(help: ArgumentHelp("The workspace's folder.", valueName: "dir"))
  var folder = "."

  @Option(name: .long, help: ArgumentHelp("The day, YYYY-MM-DD.", valueName: "day"))
  var asOf: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Only what began or ended after this day.", valueName: "day")
  )
  var since: String?

  @Flag(name: .long, help: "Only what is unverified or was not checked within a year.")
  var stale = false

  @Flag(name: .long, help: "As JSON.")
  var json = false

  @Flag(name: .long, help: "Print every message, not only the first ten of a rule.")
  var all = false

  @OptionGroup var links: LinkOptions

  func validate() throws {
    if stale, since != nil { throw ValidationError("--since and --stale exclude each other") }
  }

  func run() async throws {
    let choice = since.map(FactsChoice.since) ?? (stale ? .stale : .all)
    let query = try LawQuery(
      workspace: folder,
      allowedLinks: links.folders(),
      asOf: asOf,
      today: Console.today().day
    )
    let table = try factsTable(query, choice, asJSON: json)
    Console.print(table.value)
    try DiagnosticReporter(
      workspace: folder,
      allowedLinks: links.folders(),
      printsAll: all
    ).report(table.diagnostics)
    let outcome = table.diagnostics.outcome(strict: false)
    if outcome != .done { throw outcome }
  }
}
