import ArgumentParser
import Diagnostics
import Site

/// `gapbook build`.
struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Builds the sites of a workspace.",
    discussion: "Nothing is written if anything is wrong; the last good output stays."
  )

  @OptionGroup var workspace: WorkspaceOptions

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The output's folder; by default site in the workspace.", valueName: "out")
  )
  var output: String?

  @Flag(name: .long, help: "Make a PDF of each client's report, or of all pages as a manual.")
  var pdf = false

  @Option(
    name: .long,
    help: ArgumentHelp("The typst program, or a virtual environment with it.", valueName: "path")
  )
  var typst: String?

  @Flag(name: .long, help: "Remove the sites of clients that the workspace no longer has.")
  var prune = false

  @Flag(name: .shortAndLong, help: "Say which built-in templates are replaced.")
  var verbose = false

  func validate() throws {
    if output == "" { throw ValidationError("-o lacks the name of a folder") }
  }

  func run() async throws {
    let options = try workspace.options(
      output: output,
      prunes: prune,
      print: pdf ? printOptions : nil
    )
    let built = try await build(options)
    workspace.endProgress()
    DiagnosticReporter(workspace: workspace.folder).report(
      built.diagnostics,
      quiet: workspace.quiet,
      clients: clientNames(options)
    )
    if let result = built.value, !result.lacksEngine, !workspace.quiet {
      Console.print(summary(result))
    }
    let outcome = built.diagnostics.outcome(strict: workspace.strict)
    if outcome != .done { throw outcome }
    for path in built.value?.gonePDFs ?? [] {
      Console.say("\(path) of an earlier build was taken away: this build did not make it anew")
    }
    if let left = built.value?.leftOver { Console.say(left) }
    guard built.value?.lacksEngine != true else {
      Console.say(missingEngine)
      throw Outcome.environment
    }
    // The process ends while it holds the sites: taking them apart would serve nobody.
    withExtendedLifetime(built) { Console.exit(.done) }
  }

  private var missingEngine: String {
    let fault = printOptions.named.map { "\($0) is no Typst" } ?? "Typst 0.15 is missing"
    return """
      nothing was written: no PDF can be made, as \(fault); this installs it: python3 -m venv \
      ~/.local/share/gapbook/typst && ~/.local/share/gapbook/typst/bin/pip install typst==0.15.0
      """
  }

  private var printOptions: PrintOptions {
    let home = Console.variable("HOME").map { $0 + "/.local/share" }
    return PrintOptions(
      named: typst ?? Console.variable("GAPBOOK_TYPST"),
      searchPath: Console.variable("PATH") ?? "",
      dataHome: Console.variable("XDG_DATA_HOME") ?? home
    )
  }

  /// Which files are left out because they are drafts, the first of them by name.
  private func drafts(_ result: BuildResult) -> [String] {
    guard !result.drafts.isEmpty else { return [] }
    let shown = result.drafts.prefix(5).joined(separator: ", ")
    let more = result.drafts.count > 5 ? " and \(result.drafts.count - 5) more" : ""
    let count = result.drafts.count == 1 ? "1 draft is" : "\(result.drafts.count) drafts are"
    return ["\(count) left out: \(shown)\(more)"]
  }

  private func summary(_ result: BuildResult) -> String {
    let lines = result.sites.flatMap { site in
      ["\(site.name): \(site.pages) pages, \(site.path)"]
        + (site.document.map { ["\(site.name): \($0)"] } ?? [])
    }
    let replaced = verbose ? result.overridden.map { "\($0) replaces a built-in template" } : []
    let counts = "\(result.written) files written, \(result.unchanged) unchanged"
    return (lines + replaced + drafts(result) + [counts]).map { $0.oneLine + "\n" }.joined()
  }
}
