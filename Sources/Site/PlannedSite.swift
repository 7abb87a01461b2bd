import Diagnostics
import Export
import Files
import GapAnalysis
import Report
import Templates
import Workspace

/// A composed site with all that rendering and writing it needs.
struct PlannedSite: Sendable {
  /// The client's slug; nil for the workspace's own site.
  let slug: String?
  let report: Report
  let templates: CompiledTemplates
  let assets: [OutputFile]
  let workspace: Workspace
  /// When the source was last changed, in seconds since 1970, where the call says so.
  let sourceDate: Int?
  /// The brand's colour, `#rrggbb`.
  let accent: String?
  /// The family in which the PDF is set, and its files.
  let font: Sourced<String>?
  let fontFiles: [OutputFile]
  /// Where the logo is named.
  let logoPlace: SourceRange?
  /// The files that set the PDF.
  let printTemplates: [PrintTemplate]

  /// Where the site stands in the output: empty, or a path that ends in `/`.
  var folder: String { slug.map { "clients/\($0)/" } ?? "" }

  func write(
    to writer: inout OutputWriter,
    with document: OutputFile?,
    jobs: Int
  ) async throws {
    let renderer = Renderer(report, templates: templates)
    var index = SearchIndex()
    var rest = report.pages[...]
    while !rest.isEmpty {
      let batch = Self.batch(of: &rest, jobs: jobs)
      for part in await orderedConcurrentMap(batch, jobs: jobs, { renderer.indexed($0) }) {
        for file in part.files {
          try Interruption.check()
          try writer.add(file, to: folder)
        }
        index.add(part.words)
      }
    }
    try writer.add(index.file(), to: folder)
    for file in try otherFiles(renderer) { try writer.add(file, to: folder) }
    if let document { try writer.add(document, to: folder) }
    try writer.finish(folder)
  }

  /// How many pages one thread renders and indexes in a row.
  private static let stretch = 16

  /// Takes the next pages, in stretches that are worked on at once; no more than these are ever in
  /// memory, and so few stay in its caches.
  private static func batch(of rest: inout ArraySlice<Page>, jobs: Int) -> [ArraySlice<Page>] {
    var stretches: [ArraySlice<Page>] = []
    while !rest.isEmpty, stretches.count < max(4, min(jobs, 16) * 2) {
      stretches.append(rest.prefix(stretch))
      rest = rest.dropFirst(stretch)
    }
    return stretches
  }

  /// Renders everything and keeps nothing.
  func renderAll(jobs: Int) async {
    let renderer = Renderer(report, templates: templates)
    var rest = report.pages[...]
    while !rest.isEmpty {
      let batch = Self.batch(of: &rest, jobs: jobs)
      _ = await orderedConcurrentMap(batch, jobs: jobs) { pages in
        for page in pages { _ = renderer.file(page) }
      }
    }
    _ = report.print.map { renderer.file($0).bytes.count }
  }

  /// The print edition, exports, style, script and copies.
  private func otherFiles(_ renderer: Renderer) throws(OutputError) -> [OutputFile] {
    var files = assets
    if let print = report.print { files.append(renderer.file(print)) }
    files += exports
    for copy in report.copies {
      let path = workspace.contentPath(copy.source)
      guard let bytes = workspace.read(path) else {
        throw .system(action: "read", path: path, words: "it is gone")
      }
      files.append(OutputFile(path: copy.path, bytes: bytes))
    }
    return files
  }

  /// The files for machines.
  var exports: [OutputFile] {
    guard let assessment = report.assessment else { return [] }
    return export(
      assessment,
      law: workspace.law,
      generator: Generator(version: report.imprint.toolVersion),
      sourceDate: sourceDate
    ).map { OutputFile(path: "data/" + $0.name, bytes: $0.bytes) }
  }

  /// The bytes of an asset or a copied file by its path in the site.
  func file(_ path: String) -> [UInt8]? {
    if let copy = report.copies.first(where: { $0.path == path }) {
      return workspace.read(workspace.contentPath(copy.source))
    }
    return assets.first { $0.path == path }?.bytes
  }

  /// Whose site it is.
  var name: String { report.assessment?.client.name.value ?? report.imprint.title }

  func result(in target: String?, document: OutputFile? = nil) -> BuildResult.Site {
    let start = (target.map { $0 + "/" } ?? "") + folder
    return BuildResult.Site(
      name: name,
      path: start + SitePage.front.path,
      pages: report.pages.count + (report.print == nil ? 0 : 1),
      document: document.map { start + $0.path }
    )
  }
}
