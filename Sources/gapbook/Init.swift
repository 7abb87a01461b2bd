import ArgumentParser
import Files
import Site

/// What a new workspace begins with.
enum StarterKind: String, ExpressibleByArgument, CaseIterable {
  /// A configuration and a home page.
  case bare
}

/// `gapbook init`.
struct Init: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Begins a workspace."
  )

  @Argument(help: ArgumentHelp("The folder; made if it is not there.", valueName: "dir"))
  var folder = "."

  @Option(name: .long, help: "bare: a configuration and a home page.")
  var starter: StarterKind = .bare

  func run() async throws {
    let files = try NewFiles(workspace: folder, today: Console.today().day)
    let name = Disk.wholePath(folder).split(separator: "/").last.map(String.init) ?? folder
    let done = try files.workspaceFiles(title: name)
    Console.print(done.map { "\($0)\n" }.joined(), done: "the files are written")
  }
}
