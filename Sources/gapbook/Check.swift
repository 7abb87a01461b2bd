import ArgumentParser
import Diagnostics
import Site

/// `gapbook check`.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Does all of a build in memory and writes nothing."
  )

  @OptionGroup var workspace: WorkspaceOptions

  @Option(
    name: .long,
    help: ArgumentHelp("text, json, sarif or github; all but text go to standard output.")
  )
  var format: FormatName = .text

  func run() async throws {
    let options = try workspace.options()
    let checked = try await check(options)
    workspace.endProgress()
    let reporter = DiagnosticReporter(workspace: workspace.folder)
    if format == .text {
      reporter.report(
        checked.diagnostics,
        quiet: workspace.quiet,
        clients: clientNames(options)
      )
    } else {
      Console.print(reporter.printed(checked.diagnostics, as: format.format, colour: false))
    }
    let outcome = checked.diagnostics.outcome(strict: workspace.strict)
    if outcome != .done { throw outcome }
  }
}

/// The names of the forms of diagnostics.
enum FormatName: String, ExpressibleByArgument, CaseIterable {
  case text, json, sarif, github

  var format: DiagnosticFormat {
    switch self {
    case .text: .text
    case .json: .json
    case .sarif: .sarif
    case .github: .github
    }
  }
}
