import ArgumentParser
import Diagnostics
import Files
import Imports
import PDF
import Site

/// Where the program begins.
@main
enum Program {
  static func main() {
    guard Console.hasRoom else {
      Console.say("too little memory: 160 MB of addresses are needed; see ulimit -v")
      Console.exit(.environment)
    }
    Threads.run { Console.exit(await Gapbook.run()) }
  }
}

/// The program: one subcommand a job.
struct Gapbook: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "gapbook",
    abstract: "Builds HIPAA compliance reports from Markdown and assessment data.",
    discussion: """
      Example: gapbook init reports --starter clinic, then gapbook build reports

      Exit codes: 0 done; 1 a gate said no; 2 the call is wrong; 3 errors in content, data, \
      templates or configuration; 4 output refused; 5 the environment; 70 a defect of ours.
      """,
    version: version,
    subcommands: [
      Build.self, Check.self, Serve.self, ListClients.self, Render.self, Init.self, New.self,
      Model.self,
      Explain.self, Facts.self, Schema.self, Export.self, Import.self, DiffCommand.self, Merge.self,
      Issue.self, Verify.self, Doctor.self,
    ]
  )

  /// Runs the command that the arguments name; the exit code is part of the contract.
  static func run() async -> Outcome {
    do {
      try CommandNames.check(Console.arguments, of: Self.self)
      var command = try parseAsRoot(Console.arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      return .done
    } catch {
      return report(error)
    }
  }

  func run() async throws {
    guard let state = try await WorkspaceState.here() else {
      throw MissingCommand(overview: Self.helpMessage())
    }
    Console.print(state.text)
  }

  /// A message that repeats arguments, which may hold what steers a terminal.
  private static func plain(_ message: String) -> String {
    Console.arguments.reduce(message) { message, argument in
      argument.oneLine == argument
        ? message
        : message.split(separator: argument, omittingEmptySubsequences: false)
          .joined(separator: argument.oneLine)
    }.plainLines
  }

  /// Says what a command threw, and gives the exit code; help and the version are thrown too.
  private static func report(_ error: any Error) -> Outcome {
    switch error {
    case let outcome as Outcome: return outcome
    case let interruption as Interruption: Console.end(by: interruption.signal)
    case let error as BuildError: Console.say(error.message)
    case let error as OutputError: Console.say(error.message)
    case let error as PrintFault: Console.say(error.message)
    case let error as RevisionFault: Console.say(error.message)
    case let error as DeliveryFault: Console.say(error.message)
    case let error as MergeFault: for problem in error.problems { Console.say(problem) }
    case let error as ImportFault: Console.say(error.message)
    case let error as LawFileFault: Console.say(error.message)
    case is ImportDefect:
      Console.say("the file would not be read as it was meant, and nothing is written: a defect")
    case let error as UsageFault: Console.say(error.message)
    case let error as MissingCommand:
      Console.note("\(error.overview)\n")
      Console.say("no command is given")
    default:
      let message = plain(fullMessage(for: error))
      if exitCode(for: error).isSuccess {
        let isWhole = Console.arguments.contains("--help-hidden")
        Console.print((isWhole ? message : HelpScreen.fitting(message)) + "\n")
        return .done
      }
      if !message.isEmpty { Console.note(message + "\n") }
    }
    return Outcome(of: error)
  }
}
