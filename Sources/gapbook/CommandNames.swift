import ArgumentParser
import Diagnostics

/// The names of commands in a call.
enum CommandNames {
  private static let options: Set = ["-h", "-help", "--help", "--help-hidden", "--version"]

  /// Refuses a command that is none, with `--help` too: the parser would print the program's help, as
  /// if the call had been right.
  static func check(_ words: [String], of root: any ParsableCommand.Type) throws {
    var command = root
    for word in words {
      let commands = command.configuration.subcommands
      if commands.isEmpty { return }
      if word.hasPrefix("-") {
        // What the parser knows besides, such as --generate-completion-script, it knows by itself.
        guard options.contains(word) else { return try refuse(word, among: words) }
        continue
      }
      if word == "help", command == root { continue }
      guard let next = commands.first(where: { $0.configuration.commandName == word }) else {
        let names = commands.compactMap { $0.configuration.commandName }
        let help = suggestion(for: word, among: names).map { "; \($0)" } ?? ""
        throw UsageFault("there is no command \"\(word)\"\(help)")
      }
      command = next
    }
  }

  /// An option that is none, in a call for help.
  private static func refuse(_ option: String, among words: [String]) throws {
    guard words.contains(where: options.contains), !option.hasPrefix("--generate"),
      !option.hasPrefix("--experimental")
    else { return }
    throw UsageFault("there is no option \(option) before a command")
  }
}
