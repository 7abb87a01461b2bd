import ArgumentParser
import Diagnostics
import Site

/// `gapbook facts`.
struct Facts: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "facts",
    abstract: "Prints penalties, deadlines and history as of a day.",
    usage: "gapbook facts [<dir>] [<options>]",
    discussion: """
      --against compares the law as data with what was downloaded from the eCFR: ids, headings, \
      Required or Addressable, words, amounts and days. --versions lists the amendments after the day \
      up to which the law is known here, or after --as-of. Both end with 1 where the law differs.

      Example: gapbook facts --against part-164.xml --versions part-164.json
      """
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

  @Option(
    name: .long,
    help: ArgumentHelp("Compare with XML of the eCFR; may be repeated.", valueName: "file")
  )
  var against: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("A list of versions of the eCFR, JSON; may be repeated.", valueName: "file")
  )
  var versions: [String] = []

  @Flag(
    name: .long,
    help: ArgumentHelp(
      "Print the digests of the files of --against, as LawDigests of the sources has them.",
      visibility: .hidden
    )
  )
  var digests = false

  @Flag(name: .long, help: "As JSON.")
  var json = false

  @Flag(name: .long, help: "Print every message, not only the first ten of a rule.")
  var all = false

  @OptionGroup var links: LinkOptions

  func validate() throws {
    if stale, since != nil { throw ValidationError("--since and --stale exclude each other") }
    if !against.isEmpty || !versions.isEmpty, stale || since != nil {
      throw ValidationError("--against and --versions list no facts: leave out --since and --stale")
    }
    if digests, against.isEmpty {
      throw ValidationError("--digests needs --against FILE")
    }
  }

  func run() async throws {
    let choice = since.map(FactsChoice.since) ?? (stale ? .stale : .all)
    let query = try LawQuery(
      workspace: folder,
      allowedLinks: links.folders(),
      asOf: asOf,
      today: Console.today().day
    )
    if digests { return Console.print(try lawDigests(of: against)) }
    if !against.isEmpty || !versions.isEmpty { return try check(query) }
    let table = try factsTable(query, choice, asJSON: json)
    Console.print(table.value)
    try end(table.diagnostics)
  }

  /// Tells what is wrong with the workspace, and ends the call where that is an error.
  private func end(_ diagnostics: [Diagnostic]) throws {
    try DiagnosticReporter(
      workspace: folder,
      allowedLinks: links.folders(),
      printsAll: all
    ).report(diagnostics)
    let outcome = diagnostics.outcome(strict: false)
    if outcome != .done { throw outcome }
  }

  /// Compares the law with files of the eCFR.
  private func check(_ query: LawQuery) throws {
    let files = LawFiles(texts: against, versions: versions)
    let checked = try lawCheck(query, with: files, asJSON: json)
    Console.print(checked.value.text)
    try end(checked.diagnostics)
    for reason in checked.value.reasons { Console.say(reason) }
    if !checked.value.reasons.isEmpty { throw Outcome.gateSaidNo }
  }
}
