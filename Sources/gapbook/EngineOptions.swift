import ArgumentParser
import PDF
import Site

/// The flags about PDFs that `build` and `check` share.
struct EngineOptions: ParsableArguments {
  @Flag(name: .long, help: "Make a PDF of each client's report, or of all pages as a manual.")
  var pdf = false

  @Option(
    name: .long,
    help: ArgumentHelp("The typst program, or a virtual environment with it.", valueName: "path")
  )
  var typst: String?

  /// Where the engine may be found; nil where no PDF is asked for.
  var options: PrintOptions? { pdf ? printOptions : nil }

  private var printOptions: PrintOptions {
    let home = Console.variable("HOME").map { $0 + "/.local/share" }
    return PrintOptions(
      named: typst ?? Console.variable("GAPBOOK_TYPST"),
      searchPath: Console.variable("PATH") ?? "",
      dataHome: Console.variable("XDG_DATA_HOME") ?? home
    )
  }

  /// Says that there is no engine, and gives the outcome.
  func missing() -> Outcome {
    let fault = printOptions.named.map { "\($0) is no Typst" } ?? "Typst 0.15 is missing"
    Console.say(
      """
      nothing was written: no PDF can be made, as \(fault); this installs it: python3 -m venv \
      ~/.local/share/gapbook/typst && ~/.local/share/gapbook/typst/bin/pip install typst==0.15.0
      """
    )
    return .environment
  }
}
