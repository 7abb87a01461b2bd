import ArgumentParser
import Site

/// `gapbook diff`.
struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Says what changed between two assessments, or two states of a workspace.",
    usage: "gapbook diff <old> <new> [<options>]",
    discussion: """
      Example: gapbook diff main . --fail-on regression,overdue

      Each is a workspace, an assessment.json, a built site, or one of these at a revision of a git \
      repository: REV:PATH, with PATH from the current folder, or REV alone for the workspace that the \
      other argument names, else the current folder. Clients are compared by the names of their \
      folders. What the law or the scope changed is separated from the client's own doing.

      Gates: regression (a requirement that is new, worse, no longer assessed, or required and \
      declared not applicable), gaps (opened), risk (up, accepted, acceptance lapsed), evidence \
      (lost, expired), overdue (newly overdue, or due later), score (down, or gone). Each fails for a \
      client that is there no longer.
      """
  )

  @Argument(help: "The earlier workspace, assessment.json, site or revision.")
  var old: String

  @Argument(help: "The later workspace, assessment.json, site or revision.")
  var new: String

  @Option(name: .long, help: "text, json, markdown or github.", transform: choice)
  var format: DiffFormat = .text

  @Option(
    name: .long,
    help: ArgumentHelp("Compare this client alone; may be repeated.", valueName: "slug")
  )
  var client: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The folder of a client was renamed since; may be repeated.",
      valueName: "old=new"
    ),
    transform: rename
  )
  var renamed: [Rename] = []

  @Option(
    name: .long,
    help: ArgumentHelp("The day for which each workspace is assessed.", valueName: "day")
  )
  var asOf: String?

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

  @Flag(name: .shortAndLong, help: "Print only what makes the command fail.")
  var quiet = false

  @Flag(name: .long, help: "Print every message, not only the first ten of a rule.")
  var all = false

  @OptionGroup var links: LinkOptions

  func validate() throws {
    try checkDistinct(failOn, of: "--fail-on")
    for names in [renamed.map(\.former), renamed.map(\.name)] where Set(names).count < names.count {
      throw ValidationError("--renamed names a client twice")
    }
  }

  func run() async throws {
    let today = try Console.today()
    let allowed = try links.folders()
    let day = asOf
    let request = DiffRequest(
      format: format,
      clients: client,
      renamed: Dictionary(uniqueKeysWithValues: renamed.map { ($0.former, $0.name) }),
      git: Console.git
    ) { folder in
      try BuildOptions(
        workspace: folder,
        allowedLinks: allowed,
        asOf: day,
        today: today.day,
        todayIsFixed: today.isFixed,
        jobs: Console.processors,
        toolVersion: Gapbook.version
      )
    }
    let compared = try await diff(old, new, request)
    var reporter = DiagnosticReporter(
      workspace: nil,
      allowedLinks: allowed,
      printsAll: all,
      isQuiet: quiet
    )
    reporter.texts = compared.texts
    reporter.report(compared.diagnostics)
    guard let made = compared.value else { throw Outcome.contentErrors }
    if !quiet { Console.print(made.bytes) }
    let reasons = made.reasons(failOn.flatMap(\.self) + (failOnRegression ? [.regression] : []))
    guard !reasons.isEmpty else { return }
    for reason in reasons { Console.say("--fail-on \(reason)") }
    throw Outcome.gateSaidNo
  }
}

/// A client whose folder has another name since.
struct Rename: Sendable {
  /// The folder's name then.
  let former: String
  /// Its name now.
  let name: String
}

/// Reads `OLD=NEW`.
@Sendable private func rename(_ text: String) throws -> Rename {
  let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
  guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else {
    throw ValidationError("\"\(text)\" is no pair of folders' names such as north=north-dental")
  }
  return Rename(former: String(parts[0]), name: String(parts[1]))
}
