import ArgumentParser
import Diagnostics
import Site

/// `gapbook issue`.
struct Issue: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue",
    abstract: "Builds a client's report and freezes its version: what is delivered stays as it is.",
    usage: "gapbook issue <slug> [<dir>] [<options>]",
    discussion: """
      Example: gapbook issue riverside-dental reports --pdf --sign ~/.ssh/id_ed25519

      The digests of the site's files and of all inputs are recorded in issued/ of the client's folder, \
      under the version of client.yml. From then on builds keep the site as it is, and refuse other \
      inputs under the same version with 4. Nothing is written if anything is wrong.
      """
  )

  @Argument(help: ArgumentHelp("The client's folder below content/clients.", valueName: "slug"))
  var slug: String

  @Argument(help: ArgumentHelp("The workspace's folder.", valueName: "dir"))
  var folder = "."

  @OptionGroup var target: OutputOption

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Issue the same version again, and say why; the report's history has the reason.",
      valueName: "reason"
    )
  )
  var reissue: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Issue the edition for an audience; each has a record of its own.",
      valueName: "name"
    )
  )
  var audience = "full"

  @OptionGroup var engine: EngineOptions
  @OptionGroup var signing: SigningFlags
  @OptionGroup var encryption: EncryptionFlags

  @Flag(name: .shortAndLong, help: "Print only what makes the command fail.")
  var quiet = false

  func run() async throws {
    var workspace = try WorkspaceOptions.parse([])
    workspace.sites.folder = folder
    workspace.sites.client = [slug]
    workspace.audience = [audience]
    workspace.quiet = quiet
    let today = try Console.today()
    let options = try workspace.options(
      output: target.output,
      print: engine.printOptions,
      word: engine.wordOptions,
      delivery: DeliveryOptions(
        signing: signing.options,
        encryption: encryption.options(),
        issue: IssueRequest(
          slug: slug,
          audience: audience,
          day: today.day,
          reason: reissue,
          word: EngineOptions.wordOptions(named: engine.pandoc)
        )
      )
    )
    let built = try await target.built(options)
    workspace.report(built.diagnostics, of: options)
    if let result = built.value, result.missing == nil, !quiet { tell(result) }
    if let missing = built.value?.missing { throw engine.say(missing) }
    try workspace.end(built.diagnostics)
    if let left = built.value?.leftOver { Console.say(left) }
  }

  private func tell(_ result: BuildResult) {
    let sites = result.sites.filter { $0.path.contains("/clients/\(slug)") }.flatMap { site in
      // The path comes first: a runner takes commands that begin a line, and a name may be one.
      ["\(site.path): \(site.name)"] + site.documents
    }
    let record =
      result.record.map { ["\($0) records what was issued: keep it with the inputs"] } ?? []
    let copies = result.encrypted.map { "encrypted: \($0)" }
    let earlier = result.earlier.map { document in
      "\(document.path) was not made again; the last one is now \(document.kept)"
    }
    Console.print(
      (sites + copies + earlier + record).map { $0.oneLine + "\n" }.joined(),
      done: Build.done
    )
  }
}
