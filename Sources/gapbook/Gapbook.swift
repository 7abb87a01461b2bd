import ArgumentParser
import Diagnostics
import Site

/// The program: one subcommand a job.
@main
struct Gapbook: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "gapbook",
    abstract: "Builds HIPAA compliance reports from Markdown and assessment data.",
    discussion: """
      Exit codes: 0 done; 1 a gate said no; 2 the call is wrong; 3 errors in content, data, \
      templates or configuration; 4 output refused; 5 the environment; 70 a defect of ours.
      """,
    version: version,
    subcommands: [
      Build.self, Check.self, Render.self, Init.self, New.self, Model.self,
      Explain.self, Facts.self,
    ]
  )

  /// Runs the command that the arguments name; the exit code is part of the contract.
  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let outcome as Outcome {
      Console.exit(outcome)
    } catch {
      let message = fullMessage(for: error)
      let isHelp = exitCode(for: error).isSuccess
      if !message.isEmpty { isHelp ? Console.print(message + "\n") : Console.note(message + "\n") }
      Console.exit(isHelp ? .done : Outcome(of: error))
    }
  }
}
