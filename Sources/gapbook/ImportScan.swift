import ArgumentParser
import Diagnostics
import Imports

/// `gapbook import scan`.
struct ImportScanner: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: "Adds what a scanner wrote to a client's evidence.yml, and says what it tested.",
    usage: "gapbook import scan <file> [<options>]",
    discussion: """
      Example: gapbook import scan prowler_hipaa_aws.csv --client riverside-dental

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
      "The format, where it is not recognized: \(ImportRequest.scanFormats.joined(separator: ", ")).",
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
    usage: "gapbook import oscal-ar <file> [<options>]",
    discussion: """
      Example: gapbook import oscal-ar results.json --client riverside-dental

      Controls of NIST SP 800-53 count for the requirements to which NIST maps them, and are marked so.
      """
  )

  @OptionGroup var options: ScanOptions

  func run() async throws { try options.importScan("oscal-assessment-results") }
}

/// What both share.
struct ScanOptions: ParsableArguments {
  @OptionGroup var options: ImportOptions

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

  func importScan(_ format: String?) throws {
    var request = try options.request()
    (request.id, request.title, request.format) = (id, title, format)
    try request.setCollected(collected)
    try options.end(Imports.importScan(request))
  }
}
