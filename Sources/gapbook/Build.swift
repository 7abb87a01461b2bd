import ArgumentParser
import Diagnostics
import Site

/// `gapbook build`.
struct Build: AsyncParsableCommand {
  /// What is said where the output is in its place and standard output takes no more words.
  static let done = "the output is whole, and of this run"

  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Builds the sites of a workspace.",
    usage: "gapbook build [<dir>] [<options>]",
    discussion: "Example: gapbook build reports -o out --pdf"
  )

  @OptionGroup var workspace: WorkspaceOptions

  @OptionGroup var target: OutputOption

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Build part K of N for merge; auto: as CI says.",
      valueName: "k/n|auto"
    )
  )
  var shard: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Make clients/SLUG@finding-ID, of this finding alone.",
      valueName: "id"
    )
  )
  var finding: String?

  @OptionGroup var engine: EngineOptions
  @OptionGroup var signing: SigningFlags
  @OptionGroup var encryption: EncryptionFlags

  @Option(
    name: .long,
    help: "How messages are printed."
  )
  var format: FormatName = .text

  @OptionGroup var gates: GateOptions

  @OptionGroup var limits: LimitOptions

  @Flag(name: .long, help: "Remove sites of clients that are there no more.")
  var prune = false

  @Flag(
    name: .long,
    help: "Also make site/portfolio, of all clients, for you."
  )
  var portfolio = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The address at which the workspace's site is read.",
      valueName: "url"
    )
  )
  var baseURL: String?

  @Flag(name: .shortAndLong, help: "Say which built-in templates are replaced.")
  var verbose = false

  func validate() throws {
    if shard != nil, !workspace.sites.client.isEmpty {
      throw ValidationError(
        "--shard splits all clients, and --client builds some: give one of them"
      )
    }
    if shard != nil, signing.sign != nil {
      throw ValidationError(
        "--sign signs whole outputs, and --shard builds a part: sign the SHA256SUMS of what merge joined, as ssh-keygen -Y sign -n gapbook does"
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
      output: target.output,
      prunes: prune,
      makesPortfolio: portfolio,
      print: engine.printOptions,
      word: engine.wordOptions,
      shard: shard,
      finding: finding,
      gates: gates.gates + limits.gates,
      baseURL: baseURL,
      remembers: true,
      delivery: DeliveryOptions(signing: signing.options, encryption: encryption.options())
    )
    let built = try await target.built(options)
    workspace.report(
      built.diagnostics,
      as: format.format,
      of: options,
      done: built.value?.missing == nil && built.value != nil ? Self.done : nil
    )
    if let result = built.value, result.missing == nil, !workspace.quiet {
      // A product for machines has standard output for itself.
      let summary = summary(result, shard)
      if format == .text { Console.print(summary, done: Self.done) } else { Console.note(summary) }
    }
    workspace.sayTimes(built.value)
    if let missing = built.value?.missing { throw engine.say(missing) }
    try workspace.end(built.diagnostics)
    if let left = built.value?.leftOver { Console.say(left) }
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
      let clients = result.clients(besidesOwn: shard.number == 1)
      return "\(shard.words): \(clients == 1 ? "1 client" : "\(clients) clients")"
    }
    let lines = result.sites.flatMap { site in
      // The path comes first: a runner takes commands that begin a line, and a name may be one.
      ["\(site.path): \(site.pages) pages, \(site.name)"] + site.documents
    }
    let replaced = verbose ? result.overridden.map { "\($0) replaces a built-in template" } : []
    let counts = "\(result.written) files written, \(result.unchanged) unchanged"
    let earlier = result.earlier.map { document in
      "\(document.path) was not made again; the last one is now \(document.kept)"
    }
    let copies = result.encrypted.map { "encrypted: \($0)" }
    let all =
      [part].compactMap(\.self) + lines + copies + replaced + drafts(result) + earlier + [counts]
    return all.map { $0.oneLine + "\n" }.joined()
  }
}
