import Diagnostics
import Export
import Regulation
import Report

/// Sets the documents of sites, each by a run of the engine in a folder of its own.
struct PDFPrinter: Sendable {
  let engine: TypstEngine
  /// A folder that nobody else uses and that goes with the run.
  let folder: String
  /// The pattern of the name that the configuration asks for.
  let namePattern: String?

  /// Texts for which the fonts have no sign are replaced so many times before it is an error.
  private static let mostRounds = 4

  /// The PDF of a site, under its path there; nil where the site has no such document.
  func file(_ site: PlannedSite) throws(PrintFault) -> Diagnosed<OutputFile?> {
    guard let edition = site.edition else { return Diagnosed(nil) }
    var data = PrintData(
      edition,
      imprint: site.report.imprint,
      words: site.report.words,
      read: site.file
    )
    let exports = PrintAttachment.known.compactMap { known in
      site.exports.first { $0.path == "data/" + known.name }.map { (known, $0.bytes) }
    }
    let document = data.document(for: site, attachments: exports.map(\.0))
    let own = "\(folder)/\(site.slug ?? "")+"
    try write(
      site,
      data.pictures.values.compactMap(\.self) + site.fontFiles
        + exports.map { OutputFile(path: $0.0.name, bytes: $0.1) },
      to: own
    )
    let set = try set(document.serialized(), in: own, of: site)
    let name = PDFName.file(
      namePattern,
      plain: site.slug == nil ? "manual" : "report",
      client: edition.client ?? edition.title,
      asOf: site.report.asOf
    )
    let diagnostics = data.diagnostics + set.diagnostics + collisions(of: name, in: site)
    return Diagnosed(set.value.map { OutputFile(path: name, bytes: $0) }, diagnostics)
  }

  private func collisions(of name: String, in site: PlannedSite) -> [Diagnostic] {
    site.report.copies.filter { $0.path.lowercased() == name.lowercased() }.map { copy in
      .error(
        "duplicate-address",
        "\(copy.source) would be copied to \"\(copy.path)\", where the PDF stands",
        at: nil,
        help: "rename the file, or name the PDF otherwise: pdf.name in gapbook.yml"
      )
    }
  }

  private func write(
    _ site: PlannedSite,
    _ files: [OutputFile],
    to folder: String
  ) throws(PrintFault) {
    do throws(OutputError) {
      try Disk.makeFolder(folder)
      try Disk.makeFolder(folder + "/fonts")
      for template in site.printTemplates {
        try Disk.write(template.bytes, to: folder + "/" + template.fileName)
      }
      for file in files { try Disk.write(file.bytes, to: folder + "/" + file.path) }
    } catch {
      throw PrintFault(message: error.message)
    }
  }

  /// Runs the engine; what the fonts have no sign for is named by its number in a further round.
  private func set(
    _ json: [UInt8],
    in folder: String,
    of site: PlannedSite
  ) throws(PrintFault) -> Diagnosed<[UInt8]?> {
    var json = json
    var signless: [String] = []
    let limit = 60 + json.count / Self.bytesPerPage
    for round in 1...Self.mostRounds {
      let path = folder + "/report.json"
      Disk.remove(path)
      do { try Disk.write(json, to: path) } catch { throw PrintFault(message: error.message) }
      let result = engine.run(in: folder, day: site.report.asOf.secondsSince1970, limit: limit)
      let messages = TypstMessages(result.errors)
      switch result.ending {
      case .code(0) where result.output.starts(with: "%PDF-".utf8):
        return Diagnosed(result.output, told(messages, site) + Self.told(signless, site))
      case .code where round < Self.mostRounds && !messages.signless.isEmpty:
        signless += messages.signless
        for text in messages.signless {
          json = json.replacing(Array(text.utf8), with: Array(text.numbered.utf8))
        }
      case .code where messages.all.contains(where: \.isError):
        return Diagnosed(nil, told(messages, site))
      default: throw PrintFault(result, limit: limit)
      }
    }
    return Diagnosed(nil)
  }

  /// Data of about so many bytes fill a page: the example's 487,683 fill 79.
  private static let bytesPerPage = 6_000

  private func told(_ messages: TypstMessages, _ site: PlannedSite) -> [Diagnostic] {
    messages.all.map { message in
      if let font = site.font, message.isAbout(unknownFont: font.value) {
        return .error(
          "unknown-font",
          "no file of the font says that its family is \"\(font.value)\"",
          at: font.place,
          help: "fc-scan --format '%{family}' FILE prints a file's family"
        )
      }
      let file = message.place.flatMap { place in
        site.printTemplates.first { $0.fileName == place.file }?.file
      }
      let place = message.place.flatMap { place in
        file.map { file in
          SourceRange(
            file: file,
            start: SourcePosition(line: place.line, column: place.column)
          )
        }
      }
      return Diagnostic(
        message.isError ? .error : .warning,
        rule: "pdf-template",
        "the PDF of \(site.name): \(message.words)",
        at: place
      )
    }
  }

  private static func told(_ signless: [String], _ site: PlannedSite) -> [Diagnostic] {
    guard !signless.isEmpty else { return [] }
    let texts = signless.map { "\"\($0)\"" }.joined(separator: ", ")
    return [
      .warning(
        "no-sign-in-fonts",
        "the PDF of \(site.name) shows \(texts) by number: its fonts have no sign for it",
        at: nil
      )
    ]
  }
}

extension PlannedSite {
  /// What is set as a PDF; nil where the site has no such document.
  var edition: PrintEdition? { report.print ?? report.manual }
}

extension PrintFault {
  fileprivate init(_ result: ChildResult, limit: Int) {
    let said = String(decoding: result.errors, as: UTF8.self).split(separator: "\n").last ?? ""
    let words =
      switch result.ending {
      case .code(0): "what it gave is no PDF"
      case .code(let code): "it ended with code \(code): \(said)"
      case .signal(let signal): "signal \(signal) ended it"
      case .tooLong: "it was ended after \(limit) s"
      case .notStarted(let words): "it cannot be started: \(words)"
      }
    self.init(message: "the PDF engine failed: \(words)")
  }
}

extension SourceText {
  /// The last part of the path.
  fileprivate var fileName: String { file.split(separator: "/").last.map(String.init) ?? file }
}

extension String {
  /// The numbers of its characters, `[U+6F22]`.
  fileprivate var numbered: String {
    let numbers = unicodeScalars.map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
    return "[\(numbers.joined(separator: " "))]"
  }
}

extension Day {
  /// The beginning of the day in UTC.
  fileprivate var secondsSince1970: Int {
    (ordinal - (Day(year: 1970, month: 1, day: 1)?.ordinal ?? 0)) * 86_400
  }
}
