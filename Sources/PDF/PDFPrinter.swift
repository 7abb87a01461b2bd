package import Diagnostics
package import Files
import Formats
import GapAnalysis
import Regulation
import Report

/// Sets the documents of sites, each by a run of the engine in a folder of its own.
package struct PDFPrinter: Sendable {
  let engine: TypstEngine
  /// A folder that nobody else uses and that goes with the run.
  let folder: String
  /// The pattern of the name that the configuration asks for.
  let namePattern: String?

  /// A printer that works below a folder that is not there yet.
  package init(engine: TypstEngine, folder: String, namePattern: String?) {
    self.engine = engine
    self.folder = folder
    self.namePattern = namePattern
  }

  /// Texts for which the fonts have no sign are replaced so many times before it is an error.
  private static let mostRounds = 4

  /// The PDF of a site, under its path there; nil where the site has no such document.
  package func file(_ site: PrintedSite) throws(PrintFault) -> Diagnosed<OutputFile?> {
    guard let edition = site.report.edition else { return Diagnosed(nil) }
    let own = "\(folder)/\(site.slug ?? "")+"
    var attempt = try attempt(edition, of: site, in: own)
    if attempt.value == nil {
      let refused = try refusals(of: attempt.pictures, in: own, of: site)
      Disk.remove(own)
      if !refused.isEmpty {
        attempt = try self.attempt(edition, of: site, in: own, refused: refused)
      }
    }
    let name = PDFName.file(
      namePattern,
      plain: site.slug == nil ? "manual" : "report",
      client: edition.client ?? edition.title,
      asOf: site.report.asOf,
      version: site.report.assessment?.client.version,
      audience: site.report.assessment?.audience ?? "full"
    )
    return Diagnosed(
      attempt.value.map { OutputFile(path: name, bytes: $0) },
      attempt.diagnostics + collisions(of: name, in: site)
    )
  }

  /// A PDF, nil where something stops it, with what was noticed and the pictures that it holds.
  private typealias Attempt = (
    value: [UInt8]?, diagnostics: [Diagnostic], pictures: [String: OutputFile?]
  )

  /// Sets a document in a folder of its own, with the words of refused pictures in their place.
  private func attempt(
    _ edition: PrintEdition,
    of site: PrintedSite,
    in own: String,
    refused: [String: String] = [:]
  ) throws(PrintFault) -> Attempt {
    var data = PrintData(
      edition,
      imprint: site.report.imprint,
      words: site.report.words,
      refused: refused,
      read: site.file
    )
    let exports = PrintAttachment.known.compactMap { known in
      site.exports.first { $0.path == "data/" + known.name }.map { (known, $0.bytes) }
    }
    let document = data.document(for: site, attachments: exports.map(\.0))
    try write(
      site,
      data.pictures.values.compactMap(\.self) + site.fontFiles
        + exports.map { OutputFile(path: $0.0.name, bytes: $0.1) },
      to: own
    )
    let set = try set(document.serialized(), in: own, of: site)
    return (set.value, data.diagnostics + set.diagnostics, data.pictures)
  }

  /// Why pictures cannot be set, in the engine's words, by their paths: each is tried by itself.
  private func refusals(
    of pictures: [String: OutputFile?],
    in folder: String,
    of site: PrintedSite
  ) throws(PrintFault) -> [String: String] {
    var refused: [String: String] = [:]
    for (path, picture) in pictures {
      guard let picture else { continue }
      let text = """
        #set document(title: "A picture")
        #set text(font: ("Libertinus Serif", "DejaVu Sans Mono"))
        #image("\(picture.path)", alt: "A picture")
        """
      try replace(folder + "/picture.typ", by: Array(text.utf8))
      let result = run("picture.typ", in: folder, of: site, limit: Self.leastSeconds)
      if result.ending == .code(0) { continue }
      let fault = TypstMessages(result.errors, in: folder).all.first(where: \.isError)
      refused[path] = fault?.words ?? "the engine cannot set it"
    }
    return refused
  }

  private func run(
    _ main: String,
    in folder: String,
    of site: PrintedSite,
    limit: Int
  ) -> ChildResult {
    engine.run(main, in: folder, day: site.report.asOf.secondsSince1970, limit: limit)
  }

  private func replace(_ path: String, by bytes: [UInt8]) throws(PrintFault) {
    Disk.remove(path)
    do { try Disk.write(bytes, to: path) } catch { throw PrintFault(message: error.message) }
  }

  private func collisions(of name: String, in site: PrintedSite) -> [Diagnostic] {
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
    _ site: PrintedSite,
    _ files: [OutputFile],
    to folder: String
  ) throws(PrintFault) {
    do throws(OutputError) {
      try Disk.makeFolder(folder)
      try Disk.makeFolder(folder + "/fonts")
      // What is below `docx` is for Word files.
      for template in site.printTemplates where !template.path.hasPrefix("docx/") {
        for above in template.path.foldersAbove { try Disk.makeFolder(folder + "/" + above) }
        try Disk.write(template.source.bytes, to: folder + "/" + template.path)
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
    of site: PrintedSite
  ) throws(PrintFault) -> Diagnosed<[UInt8]?> {
    var text = String(decoding: json, as: UTF8.self)
    var standIns: [String: StandIn] = [:]
    let limit = Self.leastSeconds + json.count / Self.bytesPerPage
    for round in 1...Self.mostRounds {
      try replace(folder + "/report.json", by: Array(text.adding(standIns).utf8))
      let result = run("report.typ", in: folder, of: site, limit: limit)
      let messages = TypstMessages(result.errors, in: folder)
      if result.ending == .code(0), Self.isPDF(result.output) {
        return Diagnosed(
          result.output.endingStreamsPlainly(),
          diagnostics(of: messages, site) + warnings(of: standIns, site)
        )
      }
      let replaced = text.replacing(
        signless: round < Self.mostRounds ? messages.signless : [],
        after: standIns
      )
      guard !replaced.standIns.isEmpty, case .code = result.ending else {
        guard case .code = result.ending, messages.all.contains(where: \.isError) else {
          throw PrintFault(result, limit: limit, of: site, by: engine)
        }
        return Diagnosed(nil, diagnostics(of: messages, site))
      }
      standIns.merge(replaced.standIns) { $1 }
      text = replaced.text
    }
    return Diagnosed(nil)
  }

  /// Whether bytes begin and end as a PDF does; one that was cut short does not.
  private static func isPDF(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: "%PDF-".utf8) && bytes.suffix(1024).firstRange(of: "%%EOF".utf8) != nil
  }

  /// A document is given so many seconds, and one more for each page that it may have.
  private static let leastSeconds = 60
  /// Data of about so many bytes fill a page: the example's 487,683 fill 79.
  private static let bytesPerPage = 6_000
}

extension [UInt8] {
  /// A PDF in which no stream that ends with a carriage return is followed by a line feed.
  ///
  /// The engine puts a line feed before `endstream`; after such a byte the two would be taken for one end
  /// of line, and the stream for a byte shorter than it says (PDF/A-3, 6.1.7.1). A carriage return ends a
  /// line as well, and no byte moves.
  func endingStreamsPlainly() -> [UInt8] {
    let end = Array("\r\nendstream".utf8)
    var out = self
    var place = startIndex
    while let found = self[place...].firstOccurrence(of: end) {
      out[found.lowerBound + 1] = UInt8(ascii: "\r")
      place = found.upperBound
    }
    return out
  }
}

extension String {
  /// The folders above a path, outermost first.
  fileprivate var foldersAbove: [String] {
    utf8.indices.filter { utf8[$0] == UInt8(ascii: "/") }.map { String(self[..<$0]) }
  }
}

extension Day {
  /// The beginning of the day in UTC.
  fileprivate var secondsSince1970: Int {
    (ordinal - (Day(year: 1970, month: 1, day: 1)?.ordinal ?? 0)) * 86_400
  }
}
