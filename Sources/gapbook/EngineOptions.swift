import ArgumentParser
import PDF
import Site
import Word

/// The flags about documents that `build` and `check` share.
struct EngineOptions: ParsableArguments {
  @Flag(name: .long, help: "Make a PDF of each report, or of all pages as manual.")
  var pdf = false

  @Flag(name: .long, help: "Make a Word file of the same.")
  var docx = false

  @Option(
    name: .long,
    help: ArgumentHelp("The typst program, or a virtual environment with it.", valueName: "path")
  )
  var typst: String?

  @Option(name: .long, help: ArgumentHelp("The pandoc program.", valueName: "path"))
  var pandoc: String?

  /// Where Typst may be found, and whether a PDF is asked for.
  var printOptions: PrintOptions { Self.printOptions(isAskedFor: pdf, named: typst) }

  /// Where pandoc may be found; nil where no Word file is asked for.
  var wordOptions: WordOptions? { docx ? Self.wordOptions(named: pandoc) : nil }

  static func printOptions(isAskedFor: Bool = true, named: String? = nil) -> PrintOptions {
    let home = Console.variable("HOME").map { $0 + "/.local/share" }
    return PrintOptions(
      isAskedFor: isAskedFor,
      named: named ?? Console.variable("GAPBOOK_TYPST"),
      searchPath: Console.variable("PATH") ?? "",
      dataHome: Console.variable("XDG_DATA_HOME") ?? home
    )
  }

  static func wordOptions(named: String? = nil) -> WordOptions {
    WordOptions(named: named ?? Console.variable("GAPBOOK_PANDOC"))
  }

  /// How Typst is installed where there is no package.
  private static let typstVenv = """
    python3 -m venv ~/.local/share/gapbook/typst && \
    ~/.local/share/gapbook/typst/bin/pip install typst==0.15.0
    """
  /// How Typst is installed, in a sentence.
  static let typstHelp = "\(typstVenv); or the package gapbook-pdf, as gapbook doctor says"
  /// The same for each package in which the program comes, a line each.
  static let typstWays = [
    "Debian and Ubuntu, as root: apt-get install ./gapbook-pdf_\(Gapbook.version)_amd64.deb",
    "from the tarball: tar -xf gapbook-pdf-\(Gapbook.version)-linux-x86_64.tar.xz && "
      + "gapbook-pdf-\(Gapbook.version)-linux-x86_64/install",
    "with pip, where gapbook is a wheel: its extra pdf, such as pip install './gapbook-"
      + "\(Gapbook.version)-py3-none-manylinux_2_36_x86_64.whl[pdf]'",
    "without a package: \(typstVenv)",
  ]
  /// How pandoc is installed.
  static let pandocHelp = "apt-get install pandoc, or see pandoc.org"

  /// Says which program is missing, and gives the outcome.
  func say(_ missing: MissingProgram) -> Outcome {
    switch missing {
    case .typst:
      let fault = printOptions.named.map { "\($0) is no Typst" } ?? "Typst 0.15 is missing"
      Console.say(
        "nothing was written: no PDF can be made, as \(fault); this installs it: \(Self.typstHelp)"
      )
    case .pandoc:
      let fault = wordOptions?.named.map { "\($0) is no pandoc" } ?? "pandoc is missing"
      Console.say(
        "nothing was written: no Word file can be made, as \(fault); this installs it: \(Self.pandocHelp)"
      )
    case .oldPandoc(let path, let version):
      Console.say(
        "nothing was written: no Word file can be made, as \(path) is pandoc \(version) and 2.11 or "
          + "newer is needed; this installs it: \(Self.pandocHelp)"
      )
    }
    return .environment
  }
}
