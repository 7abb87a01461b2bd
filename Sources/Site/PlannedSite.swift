import Diagnostics
import Export
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

  /// Where the site stands in the output: empty, or a path that ends in `/`.
  var folder: String { slug.map { "clients/\($0)/" } ?? "" }

  /// Pages rendered at once; no more than these are ever in memory.
  private static let batch = 256

  func write(to writer: inout OutputWriter, jobs: Int) async throws {
    let renderer = Renderer(report, templates: templates)
    var index = SearchIndex()
    var rest = report.pages[...]
    while !rest.isEmpty {
      let batch = Array(rest.prefix(Self.batch))
      rest = rest.dropFirst(Self.batch)
      for page in await orderedConcurrentMap(batch, jobs: jobs, { renderer.indexed($0) }) {
        try writer.add(page.file, to: folder)
        if let entry = page.entry { index.add(entry) }
      }
    }
    try writer.add(index.file(), to: folder)
    for file in try otherFiles(renderer) { try writer.add(file, to: folder) }
    try writer.finish(folder)
  }

  /// Renders everything and keeps nothing.
  func renderAll(jobs: Int) async {
    let renderer = Renderer(report, templates: templates)
    var rest = report.pages[...]
    while !rest.isEmpty {
      let batch = Array(rest.prefix(Self.batch))
      rest = rest.dropFirst(Self.batch)
      _ = await orderedConcurrentMap(batch, jobs: jobs) { renderer.file($0).bytes.count }
    }
    _ = report.print.map { renderer.file($0).bytes.count }
  }

  /// The print edition, exports, style, script and copies.
  private func otherFiles(_ renderer: Renderer) throws(OutputError) -> [OutputFile] {
    var files = assets
    if let print = report.print { files.append(renderer.file(print)) }
    if let assessment = report.assessment {
      let generator = Generator(version: report.imprint.toolVersion)
      files += export(assessment, generator: generator).map {
        OutputFile(path: "data/" + $0.name, bytes: $0.bytes)
      }
    }
    for copy in report.copies {
      let path = workspace.contentPath(copy.source)
      guard let bytes = workspace.read(path) else {
        throw .system(action: "read", path: path, words: "it is gone")
      }
      files.append(OutputFile(path: copy.path, bytes: bytes))
    }
    return files
  }

  /// Whose site it is.
  var name: String { report.assessment?.client.name.value ?? report.imprint.title }

  func result(in target: String?) -> BuildResult.Site {
    let path = folder + "index.html"
    return BuildResult.Site(
      name: name,
      path: target.map { $0 + "/" + path } ?? path,
      pages: report.pages.count + (report.print == nil ? 0 : 1)
    )
  }
}
