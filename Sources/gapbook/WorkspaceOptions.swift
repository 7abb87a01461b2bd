import ArgumentParser
import Diagnostics
import Files
import PDF
import Site
import Word

/// Which sites a command is about.
struct SiteChoice: ParsableArguments {
  @Argument(help: ArgumentHelp("The workspace's folder.", valueName: "dir"))
  var folder = "."

  @Option(
    name: .long,
    help: ArgumentHelp("Take this client alone; may be repeated.", valueName: "slug")
  )
  var client: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("The day for which every report holds, YYYY-MM-DD.", valueName: "day")
  )
  var asOf: String?

  @OptionGroup var links: LinkOptions

  /// Refuses a folder that can be no workspace.
  func checkFolder() throws { try Self.check(folder) }

  /// Refuses a folder that can be no workspace.
  static func check(_ folder: String) throws {
    guard Disk.isThere(folder) else { throw UsageFault("there is no folder \(folder)") }
    if Disk.wholePath(folder) == "/" {
      throw UsageFault("/ is no workspace: it holds the system's folders; name another one")
    }
  }

  /// What is built of them where nothing else is asked for.
  func options() throws -> BuildOptions {
    try checkFolder()
    let today = try Console.today()
    let shows = Console.isTerminal
    return try BuildOptions(
      workspace: folder,
      clients: client,
      allowedLinks: links.folders(),
      asOf: asOf,
      today: today.day,
      todayIsFixed: today.isFixed,
      sourceDate: Console.epoch(),
      git: Console.git,
      jobs: Console.processors,
      toolVersion: Gapbook.version,
      progress: { (progress: BuildProgress) in
        if shows { Console.show(progress.line(at: Console.moment)) }
      }
    )
  }
}

/// The flags that `build` and `check` share.
struct WorkspaceOptions: ParsableArguments {
  @OptionGroup var sites: SiteChoice

  @Option(
    name: .long,
    help: ArgumentHelp(
      "For an audience: full, executive, client, regulator, public or one of gapbook.yml; may be repeated.",
      valueName: "name"
    )
  )
  var audience: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("An earlier assessment.json to compare with.", valueName: "file")
  )
  var previous: String?

  @Flag(name: .long, help: "Warnings count as errors.")
  var strict = false

  @Option(name: .long, help: ArgumentHelp("How many threads may work.", valueName: "n"))
  var jobs: Int?

  @Flag(
    name: .long,
    help: "Do all again, and keep nothing in .gapbook."
  )
  var noCache = false

  @Flag(
    name: .long,
    help: "Print how long each stage took to standard error, and how much memory the build took."
  )
  var timings = false

  @Flag(name: .shortAndLong, help: "Print only what makes the command fail.")
  var quiet = false

  @Flag(name: .long, help: "Print every message, not only the first ten of a rule.")
  var all = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be 1 or more") }
  }

  func options(
    output: String? = nil,
    prunes: Bool = false,
    makesPortfolio: Bool = false,
    print: PrintOptions? = nil,
    word: WordOptions? = nil,
    shard: Shard? = nil,
    finding: String? = nil,
    gates: [BuildGate] = [],
    baseURL: String? = nil,
    remembers: Bool = false,
    delivery: DeliveryOptions = .plain
  ) throws -> BuildOptions {
    try sites.checkFolder()
    let today = try Console.today()
    let shows = Console.isTerminal && !quiet
    var clock: BuildClock?
    if timings || shows {
      clock = BuildClock(moment: { Console.moment }, thread: { Console.threadTime })
    }
    return try BuildOptions(
      workspace: sites.folder,
      output: output,
      clients: sites.client,
      allowedLinks: sites.links.folders(),
      audiences: audience,
      finding: finding,
      asOf: sites.asOf,
      previous: previous,
      today: today.day,
      todayIsFixed: today.isFixed,
      sourceDate: Console.epoch(),
      isStrict: strict,
      prunes: prunes,
      makesPortfolio: makesPortfolio,
      print: print,
      word: word,
      shard: shard,
      gates: gates,
      baseURL: baseURL,
      remembers: remembers && !noCache,
      delivery: delivery,
      git: Console.git,
      jobs: jobs ?? Console.processors,
      toolVersion: Gapbook.version,
      isTimed: timings,
      clock: clock,
      progress: { (progress: BuildProgress) in
        if shows { Console.show(progress.line(at: Console.moment)) }
      }
    )
  }

  /// Prints the diagnostics, in place of a line of progress.
  ///
  /// With the options of a build the closing line names the clients that can be built; `done` is what was
  /// done before.
  func report(
    _ diagnostics: [Diagnostic],
    as format: DiagnosticFormat = .text,
    of options: BuildOptions? = nil,
    done: String? = nil
  ) {
    endProgress()
    let reporter = DiagnosticReporter(
      workspace: sites.folder,
      allowedLinks: (try? sites.links.folders()) ?? [],
      printsAll: all,
      isQuiet: quiet,
      isStrict: strict
    )
    let names = format == .text ? options.map(clientNames) ?? [] : []
    let clients = names.filter { Disk.isThere("\(sites.folder)/content/clients/\($0)/client.yml") }
    reporter.report(diagnostics, as: format, clients: clients, done: done)
  }

  /// Ends the command where the diagnostics require it, or a file of the call is missing.
  func end(_ diagnostics: [Diagnostic]) throws {
    if let previous, !Disk.isThere(previous) {
      if !diagnostics.hasErrors { Console.say("there is no file \(previous)") }
      throw Outcome.usage
    }
    let outcome = diagnostics.outcome(strict: strict)
    if outcome != .done { throw outcome }
  }

  /// Takes the line of progress away.
  func endProgress() {
    if !quiet { Console.clearLine() }
  }
}
