import ArgumentParser
import Diagnostics
import Imports

/// `gapbook import`.
struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Places what other programs wrote in a client's files.",
    discussion: "Example: gapbook import responses gaps.xlsx --workspace reports",
    subcommands: [
      ImportAnswers.self, ImportSelfAssessment.self, ImportScanner.self, ImportOSCALResults.self,
    ]
  )

  func run() async throws {
    throw MissingCommand(overview: Gapbook.helpMessage(for: Self.self))
  }
}

/// What all of `import` share.
struct ImportOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The file to read.", valueName: "file"))
  var file: String

  @Option(
    name: .long,
    help: ArgumentHelp("Whose files are filled; not needed for the only client.", valueName: "slug")
  )
  var client: String?

  @Option(
    name: .customLong("workspace"),
    help: ArgumentHelp("The workspace's folder.", valueName: "dir")
  )
  var folder = "."

  @OptionGroup var links: LinkOptions

  @Flag(name: .long, help: "Print every message, of however many.")
  var all = false

  /// So many messages are all printed: the list of what has no place is what an import is read for.
  private static let mostPrinted = 500

  func request() throws -> ImportRequest {
    try SiteChoice.check(folder)
    var request = try ImportRequest(
      file: file,
      workspace: folder,
      today: Console.today().day
    )
    request.client = client
    request.allowedLinks = try links.folders()
    return request
  }

  /// Prints what was noticed and what was done; ends the command where something has no place.
  func end(_ imported: Diagnosed<Imported?>) throws {
    let messages = imported.diagnostics.sortedUnique()
    let reporter = DiagnosticReporter(
      workspace: folder,
      allowedLinks: (try? links.folders()) ?? [],
      printsAll: all || messages.count <= Self.mostPrinted
    )
    reporter.report(messages)
    if let done = imported.value {
      Console.print(done.lines.map { $0 + "\n" }.joined(), done: "the import is done")
    }
    let outcome = imported.diagnostics.outcome(strict: false)
    if outcome != .done { throw outcome }
  }
}

/// What those share that place rows.
struct PlacingOptions: ParsableArguments {
  @OptionGroup var options: ImportOptions

  @Flag(name: .long, help: "Place what has a place, although other rows have none.")
  var partial = false

  func request() throws -> ImportRequest {
    var request = try options.request()
    request.isPartial = partial
    return request
  }
}

/// `gapbook import responses`.
struct ImportAnswers: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "responses",
    abstract: "Places the rows of a spreadsheet in a client's responses.csv.",
    usage: "gapbook import responses <file> [<options>]",
    discussion: """
      Example: gapbook import responses gaps.xlsx --map "Grade=status"

      Reads .csv, .tsv and .xlsx. Columns are known by what they are usually called, such as \
      Citation, Compliance status, Responsible and Target date; --map names others. A row's \
      requirement is its id in any spelling, or the titles of a standard and a specification. Rows \
      that the file does not name stay as they are, to the byte. Nothing is written unless \
      everything has a place: what has none is listed with row, column and reason.
      """
  )

  @OptionGroup var placing: PlacingOptions

  @Flag(name: .long, help: "Replace cells that are filled otherwise.")
  var overwrite = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What a column holds: \"Their column=status\"; a column of responses.csv, standard, specification, question, answer, role, person, date, or ignore. May be repeated.",
      valueName: "column=name"
    )
  )
  var map: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What a word means as a status: \"Mostly=partial\"; may be repeated.",
      valueName: "word=status"
    )
  )
  var mapStatus: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("The sheet of a workbook, where several hold answers.", valueName: "name")
  )
  var sheet: String?

  func run() async throws {
    var request = try placing.request()
    request.overwrites = overwrite
    request.columns = try Self.pairs(map, of: "--map")
    request.statuses = try Self.pairs(mapStatus, of: "--map-status")
    request.sheet = sheet
    try placing.options.end(importResponses(request))
  }

  private static func pairs(_ values: [String], of option: String) throws -> [ImportPair] {
    try values.map { value in
      guard let pair = ImportPair(value) else {
        throw UsageFault("\(option) \"\(value)\" lacks one side of the =: \"Theirs=ours\"")
      }
      return pair
    }
  }
}

/// `gapbook import sra`.
struct ImportSelfAssessment: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sra",
    abstract: "Places the answers of the HHS SRA Tool's workbook as drafts.",
    usage: "gapbook import sra <file> [<options>]",
    discussion: """
      Example: gapbook import sra "SRA Tool.xlsx" --partial

      Reads the Excel workbook of version 3.6 or 3.7. Each marked answer is placed, with its question, \
      in the note of the requirements that its row cites, and the workbook becomes an item of \
      evidence of the kind self-assessment. No answer of the tool is a status by itself, and its \
      ratings of risk are shown as its own. The layout is read as it has been described; it was not \
      checked on the original.
      """
  )

  @OptionGroup var placing: PlacingOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "When the workbook was handed over, YYYY-MM-DD; default: today.",
      valueName: "day"
    )
  )
  var collected: String?

  func run() async throws {
    var request = try placing.request()
    try request.setCollected(collected)
    try placing.options.end(importSRA(request))
  }
}
