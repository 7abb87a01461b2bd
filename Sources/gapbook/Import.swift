import ArgumentParser

/// `gapbook import`.
struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Places what other programs wrote in a client's files.",
    subcommands: [ImportScanner.self, ImportOSCALResults.self]
  )

  func run() async throws {
    throw MissingCommand(overview: Gapbook.helpMessage(for: Self.self))
  }
}
