package import Diagnostics
package import Files
import Formats
package import PDF
import Report

/// Writes the documents of sites as Word files, each by a run of pandoc in a folder of its own.
package struct WordPrinter: Sendable {
  private let pandoc: Pandoc
  /// What draws charts and pictures; nil: their words are in their place.
  private let engine: TypstEngine?
  /// A folder that nobody else uses and that goes with the run.
  private let folder: String

  /// A printer that works below a folder that is not there yet.
  package init(pandoc: Pandoc, engine: TypstEngine?, folder: String) {
    self.pandoc = pandoc
    self.engine = engine
    self.folder = folder
  }

  private static let leastSeconds = 60
  /// A document has a second more for so many bytes of its tree.
  private static let bytesPerSecond = 50_000

  /// The Word file of a site, under its path there; nil where the site has no such document.
  package func file(_ site: PrintedSite) throws(PrintFault) -> Diagnosed<OutputFile?> {
    let own = "\(folder)/\(site.slug ?? "")+"
    guard var printed = site.printed() else { return Diagnosed(nil) }
    try write(printed.pictures + site.fontFiles, to: own)
    var pictures = try WordPictures(printed.document, printed.pictures, by: engine, in: own)
    if !pictures.refused.isEmpty,
      let again = site.printed(without: printed.reasons(byPath: pictures.refused))
    {
      printed = again
      Disk.remove(own)
      try write(printed.pictures + site.fontFiles, to: own)
      pictures = try WordPictures(printed.document, printed.pictures, by: engine, in: own)
    }
    let data = printed.document
    let paper = WordPaper(data["paper"].text)
    var writer = WordWriter(data, words: site.report.words, pictures: pictures, paper: paper)
    let sections = writer.document()
    let reference = ReferenceDocument(
      data,
      language: site.language,
      languages: writer.languages,
      lastForm: sections.last?.form ?? .upright,
      paper: paper
    ).bytes(site.printTemplates)
    let noticed = printed.diagnostics + reference.diagnostics + drawn(site, data)
    guard !reference.diagnostics.hasErrors else { return Diagnosed(nil, noticed) }
    let tree = tree(sections, paper).serialized()
    try write(
      [
        OutputFile(path: "tree.json", bytes: tree),
        OutputFile(path: "reference.docx", bytes: reference.value),
      ],
      to: own
    )
    let made = try run(tree.count, in: own, site)
    let properties = WordProperties(data: data, language: site.language, day: site.report.asOf)
    guard let bytes = Zip.replacing(properties.files, in: made.value) else {
      throw fault("what it gave is no Word file", site)
    }
    let name = site.slug == nil ? "manual.docx" : site.documentName("docx")
    return Diagnosed(OutputFile(path: name, bytes: bytes), noticed + made.diagnostics)
  }

  /// The sections one after the other; what says how the last one's sheets are is in the reference
  /// document.
  private func tree(_ sections: [WordWriter.SheetSection], _ paper: WordPaper) -> JSON {
    var blocks: [JSON] = []
    for (index, section) in sections.enumerated() {
      blocks += section.blocks
      guard index < sections.count - 1 else { continue }
      let end = "<w:pStyle w:val=\"SectionEnd\"/>" + paper.properties(section.form)
      blocks.append(Tree.raw("<w:p><w:pPr>\(end)</w:pPr></w:p>"))
    }
    return .object([
      ("pandoc-api-version", .array(pandoc.treeVersion.map { .int($0) })),
      ("meta", .object([])), ("blocks", .array(blocks)),
    ])
  }

  private func run(
    _ size: Int,
    in folder: String,
    _ site: PrintedSite
  ) throws(PrintFault) -> Diagnosed<[UInt8]> {
    let limit = Self.leastSeconds + size / Self.bytesPerSecond
    let result = pandoc.run("tree.json", in: folder, reference: "reference.docx", limit: limit)
    let said = String(decoding: result.errors, as: UTF8.self).replacing(folder + "/", with: "")
    switch result.ending {
    case .code(0): break
    case .code(let code):
      let words = said.split(separator: "\n").joined(separator: " ")
      throw fault("it ended with code \(code): \(words)", site)
    case .signal(let signal): throw fault("signal \(signal) ended it", site)
    case .tooLong: throw fault("it was ended after \(limit) s", site)
    case .notStarted(let words): throw fault("it cannot be started: \(words)", site)
    }
    let isWhole = Zip.paths(of: result.output)?.contains("word/document.xml") == true
    guard isWhole else { throw fault("what it gave is no Word file", site) }
    let warnings = said.split(separator: "\n").map { line in
      Diagnostic.warning(
        "word-file",
        "the Word file of \(site.name): \(line)",
        at: nil,
        help: "pandoc said it (\(pandoc.path))"
      )
    }
    return Diagnosed(result.output, warnings)
  }

  private func fault(_ words: String, _ site: PrintedSite) -> PrintFault {
    PrintFault(message: "the Word file of \(site.name): pandoc failed: \(words) (\(pandoc.path))")
  }

  /// A note where nothing draws the charts.
  private func drawn(_ site: PrintedSite, _ data: JSON) -> [Diagnostic] {
    guard engine == nil, site.slug != nil else { return [] }
    return [
      .note(
        "word-charts",
        "the Word file of \(site.name) says its charts in words alone: Typst, which draws them, is missing",
        at: nil,
        help: "gapbook doctor says how to install it"
      )
    ]
  }

  private func write(_ files: [OutputFile], to folder: String) throws(PrintFault) {
    do throws(OutputError) {
      try Disk.makeFolder(folder + "/fonts")
      for file in files { try Disk.write(file.bytes, to: folder + "/" + file.path) }
    } catch {
      throw PrintFault(message: error.message)
    }
  }
}
