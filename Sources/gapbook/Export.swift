import ArgumentParser
import Diagnostics
import Files
import Site

/// `gapbook export`.
struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Prints an assessment or policies for machines.",
    usage: "gapbook export <format> [<dir>] [<options>]",
    discussion: ExportChoice.allCases.map { "\($0.rawValue): \($0.help)\n" }.joined()
      + "\nExample: gapbook export gaps --all -o out, as out/SLUG/gaps.csv of each client"
  )

  @Argument(
    help: "One of those above.",
    transform: choice
  )
  var format: ExportChoice

  @OptionGroup var workspace: WorkspaceOptions

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The file to write; with --all the folder.",
      valueName: "file"
    )
  )
  var output: String?

  func validate() throws {
    if output == "" { throw ValidationError("-o lacks the name of a file") }
    if workspace.all, output == nil || output == "-" {
      throw ValidationError("--all exports every client, and needs a folder: -o exports")
    }
    if workspace.all, !workspace.sites.client.isEmpty {
      throw ValidationError("--all exports every client, and --client some: give one of them")
    }
    if workspace.audience.count > 1 {
      throw ValidationError("an export is for one audience: give --audience once")
    }
  }

  func run() async throws {
    if workspace.all, let output { return try await exportAll(to: output) }
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

  private func exportAll(to folder: String) async throws {
    guard case .assessment(let format) = format else {
      throw UsageFault(
        "--all exports what is made of assessments, and policies are no client's alone"
      )
    }
    let exported = try await exportedOfAll(format, workspace.options())
    workspace.report(exported.diagnostics)
    try workspace.end(exported.diagnostics)
    for file in exported.value {
      let slash = file.path.lastIndex(of: "/") ?? file.path.endIndex
      try Disk.makeFolder("\(folder)/\(file.path[..<slash])")
      try writeFile(file.bytes, to: "\(folder)/\(file.path)")
    }
    let count = exported.value.count
    Console.print(
      "\(folder): \(count) \(count == 1 ? "file" : "files")\n",
      done: "the files are written"
    )
  }
}
