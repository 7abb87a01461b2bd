import Diagnostics
import Files
import PDF
import Word
import Workspace

/// A program that documents need and that is not there.
public enum MissingProgram: Sendable, Equatable {
  /// Typst, which sets PDFs.
  case typst
  /// Pandoc, which writes Word files.
  case pandoc
  /// A pandoc that is too old, by its path and version.
  case oldPandoc(path: String, version: String)
}

/// A document of an earlier build that is kept beside the output.
public struct EarlierDocument: Sendable {
  /// Where it was in the output.
  public let path: String
  /// Where it is now.
  public let kept: String
}

/// What makes the documents of a build: PDFs by Typst, Word files by pandoc.
struct DocumentMakers {
  /// What sets PDFs; nil where none is made.
  private let pdf: TypstEngine?
  private let pandoc: Pandoc?
  /// What draws charts for Word files, if it is there.
  private let drawing: TypstEngine?
  private let namePattern: String?
  /// What is missing; then nothing can be made.
  let missing: MissingProgram?

  init(_ options: BuildOptions, _ workspace: Workspace) {
    let isAsked = options.makesDocuments(of: workspace)
    let typst = isAsked ? options.print.flatMap(TypstEngine.find) : nil
    pdf = options.makesPDFs(of: workspace) ? typst : nil
    drawing = typst
    namePattern = workspace.configuration.pdfName
    let lacksPDF = options.makesPDFs(of: workspace) && typst == nil
    let found = options.word.map {
      Pandoc.find(named: $0.named, searchPath: options.print?.searchPath ?? [])
    }
    switch found {
    case .success(let program): (pandoc, missing) = (program, lacksPDF ? .typst : nil)
    case .failure(let fault): (pandoc, missing) = (nil, MissingProgram(fault))
    case nil: (pandoc, missing) = (nil, lacksPDF ? .typst : nil)
    }
  }

  /// How many sites are in memory at once: their documents are made side by side.
  func sitesAtOnce(_ jobs: Int) -> Int { isIdle ? 1 : max(4, jobs) }

  /// The versions of what makes documents, and none of what makes nothing; Typst is asked for its own.
  func askedEngines() async throws -> Provenance.Engines {
    guard let typst = pdf ?? (pandoc == nil ? nil : drawing) else {
      return Provenance.Engines(typst: nil, pandoc: pandoc?.version)
    }
    // One that does not answer is ended with the program.
    let version = try await Interruption.heeded { typst.version }
    return Provenance.Engines(typst: version ?? "unknown", pandoc: pandoc?.version)
  }

  /// Whether there is nothing to make.
  var isIdle: Bool { pdf == nil && pandoc == nil }

  /// The documents of a site, made below a folder.
  func documents(
    of site: ComposedSite,
    in folder: String
  ) throws(PrintFault) -> Diagnosed<[OutputFile]> {
    let printed = site.printed
    var files: [OutputFile?] = []
    var diagnostics: [Diagnostic] = []
    if let pdf {
      let printer = PDFPrinter(engine: pdf, folder: folder + "/pdf", namePattern: namePattern)
      let made = try printer.file(printed)
      files.append(made.value)
      diagnostics += made.diagnostics
    }
    if let pandoc {
      let printer = WordPrinter(pandoc: pandoc, engine: drawing, folder: folder + "/word")
      let made = try printer.file(printed)
      files.append(made.value)
      diagnostics += made.diagnostics
    }
    return Diagnosed(files.compactMap(\.self), diagnostics)
  }
}

extension MissingProgram {
  fileprivate init(_ fault: Pandoc.Missing) {
    self =
      switch fault {
      case .none: .pandoc
      case .old(let path, let version): .oldPandoc(path: path, version: version)
      }
  }
}
