import ArgumentParser
import Diagnostics
import Site

/// `gapbook explain`.
struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explains a requirement, a fact, a timeline or a rule.",
    discussion: "Such as 164.312(a)(2)(iv), cmp-2025, cmp, or the id in brackets of a message."
  )

  @Argument(help: "What to explain.")
  var id: String

  @Argument(help: ArgumentHelp("The workspace's folder.", valueName: "dir"))
  var folder = "."

  @Option(name: .long, help: ArgumentHelp("The day, YYYY-MM-DD.", valueName: "day"))
  var asOf: String?

  func run() async throws {
    let query = try LawQuery(workspace: folder, asOf: asOf, today: Console.today().day)
    let explained = try explain(id, query)
    if let text = explained.value { Console.print(text) }
    DiagnosticReporter(workspace: folder).report(explained.diagnostics)
    if explained.value == nil { throw Outcome.usage }
  }
}
