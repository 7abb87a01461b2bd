import ArgumentParser
import Site

/// `gapbook model`.
struct Model: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model",
    abstract: "Prints what templates can see.",
    discussion: "Example: gapbook model --json"
  )

  @Flag(name: .long, help: "As JSON.")
  var json = false

  func run() async throws { Console.print(templateModel(asJSON: json)) }
}
