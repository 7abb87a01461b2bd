import ArgumentParser
import Site

/// `gapbook diff`.
struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Says what changed between two assessments.",
    usage: "gapbook diff <old> <new> [<options>]",
    discussion: """
      Example: gapbook diff main . --fail-on regression,overdue

      Each is an assessment.json, a workspace, or one of these at a revision of a git repository: \
      REV:PATH, with PATH from the current folder, or REV alone for the workspace that the other \
      argument names, else the current folder (gapbook diff main . compares the working tree with \
      main). What the law or the scope changed is separated from what is new, worse, better or \
      closed by the client's own doing.

      Gates: regression (a requirement that is new, worse, no longer assessed, or required and \
      declared not applicable), gaps (opened), risk (up, accepted, acceptance lapsed), evidence \
      (lost, expired), overdue (newly overdue, or due later), score (down).
      """
  )

  @Argument(help: "The earlier assessment.json, workspace or revision.")
  var old: String

  @Argument(help: "The later assessment.json, workspace or revision.")
  var new: String

  @Option(name: .long, help: "text, json, markdown or github.", transform: choice)
  var format: DiffFormat = .text

  @Option(
    name: .long,
    help: ArgumentHelp("The client, where a workspace has several.", valueName: "slug")
  )
  var client: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "End with 1 if one of these gates fails: \(DiffGate.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "gates"
    ),
    transform: choices
  )
  var failOn: [[DiffGate]] = []

  @Flag(name: .long, help: "The same as --fail-on regression.")
  var failOnRegression = false

  @Flag(name: .long, help: "Print every message, not only the first ten of a rule.")
  var all = false

  @OptionGroup var links: LinkOptions

  func validate() throws { try checkDistinct(failOn, of: "--fail-on") }

  func run() async throws {
    let today = try Console.today()
    let git = Console.git
    let allowed = try links.folders()
    let compared = try await diff(old, new, as: format, git: git) { folder in
      try BuildOptions(
        workspace: folder,
        clients: client.map { [$0] } ?? [],
        allowedLinks: allowed,
        today: today.day,
        todayIsFixed: today.isFixed,
        jobs: Console.processors,
        toolVersion: Gapbook.version
      )
    }
    var reporter = DiagnosticReporter(workspace: nil, allowedLinks: allowed, printsAll: all)
    reporter.texts = compared.texts
    reporter.report(compared.diagnostics)
    guard let made = compared.value else { throw Outcome.contentErrors }
    Console.print(made.bytes)
    let reasons = made.reasons(failOn.flatMap(\.self) + (failOnRegression ? [.regression] : []))
    guard !reasons.isEmpty else { return }
    for reason in reasons { Console.say("--fail-on \(reason)") }
    throw Outcome.gateSaidNo
  }
}
