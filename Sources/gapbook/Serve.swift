import ArgumentParser
import Diagnostics
import Files
import Site

/// `gapbook serve`.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Shows the sites in a browser, and after each save.",
    usage: "gapbook serve [<dir>] [<options>]",
    discussion: """
      It answers at 127.0.0.1 alone, until Ctrl-C. What is saved in the workspace is built into a \
      folder of the system's for what goes soon, not into site; a page that is open loads itself again \
      if it has changed. After a save that cannot be built the last good pages stay, with what is wrong \
      and where above them. PDFs and Word files are not made.

      Example: gapbook serve reports --open
      """
  )

  @OptionGroup var sites: SiteChoice

  @Option(
    name: .long,
    help: ArgumentHelp("The port; where it is taken, the next free one.", valueName: "n")
  )
  var port = 4173

  @Flag(name: .long, help: "Open the first page in the browser.")
  var open = false

  func validate() throws {
    guard (1...65_535).contains(port) else {
      throw ValidationError("--port is \(port), and must be from 1 to 65535")
    }
  }

  func run() async throws {
    let reporter = try DiagnosticReporter(
      workspace: sites.folder,
      allowedLinks: sites.links.folders()
    )
    let (folder, asked, opens) = (sites.folder, port, open)
    try await serve(
      sites.options(),
      at: port,
      describe: { reporter.text($0.filter { $0.severity == .error }) },
      news: { news in
        switch news {
        case .isServing(let port):
          let address = "http://127.0.0.1:\(port)/"
          if port != asked {
            Console.note("port \(asked) is taken; \(port) is the next free one\n")
          }
          Console.print("serving \(folder.oneLine) at \(address)\n")
          Console.note("Ctrl-C ends it\n")
          if opens { Self.show(address) }
        case .built(let built):
          Console.clearLine()
          reporter.report(built.diagnostics)
          if let result = built.value {
            Console.note("built: \(result.written) files written, \(result.unchanged) unchanged\n")
          }
        case .failed(let words): Console.say(words)
        }
      }
    )
  }

  /// Opens an address in the browser, or says why that is not possible.
  private static func show(_ address: String) {
    let folders = (Console.variable("PATH") ?? "").split(separator: ":").map(String.init)
    let opener = folders.map { $0 + "/xdg-open" }.first(where: Disk.isExecutable)
    guard let opener, Opener.start(opener, [address]) else {
      Console.note("no program opens a page here (xdg-open); open it yourself: \(address)\n")
      return
    }
  }
}
