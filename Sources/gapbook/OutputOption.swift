import ArgumentParser
import Diagnostics
import Files
import Site

/// The folder that a command writes its sites to.
struct OutputOption: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The output's folder; by default site in the workspace.", valueName: "out")
  )
  var output: String?

  func validate() throws {
    if output == "" { throw ValidationError("-o lacks the name of a folder") }
  }

  /// Builds; where a signal or the system stops it, says in what state the output is.
  func built(_ options: BuildOptions) async throws -> Diagnosed<BuildResult?> {
    do {
      return try await build(options)
    } catch let error as Interruption {
      Console.say(outputAfterStop(options))
      throw error
    } catch let error as OutputError {
      guard case .system = error else { throw error }
      Console.say(error.message)
      Console.say(outputAfterStop(options))
      throw Outcome.environment
    }
  }
}
