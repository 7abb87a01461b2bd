import ArgumentParser
import Diagnostics
import Site

/// `gapbook explain`.
struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains a requirement, fact, rule, number or finding.",
    usage: "gapbook explain <id> [<dir>] [<options>]",
    discussion: """
      Such as 164.312(a)(2)(iv), cmp-2025, cmp, the id in brackets of a message, rules, responses.csv, \
      assessment.score, F-03, gap:164.312(b), plan:F-03, R-1 or EV-007. A number is printed with its formula, the places \
      of its inputs and the pages that show it.

      Example: gapbook explain assessment.score reports --client riverside-dental
      """
  )

  @Argument(help: "What to explain.")
  var id: String

  @OptionGroup var workspace: WorkspaceOptions

  func run() async throws {
    let explained = try await explain(id, workspace.options())
    workspace.endProgress()
    if let text = explained.value { Console.print(text.plainLines) }
    workspace.report(explained.diagnostics)
    if explained.value == nil { throw Outcome.usage }
    try workspace.end(explained.diagnostics)
  }
}
