import Diagnostics
import Export
import Files
import Formats
import GapAnalysis
import PDF
import Report
import Templates
import Workspace

/// A composed site with all that rendering and writing it needs.
struct ComposedSite: Sendable {
  /// The client's slug; nil for the workspace's own site.
  let slug: String?
  let report: Report
  let templates: CompiledTemplates
  let look: SiteLook
  let workspace: Workspace
  /// When the source was last changed, in seconds since 1970, where the call says so.
  let sourceDate: Int?
  /// Looks for patients' identifiers in what is to be written.
  var phi: PHIGuard
  /// What it was made from, without the files that it copies; nil for the portfolio.
  var provenance: Provenance?
  /// What was taken out for its audience.
  var withheld = Withheld()
  /// Whether its version is frozen.
  var issue = IssueState.free
  /// The files for machines of the portfolio; nil for a site that is none.
  var portfolio: [OutputFile]?
  /// The pages that stay as the last output has them.
  var kept = KeptPages.none

  /// What gates look at, where it is the first edition of a client's site.
  var gated: Assessment?

  /// The audience of a client's site.
  var audience: String? { report.assessment?.audience }

  /// Whether it is a client's site for those who see all, or no client's.
  var isWhole: Bool { audience.map { $0 == Audience.full } ?? true }

  /// The name of a client's site below `clients/`: `slug`, or `slug@audience`.
  var siteName: String? {
    slug.map { slug in isWhole ? slug : "\(slug)@\(Self.fileName(audience ?? ""))" }
  }

  /// The name of an edition as that of a folder: a finding's id may have any letters.
  private static func fileName(_ audience: String) -> String {
    guard let id = Audience.finding(of: audience) else { return audience }
    let page = Addresses.finding(id).split(separator: "/").last.map(String.init) ?? id
    return Audience.of(finding: page.hasSuffix(".html") ? String(page.dropLast(5)) : page)
  }

  /// Where the site is in the output: empty, or a path that ends in `/`.
  var folder: String {
    portfolio == nil ? siteName.map { "clients/\($0)/" } ?? "" : PortfolioPage.folder
  }

  private var assets: [OutputFile] {
    look.files(report.imprint)
  }

  /// The files that are not rendered: style and script, exports and copies.
  func files(_ shared: inout SharedExports) throws(OutputError) -> [OutputFile] {
    var files = assets + exports(&shared) + policyFiles + (portfolio ?? [])
    var copied: [InputFile] = []
    for copy in report.copies {
      let path = workspace.contentPath(copy.source)
      guard let bytes = workspace.read(path) else {
        throw .system(action: "read", path: path, words: "it is gone, or was made larger")
      }
      files.append(OutputFile(path: copy.path, bytes: bytes))
      copied.append(InputFile(path: path, digest: SHA256.hex(bytes)))
    }
    guard var provenance else { return files }
    provenance.add(copied)
    let place = slug == nil ? Provenance.name : "data/" + Provenance.name
    return files + [OutputFile(path: place, bytes: provenance.bytes)]
  }

  /// The files for machines on policies.
  private var policyFiles: [OutputFile] {
    (policyExport?.files ?? []).map { OutputFile(path: "data/" + $0.name, bytes: $0.bytes) }
  }

  /// The files for machines.
  private func exports(_ shared: inout SharedExports) -> [OutputFile] {
    // Who gets no result, or one finding alone, gets no file with all of them.
    guard let assessment = report.assessment,
      report.omitted.extent.map({ $0.kind == .executive }) ?? true
    else { return [] }
    return export(
      assessment,
      law: workspace.law,
      generator: Generator(version: report.imprint.toolVersion),
      sourceDate: sourceDate,
      &shared
    ).map { OutputFile(path: "data/" + $0.name, bytes: $0.bytes) }
  }

  /// The data of a client's edition for machines.
  func editionData(_ assessment: Assessment) -> [UInt8] {
    assessmentFile(assessment, generator: Generator(version: report.imprint.toolVersion))
  }

  /// The bytes of an asset or a copied file by its path in the site.
  func file(_ path: String) -> [UInt8]? {
    if let copy = report.copies.first(where: { $0.path == path }) {
      return workspace.read(workspace.contentPath(copy.source))
    }
    return assets.first { $0.path == path }?.bytes
  }

  /// What the engine is given to set the print edition, as one text; nil where there is none.
  func printData() -> OutputFile? {
    printed.printed().map {
      OutputFile(path: "the data of the PDF", bytes: $0.document.serialized())
    }
  }

  /// The site as its document needs it.
  var printed: PrintedSite {
    var shared = SharedExports()
    return PrintedSite(
      name: name,
      slug: siteName,
      report: report,
      accent: look.accent,
      font: look.font,
      fontFiles: look.fontFiles,
      logoPlace: look.logoPlace,
      printTemplates: look.printTemplates,
      exports: exports(&shared),
      file: file
    )
  }

  /// Whose site it is.
  var name: String {
    let name = report.assessment?.client.name.value ?? report.imprint.title
    return isWhole ? name : "\(name) (\(audience ?? ""))"
  }

  /// How many pages it has.
  var pageCount: Int { report.pages.count + (report.print == nil ? 0 : 1) }

  func result(in target: String?, documents: [OutputFile] = []) -> BuildResult.Site {
    let start = (target.map { $0 + "/" } ?? "") + folder
    return BuildResult.Site(
      name: name,
      path: start + SitePage.front.path,
      pages: pageCount,
      documents: documents.map { start + $0.path }
    )
  }
}
