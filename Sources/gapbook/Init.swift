import ArgumentParser
import Files
import Site

/// `gapbook init`.
struct Init: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Begins a workspace.",
    discussion: """
      A starter is a workspace that builds as it is. clinic and vendor have a client with a row for \
      every requirement that applies, and an example of each file that a first report needs. policies \
      has HIPAA policies and procedures which together answer every requirement of the Security Rule \
      and the Breach Notification Rule. What is yours to fill in is a text that begins with TODO:, and \
      gapbook check lists each of them.

      Example: gapbook init reports --starter clinic

      The folder may hold other files; none is written over. Where one of the starter's files is there \
      already, all such files are named and nothing is written.
      """
  )

  @Argument(help: ArgumentHelp("The folder; made if it is not there.", valueName: "dir"))
  var folder = "."

  @Option(
    name: .long,
    help: """
      What to begin with. bare, the default: a configuration and a home page; clinic: a small \
      practice; vendor: a business associate; policies: HIPAA policies and procedures.
      """,
    completion: .list(StarterKind.allCases.map(\.rawValue)),
    transform: { try choice($0) }
  )
  var starter: StarterKind = .bare

  func run() async throws {
    let files = try NewFiles(workspace: folder, today: Console.today().day)
    let name = Disk.wholePath(folder).split(separator: "/").last.map(String.init) ?? folder
    var done = try files.workspaceFiles(title: name, starter: starter)
    if starter != .bare {
      let place = folder == "." ? "" : " " + Self.shellWord(folder)
      done.append(
        "next: gapbook check\(place) lists what is yours to fill in; gapbook build\(place) makes the site"
      )
    }
    Console.print(done.map { "\($0)\n" }.joined(), done: "the files are written")
  }

  /// A path as a word of a shell.
  private static func shellWord(_ path: String) -> String {
    let isPlain = path.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "/._-".unicodeScalars.contains(scalar)
    }
    return isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }
}
