import ArgumentParser
import Diagnostics
import Imports

/// `gapbook import scan`.
struct ImportScanner: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: "Adds what a scanner wrote to a client's evidence.yml, and says what it tested.",
    discussion: """
      Reads Prowler (compliance CSV, CSV, OCSF), OCSF compliance findings, Powerpipe (CSV, JSON), XCCDF \
      results and ARF, Nessus v2, Wazuh and OSCAL assessment results. The file is read wholly first: a \
      bad one writes nothing. A file outside of the client's folder is copied into its scans/, over no \
      other file. A pass never makes a requirement met, and a failure never changes an answer.
      """
  )

  @OptionGroup var options: ScanOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The format, where it is not recognized: \(ScanImport.formats.joined(separator: ", ")).",
      valueName: "name"
    )
  )
  var format: String?

  func run() async throws { try options.importScan(format) }
}

/// `gapbook import oscal-ar`.
struct ImportOSCALResults: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "oscal-ar",
    abstract: "Adds OSCAL assessment results to a client's evidence.yml, as import scan does.",
    discussion: """
      Controls of NIST SP 800-53 count for the requirements to which NIST maps them, and are marked so.
      """
  )

  @OptionGroup var options: ScanOptions

  func run() async throws { try options.importScan("oscal-assessment-results") }
}

/// What both share.
struct ScanOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The scanner's file.", valueName: "file"))
  var file: String

  @Option(
    name: .long,
    help: ArgumentHelp("Whose evidence it is; not needed for the only client.", valueName: "slug")
  )
  var client: String?

  @Option(
    name: .customLong("workspace"),
    help: ArgumentHelp("The workspace's folder.", valueName: "dir")
  )
  var folder = "."

  @Option(
    name: .long,
    help: ArgumentHelp("The id of the evidence; else the next free one.", valueName: "id")
  )
  var id: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Its title; else what wrote it, and when.", valueName: "text")
  )
  var title: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The day on which it was run, where the file has none.", valueName: "day")
  )
  var collected: String?

  @OptionGroup var links: LinkOptions

  func importScan(_ format: String?) throws {
    var request = ScanImport(file: file, workspace: folder)
    request.client = client
    request.allowedLinks = try links.folders()
    (request.id, request.title) = (id, title)
    (request.format, request.collected) = (format, collected)
    let imported: Diagnosed<[String]?>
    do {
      imported = try Imports.importScan(request)
    } catch let fault as ScanImportFault {
      throw UsageFault(fault.message)
    }
    DiagnosticReporter(workspace: folder, allowedLinks: request.allowedLinks)
      .report(imported.diagnostics.sortedUnique())
    if let lines = imported.value {
      Console.print(lines.map { $0 + "\n" }.joined(), done: "the files are written")
    }
    let outcome = imported.diagnostics.outcome(strict: false)
    if outcome != .done { throw outcome }
  }
}
