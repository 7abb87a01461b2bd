import Diagnostics
import Export
import Files
import Report

/// What is made once for all sites of a build.
struct SharedOutput {
  var prints = SectionPrints()
  var exports = SharedExports()
  /// What of the files to be written refuses the output.
  var refused: [Diagnostic] = []
}

/// Renders and writes one site; a reader who waits hears of it every so many files.
///
/// What the next build may go by is given back, by the paths of pages' files in the workspace.
@discardableResult
func write(
  _ site: ComposedSite,
  _ documents: [OutputFile],
  _ options: BuildOptions,
  to writer: inout OutputWriter,
  _ times: inout StageTimes,
  _ shared: inout SharedOutput,
  _ progress: (String, Int) -> BuildProgress
) async throws -> [String: PageTrace] {
  let words = "writing \(site.name)"
  options.progress(progress(words, writer.count))
  let start = times.now()
  let before = writer.count
  var written = Moment.zero
  var traces: [String: PageTrace] = [:]
  var phi = site.phi
  var proof = LeakProof(site)
  try await render(site, jobs: options.jobs, &shared.prints) { page in
    try Interruption.check()
    phi.look(at: page.file, page.hits, spent: page.searched)
    proof?.look(at: page.file)
    let start = times.now()
    if let kept = page.kept, let source = page.source {
      try writer.keep(page.file, digest: kept.whole, of: site.folder)
      traces[source] = kept
    } else {
      let whole = try writer.add(page.file, to: site.folder)
      if let source = page.source, let frame = page.frame {
        traces[source] = PageTrace(path: page.file.path, frame: frame, whole: whole)
      }
    }
    if let start, let end = times.now() { written = written + (end - start) }
    if writer.count % 500 == 0 { options.progress(progress(words, writer.count)) }
  }
  times.add(.render, since: start, count: site.pageCount)
  times.add(.render, Moment.zero - written, count: 0)
  times.add(.write, written, count: writer.count - before)
  let exported = times.now()
  let files = try site.files(&shared.exports) + documents
  times.add(.export, since: exported, count: files.count)
  let rest = times.now()
  if !documents.isEmpty {
    // The letters of a PDF are numbers in its fonts: what it is set from is looked at.
    let data = site.printData()
    if let data { phi.look(at: data) }
    proof?.lookAtPrint(data)
  }
  let own = Set(documents.map(\.path))
  for file in files {
    phi.look(at: file)
    proof?.look(at: file, isSet: own.contains(file.path))
    try writer.add(file, to: site.folder)
  }
  shared.refused += phi.findings(of: site)
  shared.refused += proof?.refusals() ?? []
  times.add(.phi, phi.watch.spent)
  times.add(.leakProof, proof?.watch.spent ?? 0)
  try writer.finish(site.folder)
  times.add(.write, since: rest, count: files.count + 1)
  return traces
}
