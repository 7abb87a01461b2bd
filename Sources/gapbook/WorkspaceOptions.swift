import ArgumentParser
import Site

/// The flags that `build` and `check` share.
struct WorkspaceOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The workspace's folder.", valueName: "dir"))
  var folder = "."

  @Option(
    name: .long,
    help: ArgumentHelp("Build this client alone; may be repeated.", valueName: "slug")
  )
  var client: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("The day for which every report holds, YYYY-MM-DD.", valueName: "day")
  )
  var asOf: String?

  @Option(
    name: .long,
    help: ArgumentHelp("An earlier assessment.json to compare with.", valueName: "file")
  )
  var previous: String?

  @Flag(name: .long, help: "Warnings count as errors.")
  var strict = false

  @Option(name: .long, help: ArgumentHelp("How many threads may work.", valueName: "n"))
  var jobs: Int?

  @Flag(name: .long, help: "Has no effect: a build keeps nothing for the next one.")
  var noCache = false

  @Flag(name: .shortAndLong, help: "Print errors alone.")
  var quiet = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be 1 or more") }
  }

  func options(
    output: String? = nil,
    prunes: Bool = false,
    print: PrintOptions? = nil
  ) throws -> BuildOptions {
    let today = try Console.today()
    let shows = Console.isTerminal && !quiet
    return try BuildOptions(
      workspace: folder,
      output: output,
      clients: client,
      asOf: asOf,
      previous: previous,
      today: today.day,
      todayIsFixed: today.isFixed,
      isStrict: strict,
      prunes: prunes,
      print: print,
      jobs: jobs ?? Console.processors,
      toolVersion: Gapbook.version,
      progress: { words in if shows { Console.note("\r\u{1B}[K\(words)") } }
    )
  }

  /// Takes the line of progress away.
  func endProgress() {
    if !quiet { Console.clearLine() }
  }
}
