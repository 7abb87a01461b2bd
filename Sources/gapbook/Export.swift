import ArgumentParser
import Diagnostics
import Files
import Site

/// `gapbook export`.
struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Prints an assessment or policies for machines, as a build writes them below data/.",
    discussion: ExportChoice.allCases.map { "\($0.rawValue): \($0.help)\n" }.joined()
  )

  @Argument(
    help: "\(ExportChoice.allCases.map(\.rawValue).joined(separator: ", ")).",
    transform: choice
  )
  var format: ExportChoice

  @OptionGroup var workspace: WorkspaceOptions

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The file to write; - or none: standard output.", valueName: "file")
  )
  var output: String?

  func validate() throws {
    if output == "" { throw ValidationError("-o lacks the name of a file") }
    if workspace.audience.count > 1 {
      throw ValidationError("an export is for one audience: give --audience once")
    }
  }

  func run() async throws {
    let exported = try await exported(format, workspace.options())
    workspace.report(exported.diagnostics)
    if let bytes = exported.value {
      if let output, output != "-" {
        try writeFile(bytes, to: output)
      } else {
        Console.print(bytes)
      }
    }
    try workspace.end(exported.diagnostics)
  }
}
