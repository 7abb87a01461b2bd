import ArgumentParser
import Diagnostics
import Site

/// `gapbook build`.
struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Builds the sites of a workspace.",
    discussion: "Nothing is written if anything is wrong; the last good output stays."
  )

  @OptionGroup var workspace: WorkspaceOptions

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The output's folder; by default site in the workspace.", valueName: "out")
  )
  var output: String?

  @Flag(name: .shortAndLong, help: "Say which built-in templates are replaced.")
  var verbose = false

  func run() async throws {
    let options = try workspace.options(output: output)
    let built = try await build(options)
    workspace.endProgress()
    DiagnosticReporter(workspace: workspace.folder).report(
      built.diagnostics,
      quiet: workspace.quiet
    )
    if let result = built.value, !workspace.quiet { Console.print(summary(result)) }
    let outcome = built.diagnostics.outcome(strict: workspace.strict)
    if outcome != .done { throw outcome }
  }

  private func summary(_ result: BuildResult) -> String {
    let lines = result.sites.map { "\($0.name): \($0.pages) pages, \($0.path)\n" }
    let replaced =
      verbose ? result.overridden.map { "\($0) replaces a built-in template\n" }.joined() : ""
    return lines.joined() + replaced
      + "\(result.written) files written, \(result.unchanged) unchanged\n"
  }
}
