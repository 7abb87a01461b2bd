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
    help: ArgumentHelp("text, json, sarif, github or gitlab; all but text go to standard output.")
  )
  var format: FormatName = .text

  @OptionGroup var engine: EngineOptions

  @OptionGroup var gates: GateOptions

  @OptionGroup var limits: LimitOptions

  func run() async throws {
    let options = try workspace.options(
      print: engine.pdf || engine.docx ? engine.printOptions : nil,
      word: engine.wordOptions,
      gates: gates.gates + limits.gates
    )
    let checked = try await check(options)
    workspace.report(checked.diagnostics, as: format.format, of: options)
    workspace.sayTimes(checked.value)
    if let missing = checked.value?.missing { throw engine.say(missing) }
    try workspace.end(checked.diagnostics)
    try checked.value?.endByGates()
  }
}

/// The names of the forms of diagnostics.
enum FormatName: String, ExpressibleByArgument, CaseIterable {
  case text, json, sarif, github, gitlab

  var format: DiagnosticFormat {
    switch self {
    case .text: .text
    case .json: .json
    case .sarif: .sarif
    case .github: .github
    case .gitlab: .gitlab
    }
  }
}
