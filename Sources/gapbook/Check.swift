import ArgumentParser
import Diagnostics
import Files
import Site

/// `gapbook check`.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Does all of a build in memory and writes nothing.",
    usage: "gapbook check [<dir>] [<options>]",
    discussion: """
      Example: gapbook check reports --fail-on high,overdue --baseline known.json

      A gate is a kind of --fail-on or a limit; one that fails ends the call with 1.
      """
  )

  @OptionGroup var workspace: WorkspaceOptions

  @Option(
    name: .long,
    help: "How messages are printed."
  )
  var format: FormatName = .text

  @OptionGroup var engine: EngineOptions

  @OptionGroup var gates: GateOptions

  @OptionGroup var limits: LimitOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Tell and count only what is not in this file.",
      valueName: "file"
    )
  )
  var baseline: String?

  @Flag(
    name: .long,
    help: "Write what is known now to that file; takes no gate."
  )
  var writeBaseline = false

  @Flag(name: .long, help: "A baseline that is not there yet is a warning.")
  var allowMissing = false

  func validate() throws {
    if baseline == nil, writeBaseline || allowMissing {
      throw ValidationError("name the file: --baseline baseline.json")
    }
    if writeBaseline, !(gates.gates + limits.gates).isEmpty || allowMissing {
      throw ValidationError("--write-baseline writes what is known, and takes no gate")
    }
  }

  func run() async throws {
    var options = try workspace.options(
      print: engine.pdf || engine.docx ? engine.printOptions : nil,
      word: engine.wordOptions,
      gates: gates.gates + limits.gates
    )
    let known = try writeBaseline ? Diagnosed(nil, []) : readBaseline()
    options.baseline = known.value
    options.writesBaseline = writeBaseline
    let checked = try await check(options)
    let told =
      known.diagnostics + (known.value?.new(of: checked.diagnostics) ?? checked.diagnostics)
    workspace.report(told, as: format.format, of: options)
    workspace.sayTimes(checked.value)
    if let missing = checked.value?.missing { throw engine.say(missing) }
    if writeBaseline, let baseline, let result = checked.value, !told.hasErrors {
      try writeFile(Baseline.written(checked.diagnostics, result.gateItems), to: baseline)
      Console.note("\(baseline.oneLine): the baseline is written\n")
    }
    try workspace.end(told)
    try checked.value?.endByGates()
  }

  /// The baseline of the call; nil with a warning where it is not there and may be missing.
  private func readBaseline() throws -> Diagnosed<Baseline?> {
    guard let baseline else { return Diagnosed(nil, []) }
    guard Disk.isThere(baseline) else {
      guard allowMissing else {
        throw UsageFault(
          "there is no file \(baseline): --write-baseline writes it, and with --allow-missing all is new"
        )
      }
      let warning = Diagnostic.warning(
        "missing-baseline",
        "there is no file \(baseline), so that all is new",
        at: nil,
        help: "gapbook check --baseline \(baseline) --write-baseline writes it"
      )
      return Diagnosed(nil, [warning])
    }
    switch Disk.readArgument(baseline) {
    case .success(let bytes):
      return Baseline.read(SourceText(file: Disk.wholePath(baseline), bytes: bytes))
    case .failure(let fault): throw OutputError.refused(path: baseline, reason: fault.words)
    }
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
