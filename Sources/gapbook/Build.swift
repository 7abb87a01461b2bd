import ArgumentParser
import Diagnostics
import Site

/// `gapbook build`.
struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Builds the sites of a workspace.",
    discussion: """
      Nothing is written if anything is wrong; the last good output stays. A gate that fails changes \
      the exit code alone: what was built stays written.
      """
  )

  @OptionGroup var workspace: WorkspaceOptions

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The output's folder; by default site in the workspace.", valueName: "out")
  )
  var output: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Build one of N parts, K from 1, for merge to join; auto: as CI_NODE_INDEX, JOB_COMPLETION_INDEX or SLURM_ARRAY_TASK_ID says.",
      valueName: "k/n|auto"
    )
  )
  var shard: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Make, in place of clients' sites, one of this finding alone: clients/SLUG@finding-ID.",
      valueName: "id"
    )
  )
  var finding: String?

  @OptionGroup var engine: EngineOptions

  @Option(
    name: .long,
    help: "How messages are printed: text, json, sarif or github; all but text to standard output."
  )
  var format: FormatName = .text

  @OptionGroup var gates: GateOptions

  @Flag(name: .long, help: "Remove the sites of clients that the workspace no longer has.")
  var prune = false

  @Flag(
    name: .long,
    help: """
      Also make site/portfolio, which shows all clients side by side to you alone; a build without it \
      removes the one of an earlier build.
      """
  )
  var portfolio = false

  @Flag(name: .shortAndLong, help: "Say which built-in templates are replaced.")
  var verbose = false

  func validate() throws {
    if output == "" { throw ValidationError("-o lacks the name of a folder") }
    if shard != nil, !workspace.sites.client.isEmpty {
      throw ValidationError(
        "--shard splits all clients, and --client builds some: give one of them"
      )
    }
    if finding != nil, !workspace.audience.isEmpty || shard != nil {
      throw ValidationError(
        "--finding makes an edition of its own: leave out --audience and --shard"
      )
    }
    if portfolio,
      finding != nil || !workspace.audience.isEmpty && !workspace.audience.contains("full")
    {
      throw ValidationError("--portfolio shows all of each client: add --audience full")
    }
    if shard != nil, portfolio {
      throw ValidationError(
        "--portfolio shows all clients, and --shard builds some: gapbook merge --portfolio makes it of all shards"
      )
    }
    if portfolio, !workspace.sites.client.isEmpty {
      throw ValidationError(
        "--portfolio shows all clients, and --client reads some alone: leave out one of the two"
      )
    }
  }

  func run() async throws {
    let shard = try shard.map { try Shard($0, variable: Console.variable) }
    let options = try workspace.options(
      output: output,
      prunes: prune,
      makesPortfolio: portfolio,
      print: engine.printOptions,
      word: engine.wordOptions,
      shard: shard,
      finding: finding,
      gates: gates.gates,
      remembers: true
    )
    let built = try await build(options)
    workspace.report(built.diagnostics, as: format.format, of: options)
    if let result = built.value, result.missing == nil, !workspace.quiet {
      // A product for machines has standard output for itself.
      let summary = summary(result, shard)
      if format == .text { Console.print(summary) } else { Console.note(summary) }
    }
    workspace.sayTimes(built.value)
    try workspace.end(built.diagnostics)
    if let left = built.value?.leftOver { Console.say(left) }
    if let missing = built.value?.missing { throw engine.say(missing) }
    try built.value?.endByGates()
  }

  /// Which files are left out because they are drafts, the first of them by name.
  private func drafts(_ result: BuildResult) -> [String] {
    guard !result.drafts.isEmpty else { return [] }
    let shown = result.drafts.prefix(5).joined(separator: ", ")
    let more = result.drafts.count > 5 ? " and \(result.drafts.count - 5) more" : ""
    let count = result.drafts.count == 1 ? "1 draft is" : "\(result.drafts.count) drafts are"
    return ["\(count) left out: \(shown)\(more)"]
  }

  private func summary(_ result: BuildResult, _ shard: Shard?) -> String {
    let part = shard.map { shard in
      let clients = result.sites.count - (shard.number == 1 ? 1 : 0)
      return "\(shard.words): \(clients == 1 ? "1 client" : "\(clients) clients")"
    }
    let lines = result.sites.flatMap { site in
      ["\(site.name): \(site.pages) pages, \(site.path)"]
        + site.documents.map { "\(site.name): \($0)" }
    }
    let replaced = verbose ? result.overridden.map { "\($0) replaces a built-in template" } : []
    let counts = "\(result.written) files written, \(result.unchanged) unchanged"
    let earlier = result.earlier.map { document in
      "\(document.path) was not made again; the last one is now \(document.kept)"
    }
    return ([part].compactMap(\.self) + lines + replaced + drafts(result) + earlier + [counts]).map
    { $0.oneLine + "\n" }
    .joined()
  }
}
