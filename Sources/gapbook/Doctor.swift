import ArgumentParser
import Diagnostics
import PDF
import Site
import Word

/// `gapbook doctor`.
struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Says which other programs are installed, and how to install those that are not.",
    discussion: """
      Sites need none of them: what is missing is no failure. Example: gapbook doctor
      """
  )

  func run() throws {
    let print = EngineOptions.printOptions()
    let typst = TypstEngine.find(print)
    var lines = [
      "gapbook \(Gapbook.version)",
      line(
        "Typst, for PDFs (build --pdf)",
        typst.map { "\($0.version ?? "of an unknown version"), \($0.path)" },
        "the package gapbook-pdf, in one of these ways:"
      ),
    ]
    if typst == nil { lines += EngineOptions.typstWays.map { "  " + $0 } }
    lines += [
      line(
        "pandoc, for Word files (build --docx)",
        pandoc(print),
        "2.11 or newer: \(EngineOptions.pandocHelp)"
      ),
      line(
        "ssh-keygen, for signatures (build --sign, verify --signers)",
        program("ssh-keygen"),
        DeliveryPrograms.signingHelp
      ),
      line(
        "qpdf, for encrypted copies of PDFs (build --encrypt)",
        program("qpdf").flatMap { path in
          DeliveryPrograms.versionOfQPDF(at: path).map { "\($0), \(path)" }
        },
        "10.6 or newer: \(DeliveryPrograms.encryptionHelp)"
      ),
    ]
    Console.print(lines.map { $0.oneLine + "\n" }.joined())
  }

  private func program(_ name: String) -> String? {
    DeliveryPrograms.find(name, Console.variable("PATH") ?? "")
  }

  private func pandoc(_ print: PrintOptions) -> String? {
    let named = EngineOptions.wordOptions().named
    guard case .success(let found) = Pandoc.find(named: named, searchPath: print.searchPath) else {
      return nil
    }
    return "\(Pandoc.version(of: found.path) ?? ""), \(found.path)"
  }

  private func line(_ name: String, _ found: String?, _ help: String) -> String {
    found.map { "\(name): \($0)" } ?? "\(name): missing; this installs it: \(help)"
  }
}
